import assert from 'node:assert/strict'
import type { Answer, AnswerEntry } from '../../../src/answering/answer.js'
import type { AnswerModel } from '../../../src/public/ask/present-answer-model.js'
import type { EntryChoice } from '../../../src/public/ask/present-choices.js'
import { presentChoose } from '../../../src/public/ask/present-choose.js'
import { lincoln, sampleContact, sampleEntry } from '../../support/samples/sample.js'
import { sampleSources, speech } from '../../support/samples/sample-sources.js'

interface ChooseModel extends AnswerModel {
  choices: EntryChoice[] | null
  topics: { title: string; href: string }[] | null
}

describe('presentChoose', () => {
  const topicOf = (slug: string) => ({ ...sampleEntry().topic!, slug, title: `About ${slug}` })
  const entryOf = (office: string, topic: string): AnswerEntry =>
    sampleEntry({ office, name: `The ${office}`, answersFor: `All of ${office}`, topic: topicOf(topic) })
  const present = (answer: Partial<Answer>) => {
    const { view, model } = presentChoose(sampleSources({ outcome: 'choose', ...answer }))
    assert.equal(view, 'public/ask/choose')
    return model as unknown as ChooseModel
  }
  const question = 'Is it about the bus or the meal?'

  it('asks the plain question, with the topics as choices and each office below', () => {
    const model = present({ question, entries: [entryOf('buses', 'bus'), entryOf('meals', 'meal')] })
    assert.equal(model.title, question)
    assert.deepEqual(
      model.choices?.map(({ heading, office, href }) => [heading, office, href]),
      [
        ['About bus', 'The buses', '/answers/K7M2Q9XD?office=buses'],
        ['About meal', 'The meals', '/answers/K7M2Q9XD?office=meals'],
      ],
    )
    assert.equal(model.topics, null)
    assert.equal(model.feedback, null)
  })

  it('keeps the best office of each topic, and then no longer asks between those left out', () => {
    const entries = [entryOf('buses', 'bus'), entryOf('depot', 'bus'), entryOf('meals', 'meal')]
    const model = present({ question, entries })
    assert.deepEqual(
      model.choices?.map(({ card }) => card.office),
      ['buses', 'meals'],
    )
    assert.equal(model.title, speech.t('choose.title'))
  })

  it('tells two offices of one topic apart by their names and duties', () => {
    const model = present({ question, entries: [entryOf('buses', 'bus'), entryOf('depot', 'bus')] })
    assert.deepEqual(
      model.choices?.map(({ heading, office, what }) => [heading, office, what]),
      [
        ['The buses', null, 'All of buses.'],
        ['The depot', null, 'All of depot.'],
      ],
    )
  })

  it('asks the short question where the plain one is too long to read at a glance', () => {
    const entries = [entryOf('buses', 'bus'), entryOf('meals', 'meal')]
    const longest = 'x'.repeat(90)
    assert.equal(present({ entries, question: longest }).title, longest)
    assert.equal(present({ entries, question: `${longest}x` }).title, speech.t('choose.title'))
    assert.equal(present({ entries, question: null }).title, speech.t('choose.title'))
  })

  it('asks which person is meant where all were asked for by name', () => {
    const personOf = (name: string): AnswerEntry => ({
      ...sampleEntry({ office: 'teacher', name: 'Teacher', school: lincoln, topic: null }),
      key: name,
      contact: sampleContact({ person: { name, title: { text: 'Grade 3', lang: null } } }),
    })
    const entries = [personOf('Ana Ortiz'), personOf('Eva Ortiz')]
    const model = present({ question, entries, signals: ['name'] })
    assert.equal(model.title, speech.t('choose.people'))
    assert.deepEqual(
      model.choices?.map(({ heading, office, what }) => [heading, office, what]),
      [
        ['Ana Ortiz', 'Teacher', 'Grade 3'],
        ['Eva Ortiz', 'Teacher', 'Grade 3'],
      ],
    )
  })

  it('offers the topics of a whole field in place of offices', () => {
    const nearTopics = [{ slug: 'meal-price', title: 'What lunch costs', office: 'meals' }]
    const model = present({ nearTopics, entries: [entryOf('meals', 'meal')] })
    assert.equal(model.title, speech.t('choose.vague'))
    assert.equal(model.choices, null)
    assert.deepEqual(model.topics, [{ title: 'What lunch costs', href: '/topics/meal-price' }])
  })

  it('links to no page of a choice that could not be stored', () => {
    const entries = [entryOf('buses', 'bus'), entryOf('meals', 'meal')]
    const model = present({ code: null, entries })
    assert.deepEqual(
      model.choices?.map(({ href }) => href),
      [null, null],
    )
  })
})

import assert from 'node:assert/strict'
import type { AnswerEntry } from '../../../src/answering/answer.js'
import type { OpenInstead } from '../../../src/answering/cards/open-instead.js'
import type { AnswerModel } from '../../../src/public/ask/present-answer-model.js'
import type { EntryChoice } from '../../../src/public/ask/present-choices.js'
import { presentSeveral } from '../../../src/public/ask/present-several.js'
import { sampleEntry } from '../../support/samples/sample.js'
import { sampleSources } from '../../support/samples/sample-sources.js'

interface SeveralModel extends AnswerModel {
  instead: OpenInstead | null
  several: (EntryChoice & { about: string | null })[]
}

describe('presentSeveral', () => {
  const typed = 'the  bus was late and my meal card is lost'
  const parts = [
    { from: 0, to: 16 },
    { from: 21, to: 41 },
  ]
  const bus = sampleEntry({ part: 0 })
  const later = sampleEntry({ office: 'depot', part: 0 })
  const meal = sampleEntry({ office: 'meals', name: 'Meals', topic: null, part: 1 })
  const present = (entries: AnswerEntry[], typedText: string | null = null) => {
    const { view, model } = presentSeveral(sampleSources({ entries, parts }, { typedText }), parts)
    assert.equal(view, 'public/ask/several')
    return model as unknown as SeveralModel
  }
  const shown = ({ several }: SeveralModel) => several.map(({ card, about }) => [card.office, about])

  it('gives the best office of each, and quotes the tidied words to the browser that typed them', () => {
    assert.deepEqual(shown(present([bus, later, meal], typed)), [
      ['transportation', '“the bus was late”'],
      ['meals', '“my meal card is lost”'],
    ])
  })

  it('names the topic to others, or nothing where there is none', () => {
    assert.deepEqual(shown(present([bus, later, meal])), [
      ['transportation', 'Bus is late or did not come'],
      ['meals', null],
    ])
  })

  it('asks for feedback on both offices', () => {
    assert.deepEqual(
      present([bus, later, meal]).feedback?.offices.map(({ key }) => key),
      ['transportation', 'meals'],
    )
  })

  it('asks for the school where one of them needs it, and comes back to both', () => {
    const model = present([bus, { ...meal, level: 'school', contact: null }])
    assert.equal(model.schoolForm?.action, '/answers/K7M2Q9XD/school')
    assert.equal(model.schoolForm.office, null)
    assert.equal(model.feedback, null)
    assert.equal(present([bus, meal]).schoolForm, null)
  })

  it('gives the number that answers now once, where several offices are closed', () => {
    const openState = { open: false, closesAt: null, opensAt: null }
    const shut = (entry: AnswerEntry) => ({ ...entry, contact: { ...entry.contact!, openState } })
    const line = { label: 'Open now:', name: 'Main office', phone: '+12165550100' }
    const below = (entries: AnswerEntry[]) => {
      const { model } = presentSeveral(sampleSources({ entries, parts }, { instead: line }), parts)
      return (model as unknown as SeveralModel).instead
    }
    assert.deepEqual(below([shut(bus), shut(meal)]), line)
    assert.equal(below([bus, shut(meal)]), null)
    assert.equal(below([bus, meal]), null)
  })

  it('leaves out a concern that no office was found for', () => {
    assert.deepEqual(shown(present([meal])), [['meals', null]])
  })
})

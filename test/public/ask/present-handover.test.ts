import assert from 'node:assert/strict'
import type { Answer, Outside } from '../../../src/answering/answer.js'
import type { EntryCard } from '../../../src/answering/cards/present-entry.js'
import { createLanguage } from '../../../src/platform/language/language.js'
import type { AnswerModel } from '../../../src/public/ask/present-answer-model.js'
import { presentHandover } from '../../../src/public/ask/present-handover.js'
import { textWith } from '../../support/app/says.js'
import { lincoln, sampleContact, sampleEntry } from '../../support/samples/sample.js'
import { sampleSources } from '../../support/samples/sample-sources.js'

interface HandoverModel extends AnswerModel {
  cards: EntryCard[]
  districtLine: boolean
  districtShown: boolean
  outside: (Pick<Outside, 'text'> & { site: string | null }) | null
  nearTopics: { title: string; href: string }[] | null
}

describe('presentHandover', () => {
  const frontOffice = sampleEntry({ office: 'school-office', level: 'school', school: lincoln, topic: null })
  const mainLine = sampleEntry({ office: 'district-line', topic: null })
  const present = (answer: Partial<Answer>) =>
    presentHandover(sampleSources({ outcome: 'handover', ...answer })).model as unknown as HandoverModel
  const offices = ({ cards }: HandoverModel) => cards.map(({ office }) => office)

  it('shows everyone with a number, and the district’s line once', () => {
    const both = present({ entries: [frontOffice, mainLine] })
    assert.deepEqual(offices(both), ['school-office', 'district-line'])
    assert.equal(both.districtLine, false)
    const one = present({ entries: [frontOffice] })
    assert.deepEqual([offices(one), one.districtLine], [['school-office'], true])
  })

  it('asks for the school while the front office has no number', () => {
    const model = present({ entries: [{ ...frontOffice, school: null, contact: null }, mainLine] })
    assert.deepEqual(offices(model), ['district-line'])
    assert.equal(model.schoolForm?.office, 'school-office')
  })

  it('has the number of another service on its button alone, and names its site', () => {
    const speech = createLanguage().speech('en')
    const [name, phone] = ['Ohio BMV', '+16145550177']
    const text = speech.t('outside.call', { name, phone: speech.phone(phone) })
    const outside = { id: 'bmv', name, phone, website: 'https://www.bmv.ohio.gov/licenses', text }
    const shown = present({ entries: [mainLine], outside }).outside
    assert.equal(shown?.text, textWith('outside.name', { name }))
    assert.equal(shown?.site, 'bmv.ohio.gov')
    const general = { ...outside, text: speech.t('outside.more', { phone: '211' }) }
    assert.equal(present({ entries: [mainLine], outside: general }).outside?.text, general.text)
  })

  it('leaves the district’s number out of the school’s form where it has a card', () => {
    const unplaced = { ...frontOffice, school: null, contact: null }
    const line = { ...mainLine, contact: sampleContact({ phone: '+12165550100' }) }
    assert.equal(present({ entries: [unplaced, line] }).districtShown, true)
    const other = { ...mainLine, contact: sampleContact({ phone: '+12165550199' }) }
    assert.equal(present({ entries: [unplaced, other] }).districtShown, false)
  })

  it('asks for no feedback, since it names nobody', () => {
    assert.equal(present({ entries: [frontOffice, mainLine] }).feedback, null)
  })

  it('asks about a near topic in its own words', () => {
    const nearTopics = [{ slug: 'bus-late', title: 'Bus is late', office: 'transportation' }]
    assert.deepEqual(present({ entries: [mainLine], nearTopics }).nearTopics, [
      { title: 'Bus is late', href: '/ask?q=Bus+is+late' },
    ])
    assert.equal(present({ entries: [mainLine] }).nearTopics, null)
  })
})

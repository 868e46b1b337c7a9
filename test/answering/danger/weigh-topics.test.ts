import assert from 'node:assert/strict'
import type { Danger } from '../../../src/answering/danger/danger.js'
import { weighName, weighTopics } from '../../../src/answering/danger/weigh-topics.js'

const danger = (change: Partial<Danger> = {}): Danger => ({
  ...{ level: null, kinds: [], likely: ['missing-child'], asks: false, byClause: null },
  ...{ score: 0.1, odds: -6, evidence: [] },
  seriousOdds: change.odds ?? -6,
  ...change,
})
const about = (slug: string, probability: number) => [{ slug, probability }]

describe('Danger, with what the concern is about', () => {
  it('takes a calm text on a grave topic for one that needs support, without a question', () => {
    const weighed = weighTopics(danger({ odds: -8 }), about('self-harm-worry', 0.7))
    assert.equal(weighed.level, 'support')
    assert.equal(weighed.asks, false)
    assert.ok(weighed.kinds.includes('suicide'))
    assert.ok(weighed.evidence.includes('topic:self-harm-worry'))
  })

  it('keeps what one clause is enough for, however sure an everyday topic is', () => {
    const everyday = about('homework', 0.95)
    assert.equal(weighTopics(danger({ odds: -3 }), everyday).level, null)
    const support = weighTopics(danger({ odds: -3, byClause: 'support' }), everyday)
    assert.deepEqual([support.level, support.kinds, support.asks], ['support', ['missing-child'], true])
    assert.equal(weighTopics(danger({ odds: -3, byClause: 'now' }), everyday).level, 'now')
  })

  it('raises words that are not sure by a grave topic', () => {
    const unsure = danger({ odds: -0.5 })
    assert.equal(weighTopics(unsure, about('threat', 0.9)).level, 'now')
    assert.equal(weighTopics(unsure, about('contact-update', 0.4)).level, 'support')
  })

  it('lets a sure everyday topic take away what no pattern supports', () => {
    const unsure = danger({ level: 'now', odds: 1.4 })
    assert.equal(weighTopics(unsure, about('bus-late', 0.95)).level, null)
    assert.equal(weighTopics({ ...unsure, evidence: ['en:missing'] }, about('bus-late', 0.95)).level, 'now')
    assert.equal(weighTopics(danger({ odds: 6 }), about('bus-late', 0.95)).level, 'now')
    assert.notEqual(weighTopics(unsure, about('bus-late', 0.4)).level, null)
    assert.notEqual(weighTopics(unsure, about('sick-injury', 0.95)).level, null)
  })

  it('shows a calm line, without a question, for words of distress on a heavy topic', () => {
    const sad = danger({ odds: -7, seriousOdds: 2, likely: ['distress'] })
    const weighed = weighTopics(sad, about('grief', 0.6))
    assert.deepEqual([weighed.level, weighed.asks, weighed.kinds], ['support', false, ['distress']])
    assert.equal(weighTopics(danger({ odds: -7, seriousOdds: -5 }), about('absence', 0.4)).level, null)
  })

  it('never shows lines for distress above everything', () => {
    const both = danger({ odds: 6, seriousOdds: 6, likely: ['distress', 'suicide'] })
    assert.deepEqual(weighTopics(both, about('grief', 0.6)).kinds, ['suicide'])
  })

  it('never goes under support where a pattern speaks', () => {
    const calm = danger({ odds: -5, evidence: ['en:medical'] })
    const weighed = weighTopics(calm, about('sick-return', 0.6))
    assert.deepEqual([weighed.level, weighed.asks], ['support', true])
  })

  it('asks where the check alone says support', () => {
    assert.equal(weighTopics(danger({ odds: -1 }), about('pickup-early', 0.4)).asks, true)
  })

  it('leaves the words alone where no topic was looked for, and where nobody can tell', () => {
    const found = danger({ level: 'now', odds: 3 })
    assert.equal(weighTopics(found, []), found)
    const unread = danger({ level: 'now', odds: Number.POSITIVE_INFINITY })
    assert.equal(weighTopics(unread, about('bus-late', 0.99)), unread)
  })

  it('asks nothing where a text only names a person, unless a pattern or the words are sure', () => {
    const chance = danger({ level: 'support', odds: -2, kinds: ['suicide'], asks: true, evidence: ['words'] })
    assert.deepEqual(weighName(chance), { ...chance, level: null, kinds: [], asks: false })
    const found = { ...chance, evidence: ['en:suicide'] }
    assert.equal(weighName(found), found)
    const sure = danger({ level: 'now', odds: 3 })
    assert.equal(weighName(sure), sure)
  })
})

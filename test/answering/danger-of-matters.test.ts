import assert from 'node:assert/strict'
import type { Danger } from '../../src/answering/danger/danger.js'
import { dangerNumbers } from '../../src/answering/danger/danger-limits.js'
import { dangerOfMatters } from '../../src/answering/danger-of-matters.js'
import type { LiveRevision } from '../../src/answering/live-revision.js'
import { dangerTraining } from '../../src/answering/models/numbers.js'
import { trainModel } from '../../src/answering/models/train-model.js'

const calm: Danger = {
  ...{ level: null, kinds: [], likely: ['abuse-neglect'], asks: false, byClause: null },
  ...{ score: 0.01, odds: -8, seriousOdds: -8, evidence: [] },
}
const odds = (of: number): Danger => ({ ...calm, level: 'support', odds: of, seriousOdds: of })

const topics = trainModel(
  ['lost-found', 'threat'].flatMap((topic) =>
    ['where is the lost and found', 'the lost and found box'].map((text) => ({
      ...{ class: topic, lang: 'en', weight: 1 },
      text: topic === 'threat' ? text.replace('lost and found', 'angry threat') : text,
    })),
  ),
  { ...dangerTraining, minSeen: 1, epochs: 30 },
)

/** @param found what the danger check says of a matter with "shed" in it; the others are calm */
function ask(
  text: string,
  found: Danger,
  { whole = calm, lang = 'en', model = topics as typeof topics | null } = {},
) {
  const liveRevision = {
    live: () => ({ dangerLimits: dangerNumbers, sources: { topicModel: () => model } }),
    detectLanguage: () => lang,
    assess: (matter: string) => (matter.includes('shed') ? found : calm),
  } as unknown as LiveRevision
  return dangerOfMatters(whole, text, lang, liveRevision)
}

describe('Danger beside an everyday matter', () => {
  const text = 'where is the lost and found, also he is locked in a shed'

  it('brings the help that it brings alone', () => {
    const { level, kinds } = ask(text, odds(4))
    assert.deepEqual([level, kinds], ['now', ['abuse-neglect']])
    const support = ask(text, odds(1.5))
    assert.deepEqual([support.level, support.asks], ['support', true])
  })

  it('raises a calm line to the lines, and takes nothing away', () => {
    const whole = odds(-1)
    assert.equal(ask(text, odds(4), { whole }).level, 'now')
    assert.equal(ask(text, odds(1.5), { whole }), whole)
    const now: Danger = { ...calm, level: 'now' }
    assert.equal(ask(text, odds(1.5), { whole: now }), now)
  })

  it('must be surer than a message of its own', () => {
    assert.equal(ask(text, odds(-1)), calm)
  })

  it('brings for a home without food what that brings alone', () => {
    const need: Danger = { ...odds(-2), need: 'distress', likely: ['distress'], byClause: 'support' }
    assert.deepEqual(ask(text, need).kinds, ['distress'])
    assert.equal(ask(text, { ...need, byClause: null }), calm)
  })

  it('needs a matter that is surely everyday', () => {
    assert.equal(ask('where is the angry threat, also he is locked in a shed', odds(4)), calm)
    assert.equal(ask('he is locked in a shed', odds(4)), calm)
  })

  it('is left to the whole in other languages, and before the topics are learned', () => {
    assert.equal(ask(text, odds(4), { lang: 'fr' }), calm)
    assert.equal(ask(text, odds(4), { model: null }), calm)
  })
})

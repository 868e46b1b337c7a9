import assert from 'node:assert/strict'
import type { Danger } from '../../src/answering/danger/danger.js'
import type { LiveRevision } from '../../src/answering/live-revision.js'
import { withNeedAmongMatters } from '../../src/answering/need-among-matters.js'

const calm: Danger = {
  ...{ level: null, kinds: [], likely: ['abuse-neglect'], asks: false, byClause: null },
  ...{ score: 0.01, odds: -8, seriousOdds: -8, evidence: [] },
}

/** The danger check finds a bare need in a matter that begins with "nothing to eat". */
function ask(text: string, { whole = calm, lang = 'en', sure = true } = {}) {
  const liveRevision = {
    detectLanguage: () => lang,
    assess: (matter: string): Danger =>
      matter.startsWith('nothing to eat')
        ? { ...calm, need: 'distress', byClause: sure ? 'support' : null }
        : calm,
  } as unknown as Pick<LiveRevision, 'assess' | 'detectLanguage'>
  return withNeedAmongMatters(whole, text, lang, liveRevision)
}

describe('A need among other matters', () => {
  it('brings the calm line and the question, wherever it stands', () => {
    for (const text of [
      'where is the lost and found, also we were evicted',
      'we were evicted where is the lost and found',
      'where is the lost and found, also nothing to eat at home',
    ]) {
      const { level, kinds, asks } = ask(text)
      assert.deepEqual([level, kinds, asks], ['support', ['distress'], true], text)
    }
  })

  it('takes nothing from what the message brings already', () => {
    for (const level of ['now', 'support'] as const) {
      const whole: Danger = { ...calm, level, kinds: ['abuse-neglect'] }
      assert.equal(ask('we were evicted', { whole }), whole)
    }
  })

  it('must be a matter, and sure', () => {
    assert.equal(ask('where is the lost and found, also he has a cold'), calm)
    assert.equal(ask('where is the lost and found, also nothing to eat at home', { sure: false }), calm)
  })

  it('is read in English and Spanish', () => {
    assert.equal(
      ask('dónde está la oficina, por cierto vivimos en el carro', { lang: 'es' }).level,
      'support',
    )
    assert.equal(ask('we were evicted', { lang: 'fr' }), calm)
  })
})

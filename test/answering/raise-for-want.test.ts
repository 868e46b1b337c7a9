import assert from 'node:assert/strict'
import type { Danger } from '../../src/answering/danger/danger.js'
import { raiseForWant } from '../../src/answering/raise-for-want.js'

const calm: Danger = {
  ...{ level: null, kinds: [], likely: ['abuse-neglect'], asks: false, byClause: null },
  ...{ score: 0.01, odds: -8, seriousOdds: -8, evidence: [] },
}

const ask = (text: string, { whole = calm, lang = 'en' } = {}) =>
  raiseForWant(whole, text, lang, { detectLanguage: () => lang })

describe('A family in want, among other matters', () => {
  it('gets the calm line and the question, wherever it says so', () => {
    for (const text of [
      'where is the lost and found, also we were evicted',
      'we were evicted where is the lost and found',
      'where is the lost and found, also nothing to eat at home',
    ]) {
      const { level, kinds, asks } = ask(text)
      assert.deepEqual([level, kinds, asks], ['support', ['distress'], true], text)
    }
  })

  it('loses nothing of what the message brings already', () => {
    for (const level of ['now', 'support'] as const) {
      const whole: Danger = { ...calm, level, kinds: ['abuse-neglect'] }
      assert.equal(ask('we were evicted', { whole }), whole)
    }
  })

  it('is told from everyday matters', () => {
    assert.equal(ask('where is the lost and found, also he has a cold'), calm)
  })

  it('is understood in English and Spanish', () => {
    assert.equal(
      ask('dónde está la oficina, por cierto vivimos en el carro', { lang: 'es' }).level,
      'support',
    )
    assert.equal(ask('we were evicted', { lang: 'fr' }), calm)
  })
})

import assert from 'node:assert/strict'
import { explainRule, type RuleNames } from '../../../src/answering/rules/explain-rule.js'
import type { Rule } from '../../../src/answering/rules/rule.js'
import { aRule } from './a-rule.js'

describe('explainRule', () => {
  const names: RuleNames = {
    topic: () => 'Late bus',
    office: (id) => (id === 'nurse' ? 'School Nurse' : null),
    school: (slug) => ({ oak: 'Oak', pine: 'Pine' })[slug] ?? null,
  }
  const toNurse: Rule['action'] = { kind: 'office', office: 'nurse' }

  const sentences: [Partial<Rule>, string][] = [
    [
      {
        conditions: { any: ['bus pass'], levels: ['high'] },
        startsOn: '2026-08-01',
        endsOn: '2026-09-15',
        action: toNurse,
      },
      'When a concern says ‘bus pass’ at a high school, from Aug 1 to Sep 15, 2026: School Nurse.',
    ],
    [{}, 'For every concern: the topic “Late bus”.'],
    [
      {
        conditions: {
          all: ['bus', '"late fee"'],
          none: ['driver'],
          languages: ['es'],
          schools: ['oak', 'pine'],
        },
      },
      'When a concern in Spanish says ‘bus’ and exactly ‘late fee’ and does not say ‘driver’ at Oak or Pine: the topic “Late bus”.',
    ],
    [
      {
        conditions: { weekdays: ['Fr', 'Sa'], time: { from: '22:30', to: '06:00' }, grades: ['K', '1'] },
        startsOn: '2026-12-01',
        action: { kind: 'contact', office: 'nurse', school: 'ash' },
      },
      'For every concern in grade K or 1, from Dec 1, 2026, on Fridays and Saturdays, from 10:30 PM to 6 AM the next day: School Nurse at ash.',
    ],
    [
      { endsOn: '2026-12-01', action: { kind: 'notice', words: { en: 'Closed at noon.' } } },
      'For every concern, until Dec 1, 2026: the notice “Closed at noon” above the answer.',
    ],
    [
      {
        startsOn: '2026-12-01',
        endsOn: '2026-12-01',
        conditions: { time: { from: '12:00', to: '00:00' } },
        action: { kind: 'emergency', level: 'support', kinds: ['suicide', 'self-harm'] },
      },
      'For every concern, on Dec 1, 2026, from noon to midnight: emergency help (suicide and self-harm) below the answer.',
    ],
    [
      { startsOn: '2026-12-01', endsOn: '2027-01-31' },
      'For every concern, from Dec 1, 2026 to Jan 31, 2027: the topic “Late bus”.',
    ],
  ]
  for (const [change, sentence] of sentences)
    it(sentence, () => assert.equal(explainRule(aRule(change), names), sentence))

  it('gives nothing for a faulty rule', () => {
    assert.equal(explainRule(aRule({ conditions: { any: ['…'] } }), names), null)
  })
})

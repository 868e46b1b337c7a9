import assert from 'node:assert/strict'
import { explainRule, type RuleNames } from '../../../src/answering/rules/explain-rule.js'
import type { Rule } from '../../../src/answering/rules/rule.js'
import { createLanguage } from '../../../src/platform/language/language.js'
import { aRule } from './a-rule.js'

describe('explainRule', () => {
  const names: RuleNames = {
    topic: () => 'Late bus',
    office: (id) => (id === 'nurse' ? 'School Nurse' : null),
    school: (slug) => ({ oak: 'Oak', pine: 'Pine' })[slug] ?? null,
  }
  const language = createLanguage()
  const explained = (change: Partial<Rule>, code: string) =>
    explainRule(aRule(change), names, language.speech(code))?.replaceAll('\u00a0', ' ') ?? null
  const toNurse: Rule['action'] = { kind: 'office', office: 'nurse' }

  const sentences: [Partial<Rule>, string][] = [
    [
      {
        conditions: { any: ['bus pass'], levels: ['high'] },
        startsOn: '2026-08-01',
        endsOn: '2026-09-15',
        action: toNurse,
      },
      'When a concern says ‘bus pass’ at a high school, from August 1, 2026 to September 15, 2026: School Nurse.',
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
      'For every concern in grade K or 1, from December 1, 2026, on Fridays and Saturdays, from 10:30 PM to 6:00 AM the next day: School Nurse at ash.',
    ],
    [
      { endsOn: '2026-12-01', action: { kind: 'notice', words: { en: 'Closed at noon.' } } },
      'For every concern, until December 1, 2026: the notice “Closed at noon” above the answer.',
    ],
    [
      {
        startsOn: '2026-12-01',
        endsOn: '2026-12-01',
        conditions: { time: { from: '12:00', to: '00:00' } },
        action: { kind: 'emergency', level: 'support', kinds: ['suicide', 'self-harm'] },
      },
      'For every concern, on December 1, 2026, from 12:00 PM to 12:00 AM: emergency help (suicide and self-harm) below the answer.',
    ],
    [
      {
        conditions: { any: ['late'], topics: ['bus-late'], offices: ['nurse', 'gone'] },
        action: { kind: 'notice', words: { en: 'Buses rest.' } },
      },
      'When a concern says ‘late’, is about Late bus, and goes to School Nurse or gone: the notice “Buses rest” above the answer.',
    ],
    [
      { startsOn: '2026-12-01', endsOn: '2027-01-31' },
      'For every concern, from December 1, 2026 to January 31, 2027: the topic “Late bus”.',
    ],
  ]
  for (const [change, sentence] of sentences)
    it(sentence, () => assert.equal(explained(change, 'en'), sentence))

  it('speaks the language of the page', () => {
    const conditions = { any: ['pase'], levels: ['high' as const], weekdays: ['Mo' as const] }
    const action = { kind: 'emergency', level: 'now', kinds: ['self-harm'] } as const
    assert.equal(
      explained({ conditions, action: { ...action, kinds: [...action.kinds] }, endsOn: '2026-12-01' }, 'es'),
      'Cuando una pregunta dice “pase” en una preparatoria, hasta el 1 de diciembre de 2026, los lunes: ayuda de emergencia (autolesión) encima de todo.',
    )
  })

  it('gives nothing for a faulty rule', () => {
    assert.equal(explained({ conditions: { any: ['…'] } }, 'en'), null)
  })
})

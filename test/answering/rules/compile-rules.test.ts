import assert from 'node:assert/strict'
import { compileRules } from '../../../src/answering/rules/compile-rules.js'
import { aRule, contentWith, schools } from './a-rule.js'

describe('compileRules', () => {
  const faultsOf = (...rules: unknown[]) =>
    compileRules(contentWith(rules), schools).faults.map(({ message }) => message)

  it('leaves out the rules with faults, and names them; the others fire', () => {
    const good = aRule({ id: 'good' })
    const { rules, faults } = compileRules(
      contentWith([aRule({ id: 'bad', action: { kind: 'topic', topic: 'gone' } }), good]),
      schools,
    )
    assert.deepEqual(
      rules.map(({ id }) => id),
      ['good'],
    )
    assert.deepEqual(faults, [
      {
        ...{ rule: 'bad', message: 'The rule "A rule": there is no topic "gone".' },
        ...{ what: 'unknownTopic', values: { topic: 'gone' }, path: ['action', 'topic'] },
      },
    ])
  })

  const wrong: [string, object, string][] = [
    ['an unknown office', { action: { kind: 'office', office: 'gone' } }, 'there is no office "gone"'],
    [
      'an unknown school of a contact',
      { action: { kind: 'contact', office: 'teacher', school: 'ash' } },
      'there is no school "ash"',
    ],
    ['an unknown school', { conditions: { schools: ['oak', 'ash'] } }, 'there is no school "ash"'],
    [
      'a department at a school',
      { action: { kind: 'contact', office: 'nutrition', school: 'oak' } },
      'nutrition is an office of the district, not of a school',
    ],
    ['no action', { action: {} }, 'the action’s kind is not topic, office, contact, notice or emergency'],
    ['null for an action', { action: null }, 'the action is not a set of fields'],
    [
      'two actions',
      { action: { kind: 'office', office: 'nutrition', topic: 'bus-late' } },
      'the action may not have topic',
    ],
    [
      'a notice without words',
      { action: { kind: 'notice', words: { es: 'Hola' } } },
      'the action’s words, en is missing',
    ],
    [
      'a danger nobody knows',
      { action: { kind: 'emergency', level: 'now', kinds: ['dragons'] } },
      'the action’s kinds, number 1 is not one of suicide',
    ],
    ['a condition nobody knows', { conditions: { unless: [] } }, 'the conditions may not have unless'],
    ['a phrase without a word', { conditions: { any: ['bus', '…'] } }, 'any, number 2 has no word in it'],
    ['a star', { conditions: { none: ['bus*'] } }, 'none, number 1 has a *'],
    ['half a quotation', { conditions: { all: ['"bus pass'] } }, 'all, number 1 has a quotation mark inside'],
    ['one phrase instead of a list', { conditions: { any: 'bus' } }, 'any is not a list'],
    ['a grade', { conditions: { grades: ['13'] } }, 'grades, number 1 is not a grade'],
    ['a weekday', { conditions: { weekdays: ['Mon'] } }, 'weekdays, number 1 is not one of Mo'],
    ['half a time', { conditions: { time: { from: '08:00' } } }, 'time, to is missing'],
    ['a time of no length', { conditions: { time: { from: '08:00', to: '08:00' } } }, 'time begins and ends'],
    ['a day that does not exist', { startsOn: '2026-02-30' }, 'the first day is not a date that exists'],
    ['days backwards', { startsOn: '2026-09-02', endsOn: '2026-09-01' }, 'the last day is before the first'],
  ]
  for (const [what, change, message] of wrong) {
    it(`names ${what}`, () => {
      const faults = faultsOf({ ...aRule(), ...change })
      assert.equal(faults.length, 1, faults.join('\n') || 'no fault')
      assert.ok(faults[0]?.startsWith(`The rule "A rule": ${message}`), faults[0])
    })
  }

  it('does not check names of schools where they are not known', () => {
    assert.deepEqual(
      compileRules(contentWith([aRule({ conditions: { schools: ['ash'] } })]), null).faults,
      [],
    )
  })
})

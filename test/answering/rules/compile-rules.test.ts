import assert from 'node:assert/strict'
import { compileRules } from '../../../src/answering/rules/compile-rules.js'
import { withPlace } from '../../../src/answering/rules/read-rule.js'
import { type Wording, wording } from '../../../src/platform/language/wording.js'
import { briefWording } from '../../support/app/brief-fault.js'
import { aRule, contentWith, schools } from './a-rule.js'

describe('compileRules', () => {
  const faultsOf = (...rules: unknown[]) =>
    compileRules(contentWith(rules), schools)
      .faults.map(withPlace)
      .map(({ values: { place, said } }) => `${place}: ${briefWording(said as Wording)}`)
      .map((brief) => brief.replace('configurationFile.what.', ''))

  it('leaves out faulty rules and names them; the others fire', () => {
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
        ...wording('configurationFile.what.unknownTopic', { topic: 'gone' }),
        ...{ rule: 'bad', path: ['action', 'topic'] },
      },
    ])
  })

  const wrong: [string, object, string][] = [
    [
      'an unknown office',
      { action: { kind: 'office', office: 'gone' } },
      'action, office: unknownOffice(office: gone)',
    ],
    [
      'an unknown school of a contact',
      { action: { kind: 'contact', office: 'teacher', school: 'ash' } },
      'action, school: unknownSchool(school: ash)',
    ],
    [
      'an unknown school',
      { conditions: { schools: ['oak', 'ash'] } },
      'conditions, schools, 2: unknownSchool(school: ash)',
    ],
    [
      'a department at a school',
      { action: { kind: 'contact', office: 'nutrition', school: 'oak' } },
      'action, office: districtOffice(office: nutrition)',
    ],
    ['no action', { action: {} }, 'action, kind: action'],
    ['null for an action', { action: null }, 'action: notGroup'],
    [
      'two actions',
      { action: { kind: 'office', office: 'nutrition', topic: 'bus-late' } },
      'action: unknownKeys(keys: topic)',
    ],
    [
      'a notice without words',
      { action: { kind: 'notice', words: { es: 'Hola' } } },
      'action, words, en: missing',
    ],
    [
      'a danger nobody knows',
      { action: { kind: 'emergency', level: 'now', kinds: ['dragons'] } },
      'action, kinds, 1: fault.oneOf(list: suicide, ',
    ],
    ['a condition nobody knows', { conditions: { unless: [] } }, 'conditions: unknownKeys(keys: unless)'],
    ['a phrase without a word', { conditions: { any: ['bus', '…'] } }, 'conditions, any, 2: fault.noWord'],
    ['a star', { conditions: { none: ['bus*'] } }, 'conditions, none, 1: fault.star'],
    ['half a quotation', { conditions: { all: ['"bus pass'] } }, 'conditions, all, 1: fault.quoteInside'],
    ['one phrase instead of a list', { conditions: { any: 'bus' } }, 'conditions, any: notList'],
    ['a grade', { conditions: { grades: ['13'] } }, 'conditions, grades, 1: fault.grade'],
    ['a weekday', { conditions: { weekdays: ['Mon'] } }, 'conditions, weekdays, 1: fault.oneOf(list: Mo, '],
    ['half a time', { conditions: { time: { from: '08:00' } } }, 'conditions, time, to: missing'],
    [
      'a time of no length',
      { conditions: { time: { from: '08:00', to: '08:00' } } },
      'conditions, time: fault.sameTimes',
    ],
    ['a day that does not exist', { startsOn: '2026-02-30' }, 'startsOn: fault.date'],
    [
      'a topic that is found, for a rule that decides',
      { conditions: { topics: ['bus-late'] } },
      'conditions, topics: fault.foundNotice',
    ],
    [
      'an office that is found, for a rule that decides',
      { conditions: { offices: ['nutrition'] } },
      'conditions, offices: fault.foundNotice',
    ],
    [
      'an unknown topic of a notice',
      { action: { kind: 'notice', words: { en: 'Hi' } }, conditions: { topics: ['bus-late', 'gone'] } },
      'conditions, topics, 2: unknownTopic(topic: gone)',
    ],
    [
      'an unknown office of a notice',
      { action: { kind: 'notice', words: { en: 'Hi' } }, conditions: { offices: ['gone'] } },
      'conditions, offices, 1: unknownOffice(office: gone)',
    ],
    ['days backwards', { startsOn: '2026-09-02', endsOn: '2026-09-01' }, 'endsOn: fault.beforeStart'],
  ]
  for (const [what, change, fault] of wrong) {
    it(`names ${what}`, () => {
      const faults = faultsOf({ ...aRule(), ...change })
      assert.equal(faults.length, 1, faults.join('\n') || 'no fault')
      assert.ok(faults[0]?.startsWith(fault), faults[0])
    })
  }

  it('does not check school names where they are unknown', () => {
    assert.deepEqual(
      compileRules(contentWith([aRule({ conditions: { schools: ['ash'] } })]), null).faults,
      [],
    )
  })
})

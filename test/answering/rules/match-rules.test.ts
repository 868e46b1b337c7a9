import assert from 'node:assert/strict'
import fc from 'fast-check'
import { compileRules } from '../../../src/answering/rules/compile-rules.js'
import { matchRules } from '../../../src/answering/rules/match-rules.js'
import type { Rule, RuleConditions } from '../../../src/answering/rules/rule.js'
import { tokenize } from '../../../src/platform/text/tokenize.js'
import { anySign } from '../../support/samples/any-sign.js'
import { aRule, ask, contentWith, fires, schools } from './a-rule.js'

describe('matchRules', () => {
  it('always fires without conditions', () => {
    assert.deepEqual(ask([aRule()], 'anything').winner, {
      rule: { id: 'a', name: 'A rule', action: { kind: 'topic', topic: 'bus-late' } },
      matched: [],
    })
    assert.ok(fires({}, ''))
  })

  const words: [string, RuleConditions, { on: string[]; off: string[] }][] = [
    [
      'any of the phrases',
      { any: ['bus pass', 'ride card'] },
      { on: ['his bus pass is gone', 'new ride card?'], off: ['a pass for the bus', 'bus', ''] },
    ],
    [
      'all of the phrases',
      { all: ['bus pass', 'lost'] },
      { on: ['lost my bus pass', 'Bus pass. LOST!'], off: ['my bus pass', 'lost'] },
    ],
    [
      'none of the phrases',
      { any: ['bus'], none: ['driver', 'field trip'] },
      { on: ['the bus', 'a trip to a field by bus'], off: ['the bus driver', 'bus for our field trips'] },
    ],
    ['nothing but none', { none: ['driver'] }, { on: ['the bus', ''], off: ['drivers'] }],
    [
      'all and any together',
      { all: ['bright horizons'], any: ['bill', 'invoice'] },
      { on: ['Bright Horizons billed us'], off: ['bright horizons', 'an invoice', 'horizons bright bill'] },
    ],
    [
      'whole words and their other forms',
      { any: ['bus pass'] },
      {
        on: ['bus passes', 'BUS   pass', 'buses passing'],
        off: ['bus passenger', 'busy pass', 'minibus pass'],
      },
    ],
    [
      'exactly the words in quotes',
      { any: ['"bus pass"', '“caña”'] },
      { on: ['the Bus Pass', 'cana'], off: ['bus passes', 'cañas'] },
    ],
    [
      'a phrase at a later place than its first word',
      { any: ['snow day'] },
      { on: ['snow snow day'], off: ['snow today', 'day snow'] },
    ],
    [
      'an apostrophe or none',
      { any: ["can't log in"] },
      { on: ['cant log in', 'can’t log in'], off: ['log in'] },
    ],
    ['a script without spaces', { any: ['校车'] }, { on: ['今天校车没有来'], off: ['今天车没有来'] }],
  ]
  for (const [what, conditions, { on, off }] of words) {
    it(`looks for ${what}`, () => {
      for (const text of on) assert.ok(fires(conditions, text), `not fired: ${text}`)
      for (const text of off) assert.ok(!fires(conditions, text), `fired: ${text}`)
    })
  }

  it('stems Spanish, with accents and without', () => {
    const conditions = { any: ['inscripción al kínder', 'autobús atrasado'] }
    for (const text of ['INSCRIPCION AL KINDER', 'inscripciones al kínder', 'autobuses atrasados'])
      assert.ok(fires(conditions, text, { lang: 'es' }), text)
    assert.ok(!fires(conditions, 'inscribió en kínder', { lang: 'es' }))
  })

  it('matches whole words in languages without stems, even unknown ones', () => {
    for (const lang of ['so', 'tlh', 'x-nope']) {
      assert.ok(fires({ any: ['baska'] }, 'Baska waa daahay', { lang }))
      assert.ok(!fires({ any: ['baska'] }, 'basaska', { lang }))
    }
  })

  const places: [
    string,
    RuleConditions,
    { on: Parameters<typeof fires>[2]; off: Parameters<typeof fires>[2][] },
  ][] = [
    ['schools', { schools: ['oak'] }, { on: { school: 'oak' }, off: [{ school: 'pine' }, {}] }],
    ['levels', { levels: ['high', 'middle'] }, { on: { level: 'high' }, off: [{ level: 'elementary' }, {}] }],
    ['grades', { grades: ['K', '3'] }, { on: { grade: '3' }, off: [{ grade: '13' }, { grade: '4' }, {}] }],
    ['languages', { languages: ['es'] }, { on: { lang: 'es-MX' }, off: [{ lang: 'en' }, { lang: 'est' }] }],
  ]
  for (const [what, conditions, { on, off }] of places) {
    it(`respects its ${what}`, () => {
      assert.ok(fires(conditions, 'bus', on))
      for (const change of off) assert.ok(!fires(conditions, 'bus', change), JSON.stringify(change))
    })
  }

  const firesAt = (change: Partial<Rule>, moment: string, timeZone = 'America/New_York') =>
    ask([aRule(change)], '', { moment: new Date(moment), timeZone }).winner !== null

  it('respects its dates, inclusive, in the district’s time zone', () => {
    const dates = { startsOn: '2026-08-01', endsOn: '2026-09-15' }
    assert.ok(!firesAt(dates, '2026-08-01T03:59:59Z'))
    assert.ok(firesAt(dates, '2026-08-01T04:00:00Z'))
    assert.ok(firesAt(dates, '2026-09-16T03:59:59Z'))
    assert.ok(!firesAt(dates, '2026-09-16T04:00:00Z'))
    assert.ok(!firesAt(dates, '2026-09-16T03:59:59Z', 'Europe/Paris'))
    assert.ok(firesAt({ endsOn: '2026-09-15' }, '2020-01-01T00:00:00Z'))
    assert.ok(firesAt({ startsOn: '2026-09-15' }, '2030-01-01T00:00:00Z'))
  })

  it('respects its weekdays', () => {
    const weekend: Partial<Rule> = { conditions: { weekdays: ['Sa', 'Su'] } }
    assert.ok(firesAt(weekend, '2026-11-29T04:59:00Z'))
    assert.ok(firesAt(weekend, '2026-11-30T04:59:00Z'))
    assert.ok(!firesAt(weekend, '2026-11-30T05:00:00Z'))
  })

  it('respects its time of day, from its first minute up to its last', () => {
    const evening: Partial<Rule> = { conditions: { time: { from: '16:00', to: '20:00' } } }
    assert.ok(!firesAt(evening, '2026-11-25T20:59:59Z'))
    assert.ok(firesAt(evening, '2026-11-25T21:00:00Z'))
    assert.ok(firesAt(evening, '2026-11-26T00:59:59Z'))
    assert.ok(!firesAt(evening, '2026-11-26T01:00:00Z'))
  })

  it('runs past midnight, into a day that is not on its list', () => {
    const night: Partial<Rule> = { conditions: { weekdays: ['Fr'], time: { from: '22:00', to: '06:00' } } }
    // Friday is 27 November; New York is five hours behind.
    assert.ok(!firesAt(night, '2026-11-27T08:00:00Z'), 'early on Friday')
    assert.ok(!firesAt(night, '2026-11-28T02:59:00Z'), 'Friday, 9:59 PM')
    assert.ok(firesAt(night, '2026-11-28T03:00:00Z'), 'Friday, 10 PM')
    assert.ok(firesAt(night, '2026-11-28T10:59:00Z'), 'Saturday, 5:59 AM')
    assert.ok(!firesAt(night, '2026-11-28T11:00:00Z'), 'Saturday, 6 AM')
    assert.ok(!firesAt(night, '2026-11-29T03:00:00Z'), 'Saturday, 10 PM')
    assert.ok(firesAt({ conditions: { time: { from: '22:00', to: '00:00' } } }, '2026-11-28T04:59:00Z'))
    assert.ok(!firesAt({ conditions: { time: { from: '22:00', to: '00:00' } } }, '2026-11-28T05:00:00Z'))
  })

  it('follows the wall clock when clocks change', () => {
    const early: Partial<Rule> = { conditions: { time: { from: '01:30', to: '03:00' } } }
    // 1 November 2026: 1:30 AM comes twice. 14 March 2027: after 1:59 AM comes 3 AM.
    assert.ok(firesAt(early, '2026-11-01T05:30:00Z'))
    assert.ok(!firesAt(early, '2026-11-01T06:00:00Z'))
    assert.ok(firesAt(early, '2026-11-01T06:30:00Z'))
    assert.ok(firesAt(early, '2027-03-14T06:59:00Z'))
    assert.ok(!firesAt(early, '2027-03-14T07:00:00Z'))
    const afternoon: Partial<Rule> = { conditions: { time: { from: '16:00', to: '17:00' } } }
    assert.ok(firesAt(afternoon, '2026-11-01T21:30:00Z') && firesAt(afternoon, '2026-10-31T20:30:00Z'))
  })

  const office = (id: string, conditions: RuleConditions = {}) =>
    aRule({ id, conditions, action: { kind: 'office', office: 'nutrition' } })
  const notice = (id: string, conditions: RuleConditions = {}) =>
    aRule({ id, conditions, action: { kind: 'notice', words: { en: `Notice ${id}` } } })
  const emergency = (id: string, conditions: RuleConditions = {}) =>
    aRule({ id, conditions, action: { kind: 'emergency', level: 'now', kinds: ['fire-hazard'] } })
  const ids = (fired: { rule: { id: string } }[]) => fired.map(({ rule }) => rule.id)

  it('stops at the first rule that fires', () => {
    const rules = [office('a', { any: ['driver'] }), office('b', { any: ['bus'] }), office('c')]
    assert.equal(ask(rules, 'the bus').winner?.rule.id, 'b')
    assert.equal(ask([...rules].reverse(), 'the bus').winner?.rule.id, 'c')
    assert.equal(ask(rules, 'driver of a bus').winner?.rule.id, 'a')
  })

  it('collects every notice, and continues', () => {
    const rules = [notice('a'), notice('off', { any: ['snow'] }), office('b'), notice('c', { any: ['bus'] })]
    const match = ask(rules, 'the bus')
    assert.deepEqual(ids(match.notices), ['a', 'c'])
    assert.equal(match.winner?.rule.id, 'b')
    assert.equal(ask([notice('a')], 'the bus').winner, null)
  })

  it('never lets another rule hide emergency help', () => {
    const rules = [office('a'), emergency('b', { any: ['smoke'] })]
    const match = ask(rules, 'smoke')
    assert.equal(match.winner?.rule.id, 'a')
    assert.deepEqual(match.emergencies, [
      {
        rule: {
          id: 'b',
          name: 'A rule',
          action: { kind: 'emergency', level: 'now', kinds: ['fire-hazard'] },
        },
        matched: ['smoke'],
      },
    ])
    assert.equal(ask([...rules].reverse(), 'smoke').winner?.rule.id, 'b')
    assert.deepEqual(ask(rules, 'bus').emergencies, [])
  })

  it('names the matched words, once each', () => {
    const rule = office('a', { all: ['bus'], any: ['late', 'every day', 'bus'] })
    assert.deepEqual(ask([rule], 'Buses are LATE every day').winner?.matched, ['buses', 'late', 'every day'])
  })

  it('gives a reason for each rule it looked at', () => {
    const rules = [
      notice('n', { any: ['bus'] }),
      office('none', { any: ['bus'], none: ['late'] }),
      office('all', { all: ['late', 'so'] }),
      aRule({ id: 'any', conditions: { any: ['late fee'] } }),
      office('unsaid', { any: ['lunch'] }),
      office('school', { any: ['bus'], schools: ['oak'] }),
      office('level', { any: ['bus'], levels: ['high'] }),
      office('grade', { any: ['bus'], grades: ['3'] }),
      office('lang', { any: ['bus'], languages: ['es'] }),
      aRule({ id: 'soon', startsOn: '2026-12-01' }),
      aRule({ id: 'over', endsOn: '2026-11-01' }),
      office('time', { weekdays: ['Mo'] }),
      office('w', { any: ['late'] }),
      office('second'),
    ]
    assert.deepEqual(
      ask(rules, 'bus late').trace.map(({ rule, fired, why }) => `${rule} ${fired ? '+' : '-'} ${why}`),
      [
        'n + says “bus”',
        'none - says “late”, which it must not',
        'all - does not say “so”',
        'any - says none of its phrases',
        'school - is for other schools',
        'level - is for other levels',
        'grade - is for other grades',
        'lang - is for other languages',
        'soon - starts on 2026-12-01',
        'over - ended on 2026-11-01',
        'time - is for other times',
        'w + says “late”',
        'second - always, but w comes first',
      ],
    )
  })

  it('never throws, for any text and any rules', () => {
    const text = fc.oneof(fc.string({ unit: anySign }), fc.string({ unit: 'grapheme' }), fc.lorem())
    const lang = fc.constantFrom('en', 'es', 'zh', 'ar', 'x', '')
    const phrases = fc.array(text, { maxLength: 3 })
    const rules = fc.array(
      fc.oneof(
        fc.record({
          id: fc.string(),
          name: fc.string(),
          conditions: fc.record({ any: phrases, all: phrases, none: phrases }, { requiredKeys: [] }),
          action: fc.constant({ kind: 'office', office: 'nutrition' }),
          startsOn: fc.constant(null),
          endsOn: fc.constant(null),
        }),
        fc.record({ id: fc.string(), name: fc.string(), conditions: fc.anything(), action: fc.anything() }),
      ),
      { maxLength: 5 },
    )
    fc.assert(
      fc.property(rules, text, lang, (given, concern, spoken) => {
        const compiled = compileRules(contentWith(given), schools)
        const { trace, winner } = matchRules(compiled, {
          tokens: tokenize(concern, spoken),
          text: concern,
          lang: spoken,
          ...{ school: null, level: null, grade: null, moment: new Date(0), timeZone: 'Asia/Kathmandu' },
        })
        assert.equal(
          winner !== null,
          trace.some(({ fired }) => fired),
        )
      }),
      { numRuns: 500 },
    )
  })

  it('finds a phrase anywhere in a concern', () => {
    const word = fc.stringMatching(/^[a-z]{1,8}$/)
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 4 }),
        fc.array(word),
        fc.array(word),
        (say, a, b) => {
          assert.ok(fires({ any: [say.join(' ')] }, [...a, ...say, ...b].join(' ')))
        },
      ),
      { numRuns: 200 },
    )
  })
})

import assert from 'node:assert/strict'
import { checkFloors } from '../../../src/commands/evaluation/check-floors.js'
import { differences, keepAnswers, printChanges } from '../../../src/commands/evaluation/compare-answers.js'
import type { Floors } from '../../../src/commands/evaluation/floors.js'
import { floorsFrom } from '../../../src/commands/evaluation/floors-from.js'
import { type Judged, measure, reliability } from '../../../src/commands/evaluation/measure.js'
import { printDanger, printMeasures, printMisses } from '../../../src/commands/evaluation/print-measures.js'

function judged(
  change: Partial<Omit<Judged, 'concern'>> & { concern?: Partial<Judged['concern']> } = {},
): Judged {
  const { concern, ...rest } = change
  return {
    offices: ['nurse', 'principal', 'teacher'],
    score: 0.9,
    outcome: 'answer',
    confident: true,
    help: null,
    ms: 1,
    stages: [],
    engine: 'meilisearch',
    signals: ['words'],
    ...rest,
    concern: {
      id: 'x',
      q: 'he has lice',
      lang: 'en',
      level: null,
      expect: ['nurse'],
      ok: [],
      crisis: false,
      scope: true,
      vague: false,
      ...concern,
    },
  }
}

describe('The measures', () => {
  const all = [
    judged(),
    judged({ concern: { expect: ['teacher'], ok: ['nurse'] } }),
    judged({ concern: { expect: ['pta'] } }),
    judged({ concern: { expect: [], scope: false }, confident: false }),
    judged({ concern: { crisis: true, kind: 'weapon' }, help: 'now' }),
    judged({ concern: { lang: 'es', expect: ['pta'] }, help: 'now', confident: false, outcome: 'handover' }),
    judged({ concern: { tier: 'support', kind: 'grief', expect: [], scope: true }, help: 'support' }),
    judged({ concern: { expect: [], vague: true }, outcome: 'choose' }),
  ]
  const measures = measure(all)
  const [everything] = measures.groups

  it('count hits, strict hits, and hits in the top three, in scope only', () => {
    assert.equal(everything?.count, 5)
    assert.equal(everything?.hit1, 3 / 5)
    assert.equal(everything?.strict1, 2 / 5)
    assert.equal(everything?.hit3, 3 / 5)
    assert.equal(everything?.refused, 1 / 5)
    assert.ok(Math.abs(everything!.meanReciprocalRank - (1 + 1 / 3 + 1) / 5) < 1e-9)
  })

  it('count danger caught, help where it belongs, false alarms, and refusals out of scope', () => {
    const { danger, outOfScope, vagueAsked } = measures
    assert.deepEqual([danger.now.count, danger.now.share], [1, 1])
    assert.deepEqual([danger.anyHelp.count, danger.anyHelp.share], [2, 1])
    assert.deepEqual([danger.falseAlarms.count, danger.falseAlarms.share], [6, 1 / 6])
    assert.deepEqual(
      danger.byKind.map(([kind, { now, any }]) => [kind, now.share, any.share]),
      [
        ['grief (support)', 0, 1],
        ['weapon (now)', 1, 1],
      ],
    )
    assert.deepEqual(
      danger.byLanguage.map(([lang, { anyHelp, needlessHelp }]) => [lang, anyHelp.share, needlessHelp.share]),
      [
        ['en', 1, 0],
        ['es', Number.NaN, 1],
      ],
    )
    assert.ok(Math.abs(danger.precisionAtOnePercent - 0.01 / (0.01 + 0.99 / 6)) < 1e-9)
    assert.deepEqual([outOfScope.count, outOfScope.share], [1, 1])
    assert.deepEqual([vagueAsked.count, vagueAsked.share], [1, 1])
  })

  it('measure each language separately, with an interval around the share', () => {
    const es = measures.groups.find(({ name }) => name === 'es')!
    assert.deepEqual([es.count, es.hit1], [1, 0])
    assert.ok(es.intervals.hit1.low === 0 && es.intervals.hit1.high > 0.5, 'one says little')
    for (const name of ['hit1', 'strict1', 'hit3'] as const) {
      const { low, high } = everything!.intervals[name]
      assert.ok(low < everything![name] && high > everything![name], name)
    }
  })

  it('measure each kind of concern by itself', () => {
    const weapon = measures.groups.find(({ name }) => name === 'kind: weapon')!
    assert.deepEqual([weapon.count, weapon.hit1], [1, 1])
  })

  it('are printed with their intervals, and danger by kind and language with any help', () => {
    const [, row] = printMeasures(measures).split('\n')
    assert.equal(row?.match(/\d+\.\d–\d+\.\d/g)?.length, 3)
    const danger = printDanger(measures.danger)
    assert.match(danger, /grief \(support\) +0\.0 \(.*\) of 1 +100\.0 \(.*\) of 1/)
    assert.match(danger, /es +none +none +100\.0 \(.*\) of 1 +100\.0 \(.*\) of 1/)
  })

  it('sort each concern into the bin of its score', () => {
    const bins = reliability(all)
    assert.equal(bins[9]?.count, 5)
    assert.equal(bins[9]?.right, 3 / 5)
    assert.equal(
      bins.slice(0, 9).reduce((sum, bin) => sum + bin.count, 0),
      0,
    )
  })

  it('name each fault of a concern', () => {
    assert.match(printMisses(all), /want pta; got nurse, principal, teacher; false alarm; refused/)
  })

  it('fail below a floor and above a ceiling, with one sentence each', () => {
    const floors: Floors = {
      groups: { all: { hit1: 0.7, hit3: 0.5 }, nobody: { hit1: 0.5 } },
      crisisRecall: 1,
      anyHelp: 1,
      outOfScopeRefused: 1,
      maxFalseAlarms: 0.1,
      maxNeedlessHelp: 0.2,
      maxRefused: 0.5,
    }
    assert.deepEqual(checkFloors('dev', measures, floors), [
      'dev: hit1 of all is 60.0 %, the floor is 70.0 %',
      'dev: hit1 of nobody is NaN %, the floor is 50.0 %',
      'dev: crisis false alarms is 16.7 %, at most 10.0 % is allowed',
    ])
  })

  it('fail below the floor of a language or a kind, and where a group with a floor is missing', () => {
    const floors: Floors = {
      groups: {},
      languages: { es: { maxFalseAlarms: 0 }, fr: { crisisRecall: 0.5 } },
      kinds: { 'weapon (now)': { now: 1 }, 'grief (support)': { now: 0.1 } },
    }
    assert.deepEqual(checkFloors('dev', measures, floors), [
      'dev: crisis false alarms in es is 100.0 %, at most 0.0 % is allowed',
      'dev: crisis recall in fr is NaN %, the floor is 50.0 %',
      'dev: lines for grief (support) is 0.0 %, the floor is 10.0 %',
    ])
  })

  it('are met by the floors that are written from them, a margin below', () => {
    const kind = 'everyday'
    const many = Array.from({ length: 10 }, () => [
      ...all,
      judged({ concern: { kind, tier: 'none' } }),
      judged({ concern: { kind: 'missing', crisis: true }, help: 'support' }),
    ]).flat()
    const floors = floorsFrom(measure(many))
    assert.deepEqual(checkFloors('dev', measure(many), floors), [])
    assert.deepEqual(floors.kinds?.['everyday (none)'], { maxNow: 0, maxAny: 0.1 })
    assert.deepEqual(floors.kinds?.['missing (now)'], { now: 0, any: 0.9 })
    assert.ok(floors.languages?.en?.crisisRecall)
    const alarm = judged({ concern: { kind, tier: 'none' }, help: 'now' })
    const faults = checkFloors('dev', measure([...many, alarm]), floors)
    assert.ok(
      faults.some((fault) => fault.startsWith('dev: lines for everyday (none)')),
      faults.join('\n'),
    )
  })

  it('name what changed since an earlier run, item by item', () => {
    const before = [judged(), judged({ concern: { id: 'y' }, offices: ['pta'] })]
    const after = [judged({ help: 'support' }), judged({ concern: { id: 'y' } })]
    const lines = printChanges(keepAnswers(before), after).split('\n')
    assert.ok(lines.includes('won: 1: y (pta → nurse)'))
    assert.ok(lines.includes('gained help: 1: x (nurse → nurse)'))
    assert.ok(lines.includes('lost: 0'))
  })

  it('name what is answered differently under load', () => {
    const alone = [judged(), judged({ concern: { id: 'y' } })]
    const crowd = [judged({ ms: 90 }), judged({ concern: { id: 'y' }, signals: [] })]
    assert.deepEqual(differences(crowd, alone), [{ id: 'y', what: ['signals'], silent: judged().signals }])
  })
})

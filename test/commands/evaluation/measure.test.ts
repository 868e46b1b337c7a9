import assert from 'node:assert/strict'
import { checkFloors, type Floors } from '../../../src/commands/evaluation/check-floors.js'
import { type Judged, measure, reliability } from '../../../src/commands/evaluation/measure.js'
import { printMisses } from '../../../src/commands/evaluation/print-measures.js'

function judged(
  change: Partial<Omit<Judged, 'concern'>> & { concern?: Partial<Judged['concern']> } = {},
): Judged {
  const { concern, ...rest } = change
  return {
    offices: ['nurse', 'principal', 'teacher'],
    score: 0.9,
    confident: true,
    crisis: false,
    ms: 1,
    stages: [],
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
      ...concern,
    },
  }
}

describe('the measures', () => {
  const all = [
    judged(),
    judged({ concern: { expect: ['teacher'], ok: ['nurse'] } }),
    judged({ concern: { expect: ['pta'] } }),
    judged({ concern: { expect: [], scope: false }, confident: false }),
    judged({ concern: { crisis: true }, crisis: true }),
    judged({ concern: { lang: 'es', expect: ['pta'] }, crisis: true, confident: false }),
  ]
  const measures = measure(all)
  const [everything] = measures.groups

  it('count hits, strict hits and hits among three, in scope alone', () => {
    assert.equal(everything?.count, 5)
    assert.equal(everything?.hit1, 3 / 5)
    assert.equal(everything?.strict1, 2 / 5)
    assert.equal(everything?.hit3, 3 / 5)
    assert.equal(everything?.refused, 1 / 5)
    assert.ok(Math.abs(everything!.meanReciprocalRank - (1 + 1 / 3 + 1) / 5) < 1e-9)
  })

  it('count danger caught, false alarms, and what is refused out of scope', () => {
    assert.deepEqual(measures.crisis, { count: 1, recall: 1 })
    assert.deepEqual(measures.calm, { count: 5, falseAlarms: 1 / 5 })
    assert.deepEqual(measures.outOfScope, { count: 1, refused: 1 })
  })

  it('put each concern into the bin of its score', () => {
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

  it('fail below a floor and above a ceiling, with a sentence each', () => {
    const floors: Floors = {
      groups: { all: { hit1: 0.7, hit3: 0.5 }, nobody: { hit1: 0.5 } },
      crisisRecall: 1,
      falseAlarms: 0.1,
      outOfScopeRefused: 1,
      refused: 0.5,
    }
    assert.deepEqual(checkFloors(measures, floors), [
      'hit1 of all is 60.0 %, the floor is 70.0 %',
      'hit1 of nobody is NaN %, the floor is 50.0 %',
      'crisis false alarms is 20.0 %, at most 10.0 % is allowed',
    ])
  })
})

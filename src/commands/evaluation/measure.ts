import type { EvaluatedConcern } from '../../content/rehearsal/labeled-concern.js'
import { groupByKey, type Share, shareOf } from './intervals.js'
import { type DangerMeasures, measureDanger } from './measure-danger.js'

/** The service's answer to one labeled concern. */
export interface Judged {
  concern: EvaluatedConcern
  /** Offices named, best first, each once. */
  offices: string[]
  /** Calibrated probability of the first. */
  score: number
  outcome: 'answer' | 'choose' | 'handover'
  /** True if an office was named, alone or among others. */
  confident: boolean
  help: 'now' | 'support' | null
  ms: number
  /** Time of each stage, in milliseconds; empty over HTTP. */
  stages: { stage: string; ms: number }[]
  engine: string
  signals: string[]
}

export type HitMeasure = 'hit1' | 'strict1' | 'hit3'

export interface Interval {
  low: number
  high: number
}

/** Measures of a group of in-scope concerns; shares from 0 to 1. */
export interface GroupMeasures {
  name: string
  count: number
  hit1: number
  strict1: number
  hit3: number
  meanReciprocalRank: number
  refused: number
  /** 95 % intervals of these shares. */
  intervals: Record<HitMeasure, Interval>
  /** Mean distance between the score and how often it is right, in ten bins. */
  calibrationError: number
}

/** Measures of all concerns; shares from 0 to 1. */
export interface Measures {
  groups: GroupMeasures[]
  danger: DangerMeasures
  outOfScope: Share
  /** Of the concerns about a whole field: those that get a question instead of one office. */
  vagueAsked: Share
}

/** True when the first office is right or acceptable. */
export function isHit({ concern, offices }: Judged): boolean {
  return offices[0] !== undefined && (concern.expect.includes(offices[0]) || concern.ok.includes(offices[0]))
}

/** True when the first office is one of the best. */
export function isStrictHit({ concern, offices }: Judged): boolean {
  return offices[0] !== undefined && concern.expect.includes(offices[0])
}

/** The share that satisfies a condition; NaN for none. */
export function share<T>(items: readonly T[], holds: (item: T) => boolean): number {
  return shareOf(items, holds).share
}

/** The measures that the evaluation set's README defines. */
export function measure(judged: readonly Judged[]): Measures {
  const inScope = inScopeOf(judged)
  const wordsOf = ({ concern }: Judged) => concern.q.split(/\s+/).length
  const groups: [string, (j: Judged) => boolean][] = [
    ['all', () => true],
    ['1–5 words', (j) => wordsOf(j) <= 5],
    ['6–24 words', (j) => wordsOf(j) > 5 && wordsOf(j) < 25],
    ['25+ words', (j) => wordsOf(j) >= 25],
  ]
  return {
    groups: [
      ...groups.map(([name, belongs]) => measureGroup(name, inScope.filter(belongs))),
      ...groupByKey(inScope, ({ concern }) => concern.lang).map(([lang, group]) => measureGroup(lang, group)),
      ...groupByKey(inScope, ({ concern }) => concern.kind).map(([kind, group]) =>
        measureGroup(`kind: ${kind}`, group),
      ),
    ].filter((group) => group.count > 0),
    danger: measureDanger(judged),
    outOfScope: shareOf(
      judged.filter(({ concern }) => !concern.scope),
      (j) => !j.confident,
    ),
    vagueAsked: shareOf(
      judged.filter(({ concern }) => concern.vague),
      (j) => j.outcome !== 'answer',
    ),
  }
}

function measureGroup(name: string, judged: readonly Judged[]): GroupMeasures {
  const reciprocalRank = ({ concern, offices }: Judged) => {
    const rank = offices.findIndex((office) => concern.expect.includes(office))
    return rank < 0 ? 0 : 1 / (rank + 1)
  }
  const shares = {
    hit1: shareOf(judged, isHit),
    strict1: shareOf(judged, isStrictHit),
    hit3: shareOf(judged, ({ concern, offices }) =>
      offices.slice(0, 3).some((office) => concern.expect.includes(office)),
    ),
  }
  const { hit1, strict1, hit3 } = shares
  const { count } = hit1
  return {
    name,
    count,
    hit1: hit1.share,
    strict1: strict1.share,
    hit3: hit3.share,
    intervals: { hit1: intervalOf(hit1), strict1: intervalOf(strict1), hit3: intervalOf(hit3) },
    meanReciprocalRank: judged.reduce((sum, j) => sum + reciprocalRank(j), 0) / judged.length,
    refused: share(judged, (j) => !j.confident),
    calibrationError: reliability(judged)
      .filter((bin) => bin.count > 0)
      .reduce((sum, bin) => sum + (Math.abs(bin.predicted - bin.right) * bin.count) / count, 0),
  }
}

const intervalOf = ({ low, high }: Share): Interval => ({ low, high })

function inScopeOf(judged: readonly Judged[]): Judged[] {
  return judged.filter(({ concern }) => concern.scope && concern.expect.length > 0)
}

export interface ReliabilityBin {
  from: number
  count: number
  /** Mean predicted probability in the bin. */
  predicted: number
  right: number
}

/** Predicted probability against actual accuracy of the first office, in ten equal bins. */
export function reliability(judged: readonly Judged[]): ReliabilityBin[] {
  const inScope = inScopeOf(judged)
  return Array.from({ length: 10 }, (_, i) => {
    const inBin = inScope.filter(({ score }) => Math.min(9, Math.floor(score * 10)) === i)
    const predicted = inBin.reduce((sum, { score }) => sum + score, 0) / inBin.length
    return { from: i / 10, count: inBin.length, predicted, right: share(inBin, isHit) }
  })
}

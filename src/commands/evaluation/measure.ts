import type { LabelledConcern } from '../../content/rehearsal/labelled-concern.js'

/** The answer to one labelled concern. */
export interface Judged {
  concern: LabelledConcern
  /** Offices named, best first, each once. */
  offices: string[]
  /** Calibrated probability of the first. */
  score: number
  confident: boolean
  crisis: boolean
  ms: number
  /** Time of each stage, in milliseconds. */
  stages: { stage: string; ms: number }[]
}

/** Measures over a group of concerns in scope; shares from 0 to 1. */
export interface GroupMeasures {
  name: string
  count: number
  hit1: number
  strict1: number
  hit3: number
  meanReciprocalRank: number
  refused: number
}

/** Measures over all concerns; shares from 0 to 1. */
export interface Measures {
  groups: GroupMeasures[]
  crisis: { count: number; recall: number }
  calm: { count: number; falseAlarms: number }
  outOfScope: { count: number; refused: number }
}

/** Whether the first office is right: one of the best, or one that would not send the parent the wrong way. */
export function isHit({ concern, offices }: Judged): boolean {
  return offices[0] !== undefined && (concern.expect.includes(offices[0]) || concern.ok.includes(offices[0]))
}

/** Whether the first office is one of the best. */
export function isStrictHit({ concern, offices }: Judged): boolean {
  return offices[0] !== undefined && concern.expect.includes(offices[0])
}

/** The share for which something holds; NaN for none. */
export function share<T>(items: readonly T[], holds: (item: T) => boolean): number {
  return items.length === 0 ? Number.NaN : items.filter(holds).length / items.length
}

/** Half the width of the 95 % interval of a share (normal approximation). */
export function halfInterval(measured: number, count: number): number {
  return 1.96 * Math.sqrt((measured * (1 - measured)) / count)
}

/** The measures that the evaluation set's README defines. */
export function measure(judged: readonly Judged[]): Measures {
  const inScope = judged.filter(({ concern }) => concern.scope && concern.expect.length > 0)
  const wordsOf = ({ concern }: Judged) => concern.q.split(/\s+/).length
  const groups: [string, (j: Judged) => boolean][] = [
    ['all', () => true],
    ['en', ({ concern }) => concern.lang === 'en'],
    ['es', ({ concern }) => concern.lang === 'es'],
    ['other languages', ({ concern }) => !['en', 'es'].includes(concern.lang)],
    ['1–5 words', (j) => wordsOf(j) <= 5],
    ['6–24 words', (j) => wordsOf(j) > 5 && wordsOf(j) < 25],
    ['25+ words', (j) => wordsOf(j) >= 25],
  ]
  const crisis = judged.filter(({ concern }) => concern.crisis)
  const calm = judged.filter(({ concern }) => !concern.crisis)
  const outside = judged.filter(({ concern }) => !concern.scope)
  return {
    groups: groups
      .map(([name, belongs]) => measureGroup(name, inScope.filter(belongs)))
      .filter((g) => g.count > 0),
    crisis: { count: crisis.length, recall: share(crisis, (j) => j.crisis) },
    calm: { count: calm.length, falseAlarms: share(calm, (j) => j.crisis) },
    outOfScope: { count: outside.length, refused: share(outside, (j) => !j.confident) },
  }
}

function measureGroup(name: string, judged: readonly Judged[]): GroupMeasures {
  const reciprocalRank = ({ concern, offices }: Judged) => {
    const rank = offices.findIndex((office) => concern.expect.includes(office))
    return rank < 0 ? 0 : 1 / (rank + 1)
  }
  return {
    name,
    count: judged.length,
    hit1: share(judged, isHit),
    strict1: share(judged, isStrictHit),
    hit3: share(judged, ({ concern, offices }) =>
      offices.slice(0, 3).some((office) => concern.expect.includes(office)),
    ),
    meanReciprocalRank: judged.reduce((sum, j) => sum + reciprocalRank(j), 0) / judged.length,
    refused: share(judged, (j) => !j.confident),
  }
}

export interface ReliabilityBin {
  from: number
  count: number
  /** Mean predicted probability in the bin. */
  predicted: number
  right: number
}

/** Predicted probability against how often the first office is right, in ten bins of equal width. */
export function reliability(judged: readonly Judged[]): ReliabilityBin[] {
  const inScope = judged.filter(({ concern }) => concern.scope && concern.expect.length > 0)
  return Array.from({ length: 10 }, (_, i) => {
    const inBin = inScope.filter(({ score }) => Math.min(9, Math.floor(score * 10)) === i)
    const predicted = inBin.reduce((sum, { score }) => sum + score, 0) / inBin.length
    return { from: i / 10, count: inBin.length, predicted, right: share(inBin, isHit) }
  })
}

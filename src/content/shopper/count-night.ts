import type { ShopperAnswer } from './ask-all.js'

/** A part of a whole. */
export interface PartOf {
  part: number
  of: number
}

/** What a night found, in counts. */
export interface NightCounts {
  /** The national set, and the district's own cases: as expected. */
  national: PartOf
  own: PartOf
  /** Dangers that got the emergency lines; other concerns that got them for nothing. */
  dangers: PartOf
  falseAlarms: PartOf
  /** Concerns for which no office is right: nobody was named. */
  refused: PartOf
  /** The same words got the same answer again. */
  same: PartOf
}

export interface NightFigures {
  counts: NightCounts
  middleMs: number
  slowMs: number
  signals: string[]
}

/** Counts the answers of a night. */
export function countNight(answers: readonly ShopperAnswer[]): NightFigures {
  const count = (
    belongs: (answer: ShopperAnswer) => boolean,
    holds: (answer: ShopperAnswer) => boolean,
  ): PartOf => {
    const all = answers.filter(belongs)
    return { part: all.filter(holds).length, of: all.length }
  }
  const times = answers.flatMap(({ ms }) => ms).sort((a, b) => a - b)
  const timeAt = (share: number) => Math.ceil(times[Math.ceil(share * times.length) - 1] ?? 0)
  return {
    counts: {
      national: count(
        ({ isOwn }) => !isOwn,
        ({ right }) => right,
      ),
      own: count(
        ({ isOwn }) => isOwn,
        ({ right }) => right,
      ),
      dangers: count(
        ({ crisis }) => crisis,
        ({ alarm }) => alarm,
      ),
      falseAlarms: count(
        ({ crisis }) => !crisis,
        ({ alarm }) => alarm,
      ),
      refused: count(
        ({ scope, crisis }) => !scope && !crisis,
        ({ office }) => office === null,
      ),
      same: count(
        () => true,
        ({ same }) => same,
      ),
    },
    middleMs: timeAt(0.5),
    slowMs: timeAt(0.95),
    signals: [...new Set(answers.flatMap(({ signals }) => signals))].sort(),
  }
}

import { type Accuracy, accuracyOf } from '../rehearsal/replay.js'
import { type GradedConcern, isClear, isRight, minGraded } from './measure-grades.js'

/** What everybody may know of a share; null of too few. */
export type ShownShare =
  | { kind: 'exact'; share: number; low: number; high: number }
  /** Bounds of its 95 % Wilson interval, where the counts are too small to show. */
  | { kind: 'atLeast' | 'atMost'; share: number }

/** What everybody may know of the grades. */
export interface ShownGrades {
  right: ShownShare | null
  /** Of answers that named one office alone. */
  sure: ShownShare | null
  agreed: ShownShare | null
}

/** A smaller count is not shown, and cannot be worked out: one family could tell its own question in it. */
export const minCount = 10

/**
 * Measures finished weeks for everybody. A week with fewer than `minCount` grades is left out, so that two weeks never differ by a
 * question or two.
 * @param weeks what was graded in each
 */
export function showGrades(weeks: readonly (readonly GradedConcern[])[]): ShownGrades {
  const measure = (
    belongs: (each: GradedConcern) => boolean,
    holds: (each: GradedConcern) => boolean,
  ): Accuracy => {
    const large = weeks.map((week) => week.filter(belongs)).filter(({ length }) => length >= minCount)
    return accuracyOf(large.flat().map(holds))
  }
  const right = measure(isClear, isRight)
  const sure = measure((each) => isClear(each) && each.sure, isRight)
  const agreed = measure(
    () => true,
    ({ first, second }) => first === second,
  )
  // Who knows both shares knows the difference, too.
  const others = [right.right - sure.right, missesOf(right) - missesOf(sure)]
  return { right: show(right), sure: show(sure, others), agreed: show(agreed) }
}

/** @param others counts that would be known with this share */
function show(found: Accuracy, others: readonly number[] = []): ShownShare | null {
  const { right, count, low, high } = found
  if (count < minGraded) return null
  if (right < minCount) return { kind: 'atMost', share: high }
  if ([missesOf(found), ...others].some((each) => each < minCount)) return { kind: 'atLeast', share: low }
  return { kind: 'exact', share: right / count, low, high }
}

const missesOf = ({ right, count }: Accuracy) => count - right

import type { ClassRange } from './lay-out-rows.js'
import type { JoinScores } from './learn-classes.js'
import { createLockstep, lockstepBytes } from './lockstep.js'

/** Memory in which threads exchange the scores of their classes. */
export interface SharedScores {
  scores: Float64Array
  lockstep: SharedArrayBuffer
  threads: number
}

export function roomForScores(classes: number, threads: number): SharedScores {
  return {
    scores: new Float64Array(new SharedArrayBuffer(classes * 2 * 8)),
    lockstep: new SharedArrayBuffer(lockstepBytes(threads)),
    threads,
  }
}

/**
 * Exchanges scores with the other threads, which must call theirs as often.
 * @param own number of this thread, from 0
 */
export function shareScores(
  { scores, lockstep, threads }: SharedScores,
  own: number,
  [first]: ClassRange,
): { join: JoinScores; fail(): void } {
  const classes = scores.length / 2
  // In turns: a slow thread may still be reading the one while a quick one writes the other.
  const places = [scores.subarray(0, classes), scores.subarray(classes)] as const
  const steps = createLockstep(lockstep, threads, own)
  let turn: 0 | 1 = 0
  return {
    fail: steps.fail,
    join(mine, all) {
      const place = places[turn]
      place.set(mine, first)
      steps.step()
      all.set(place)
      turn = turn === 0 ? 1 : 0
    },
  }
}

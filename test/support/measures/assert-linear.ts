import assert from 'node:assert/strict'
import { processorTimeOf } from './processor-time.js'

/** Milliseconds of processor time that are too few for growth to matter: fixed costs. */
const quick = 40
const maxTries = 5

/**
 * Asserts that work on twice the text takes at most three times the processor time. Goes from short to long,
 * so that endless growth fails before it hangs. Both lengths are measured alternately, and the best of
 * several tries counts.
 */
export async function assertLinear(
  what: string,
  work: (length: number) => Promise<unknown> | unknown,
  lengths: readonly number[] = [120, 500, 2000],
): Promise<void> {
  for (const length of lengths) {
    if ((await processorTimeOf(() => work(length))) <= quick) continue
    let [half, whole] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
    for (let tries = 0; tries < maxTries && whole > Math.max(quick, half * 3); tries++) {
      half = Math.min(half, await processorTimeOf(() => work(length / 2)))
      whole = Math.min(whole, await processorTimeOf(() => work(length)))
    }
    assert.ok(
      whole <= Math.max(quick, half * 3),
      `${what}: ${length} letters take ${whole} ms, half as many ${half}`,
    )
  }
}

import { sampleNow } from '../samples/sample.js'

/** A clock that a test moves forward. */
export function createClock(start = sampleNow) {
  let at = start.getTime()
  const minute = 60_000
  return {
    now: () => new Date(at),
    pass: (minutes: number) => {
      at += minutes * minute
    },
  }
}

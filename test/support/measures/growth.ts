import type { HostileText } from '../../platform/text/patterns/hostile-texts.js'
import { processorTime } from './processor-time.js'

/** Milliseconds below which work is fast enough, whatever its growth. */
const quick = 2
/**
 * From short to long: doubling with each letter shows early. The longest is the longest text a family may
 * type.
 */
const lengths = [11, 15, 22, 31, 44, 62, 88, 125, 177, 250, 500, 1000, 2000]

/**
 * Checks if work on a text more than triples as the text doubles. Goes from short to long, so endless growth
 * shows early.
 * @returns what grew, for the message; null if harmless
 */
export function growthOf(work: (text: string) => void, text: HostileText): string | null {
  const took = new Map<number, number>()
  for (const length of lengths) {
    const before = Math.max(quick / 3, took.get(half(length)) ?? 0)
    const hostile = text(length)
    const most = Math.max(quick, before * 3)
    const time = minTime(() => work(hostile), most)
    if (time > most && growsAgain(work, text, length))
      return `${length} letters take ${time.toFixed(1)} ms, half as many ${before.toFixed(1)}: ${JSON.stringify(text(70))}`
    took.set(length, time)
  }
  return null
}

/** Measures both lengths again: a garbage collection or a compiling thread may have interfered. */
function growsAgain(work: (text: string) => void, text: HostileText, length: number): boolean {
  const [short, long] = [text(half(length)), text(length)]
  const before = Math.max(
    quick / 3,
    minTime(() => work(short), 0),
  )
  const most = Math.max(quick, before * 3)
  return minTime(() => work(long), most) > most
}

/** The previous length of about half. */
const half = (length: number) => lengths.findLast((each) => each <= length / 2 + 1) ?? 0

/** The fastest of several tries, stopping early when fast enough: other processes share the caches. */
function minTime(work: () => void, enough: number): number {
  let least = Number.POSITIVE_INFINITY
  for (let tries = 0; tries < 5 && least > enough && (tries === 0 || least < 500); tries++)
    least = Math.min(least, processorTime(work))
  return least
}

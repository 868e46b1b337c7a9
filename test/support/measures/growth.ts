import { processorTime } from './processor-time.js'
import type { HostileText } from '../../platform/text/patterns/hostile-texts.js'

/** Milliseconds below which work is quick, whatever it grows by. */
const quick = 2
/** From short to long: what doubles with each letter is seen before it hangs. The longest is what a family may type. */
const lengths = [11, 15, 22, 31, 44, 62, 88, 125, 177, 250, 500, 1000, 2000]

/**
 * Whether work on a text more than triples as the text doubles. From short to long, so that what grows without end is seen early.
 * @returns what grew, for the message; null where it is harmless
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

/** Measures both lengths once more: a collection of garbage or a compiling thread may have come between. */
function growsAgain(work: (text: string) => void, text: HostileText, length: number): boolean {
  const [short, long] = [text(half(length)), text(length)]
  const before = Math.max(
    quick / 3,
    minTime(() => work(short), 0),
  )
  const most = Math.max(quick, before * 3)
  return minTime(() => work(long), most) > most
}

/** The length before that is about half of one. */
const half = (length: number) => lengths.findLast((each) => each <= length / 2 + 1) ?? 0

/** The quickest of some tries, each over when one is quick enough: others use the processor's caches, too. */
function minTime(work: () => void, enough: number): number {
  let least = Number.POSITIVE_INFINITY
  for (let tries = 0; tries < 5 && least > enough && (tries === 0 || least < 500); tries++)
    least = Math.min(least, processorTime(work))
  return least
}

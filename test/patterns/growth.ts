import { processorTime } from '../support/processor-time.js'
import type { HostileText } from './hostile-texts.js'

/** Milliseconds below which work is quick, whatever it grows by. */
const quick = 2
/** Each twice the one before; the longest is what a family may type. */
const lengths = [31, 62, 125, 250, 500, 1000, 2000]

/**
 * Whether work on a text more than triples as the text doubles. From short to long, so that what grows without end is seen early.
 * @returns what grew, for the message; null where it is harmless
 */
export function growthOf(work: (text: string) => void, text: HostileText, limit = 50): string | null {
  let before = quick / 3
  for (const length of lengths) {
    const hostile = text(length)
    const most = Math.min(limit, Math.max(quick, before * 3))
    const took = leastTime(() => work(hostile), most)
    if (took > most)
      return `${length} letters take ${took.toFixed(1)} ms, half of them ${before.toFixed(1)}: ${JSON.stringify(text(70))}`
    before = Math.max(took, quick / 3)
  }
  return null
}

/** The quickest of some tries, each over when one is quick enough: others use the processor's caches, too. */
function leastTime(work: () => void, enough: number): number {
  let least = Number.POSITIVE_INFINITY
  for (let tries = 0; tries < 5 && least > enough && (tries === 0 || least < 500); tries++)
    least = Math.min(least, processorTime(work))
  return least
}

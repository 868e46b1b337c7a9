import { setTimeout as wait } from 'node:timers/promises'

/** Between two tries, in milliseconds: twice as long each time. */
const pauses = { first: 2000, longest: 5 * 60_000 }

/**
 * Does something until it works.
 * @param isOver whether it is of no use any more: then it is given up without a word
 * @param onFault told of each fault after which it is tried again
 */
export async function retry(
  work: () => Promise<void>,
  isOver: () => boolean,
  onFault: (fault: unknown) => void,
): Promise<void> {
  for (let pause = pauses.first; !isOver(); pause = Math.min(2 * pause, pauses.longest)) {
    try {
      return await work()
    } catch (fault) {
      if (isOver()) return
      onFault(fault)
    }
    await wait(pause, undefined, { ref: false })
  }
}

import pLimit from 'p-limit'
import { settlesWithin } from './settles-within.js'

/** Runs work when its turn comes. @param stopping gives up the wait: it rejects with `TurnGivenUp` */
export type InTurn = <T>(work: () => Promise<T>, stopping: AbortSignal) => Promise<T>

/** The service stopped before the turn came. */
export class TurnGivenUp extends Error {
  override name = 'TurnGivenUp'
}

/** Work that hangs holds up the others no longer than this, in milliseconds. */
const maxTurnMs = 30 * 60_000

/** One at a time, in the order of asking: for heavy work of many districts, which would slow down their answers together. */
export function createTurns(longestMs = maxTurnMs): InTurn {
  const turns = pLimit(1)
  return (work, stopping) =>
    new Promise((resolve, reject) => {
      const giveUp = () => reject(new TurnGivenUp('The service stopped before its turn'))
      stopping.addEventListener('abort', giveUp, { once: true })
      void turns(async () => {
        stopping.removeEventListener('abort', giveUp)
        if (stopping.aborted) return giveUp()
        const done = work()
        done.then(resolve, reject)
        await settlesWithin(
          longestMs,
          done.catch(() => {}),
        )
      })
    })
}

/** For a single district. */
export const atOnce: InTurn = (work) => work()

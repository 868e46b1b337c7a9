import type { Log } from '../web/log.js'
import { settlesWithin } from './settles-within.js'

/**
 * Waits for parts that stop in parallel. Never rejects: a part that fails, or takes longer than `limitMs`, is logged, because later steps
 * must have its turn.
 */
export async function stopParts(
  log: Log,
  limitMs: number,
  parts: readonly (Promise<unknown> | undefined)[],
): Promise<void> {
  const stopped = parts.map((part) =>
    Promise.resolve(part).catch((error) => log.error({ fault: String(error) }, 'Stopping failed')),
  )
  if (!(await settlesWithin(limitMs, Promise.all(stopped))))
    log.error({}, 'A part takes too long to stop; continuing without it')
}

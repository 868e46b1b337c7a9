import type { Log } from '../web/log.js'
import { settlesWithin } from './settles-within.js'

/**
 * Waits for parts that stop in parallel. Never rejects: a part that fails, or takes longer than `limitMs`, is logged, so
 * that later steps still run.
 */
export async function stopParts(
  log: Log,
  limitMs: number,
  parts: readonly (Promise<unknown> | undefined)[],
): Promise<void> {
  const stopped = parts.map((part) =>
    Promise.resolve(part).catch((error) => log.error({ fault: String(error) }, 'A part failed to stop')),
  )
  if (!(await settlesWithin(limitMs, Promise.all(stopped))))
    log.error({}, 'A part takes too long to stop; continuing without it')
}

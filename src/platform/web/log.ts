import { type DestinationStream, type Logger, pino } from 'pino'
import { createLogDestination } from './log-destination.js'

/** The log: `log.info({ port }, 'Serving')`. Never give it a text that a parent typed. */
export type Log = Logger

/**
 * @param level how much is written
 * @param destination where lines go; standard output without it
 */
export function createLog(level: string, destination: DestinationStream = toStandardOutput()): Log {
  return pino({ level, base: null, redact: ['*.cookie', '*.authorization'] }, destination)
}

/** Not pino's own: that tries again and again on a full disk, and nothing else is done meanwhile. */
function toStandardOutput(): DestinationStream {
  const destination = createLogDestination(1)
  process.once('exit', destination.flush)
  return destination
}

import { type DestinationStream, type Logger, pino } from 'pino'

/** The log: `log.info({ port }, 'Serving')`. Never give it a text that a parent typed. */
export type Log = Logger

/**
 * @param level how much is written
 * @param destination where lines go; standard output without it
 */
export function createLog(level: string, destination?: DestinationStream): Log {
  const options = { level, base: null, redact: ['*.cookie', '*.authorization'] }
  return destination ? pino(options, destination) : pino(options)
}

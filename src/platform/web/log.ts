import { type DestinationStream, type Logger, pino } from 'pino'
import { createLogDestination } from './log-destination.js'
import { currentRequestId } from './request-context.js'

/** The log: `log.info({ port }, 'Serving')`. Never log text that a family typed. */
export type Log = Logger

/** @param level minimum level @param destination the stream for lines; standard output by default */
export function createLog(level: string, destination: DestinationStream = toStandardOutput()): Log {
  return pino({ level, base: null, redact: ['*.cookie', '*.authorization'], mixin: nameRequest }, destination)
}

/** The id of the request that a line belongs to. */
function nameRequest(): object {
  const request = currentRequestId()
  return request === null ? {} : { request }
}

let standardOutput: DestinationStream | null = null

/** Not pino's own, which retries on a full disk and blocks everything else. One for all logs of a process. */
function toStandardOutput(): DestinationStream {
  if (standardOutput) return standardOutput
  const destination = createLogDestination(1)
  process.once('exit', destination.flush)
  standardOutput = destination
  return destination
}

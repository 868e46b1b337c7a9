import { type DestinationStream, type Logger, pino, stdSerializers } from 'pino'
import { nameModule } from '../process/name-module.js'
import { createLogDestination } from './log-destination.js'
import { currentRequestId } from './request-context.js'

/** The log: `log.info({ port }, 'Serving')`. Never log text that a family typed. */
export type Log = Logger

/** @param level minimum level @param destination the stream for lines; standard output by default */
export function createLog(level: string, destination: DestinationStream = toStandardOutput()): Log {
  const redact = ['*.cookie', '*.authorization']
  return pino(
    { level, base: null, redact, mixin: nameRequest, serializers: { err: describeError } },
    destination,
  )
}

function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  const described = stdSerializers.err(error)
  return { ...described, stack: described.stack?.split('\n').map(nameModule).join('\n') }
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

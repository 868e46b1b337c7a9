/** A logger in pino's shape, so that the service's own log fits. */
export interface SearchLog {
  debug(what: object | string, message?: string): void
  info(what: object | string, message?: string): void
  warn(what: object | string, message?: string): void
  error(what: object | string, message?: string): void
}

/** A log that discards everything. */
export const silentLog: SearchLog = { debug() {}, info() {}, warn() {}, error() {} }

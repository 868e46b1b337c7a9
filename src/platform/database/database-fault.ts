/** What is wrong with the database; what each one means for people stands in `health.json`. */
export type DatabaseFault = 'locked' | 'full' | 'unwritable' | 'broken'

/** The primary result codes that are nobody's mistake. https://www.sqlite.org/rescode.html */
const faults: Readonly<Record<string, DatabaseFault>> = {
  BUSY: 'locked',
  LOCKED: 'locked',
  PROTOCOL: 'locked',
  FULL: 'full',
  READONLY: 'unwritable',
  CANTOPEN: 'unwritable',
  PERM: 'unwritable',
  AUTH: 'unwritable',
  IOERR: 'unwritable',
  NOMEM: 'unwritable',
  CORRUPT: 'broken',
  NOTADB: 'broken',
}

/** @returns null for what is no fault of the database: a constraint, a wrong statement, anything else that was thrown */
export function databaseFaultOf(error: unknown): DatabaseFault | null {
  const { code } = (error ?? {}) as { code?: unknown }
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'full'
  const name = typeof code === 'string' ? /^SQLITE_([A-Z]+)/.exec(code)?.[1] : undefined
  return (name && faults[name]) || null
}

/** Whether it may pass by itself: then it is worth another try. */
export function isTransient(error: unknown): boolean {
  const fault = databaseFaultOf(error)
  return fault !== null && fault !== 'broken'
}

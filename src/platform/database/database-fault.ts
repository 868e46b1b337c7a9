/** Database faults; `health.json` says what each means for people. */
export type DatabaseFault = 'locked' | 'full' | 'unwritable' | 'broken'

/** Primary result codes that are not programming errors. https://www.sqlite.org/rescode.html */
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

/** The last one: no room for the file beside the database that its connections share, as at a start on a full disk. */
const fullCodes: ReadonlySet<unknown> = new Set(['ENOSPC', 'EDQUOT', 'SQLITE_IOERR_SHMSIZE'])

/** @returns null for anything that is not a database fault: a constraint, a wrong statement, any other error */
export function databaseFaultOf(error: unknown): DatabaseFault | null {
  const { code } = (error ?? {}) as { code?: unknown }
  if (fullCodes.has(code)) return 'full'
  const name = typeof code === 'string' ? /^SQLITE_([A-Z]+)/.exec(code)?.[1] : undefined
  return (name && faults[name]) || null
}

/** True when the fault may clear by itself, so a retry makes sense. */
export function isTransient(error: unknown): boolean {
  const fault = databaseFaultOf(error)
  return fault !== null && fault !== 'broken'
}

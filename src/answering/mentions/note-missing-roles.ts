import type { DirectorySnapshot } from '../../directory/model/directory-snapshot.js'
import type { Log } from '../../platform/web/log.js'
import { readRolePhrases } from './role-phrases.js'

/** Logs the roles that families ask for by name and that no office of the district has: their phrases find nothing. */
export function noteMissingRoles(
  directory: Pick<DirectorySnapshot, 'officeWithRole'>,
  log: Pick<Log, 'info'>,
): void {
  const named = new Set(readRolePhrases().map(({ role }) => role))
  const missing = [...named].filter((role) => !directory.officeWithRole(role))
  if (missing.length > 0) log.info({ roles: missing }, 'Roles whose phrases are not read: no office has them')
}

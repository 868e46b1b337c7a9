import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { csvLines } from '../../../platform/files/csv.js'
import type { ImportFile } from '../../../platform/files/uploaded-file.js'
import { wording } from '../../../platform/language/wording.js'
import { PullFault } from './pull-fault.js'
import { readOrg, readUser } from './read-roster-entry.js'
import type { RosterClient } from './roster-client.js'

const columns = {
  manifest: ['propertyName', 'value'],
  orgs: ['sourcedId', 'status', 'name', 'type', 'identifier'],
  users: [
    ...['sourcedId', 'status', 'enabledUser', 'givenName', 'familyName', 'email'],
    ...['preferredGivenName', 'preferredFamilyName'],
  ],
  roles: ['userSourcedId', 'role', 'orgSourcedId'],
}

/**
 * Reads schools and staff from the server, and writes them as the files of a OneRoster import.
 * @param folder new or empty
 * @param today ISO date in the district
 * @throws {PullFault} if anything is missing: then there are no files
 */
export async function writeRosterFiles(
  client: RosterClient,
  folder: string,
  today: string,
): Promise<ImportFile[]> {
  const orgs: string[][] = []
  const users: string[][] = []
  const roles: string[][] = []
  await client.readAll('orgs', (entry) => orgs.push(readOrg(entry) ?? refuse('orgs')))
  await client.readAll('users', (entry) => {
    const staff = readUser(entry, today) ?? refuse('users')
    if (staff === 'not-staff') return
    users.push(staff.user)
    roles.push(...staff.roles)
  })
  // An empty list would remove everyone.
  if (users.length === 0) throw new PullFault(wording('fault.pullNobody'))
  const manifest = [['oneroster.version', '1.2']]
  mkdirSync(folder, { recursive: true })
  return Object.entries({ manifest, orgs, users, roles }).map(([name, rows]) => {
    const file = `${name}.csv`
    const path = join(folder, file)
    writeFileSync(path, csvLines([columns[name as keyof typeof columns], ...rows]), { mode: 0o600 })
    return { name: file, path }
  })
}

function refuse(list: 'orgs' | 'users'): never {
  throw new PullFault(wording('fault.pullEntry', { list }))
}

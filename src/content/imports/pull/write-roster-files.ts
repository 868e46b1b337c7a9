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
 * @returns the files, and how many people were left out because no role of theirs is a staff role and one cannot be read
 * @throws {PullFault} if anything is missing: then there are no files
 */
export async function writeRosterFiles(
  client: RosterClient,
  folder: string,
  today: string,
): Promise<{ files: ImportFile[]; unreadable: number }> {
  const orgs: string[][] = []
  const users: string[][] = []
  const roles: string[][] = []
  let unreadable = 0
  await client.readAll('orgs', (entry) => orgs.push(readOrg(entry) ?? refuse('orgs', entry)))
  await client.readAll('users', (entry) => {
    const staff = readUser(entry, today) ?? refuse('users', entry)
    if (staff === 'unreadable') unreadable++
    if (staff === 'not-staff' || staff === 'unreadable') return
    users.push(staff.user)
    roles.push(...staff.roles)
  })
  // An empty list would remove everyone.
  if (users.length === 0) throw new PullFault(wording('fault.pullNobody'))
  const manifest = [['oneroster.version', '1.2']]
  mkdirSync(folder, { recursive: true })
  const files = Object.entries({ manifest, orgs, users, roles }).map(([name, rows]) => {
    const path = join(folder, `${name}.csv`)
    writeFileSync(path, csvLines([columns[name as keyof typeof columns], ...rows]), { mode: 0o600 })
    // As the server calls the list: faults name it.
    return { name, path }
  })
  return { files, unreadable }
}

/** @param entry has a `sourcedId`: the client drops others */
function refuse(list: 'orgs' | 'users', entry: unknown): never {
  const { sourcedId: id } = entry as { sourcedId: string }
  throw new PullFault(wording('fault.pullEntry', { list, id }))
}

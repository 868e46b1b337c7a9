import type Sqlite from 'better-sqlite3'
import { prepareOnce } from '../../platform/database/statements.js'
import type { RecordKind } from '../records/record-kinds.js'

export interface RosterId {
  sourcedId: string
  kind: 'schools' | 'people'
  key: string
}

/** The part of an import's staging database about a OneRoster file: roles, and ids of records. */
export function stagedRoster(connection: Sqlite.Database) {
  const prepare = (sql: string) => prepareOnce(connection, sql)
  return {
    /** Adds a OneRoster role: a member of staff, the role, and the place. */
    addRole: (user: string, role: string, org: string) =>
      void prepare('insert into roster_roles (user, role, org) values (?, ?, ?)').run(user, role, org),
    rolesOf: (user: string) =>
      prepare('select role, org from roster_roles where user = ? order by n').all(user) as {
        role: string
        org: string
      }[],
    /** Maps a OneRoster id to its record. */
    addRosterId: (sourcedId: string, kind: RecordKind, key: string) =>
      void prepare('insert into roster_ids (sourced_id, kind, key) values (?, ?, ?)').run(
        sourcedId,
        kind,
        key,
      ),
    hasRosterId: (kind: RecordKind, key: string): boolean =>
      prepare('select 1 from roster_ids where kind = ? and key = ?').get(kind, key) !== undefined,
    /** In reverse, so that the first record with an id wins when they are stored one by one. */
    rosterIds: () =>
      connection
        .prepare('select sourced_id as sourcedId, kind, key from roster_ids order by n desc')
        .iterate() as IterableIterator<RosterId>,
  }
}

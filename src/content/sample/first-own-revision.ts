import type Sqlite from 'better-sqlite3'

const key = 'first-own-revision'

/**
 * The oldest revision that may come back: those before the removal of the sample district have its rules.
 * @returns 0 where no sample was removed
 */
export function firstOwnRevision(connection: Sqlite.Database): number {
  return Number(connection.prepare('select value from notes where key = ?').pluck().get(key) ?? 0)
}

export function noteFirstOwnRevision(connection: Sqlite.Database, id: number): void {
  const sql =
    'insert into notes (key, value) values (?, ?) on conflict (key) do update set value = excluded.value'
  connection.prepare(sql).run(key, String(id))
}

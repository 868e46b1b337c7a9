import type Sqlite from 'better-sqlite3'
import type { Revision } from '../../answering/revision/revision.js'
import type { Rule } from '../../answering/rules/rule.js'

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

const noRules: readonly Rule[] = []

/** The rules that families get; none while the removed sample's are still live: the next revision takes seconds to prepare. */
export function ownRules(
  connection: Sqlite.Database,
  { id, content: { rules } }: { id: number; content: Pick<Revision['content'], 'rules'> },
): readonly Rule[] {
  return id < firstOwnRevision(connection) ? noRules : rules
}

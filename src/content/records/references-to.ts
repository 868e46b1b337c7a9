import type Sqlite from 'better-sqlite3'
import { prepareOnce } from '../../platform/database/statements.js'
import type { RecordCells } from './record-cells.js'
import { recordName } from './record-cells.js'
import { kindTables, type RecordKind, recordKinds } from './record-kinds.js'
import type { RecordStore } from './record-store.js'

/** Referring rows of one kind. */
export interface Reference {
  /** A record kind, or another table: stored questions, referrals, accounts. */
  from: RecordKind | 'inquiries' | 'wrong_doors' | 'referrals' | 'accounts'
  count: number
  /** Some of them, to link to; none of what families asked. Accounts have no cells. */
  records: Referrer[]
}

/** A row that refers. */
export interface Referrer {
  id: number
  name: string
  cells: RecordCells
}

const shown = 20

/**
 * Everything that refers to a record and blocks its removal: foreign keys as the tables declare them, plus known
 * references inside lists and rules.
 */
export function referencesTo(
  connection: Sqlite.Database,
  records: RecordStore,
  kind: RecordKind,
  { id, cells }: { id: number; cells: RecordCells },
): Reference[] {
  const found = [...keyReferences(connection, kind), ...listReferences(kind, cells)]
  const byTable = new Map<string, Set<number>>()
  for (const { table, where, value } of found) {
    const ids = prepareOnce(connection, `select rowid from ${table} t where ${where}`)
      .pluck()
      .all(value ?? id)
    const known = byTable.get(table) ?? new Set()
    for (const each of ids as number[]) known.add(each)
    byTable.set(table, known)
  }
  return [...byTable]
    .filter(([, ids]) => ids.size > 0)
    .map(([table, ids]) => toReference(connection, records, table, ids))
}

interface Pointer {
  table: string
  where: string
  /** The referenced column; the row's id by default. */
  value?: string
}

interface ForeignKey {
  table: string
  column: string
  to: string
  blocks: 0 | 1
}

/**
 * Foreign keys, except for the record's own words, and for rows that need no record to point at: those that go with it,
 * or lose the link (receipts, replies to letters, accounts). Records never go without a word.
 */
function keyReferences(connection: Sqlite.Database, kind: RecordKind): Pointer[] {
  const [main, words] = kindTables[kind].tables
  const sql = `select m.name as "table", f."from" as "column", f."to" as "to", f.on_delete = 'NO ACTION' as blocks
    from sqlite_master m, pragma_foreign_key_list(m.name) f
    where m.type = 'table' and f."table" = ? and m.name is not ?`
  const keys = prepareOnce(connection, sql).all(main, words ?? null) as ForeignKey[]
  return keys
    .filter(({ table, blocks }) => blocks === 1 || kindOf(table))
    .map(({ table, column, to }) => ({
      table,
      where: `t."${column}" = (select "${to}" from ${main} where rowid = ?)`,
    }))
}

const inList = (json: string) => `exists (select 1 from json_each(${json}) where value = ?)`

/** In words with spaces between. */
const inWords = (column: string) => `instr(' ' || ${column} || ' ', ' ' || ? || ' ') > 0`

/** References without a foreign key. */
function listReferences(kind: RecordKind, cells: RecordCells): Pointer[] {
  const rule = (path: string, value: string) => ({
    table: 'rules',
    where: `t.action ->> '$.${path}' = ?`,
    value,
  })
  const slug = cells.slug ?? ''
  switch (kind) {
    case 'schools':
      return [
        { table: 'rules', where: inList(`t.conditions, '$.schools'`), value: slug },
        rule('school', slug),
        { table: 'schools', where: 't.successor = ?', value: slug },
        { table: 'posts', where: inWords('t.schools'), value: slug },
      ]
    case 'topics':
      return [
        { table: 'rules', where: inList(`t.conditions, '$.topics'`), value: slug },
        rule('topic', slug),
        { table: 'posts', where: inWords('t.topics'), value: slug },
      ]
    case 'offices':
      return [
        rule('office', cells.id ?? ''),
        { table: 'offices', where: 't.successor = ?', value: cells.id ?? '' },
        { table: 'rules', where: inList(`t.conditions, '$.offices'`), value: cells.id ?? '' },
        { table: 'topics', where: inList('t.also'), value: cells.id ?? '' },
        { table: 'offices', where: 't.answered_by = ?', value: cells.id ?? '' },
        { table: 'accounts', where: inList('t.offices'), value: cells.id ?? '' },
      ]
    case 'contacts': {
      const here = `(t.action ->> '$.office') || '@' || (t.action ->> '$.school') = ?`
      return [{ table: 'rules', where: here, value: `${cells.office}@${cells.school}` }]
    }
    default:
      return []
  }
}

function toReference(
  connection: Sqlite.Database,
  records: RecordStore,
  table: string,
  ids: Set<number>,
): Reference {
  const kind = kindOf(table)
  if (!kind) {
    const from = table as Reference['from']
    return { from, count: ids.size, records: from === 'accounts' ? accountsOf(connection, ids) : [] }
  }
  const named = [...ids].slice(0, shown).flatMap((id) => {
    const record = records.get(kind, id)
    return record ? [{ id, name: recordName(kind, record.cells), cells: record.cells }] : []
  })
  return { from: kind, count: ids.size, records: named }
}

function accountsOf(connection: Sqlite.Database, ids: Set<number>): Referrer[] {
  const find = prepareOnce(connection, 'select name from accounts where id = ?').pluck()
  return [...ids].slice(0, shown).map((id) => ({ id, name: String(find.get(id)), cells: {} }))
}

const kindOf = (table: string): RecordKind | undefined =>
  recordKinds.find((each) => kindTables[each].tables.includes(table))

import { getTableColumns, getTableName } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Slices } from '../threads/slices.js'
import type { Database } from './open-database.js'
import { prepareOnce, type Statement } from './statements.js'

/** About half a millisecond. */
const rowsAtOnce = 200

type Decode = (written: unknown) => unknown

interface Reading {
  fields: readonly string[]
  /** Fields that are not as SQLite has them, such as booleans. */
  decoded: readonly (readonly [field: string, decode: Decode])[]
  /** Selects each row as a JSON array, its rowid first. */
  select: string
}

const readings = new WeakMap<SQLiteTable, Reading>()

/**
 * Reads whole rows of a long table, in the order of their rowids. Many come as one JSON text: one by one, and made into rows by
 * Drizzle, they take eight times as long. Not for tables with fractions, which JSON rounds.
 * @param some a condition for the rows, such as `person = ?`; every row by default
 */
export function* rowSlices<T extends SQLiteTable>(
  { $client }: Pick<Database, '$client'>,
  table: T,
  some: Statement = { sql: 'true', params: [] },
): Slices<T['$inferSelect'][]> {
  const { select, fields, decoded } = readingOf(table)
  const page = prepareOnce(
    $client,
    `${select} where rowid > ? and (${some.sql}) order by rowid limit ${rowsAtOnce})`,
  ).pluck()
  const rows: T['$inferSelect'][] = []
  for (let after = Number.MIN_SAFE_INTEGER; ; yield) {
    const written = JSON.parse(page.get(after, ...some.params) as string) as [number, ...unknown[]][]
    for (const values of written) {
      const row: Record<string, unknown> = {}
      for (const [i, field] of fields.entries()) row[field] = values[i + 1]
      for (const [field, decode] of decoded) if (row[field] !== null) row[field] = decode(row[field])
      rows.push(row)
    }
    if (written.length < rowsAtOnce) return rows
    after = written.at(-1)![0]
  }
}

/**
 * Reads some columns of every row of a table, sorted, in one go: for thousands of rows off the thread that answers. As one JSON text,
 * as in `rowSlices`.
 * @param by the columns that it is sorted by, in SQLite's order
 */
export function readSorted<T extends SQLiteTable, K extends keyof T['$inferSelect'] & string>(
  { $client }: Pick<Database, '$client'>,
  table: T,
  fields: readonly K[],
  by: readonly (keyof T['$inferSelect'] & string)[],
): Pick<T['$inferSelect'], K>[] {
  const columns = getTableColumns(table)
  const names = (of: readonly string[]) => of.map((field) => `"${columns[field]!.name}"`).join()
  const sql = `select json_group_array(json_array(${names(fields)}) order by ${names(by)}) from "${getTableName(table)}"`
  const written = JSON.parse(prepareOnce($client, sql).pluck().get() as string) as unknown[][]
  const decoded = readingOf(table).decoded.flatMap(([field, decode]) => {
    const at = fields.indexOf(field as K)
    return at < 0 ? [] : [[at, decode] as const]
  })
  return written.map((values) => {
    for (const [at, decode] of decoded) if (values[at] !== null) values[at] = decode(values[at])
    const row: Record<string, unknown> = {}
    for (const [i, field] of fields.entries()) row[field] = values[i]
    return row as Pick<T['$inferSelect'], K>
  })
}

function readingOf(table: SQLiteTable): Reading {
  const known = readings.get(table)
  if (known) return known
  const columns = Object.entries(getTableColumns(table))
  const names = columns.map(([, { name }]) => `"${name}"`)
  const select = `select json_group_array(json_array(at, ${names})) from (select rowid as at, ${names} from "${getTableName(table)}"`
  const reading: Reading = {
    fields: columns.map(([field]) => field),
    decoded: columns.flatMap(([field, column]) =>
      column.dataType === 'string' || column.dataType === 'number'
        ? []
        : [[field, (written: unknown) => column.mapFromDriverValue(written)] as const],
    ),
    select,
  }
  readings.set(table, reading)
  return reading
}

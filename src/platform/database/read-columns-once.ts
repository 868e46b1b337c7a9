import { Column, is, SQL, Subquery } from 'drizzle-orm'
import { PreparedQuery } from 'drizzle-orm/better-sqlite3'

/** How drizzle reads a value of SQLite. */
interface Decoder {
  mapFromDriverValue(value: unknown): unknown
}

/** A column of a query, and where its value belongs in a row's object. */
interface Field {
  path: readonly string[]
  field: unknown
}

/** What drizzle keeps in a prepared query. */
interface Prepared {
  fields?: readonly Field[]
  customResultMapper?: unknown
  values(placeholders?: Record<string, unknown>): unknown[][]
}

let isOn = false

/**
 * From now on drizzle finds out once for a query how to read its columns. It does so for each cell, which takes longer than reading
 * them, and has no setting for that: its own class is changed.
 */
export function readColumnsOnce(): void {
  if (isOn) return
  isOn = true
  const prototype = PreparedQuery.prototype as { all(placeholders?: Record<string, unknown>): unknown }
  const { all } = prototype
  prototype.all = function (placeholders) {
    const query = this as unknown as Prepared
    const { fields } = query
    // Rows of joined tables have an object for each table.
    if (!fields || query.customResultMapper || fields.some(({ path }) => path.length !== 1))
      return all.call(this, placeholders)
    return query.values(placeholders).map(readerOf(fields))
  }
}

function readerOf(fields: readonly Field[]): (row: unknown[]) => Record<string, unknown> {
  const names = fields.map(({ path }) => path[0]!)
  const decoders = fields.map(({ field }) => decoderOf(field))
  return (row) => {
    const read: Record<string, unknown> = {}
    for (let i = 0; i < names.length; i++) {
      const value = row[i]
      const decoder = decoders[i]
      read[names[i]!] = value === null || !decoder ? value : decoder.mapFromDriverValue(value)
    }
    return read
  }
}

/** Null for a column whose values are those of SQLite. */
function decoderOf(field: unknown): Decoder | null {
  if (is(field, Column))
    return field.mapFromDriverValue === Column.prototype.mapFromDriverValue ? null : field
  if (is(field, SQL)) return (field as unknown as { decoder: Decoder }).decoder
  if (is(field, Subquery)) return (field._.sql as unknown as { decoder: Decoder }).decoder
  return (field as { sql: { decoder: Decoder } }).sql.decoder
}

import type Sqlite from 'better-sqlite3'

interface Column {
  name: string
  type: string
  notnull: number
  dflt_value: string | null
  pk: number
}

/** The names of the tables, except for SQLite's own and drizzle's: none is virtual, or part of a virtual one. */
export function tablesOf(database: Sqlite.Database): string[] {
  const sql = `select name from pragma_table_list where schema = 'main' and type = 'table'
    and name not like 'sqlite\\_%' escape '\\' and name <> '__drizzle_migrations' order by name`
  return database.prepare(sql).pluck().all() as string[]
}

/** Fills an older database with the rows of a newer one, in the tables and columns that both have. */
export function copyTables(database: Sqlite.Database, newer: Sqlite.Database): void {
  database.pragma('foreign_keys = OFF')
  const known = new Set(tablesOf(newer))
  for (const table of tablesOf(database)) if (known.has(table)) copyRows(table, newer, database)
}

/** Gives each table that is still empty a row, made up from its columns. */
export function fillEmptyTables(database: Sqlite.Database): void {
  for (const table of tablesOf(database)) if (isEmpty(table, database)) makeRow(table, database)
}

const columnsOf = (table: string, database: Sqlite.Database) =>
  database.pragma(`table_info("${table}")`) as Column[]

const isEmpty = (table: string, database: Sqlite.Database) =>
  database.prepare(`select 1 from "${table}" limit 1`).get() === undefined

function copyRows(table: string, from: Sqlite.Database, to: Sqlite.Database): void {
  const shared = new Set(columnsOf(table, from).map(({ name }) => name))
  const names = columnsOf(table, to).flatMap(({ name }) => (shared.has(name) ? [`"${name}"`] : []))
  const rows = from.prepare(`select ${names} from "${table}"`).raw().all() as unknown[][]
  to.exec(`delete from "${table}"`)
  const insert = to.prepare(`insert into "${table}" (${names}) values (${names.map(() => '?')})`)
  for (const row of rows) insert.run(row)
}

function makeRow(table: string, database: Sqlite.Database): void {
  const keys = database.pragma(`foreign_key_list("${table}")`) as {
    from: string
    table: string
    to: string
  }[]
  const sql = String(database.prepare('select sql from sqlite_master where name = ?').pluck().get(table))
  const columns = columnsOf(table, database).filter((column) => column.notnull && column.dflt_value === null)
  const values = columns.map((column) => {
    const key = keys.find(({ from }) => from === column.name)
    if (key && key.table !== table)
      return database.prepare(`select "${key.to}" from "${key.table}" limit 1`).pluck().get() ?? 1
    return allowedIn(sql, column.name) ?? (/int|real|num/i.test(column.type) ? 1 : '{}')
  })
  const names = columns.map(({ name }) => `"${name}"`)
  const into = names.length > 0 ? `(${names}) values (${names.map(() => '?')})` : 'default values'
  database.prepare(`insert into "${table}" ${into}`).run(values)
}

/** The first of the values that a check allows. */
function allowedIn(sql: string, name: string): string | undefined {
  return new RegExp(`["\`]${name}["\`] in \\('([^']*)'`, 'i').exec(sql)?.[1]
}

import assert from 'node:assert/strict'
import Sqlite from 'better-sqlite3'
import { readDirectory } from '../../src/directory/model/directory-snapshot.js'
import { migrateDatabase } from '../../src/platform/database/migrate-database.js'
import type { Database } from '../../src/platform/database/open-database.js'
import { copyTables, fillEmptyTables, tablesOf } from '../support/samples/fill-tables.js'
import { emptyOfEachVersion, openMemory, versions } from '../support/samples/older-database.js'
import { sampleDatabase } from '../support/samples/sample-database.js'

describe('An update', () => {
  let sample: Database
  /** An empty database of each version, oldest first. */
  let empty: Buffer[]

  before(async () => {
    sample = await sampleDatabase()
    empty = await emptyOfEachVersion()
  })
  after(() => sample.$client.close())

  /** A database of that version, with rows in every table. */
  function older(version: number): Sqlite.Database {
    const database = new Sqlite(empty[version]!)
    copyTables(database, sample.$client)
    fillEmptyTables(database)
    assert.deepEqual(database.pragma('foreign_key_check'), [])
    return database
  }

  for (const { idx, tag } of versions)
    it(`from ${tag} keeps every row, and has the tables of a new database`, async () => {
      const before = older(idx)
      const kept = rowsOf(before)
      const database = openMemory(before.serialize())
      before.close()
      await migrateDatabase(database, ':memory:')
      const { $client } = database
      assert.equal($client.pragma('integrity_check', { simple: true }), 'ok')
      assert.deepEqual($client.pragma('foreign_key_check'), [])
      assert.deepEqual(rowsOf($client, kept), kept)
      assert.deepEqual(shapeOf($client), shapeOf(sample.$client))
      assert.deepEqual(namesIn(database), namesIn(sample))
      $client.close()
    })
})

/** What the pages of schools, offices, and people are made from. */
function namesIn(database: Database): unknown {
  const { schools, people, contacts } = readDirectory(database)
  return [schools.map(({ name }) => name), people.map(({ slug }) => slug), contacts.map(({ phone }) => phone)]
}

type Rows = Record<string, Record<string, unknown>[]>

/** Counted on by the writes of a migration to the directory. */
const counters = ['directory_version']

/** All rows of each table. @param like the tables and columns to read; left out for all */
function rowsOf(database: Sqlite.Database, like?: Rows): Rows {
  const tables = like ? Object.keys(like) : tablesOf(database).filter((name) => !counters.includes(name))
  const columns = (table: string) =>
    like
      ? Object.keys(like[table]![0]!)
          .map((name) => `"${name}"`)
          .join()
      : '*'
  const read = (table: string) =>
    database.prepare(`select ${columns(table)} from "${table}" order by 1, 2`).all() as Rows[string]
  return Object.fromEntries(tables.map((table) => [table, read(table)]))
}

/** Tables with their columns, indexes, triggers, and views; not in which order columns were added. */
function shapeOf(database: Sqlite.Database): unknown {
  const list = (sql: string) => database.prepare(sql).raw().all()
  return {
    columns: list(`select t.name, c.name, c.type, c."notnull", c.dflt_value, c.pk
      from pragma_table_list t join pragma_table_info(t.name) c where t.schema = 'main' order by 1, 2`),
    rest: list("select type, name, sql from sqlite_master where type <> 'table' order by 1, 2"),
  }
}

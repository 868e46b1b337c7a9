import assert from 'node:assert/strict'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { MigrationError, migrateDatabase } from '../../../src/platform/database/migrate-database.js'
import { type Database, openDatabase } from '../../../src/platform/database/open-database.js'
import { briefWording } from '../../support/app/brief-fault.js'

describe('migrateDatabase', () => {
  let folder: string
  let file: string
  let database: Database
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'migrations-'))
    file = join(folder, 'data.sqlite')
    database = drizzle(new Sqlite(file)) as Database
    database.$client.pragma('foreign_keys = ON')
    await migrate(first)
    database.$client.exec("insert into parents values (1, 'a'); insert into children values (10, 1)")
  })
  afterEach(() => {
    database.$client.close()
    rmSync(folder, { recursive: true })
  })

  const first = `create table parents (id integer primary key, name text);
--> statement-breakpoint
create table children (id integer primary key, parent integer not null references parents(id) on delete cascade);`
  const rebuild = `create table new_parents (id integer primary key, name text not null);
--> statement-breakpoint
insert into new_parents select id, name from parents;
--> statement-breakpoint
drop table parents;
--> statement-breakpoint
alter table new_parents rename to parents;`

  async function migrate(...migrations: string[]): Promise<void> {
    const meta = join(folder, 'migrations', 'meta')
    mkdirSync(meta, { recursive: true })
    for (const [index, sql] of migrations.entries()) writeFileSync(join(meta, '..', `${index}.sql`), sql)
    const entries = migrations.map((_, idx) => ({
      idx,
      version: '6',
      when: idx + 1,
      tag: String(idx),
      breakpoints: true,
    }))
    writeFileSync(join(meta, '_journal.json'), JSON.stringify({ version: '7', dialect: 'sqlite', entries }))
    await migrateDatabase(database, file, join(folder, 'migrations'))
  }

  const children = () => database.$client.prepare('select parent from children').pluck().all()

  it('keeps the children of a rebuilt table', async () => {
    await migrate(first, rebuild)
    assert.deepEqual(children(), [1])
    assert.match(
      String(database.$client.prepare("select sql from sqlite_master where name = 'parents'").pluck().get()),
      /not null/,
    )
    assert.equal(database.$client.pragma('foreign_keys', { simple: true }), 1)
    assert.throws(() => database.$client.exec('insert into children values (11, 99)'), /FOREIGN KEY/)
  })

  it('refuses a migration that leaves orphans, keeping the data and a backup', async () => {
    const orphans = rebuild.replace('from parents', 'from parents where id > 1')
    await assert.rejects(migrate(first, orphans), (error) => {
      assert.ok(error instanceof MigrationError)
      assert.match(briefWording(error.wording), /fault: database\.orphans\(count: 1, tables: children\)/)
      return true
    })
    assert.deepEqual(children(), [1])
    assert.equal(database.$client.prepare('select name from parents').pluck().get(), 'a')
    const backup = new Sqlite(`${file}.before-1`, { readonly: true })
    assert.equal(backup.prepare('select name from parents').pluck().get(), 'a')
    backup.close()
  })

  it('rolls everything back when a migration fails halfway', async () => {
    const broken = `alter table parents add column more text;\n--> statement-breakpoint\nselect nonsense from nowhere;`
    await assert.rejects(migrate(first, rebuild, broken), MigrationError)
    const columns = database.$client.pragma('table_info(parents)') as { name: string; notnull: number }[]
    assert.deepEqual(
      columns.map(({ name, notnull }) => [name, notnull]),
      [
        ['id', 0],
        ['name', 0],
      ],
    )
    assert.ok(existsSync(`${file}.before-1`))
    await migrate(first, rebuild)
    assert.deepEqual(children(), [1])
  })

  it('runs each migration once, and makes no needless backup', async () => {
    await migrate(first)
    await migrate(first)
    assert.deepEqual(
      readdirSync(folder).filter((name) => name.includes('before')),
      [],
    )
  })
})

describe('openDatabase', () => {
  it('creates the folder and the tables, with foreign keys on', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'open-'))
    const database = await openDatabase(join(folder, 'deep', 'data.sqlite'))
    assert.equal(database.$client.pragma('foreign_keys', { simple: true }), 1)
    assert.equal(database.$client.pragma('journal_mode', { simple: true }), 'wal')
    assert.equal(database.$client.prepare('select count(*) from schools').pluck().get(), 0)
    database.$client.close()
    rmSync(folder, { recursive: true })
  })
})

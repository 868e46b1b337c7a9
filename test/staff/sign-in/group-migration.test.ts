import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { migrateDatabase } from '../../../src/platform/database/migrate-database.js'
import type { Database } from '../../../src/platform/database/open-database.js'
import { fromRoot } from '../../../src/platform/root.js'
import { migrationsUpTo } from '../../support/samples/migrations-up-to.js'

describe('An older database', () => {
  it('loses the passwords, links, and sessions of accounts with a group role, and of no others', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'group-migration-'))
    try {
      const file = join(folder, 'data.sqlite')
      const database = drizzle(new Sqlite(file)) as Database
      const migrations = fromRoot('src', 'platform', 'database', 'migrations')
      await migrateDatabase(database, file, migrationsUpTo(11, migrations, join(folder, 'older')))
      database.$client.exec(`
        insert into accounts (id, email, name, role, role_from, password_hash, password_at, created_at) values
          (1, 'group@elm.example', 'Group', 'admin', 'group', 'hash', 1, 1),
          (2, 'invited@elm.example', 'Invited', 'admin', 'admin', 'hash', 1, 1);
        insert into one_time_links (id, account, kind, created_at, expires_at) values ('a', 1, 'reset', 1, 2), ('b', 2, 'reset', 1, 2);
        insert into sessions (id, account, csrf, created_at, seen_at, expires_at, complete, device) values
          ('s', 1, 'c', 1, 1, 2, 1, ''), ('t', 2, 'c', 1, 1, 2, 1, '');`)
      await migrateDatabase(database, file, migrations)
      const read = (query: string) => database.$client.prepare(query).pluck().all()
      assert.deepEqual(read('select id from accounts where password_hash is not null'), [2])
      assert.deepEqual(read('select account from one_time_links'), [2])
      assert.deepEqual(read('select account from sessions'), [2])
      database.$client.close()
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})

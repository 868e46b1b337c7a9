import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { readDirectory } from '../../../src/directory/model/directory-snapshot.js'
import { officeRole } from '../../../src/directory/model/office-role.js'
import { migrateDatabase } from '../../../src/platform/database/migrate-database.js'
import type { Database } from '../../../src/platform/database/open-database.js'
import { fromRoot } from '../../../src/platform/root.js'
import { migrationsUpTo } from '../../support/samples/migrations-up-to.js'

describe('Office roles', () => {
  it('are assigned to the usual offices of an older database, and to no others', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'office-roles-'))
    try {
      const file = join(folder, 'data.sqlite')
      const database = drizzle(new Sqlite(file)) as Database
      const migrations = fromRoot('src', 'platform', 'database', 'migrations')
      await migrateDatabase(database, file, migrationsUpTo(16, migrations, join(folder, 'older')))
      database.$client.exec(`insert into offices (id, level, position) values
        ('school-office', 'school', 0), ('nurse', 'school', 1), ('community-education', 'district', 2), ('robotics', 'school', 3)`)
      await migrateDatabase(database, file, migrations)
      const directory = readDirectory(database)
      assert.deepEqual(
        directory.offices.map(({ id, role }) => [id, role]),
        [
          ['school-office', 'front-office'],
          ['nurse', 'nurse'],
          ['community-education', 'community-education'],
          ['robotics', null],
        ],
      )
      assert.equal(directory.officeWithRole(officeRole.frontOffice)?.id, 'school-office')
      assert.equal(directory.officeWithRole(officeRole.schoolBoard), null)
      database.$client.close()
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})

import assert from 'node:assert/strict'
import { databaseFaultOf } from '../../../src/platform/database/database-fault.js'
import { explainDatabase } from '../../../src/platform/database/explain-database.js'

describe('A database fault', () => {
  const failed = (code: string) => Object.assign(new Error('disk I/O error'), { code })

  // SQLite gives this code for it when it opens the database: no room for the file that its connections share.
  it('is a full disk also at a start, not a lack of permission', () => {
    const file = '/srv/data/who-to-ask.sqlite'
    const said = explainDatabase(failed('SQLITE_IOERR_SHMSIZE'), file)
    assert.equal(said?.message, explainDatabase(failed('SQLITE_FULL'), file)?.message)
    assert.notEqual(said?.message, explainDatabase(failed('SQLITE_IOERR_READ'), file)?.message)
  })

  it('has one of four kinds, or is none', () => {
    const kinds = [
      'SQLITE_IOERR_SHMSIZE',
      'SQLITE_BUSY',
      'SQLITE_IOERR_WRITE',
      'SQLITE_CORRUPT',
      'SQLITE_CONSTRAINT',
    ]
    assert.deepEqual(
      kinds.map((code) => databaseFaultOf(failed(code))),
      ['full', 'locked', 'unwritable', 'broken', null],
    )
  })
})

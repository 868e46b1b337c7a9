import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { withDatabase } from '../../src/commands/with-database.js'
import { DatabaseError } from '../../src/platform/database/explain-database.js'
import type { Database } from '../../src/platform/database/open-database.js'

describe('A command with the database', () => {
  let file: string
  beforeEach(() => {
    file = join(mkdtempSync(join(tmpdir(), 'who-to-ask-with-')), 'who-to-ask.sqlite')
  })
  afterEach(() => rmSync(join(file, '..'), { recursive: true }))

  /** As on a full disk: the file may not grow. */
  function fill({ $client }: Database): void {
    $client.pragma(`max_page_count = ${$client.pragma('page_count', { simple: true })}`)
    $client.exec('CREATE TABLE more (text); INSERT INTO more VALUES (zeroblob(1000000))')
  }

  it('says in words that the disk is full, and closes the database', async () => {
    let used: Database | undefined
    await assert.rejects(
      withDatabase(file, (database) => {
        used = database
        fill(database)
      }),
      (error) => error instanceof DatabaseError && error.wording.key === 'database.fault.full',
    )
    assert.equal(used?.$client.open, false)
  })

  it('passes on a fault of the program, and a result', async () => {
    const fault = new TypeError('ours')
    await assert.rejects(
      withDatabase(file, () => {
        throw fault
      }),
      fault,
    )
    assert.equal(await withDatabase(file, async () => 3), 3)
  })
})

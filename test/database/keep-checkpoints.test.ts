import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { keepCheckpoints } from '../../src/database/keep-checkpoints.js'
import { type Database, openDatabase } from '../../src/database/open-database.js'
import { createLog } from '../../src/web/log.js'

describe('Checkpoints of the write-ahead log', () => {
  const log = createLog('silent')
  let folder: string
  let file: string
  let database: Database

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'who-to-ask-checkpoints-'))
    file = join(folder, 'district.sqlite')
    database = await openDatabase(file)
  })

  afterEach(() => {
    database.$client.close()
    rmSync(folder, { recursive: true })
  })

  const pagesUntilCheckpoint = () => database.$client.pragma('wal_autocheckpoint', { simple: true })

  function write(pages: number): void {
    database.$client.exec('CREATE TABLE IF NOT EXISTS filler (bytes)')
    const insert = database.$client.prepare('INSERT INTO filler VALUES (randomblob(4000))')
    for (let i = 0; i < pages; i++) insert.run()
  }

  it('are none of the main thread’s work: commits write to the log alone, and the thread brings them over', async () => {
    const before = statSync(file).size
    const checkpoints = keepCheckpoints(database, { file, log, everyMs: 20 })
    assert.equal(pagesUntilCheckpoint(), 16_384)
    write(2000)
    // Much was written in one go, and the thread reads no message meanwhile.
    while (statSync(file).size < before + 2000 * 4000) await wait(10)
    await checkpoints.stop()
  })

  it('come back to SQLite when the thread has ended', async () => {
    const checkpoints = keepCheckpoints(database, { file: join(folder, 'gone', 'district.sqlite'), log })
    while (pagesUntilCheckpoint() !== 1000) await wait(10)
    await checkpoints.stop()
  })

  it('leave the file whole when the service stops in between', async () => {
    const checkpoints = keepCheckpoints(database, { file, log, everyMs: 1 })
    write(500)
    await checkpoints.stop()
    assert.equal(database.$client.pragma('integrity_check', { simple: true }), 'ok')
    assert.equal(database.$client.prepare('SELECT count(*) FROM filler').pluck().get(), 500)
  })
})

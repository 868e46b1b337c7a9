import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRevisionTasks } from '../../src/content/revisions/revision-tasks.js'
import { seedDatabase } from '../../src/content/seeds/seed-database.js'
import { type Database, databaseFile, openDatabase } from '../../src/platform/database/open-database.js'
import { createReadChangeMark } from '../../src/platform/database/read-change-mark.js'
import { toWebError } from '../../src/platform/web/errors.js'
import { breakThreads } from '../support/processes/break-threads.js'
import { writeSeedFolder } from '../support/samples/seed-folder.js'

describe('The routing editor’s thread', () => {
  let folder: string
  let database: Database
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'who-to-ask-beside-'))
    database = await openDatabase(databaseFile(folder))
    const seeds = writeSeedFolder()
    seedDatabase(database, seeds.folder)
    seeds.remove()
  })
  const readMark = () => createReadChangeMark(database.$client)()
  after(() => {
    database.$client.close()
    rmSync(folder, { recursive: true })
  })

  for (const [how, failure] of [
    ['throw', 'failed'],
    ['end', 'ended'],
    ['hang', 'silent'],
  ] as const)
    it(`does not block a page when it breaks (${how}), and works again afterwards`, async () => {
      const revisionTasks = createRevisionTasks(folder, { readMark, silentMs: 3000 })
      const broken = breakThreads(how, /contentHash/)
      await assert.rejects(revisionTasks.freeze('working-copy'), (error: Error & { failure?: string }) => {
        assert.deepEqual([error.failure, toWebError(error).status], [failure, 503])
        return true
      })
      broken.mend()
      assert.ok((await revisionTasks.freeze('working-copy'))?.contentHash)
    })

  it('ends on stop, changing nothing, even while it waits for the database', async () => {
    const revisionTasks = createRevisionTasks(folder, { readMark })
    const written = (await revisionTasks.write('working-copy'))!
    database.$client.exec('BEGIN IMMEDIATE')
    const loading = assert.rejects(revisionTasks.load({ written }, []), { failure: 'ended' })
    await new Promise((resolve) => setTimeout(resolve, 1500))
    await revisionTasks.stop()
    await loading
    database.$client.exec('COMMIT')
  })
})

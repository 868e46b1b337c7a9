import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createCatalogTasks } from '../../../src/content/catalog/catalog-offers.js'
import { type PackedCatalog, readCatalog } from '../../../src/content/catalog/read-catalog.js'
import { ThreadFault } from '../../../src/platform/threads/thread-fault.js'
import { writeSeedFolder } from '../../support/samples/seed-folder.js'

describe('Tasks on whole catalogs', () => {
  let dataDir: string
  const catalog = writeSeedFolder()
  before(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'who-to-ask-catalog-'))
  })
  after(() => {
    catalog.remove()
    rmSync(dataDir, { recursive: true })
  })

  it('read a catalog in a process of its own, as this one reads it', async () => {
    const tasks = createCatalogTasks(dataDir)
    const read = await tasks.run<PackedCatalog>({ do: 'read', folder: catalog.folder })
    const own = await readCatalog(catalog.folder)
    assert.deepEqual([read.hash, Buffer.from(read.content)], [own?.hash, Buffer.from(own!.content)])
    await tasks.stop()
  }).timeout(60_000)

  it('end with the service, and say so when their process fails', async () => {
    const tasks = createCatalogTasks(dataDir)
    const reading = assert.rejects(tasks.run({ do: 'read', folder: catalog.folder }), ThreadFault)
    await tasks.stop()
    await reading
    const packed = { hash: 'none', content: Buffer.from('not packed') }
    await assert.rejects(tasks.run({ do: 'look', packed, stamp: '', at: new Date() }), ThreadFault)
  }).timeout(60_000)
})

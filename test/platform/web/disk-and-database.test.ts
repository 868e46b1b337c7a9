import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import request from 'supertest'
import { createHealthNotes } from '../../../src/platform/web/health-notes.js'
import { createLog } from '../../../src/platform/web/log.js'
import { noteFault } from '../../../src/platform/web/note-fault.js'
import { watchDisk } from '../../../src/platform/web/watch-disk.js'
import { readPage } from '../../support/app/page.js'
import { createTestApp } from '../../support/app/test-app.js'
import { smallDiskFor } from '../../support/disk/small-disk.js'
import { sampleNow } from '../../support/samples/sample.js'

const createNotes = () => createHealthNotes({ now: () => sampleNow, log: createLog('silent') })

describe('A full disk', () => {
  it('is reported, with the space left, until there is room again', async function () {
    const disk = smallDiskFor(this, 8 * 1024 * 1024)
    const notes = createNotes()
    const watch = watchDisk(disk.folder, notes, 4 * 1024 * 1024)
    try {
      await watch.look()
      assert.deepEqual(notes.list(), [])
      const other = join(disk.folder, 'other')
      writeFileSync(other, Buffer.alloc(6 * 1024 * 1024))
      await watch.look()
      const [note] = notes.list()
      assert.deepEqual([note?.part, note?.key, note?.values], ['disk', 'health.diskFull', { megabytes: 2 }])
      writeFileSync(other, '')
      await watch.look()
      assert.deepEqual(notes.list(), [])
    } finally {
      watch.stop()
      disk.remove()
    }
  })
})

describe('The space left', () => {
  it('is unknown once the folder cannot be read', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'who-to-ask-disk-'))
    const watch = watchDisk(folder, createNotes())
    await watch.look()
    assert.ok(watch.free()! > 0)
    rmSync(folder, { recursive: true })
    await watch.look()
    watch.stop()
    assert.equal(watch.free(), null)
  })
})

describe('A database error', () => {
  for (const [code, part] of [
    ['SQLITE_FULL', 'disk'],
    ['ENOSPC', 'disk'],
    ['SQLITE_CORRUPT', 'database'],
    ['SQLITE_NOTADB', 'database'],
    ['SQLITE_BUSY', undefined],
  ] as const)
    it(`is a 503 with a plain page, and is reported if it lasts: ${code}`, async () => {
      const notes = createNotes()
      const { app } = createTestApp({
        noteFault: (error) => noteFault(notes, error),
        findAnswer: async () => {
          throw Object.assign(new Error('no'), { code })
        },
      })
      const { text } = await request(app).get('/answers/K7M2Q9XD').expect(503)
      assert.match(readPage(text)('main').text(), /try again/)
      assert.equal(notes.list()[0]?.part, part)
    })
})

import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { freezeContent } from '../../../src/content/revisions/freeze-content.js'
import { keepFrozen } from '../../../src/content/revisions/keep-frozen.js'
import { createPhrasingEditor } from '../../../src/content/revisions/phrasing-editor-store.js'
import { publishRevision } from '../../../src/content/revisions/publish-revision.js'
import type { RevisionTasks } from '../../../src/content/revisions/revision-tasks.js'
import { runRevisionTask } from '../../../src/content/revisions/run-revision-task.js'
import { readWorkingCopy } from '../../../src/content/revisions/working-copy-store.js'
import { type Database, openDatabase } from '../../../src/platform/database/open-database.js'
import { createReadChangeMark } from '../../../src/platform/database/read-change-mark.js'
import { fromRoot } from '../../../src/platform/root.js'
import { openPublishedFile } from '../../support/samples/sample-database.js'

describe('The frozen working copy', () => {
  let folder: string
  let file: string
  let database: Database
  let freeze: RevisionTasks['freeze']
  /** What each reading brought. */
  const read: string[] = []

  beforeEach(async () => {
    read.length = 0
    folder = mkdtempSync(join(tmpdir(), 'who-to-ask-frozen-'))
    file = join(folder, 'who-to-ask.db')
    database = await openPublishedFile(file)
    freeze = keepFrozen(async <T>(task: Parameters<typeof runRevisionTask>[1]) => {
      const found = runRevisionTask(file, task)
      read.push(found === 'known' ? 'known' : 'frozen')
      return found as T
    }, createReadChangeMark(database.$client))
  })
  afterEach(() => {
    database.$client.close()
    rmSync(folder, { recursive: true })
  })

  const frozen = async () => (await freeze('working-copy'))!
  const addWords = () => createPhrasingEditor(database).add('late-bus', 'en', ['the yellow coach is late'])

  it('is read once while nothing is written', async () => {
    const first = await frozen()
    assert.equal(await frozen(), first)
    assert.deepEqual(read, ['frozen'])
  })

  it('is packed and compared once while something else is written', async () => {
    const first = await frozen()
    database.$client.exec("update topics set position = position where slug = 'worry'")
    assert.equal(await frozen(), first)
    assert.deepEqual(read, ['frozen', 'known'])
    assert.equal(await frozen(), first)
    assert.equal(read.length, 2)
  })

  it('has no differences from a revision with the same content, and that content', async () => {
    const { unchanged, touchesDanger, diff, content } = await frozen()
    assert.deepEqual([unchanged, touchesDanger, diff], [true, false, { changes: [], all: 0 }])
    assert.deepEqual(
      JSON.parse(gunzipSync(content).toString()),
      JSON.parse(JSON.stringify(readWorkingCopy(database))),
    )
  })

  for (const [how, write] of [
    ['an editor', addWords],
    ['a transaction', () => database.$client.transaction(addWords)()],
    [
      'another connection',
      async () => {
        const other = await openDatabase(file)
        createPhrasingEditor(other).add('late-bus', 'en', ['the yellow coach is late'])
        other.$client.close()
      },
    ],
    ['another process', () => sqlElsewhere("delete from phrasings where topic = 'late-bus'")],
    [
      'another process, of one word of an office',
      () => sqlElsewhere("update office_words set name = 'Buses' where office = 'transportation'"),
    ],
  ] as const)
    it(`is frozen again after a change by ${how}`, async () => {
      const before = await frozen()
      await write()
      const after = await frozen()
      assert.notEqual(after.contentHash, before.contentHash)
      assert.deepEqual(
        [after.unchanged, after.contentHash, after.diff],
        (({ unchanged, contentHash, diff }) => [unchanged, contentHash, diff])(
          freezeContent(database, readWorkingCopy(database)),
        ),
      )
    })

  it('is frozen again after another thread loads a revision into it', async () => {
    addWords()
    assert.equal((await frozen()).unchanged, false)
    const schools = ['oak', 'pine']
    assert.deepEqual(runRevisionTask(file, { do: 'load', from: { revision: 1 }, schools }), [])
    assert.equal((await frozen()).unchanged, true)
  })

  it('is compared with a revision that somebody publishes', async () => {
    addWords()
    const before = await frozen()
    assert.deepEqual([before.base, before.unchanged, before.diff?.all], [1, false, 1])
    const other = await openDatabase(file)
    publishRevision(other, { note: '', by: null })
    other.$client.close()
    const after = await frozen()
    assert.deepEqual([after.base, after.unchanged, after.diff?.all], [2, true, 0])
    assert.equal(after.contentHash, before.contentHash)
  })

  it('is frozen again if somebody writes while it is read', async () => {
    const slow = keepFrozen(async <T>(task: Parameters<typeof runRevisionTask>[1]) => {
      const found = runRevisionTask(file, task)
      if (read.push('slow') === 1) addWords()
      return found as T
    }, createReadChangeMark(database.$client))
    assert.equal((await slow('working-copy'))?.unchanged, true)
    assert.equal((await slow('working-copy'))?.unchanged, false)
  })

  it('is not what a revision is', async () => {
    const copy = await frozen()
    addWords()
    assert.equal((await freeze(1))?.contentHash, copy.contentHash)
    assert.equal(await freeze(7), null)
    assert.equal((await frozen()).unchanged, false)
  })

  function sqlElsewhere(sql: string): void {
    const script = `new (require('better-sqlite3'))(process.argv[1]).exec(process.argv[2])`
    execFileSync(process.execPath, ['-e', script, file, sql], { cwd: fromRoot() })
  }
})

import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bringModels, databaseFirst, swapData } from '../../../src/platform/backup/swap-data.js'
import { explainDatabase, refuseLostDatabase } from '../../../src/platform/database/explain-database.js'
import { databaseFile } from '../../../src/platform/database/open-database.js'

describe('swapData', () => {
  let dataDir: string
  let fresh: string
  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'who-to-ask-swap-'))
    fresh = join(dataDir, 'restore-work-1', 'data')
    for (const folder of ['keys', 'models', 'meilisearch']) mkdirSync(join(dataDir, folder))
    for (const name of [
      'who-to-ask.sqlite',
      'who-to-ask.sqlite-wal',
      'keys/service.key',
      'models/a',
      'mine.txt',
    ])
      writeFileSync(join(dataDir, name), 'old')
    mkdirSync(join(fresh, 'keys'), { recursive: true })
    for (const name of ['who-to-ask.sqlite', 'keys/service.key']) writeFileSync(join(fresh, name), 'new')
  })
  afterEach(() => rmSync(dataDir, { recursive: true }))

  const now = new Date('2026-11-28T07:40:12Z')
  const read = (...path: string[]) => readFileSync(join(dataDir, ...path), 'utf8')

  it('moves the old data aside, whole, by date, and leaves other files and no old log', () => {
    bringModels(dataDir, fresh)
    const aside = swapData(dataDir, fresh, now)
    assert.equal(aside, join(dataDir, 'before-restore-2026-11-28T074012'))
    assert.deepEqual(readdirSync(aside!).sort(), [
      'keys',
      'models',
      'who-to-ask.sqlite',
      'who-to-ask.sqlite-wal',
    ])
    assert.equal(read('before-restore-2026-11-28T074012', 'keys', 'service.key'), 'old')
    assert.deepEqual(readdirSync(dataDir).sort(), [
      ...[
        'before-restore-2026-11-28T074012',
        'keys',
        'mine.txt',
        'models',
        'restore-work-1',
        'who-to-ask.sqlite',
      ],
    ])
    assert.equal(read('who-to-ask.sqlite'), 'new')
    assert.equal(read('keys', 'service.key'), 'new')
    assert.equal(read('models', 'a'), 'old', 'models that are here are kept')
  })

  it('undoes everything when a step fails', () => {
    // A folder of the same name cannot be replaced by a file.
    mkdirSync(join(fresh, 'mine.txt'))
    assert.throws(() => swapData(dataDir, fresh, now))
    assert.deepEqual(readdirSync(dataDir).sort(), [
      ...[
        'keys',
        'meilisearch',
        'mine.txt',
        'models',
        'restore-work-1',
        'who-to-ask.sqlite',
        'who-to-ask.sqlite-wal',
      ],
    ])
    assert.equal(read('who-to-ask.sqlite'), 'old')
    assert.equal(read('keys', 'service.key'), 'old')
    assert.deepEqual(readdirSync(fresh).sort(), ['keys', 'mine.txt', 'who-to-ask.sqlite'])
  })

  it('makes no folder where nothing was', () => {
    const empty = join(dataDir, 'restore-work-1', 'empty')
    mkdirSync(empty)
    assert.equal(swapData(empty, fresh, now), null)
    assert.deepEqual(readdirSync(empty).sort(), ['keys', 'who-to-ask.sqlite'])
  })

  it('moves the database out first and in last, so that a killed one is noticed', () => {
    const names = ['keys', 'sms-key', 'who-to-ask.sqlite', 'who-to-ask.sqlite-wal']
    assert.deepEqual(databaseFirst(names).slice(0, 2), ['who-to-ask.sqlite', 'who-to-ask.sqlite-wal'])
    assert.deepEqual(databaseFirst(names).slice(2), ['keys', 'sms-key'])
  })

  it('keeps an older folder of the same second', () => {
    const older = join(dataDir, 'before-restore-2026-11-28T074012')
    mkdirSync(older)
    writeFileSync(join(older, 'keys'), 'older')
    assert.throws(() => swapData(dataDir, fresh, now))
    assert.equal(readFileSync(join(older, 'keys'), 'utf8'), 'older')
  })

  it('a start after a kill in the middle does not begin a new district', () => {
    const file = databaseFile(join(dataDir, 'restore-work-1'))
    mkdirSync(join(dataDir, 'restore-work-1', 'before-restore-2026-11-28T074012'))
    assert.throws(
      () => refuseLostDatabase(file),
      (error) => explainDatabase(error, file)?.wording.key === 'database.missing',
    )
  })
})

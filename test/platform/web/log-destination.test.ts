import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { constants, mkdtempSync, openSync, readFileSync, readSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { createLog } from '../../../src/platform/web/log.js'
import { createLogDestination } from '../../../src/platform/web/log-destination.js'
import { smallDiskFor } from '../../support/disk/small-disk.js'
import { until } from '../../support/processes/real-meilisearch.js'

describe('The log destination', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'who-to-ask-log-'))
  })
  afterEach(() => {
    rmSync(folder, { recursive: true })
  })

  // Never closed: waiting lines would go to whatever file gets its number next.
  const opened = openSync
  const many = 20_000
  const line = 'x'.repeat(200)

  it('writes all lines in order', async () => {
    const path = join(folder, 'log')
    const destination = createLogDestination(opened(path, 'a'))
    const log = createLog('info', destination)
    for (let i = 0; i < 1000; i++) log.info({ i }, line)
    await until('all is written', () => readFileSync(path, 'utf8').split('\n').length === 1001)
    const numbers = readFileSync(path, 'utf8').trim().split('\n')
    assert.deepEqual(
      numbers.map((each) => JSON.parse(each).i),
      numbers.map((_, i) => i),
    )
    assert.equal(destination.dropped(), 0)
  })

  it('is shared by all logs to standard output in a process', () => {
    createLog('silent')
    const listeners = process.listenerCount('exit')
    for (let i = 0; i < 20; i++) createLog('silent')
    assert.equal(process.listenerCount('exit'), listeners)
  })

  it('writes waiting lines when the process ends', () => {
    const path = join(folder, 'log')
    const destination = createLogDestination(opened(path, 'a'))
    for (let i = 0; i < 500; i++) destination.write(`${i} ${line}\n`)
    destination.flush()
    // The line that was being written may come behind those that waited.
    assert.match(readFileSync(path, 'utf8'), /^499 x+$/m)
  })

  it('drops lines on a full disk, and blocks nobody', async () => {
    const destination = createLogDestination(opened('/dev/full', 'w'), { maxBytes: 100_000, pauseMs: 10 })
    const log = createLog('info', destination)
    for (let i = 0; i < many; i++) {
      log.info({ i }, line)
      if (i % 1000 === 0) await wait(1)
    }
    assert.ok(destination.dropped() > many - 1000)
    destination.flush()
  })

  it('says how many were dropped once there is room again', async function () {
    const disk = smallDiskFor(this, 64 * 1024)
    const fd = opened(join(disk.folder, 'log'), 'a')
    try {
      writeFileSync(join(disk.folder, 'other'), 'x'.repeat(64 * 1024))
      const destination = createLogDestination(fd, { maxBytes: 20_000, pauseMs: 10 })
      const log = createLog('info', destination)
      for (let i = 0; i < 500; i++) log.info({ i }, line)
      await wait(50)
      writeFileSync(join(disk.folder, 'other'), '')
      const read = () => readFileSync(join(disk.folder, 'log'), 'utf8')
      await until('it says so', () => read().includes('were left out'))
      assert.match(read(), new RegExp(`"lines":${destination.dropped()}`))
      for (const each of read().trim().split('\n')) JSON.parse(each)
    } finally {
      disk.remove()
    }
  })

  it('does not wait for a pipe without a reader, and continues once there is one', async () => {
    const path = join(folder, 'pipe')
    execFileSync('mkfifo', [path])
    const reader = opened(path, constants.O_RDONLY | constants.O_NONBLOCK)
    const destination = createLogDestination(opened(path, 'w'), { maxBytes: 200_000 })
    for (let i = 0; i < many; i++) destination.write(`${i} ${line}\n`)
    await wait(50)
    assert.ok(destination.dropped() > 0)
    let read = ''
    const bytes = Buffer.alloc(65_536)
    await until('somebody reads it', () => {
      try {
        read += bytes.toString('utf8', 0, readSync(reader, bytes))
      } catch {
        // Nothing there yet.
      }
      return read.includes('were left out')
    })
    destination.flush()
  })
})

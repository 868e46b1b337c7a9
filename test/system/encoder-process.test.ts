import assert from 'node:assert/strict'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openEncoder } from '../../src/answering/models/open-encoder.js'
import { encodeHead } from '../../src/answering/models/semantic-head.js'
import { createSemanticSignal } from '../../src/answering/models/semantic-signal.js'
import { trainSemanticHead } from '../../src/answering/models/train-semantic-head.js'
import { catalogTexts } from '../../src/answering/models/training-texts.js'
import { startProcess } from '../../src/platform/process/own-process.js'
import { silentLog } from '../../src/platform/search/log.js'
import { startOf } from '../../src/platform/search/meilisearch/process-facts.js'
import { until } from '../support/processes/real-meilisearch.js'
import { smallContent } from '../support/samples/small-revision.js'

const patient = 5000
const maxWait = 50_000

/** As where the optional package is not installed. */
const withoutRuntime = `
const Module = require('node:module')
const { _load } = Module
Module._load = function (name, ...rest) {
  if (name === 'onnxruntime-node') throw new Error('no such library')
  return _load.call(this, name, ...rest)
}`

const isRunning = (pid: number) => startOf(pid) !== null

describe('The process of the sentence encoder', () => {
  let folder: string
  let headFile: string

  before(async function () {
    this.timeout(30_000)
    folder = await mkdtemp(join(tmpdir(), 'encoder-'))
    headFile = join(folder, 'head.bin')
    const head = await trainSemanticHead(catalogTexts(smallContent()), await openEncoder())
    writeFileSync(headFile, encodeHead(head))
  })
  after(() => rm(folder, { recursive: true }))

  it('is soon replaced after it ends or hangs, with a health note', async function () {
    this.timeout(180_000)
    for (const signal of ['SIGKILL', 'SIGSEGV', 'SIGSTOP'] as const) {
      const noted: string[] = []
      const notes = {
        note: (part: string) => noted.push(part),
        clear: (part: string) => noted.push(`not ${part}`),
      }
      const faults: unknown[] = []
      const log = { ...silentLog, error: ({ fault }: { fault?: unknown }) => void faults.push(fault) }
      const own = createSemanticSignal({ headFile, log, notes })
      await until('it is ready', () => own.ready(), maxWait)
      const broken = own.pid()!
      process.kill(broken, signal)
      if (signal !== 'SIGSTOP') await until('its end is noticed', () => !own.ready(), maxWait)
      assert.equal(await own.topics('the bus is late', patient), null, signal)
      await until('three notes', () => noted.length === 3, maxWait)
      assert.deepEqual(noted, ['not encoder', 'encoder', 'not encoder'])
      assert.notEqual(await own.topics('the bus is late', patient), null)
      assert.equal(isRunning(broken), false, 'a hung one is ended')
      assert.match(String(faults), signal === 'SIGSTOP' ? /because it hung/ : new RegExp(signal))
      await own.stop()
    }
  })

  it('never starts, with a health note, and says why', async function () {
    this.timeout(60_000)
    const noted: string[] = []
    const faults: unknown[] = []
    const notes = { note: (_part: string, key: string) => noted.push(key), clear: () => {} }
    const log = { ...silentLog, error: ({ fault }: { fault?: unknown }) => void faults.push(fault) }
    const { NODE_OPTIONS } = process.env
    const breaking = join(folder, 'breaking.cjs')
    writeFileSync(breaking, withoutRuntime)
    process.env.NODE_OPTIONS = `--require ${breaking}`
    try {
      const own = createSemanticSignal({ headFile, log, notes })
      await until('a note', () => noted.length > 0, maxWait)
      assert.deepEqual(noted, ['health.encoderNever'])
      await own.stop()
    } finally {
      if (NODE_OPTIONS === undefined) delete process.env.NODE_OPTIONS
      else process.env.NODE_OPTIONS = NODE_OPTIONS
    }
    assert.equal(faults.length, 5)
    for (const fault of faults) assert.match(String(fault), /no such library/)
  })

  it('goes on when a signal reaches all processes of the service, and ends with the service', async function () {
    this.timeout(60_000)
    const own = createSemanticSignal({ headFile, log: silentLog })
    await until('it is ready', () => own.ready(), maxWait)
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.kill(own.pid()!, signal)
    assert.notEqual(await own.topics('the bus is late', patient), null)
    const pid = own.pid()!
    await own.stop()
    assert.equal(isRunning(pid), false)
  })

  it('lets nobody wait longer because a rehearsal asked for the same sentence first', async function () {
    this.timeout(60_000)
    const own = createSemanticSignal({ headFile, log: silentLog })
    await until('it is ready', () => own.ready(), maxWait)
    process.kill(own.pid()!, 'SIGSTOP')
    const rehearsed = own.topics('the bus is late', 60_000)
    assert.equal(await own.topics('the bus is late', 50), null)
    assert.ok(own.ready(), 'nobody has noticed that it hangs')
    await own.stop()
    assert.equal(await rehearsed, null)
  })

  it('ends with a service that was gone before it had started', async function () {
    this.timeout(60_000)
    const child = startProcess('../../src/answering/models/encoder-worker', import.meta.url)
    child.disconnect()
    await once(child, 'exit')
  })
})

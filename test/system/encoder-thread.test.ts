import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openEncoder } from '../../src/answering/models/open-encoder.js'
import { encodeHead } from '../../src/answering/models/semantic-head.js'
import { createSemanticSignal } from '../../src/answering/models/semantic-signal.js'
import { trainSemanticHead } from '../../src/answering/models/train-semantic-head.js'
import { catalogTexts } from '../../src/answering/models/training-texts.js'
import { silentLog } from '../../src/platform/search/log.js'
import { breakThreads } from '../support/processes/break-threads.js'
import { until } from '../support/processes/real-meilisearch.js'
import { smallContent } from '../support/samples/small-revision.js'

const patient = 5000
const maxWait = 50_000

describe('The thread of the sentence encoder', () => {
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

  it('is soon replaced after it throws, ends, or hangs, with a health note', async function () {
    this.timeout(180_000)
    for (const how of ['throw', 'end', 'hang'] as const) {
      const noted: string[] = []
      const notes = {
        note: (part: string) => noted.push(part),
        clear: (part: string) => noted.push(`not ${part}`),
      }
      const broken = breakThreads(how, /embedding/)
      const own = createSemanticSignal({ headFile, log: silentLog, notes })
      await until('it is ready', () => own.ready(), maxWait)
      broken.mend()
      assert.equal(await own.topics('the bus is late', patient), null, how)
      await until('three notes', () => noted.length === 3, maxWait)
      assert.deepEqual(noted, ['not encoder', 'encoder', 'not encoder'])
      assert.notEqual(await own.topics('the bus is late', patient), null)
      await own.stop()
    }
  })

  it('never starts, with a health note', async function () {
    this.timeout(60_000)
    const noted: string[] = []
    const notes = { note: (_part: string, key: string) => noted.push(key), clear: () => {} }
    const broken = breakThreads('throw', /ready/)
    const own = createSemanticSignal({ headFile, log: silentLog, notes })
    await until('a note', () => noted.length > 0, maxWait)
    broken.mend()
    assert.deepEqual(noted, ['health.encoderNever'])
    await own.stop()
  })
})

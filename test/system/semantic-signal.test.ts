import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ClassScores } from '../../src/answering/models/linear-model.js'
import { openEncoder } from '../../src/answering/models/open-encoder.js'
import { classifyEmbedding, decodeHead, encodeHead } from '../../src/answering/models/semantic-head.js'
import { createSemanticSignal, type SemanticSignal } from '../../src/answering/models/semantic-signal.js'
import { trainSemanticHead } from '../../src/answering/models/train-semantic-head.js'
import { catalogTexts } from '../../src/answering/models/training-texts.js'
import { fromRoot } from '../../src/platform/root.js'
import { silentLog } from '../../src/platform/search/log.js'
import { smallContent } from '../support/samples/small-revision.js'

const patient = 5000

function top(said: ClassScores | null): string | undefined {
  return said?.classes[said.probabilities.indexOf(Math.max(...said.probabilities))]
}

describe('The shipped semantic head', () => {
  it('is refused when it is cut off or foreign', () => {
    const bytes = readFileSync(fromRoot('seeds', 'semantic-head.bin'))
    assert.throws(() => decodeHead(bytes.subarray(0, -1)), /bytes long/)
    assert.throws(() => decodeHead(Buffer.from('a model')), /not a semantic head/)
  })
})

describe('The semantic signal', () => {
  let folder: string
  let headFile: string
  let signal: SemanticSignal

  before(async function () {
    this.timeout(30_000)
    folder = await mkdtemp(join(tmpdir(), 'semantic-'))
    headFile = join(folder, 'head.bin')
    const encoder = await openEncoder()
    const head = await trainSemanticHead(catalogTexts(smallContent()), encoder)
    writeFileSync(headFile, encodeHead(head))
    const embedding = await encoder.embed('we stood at the corner and the coach never showed up')
    assert.ok(classifyEmbedding(head, embedding).classes.length > 3)
    signal = createSemanticSignal({ headFile, log: silentLog })
    await until(() => signal.ready())
  })
  after(async () => {
    await signal.stop()
    await rm(folder, { recursive: true })
  })

  it('recognizes a topic in sentences that share no word with it', async () => {
    assert.equal(top(await signal.topics('our ride to campus did not show up', patient)), 'bus-late')
  })

  it('gives no answer past its deadline, and answers again afterwards', async () => {
    await whileItStandsStill(async () => assert.equal(await signal.topics('no bus at our corner', 0), null))
    await until(async () => (await signal.topics('no bus at our corner', patient)) !== null)
  })

  it('answers all callers, and the same words the same way', async () => {
    const sentences = Array.from({ length: 12 }, (_, i) => `the bus is late by ${i % 6} hours`)
    const together = await Promise.all(sentences.map((text) => signal.topics(text, patient)))
    for (const [i, text] of sentences.entries()) {
      assert.notEqual(together[i], null, text)
      assert.deepEqual(together[i], await signal.topics(text, patient))
    }
  })

  it('embeds a sentence only once', async () => {
    const text = 'the coach passed our stop without slowing down'
    const [first, second] = await Promise.all([signal.embed(text, patient), signal.embed(text, patient)])
    assert.equal(first, second)
    assert.equal(await signal.embed(text, 0), first)
  })

  it('does not start work that would be late behind other work', async () => {
    const story = 'we waited at the corner for the bus again and nobody told us why it did not come. '.repeat(
      4,
    )
    const first = signal.topics(story, patient)
    let refused = false
    void signal.topics(`again ${story}`, 5).then((topics) => {
      refused = topics === null
    })
    await new Promise(setImmediate)
    assert.ok(refused, 'at once, not at its deadline')
    assert.notEqual(await first, null)
    await until(() => signal.waiting() === 0)
    // Alone it is tried, however short the time.
    await whileItStandsStill(async () => {
      const late = signal.topics(`once more ${story}`, 1)
      assert.equal(signal.waiting(), 1)
      assert.equal(await late, null)
    })
    await until(async () => (await signal.topics('when is the bus here', patient)) !== null)
  })

  /** Its embedding cannot come before the deadline has passed, however late this thread looks at its clock. */
  async function whileItStandsStill(act: () => Promise<void>): Promise<void> {
    const pid = signal.pid()!
    process.kill(pid, 'SIGSTOP')
    try {
      await act()
    } finally {
      process.kill(pid, 'SIGCONT')
    }
  }

  it('continues without its process and soon has a new one', async () => {
    process.kill(signal.pid()!, 'SIGKILL')
    await until(() => !signal.ready())
    assert.equal(await signal.topics('a sentence that is not known yet', patient), null)
    await until(() => signal.ready())
    assert.notEqual(await signal.topics('a sentence that is not known yet', patient), null)
  })

  it('is silent and starts no process without a head, or when switched off', async () => {
    for (const file of [join(folder, 'none.bin'), null]) {
      const none = createSemanticSignal({ headFile: file, log: silentLog })
      assert.equal(await none.topics('the bus is late', 10), null)
      assert.deepEqual([none.hash(), none.pid(), none.ready()], [null, null, false])
      await none.stop()
    }
  })
})

async function until(holds: () => boolean | Promise<boolean>, limitMs = 50_000): Promise<void> {
  const end = Date.now() + limitMs
  while (!(await holds())) {
    assert.ok(Date.now() < end, `not within ${limitMs} ms`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

import assert from 'node:assert/strict'
import { createDraftEncoder } from '../../../src/content/rehearsal/draft-encoder.js'
import type { DraftMessage } from '../../../src/content/rehearsal/draft-messages.js'
import { fromRoot } from '../../../src/platform/root.js'
import { silentLog } from '../../../src/platform/search/log.js'

type Ask = DraftMessage & { kind: 'embed' }
type Check = DraftMessage & { kind: 'encoder' }

/** The main thread's side, whose replies the test sends. */
function start(headFile: string | null = fromRoot('seeds', 'semantic-head.bin')) {
  const asked: Ask[] = []
  const checks: Check[] = []
  const say = (message: DraftMessage) =>
    void (message.kind === 'encoder' ? checks.push(message) : asked.push(message as Ask))
  const encoder = createDraftEncoder(headFile, say, silentLog)
  const turn = () => new Promise(setImmediate)
  return {
    encoder,
    asked,
    checks,
    turn,
    async reply(embedding: Float32Array | null) {
      await turn()
      encoder.hear({ embedded: asked.shift()!.ask, embedding })
      await turn()
    },
  }
}

const someEmbedding = new Float32Array(512).fill(0.04)

describe('The sentence encoder of a draft', () => {
  it('asks the main thread for two sentences at a time: families’ go in between', async () => {
    const { encoder, asked, turn, reply } = start()
    const topics = ['one', 'two', 'three'].map((text) => encoder.topics(text, 9))
    await turn()
    assert.deepEqual(
      asked.map(({ text, deadlineMs }) => [text, deadlineMs]),
      [
        ['one', 9],
        ['two', 9],
      ],
    )
    await reply(null)
    assert.deepEqual(
      asked.map(({ text }) => text),
      ['two', 'three'],
    )
    await reply(someEmbedding)
    await reply(someEmbedding)
    const [one, two, three] = await Promise.all(topics)
    assert.equal(one, null)
    assert.deepEqual(two, three)
    assert.ok(Math.abs(two!.probabilities.reduce((sum, each) => sum + each) - 1) < 1e-3)
  })

  it('waits until the service’s encoder is ready, but not forever', async () => {
    const { encoder, asked, checks } = start()
    const replyNext = async (isReady: boolean) => {
      while (checks.length === 0) await new Promise((resolve) => setTimeout(resolve, 5))
      encoder.hear({ checked: checks.shift()!.ask, isReady })
    }
    const ready = encoder.isReady(10_000)
    await replyNext(false)
    await replyNext(true)
    assert.equal(await ready, true)
    const never = encoder.isReady(0)
    await replyNext(false)
    assert.equal(await never, false)
    assert.deepEqual(asked, [], 'no sentence: its embedding may be remembered')
  })

  it('asks for nothing where it is switched off', async () => {
    const { encoder, asked, checks } = start(null)
    assert.deepEqual(
      [await encoder.topics('lunch', 9), await encoder.isReady(9), encoder.hash()],
      [null, false, null],
    )
    assert.deepEqual([asked, checks], [[], []])
  })
})

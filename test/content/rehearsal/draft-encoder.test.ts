import assert from 'node:assert/strict'
import { createDraftEncoder } from '../../../src/content/rehearsal/draft-encoder.js'
import type { DraftMessage } from '../../../src/content/rehearsal/draft-messages.js'
import { fromRoot } from '../../../src/platform/root.js'
import { silentLog } from '../../../src/platform/search/log.js'

type Ask = DraftMessage & { kind: 'embed' }

/** The main thread's side, whose replies the test sends. */
function start(headFile: string | null = fromRoot('seeds', 'semantic-head.bin')) {
  const asked: Ask[] = []
  const encoder = createDraftEncoder(headFile, (message) => void asked.push(message as Ask), silentLog)
  const turn = () => new Promise(setImmediate)
  return {
    encoder,
    asked,
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

  it('waits until the service’s encoder answers, but not forever', async () => {
    const { encoder, asked, reply } = start()
    const answers = encoder.answers(10_000)
    await reply(null)
    while (asked.length === 0) await new Promise((resolve) => setTimeout(resolve, 5))
    await reply(someEmbedding)
    assert.equal(await answers, true)
    const never = encoder.answers(0)
    await reply(null)
    assert.equal(await never, false)
  })

  it('asks for nothing where it is switched off', async () => {
    const { encoder, asked } = start(null)
    assert.deepEqual(
      [await encoder.topics('lunch', 9), await encoder.answers(9), encoder.hash()],
      [null, false, null],
    )
    assert.equal(asked.length, 0)
  })
})

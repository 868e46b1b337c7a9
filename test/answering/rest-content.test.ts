import assert from 'node:assert/strict'
import { getEventListeners } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { restLater, withRestingRows } from '../../src/answering/revision/rest-content.js'
import { smallContent } from '../support/samples/small-revision.js'

describe('A content that rests', () => {
  const said = Array.from({ length: 1201 }, (_, i) => `the bus is ${i} minutes late, 校车, \ud800`)
  const written = smallContent({
    phrasings: said.map((text) => ({ topic: 'bus-late', lang: 'en', text })),
    outOfScope: [{ who: 'dmv', lang: 'en', text: 'renew my license' }],
  })
  const open = new AbortController().signal

  async function rested() {
    const content = withRestingRows(written)
    const [first] = content.phrasings
    restLater(content, open, 0)
    // Packed rows are made anew.
    while (content.phrasings.find(() => true) === first) await sleep(1)
    return content
  }

  it('is the same to the letter, in the same order', async () => {
    const content = await rested()
    assert.equal(JSON.stringify(content), JSON.stringify(written))
    assert.deepEqual([...content.phrasings], written.phrasings)
    assert.equal(content.phrasings.length, 1201)
    assert.deepEqual([...content.phrasings.entries()].at(-1), [1200, written.phrasings[1200]])
  })

  it('is read like a list', async () => {
    const { phrasings, dangerPhrases } = await rested()
    assert.deepEqual(
      phrasings.map(({ text }) => text),
      said,
    )
    assert.equal(phrasings.filter((_, at) => at % 2 === 0).length, 601)
    assert.equal(phrasings.find(({ text }) => text === said[700])?.text, said[700])
    assert.deepEqual(
      [phrasings.some(({ lang }) => lang === 'en'), phrasings.some(() => false)],
      [true, false],
    )
    assert.deepEqual(
      dangerPhrases.flatMap(({ text }) => [text]),
      written.dangerPhrases.map(({ text }) => text),
    )
  })

  it('leaves nothing behind on the signal, which would hold every content that was live', async () => {
    const closing = new AbortController()
    restLater(withRestingRows(written), closing.signal, 0)
    assert.equal(getEventListeners(closing.signal, 'abort').length, 1)
    await sleep(50)
    assert.equal(getEventListeners(closing.signal, 'abort').length, 0)
  })

  it('does not rest once the service closes', async () => {
    const content = withRestingRows(written)
    const [first] = content.phrasings
    const closing = new AbortController()
    restLater(content, closing.signal, 5)
    closing.abort()
    await sleep(20)
    assert.equal(
      content.phrasings.find(() => true),
      first,
    )
  })
})

import assert from 'node:assert/strict'
import type { Danger } from '../../src/answering/danger/danger.js'
import { warmUp, warmUpALittle } from '../../src/answering/warm-up.js'

describe('warmUp', () => {
  const asked: string[] = []
  const parts = {
    assess: (text: string, lang: string) => {
      asked.push(`assess ${lang} ${text}`)
      return {} as Danger
    },
    findIdentifiers: (_text: string, lang: string) => {
      asked.push(`find ${lang}`)
      return []
    },
    inquire: async (text: string, lang: string) => asked.push(`inquire ${lang} ${text}`),
  }
  beforeEach(() => asked.splice(0))

  it('asks a text of each language once for the whole process', async () => {
    const texts = [
      { text: 'one', lang: 'x-one' },
      { text: 'two', lang: 'x-two' },
      { text: 'again', lang: 'x-one' },
    ]
    await warmUp(texts, parts, new AbortController().signal)
    assert.deepEqual(
      asked.filter((each) => each.startsWith('inquire')),
      ['inquire x-one one', 'inquire x-two two'],
    )
    await warmUp(texts, parts, new AbortController().signal)
    assert.equal(asked.filter((each) => each.startsWith('find')).length, 4)
  })

  it('reads a text in a language that is rarely written once, and asks nothing', async () => {
    await warmUpALittle([{ text: 'four', lang: 'x-four' }], parts, new AbortController().signal)
    assert.deepEqual(asked, ['assess x-four four', 'find x-four'])
  })

  it('asks nothing once the service stops', async () => {
    await warmUp([{ text: 'three', lang: 'x-three' }], parts, AbortSignal.abort())
    assert.deepEqual(asked, [])
  })
})

import assert from 'node:assert/strict'
import { type UnderstandTools, understandConcern } from '../../src/answering/understand-concern.js'
import { createLog } from '../../src/platform/web/log.js'

describe('Understanding a concern', () => {
  it('lets the sentence encoder begin before the danger check, without identifying details', async () => {
    const steps: string[] = []
    const liveRevision = {
      beginMatch: ({ text }: { text: string }) => steps.push(`begins: ${text}`),
      assess: (text: string) => {
        steps.push(`assesses: ${text}`)
        throw new Error('stop here')
      },
    }
    const tools = { liveRevision, log: createLog('silent') } as unknown as UnderstandTools
    const redacted = { text: '', masked: 'Call ———', pieces: [] }
    await understandConcern(
      { text: 'Call Ana', lang: null, school: null, moment: new Date(), redacted },
      tools,
    )
    assert.deepEqual(steps.slice(0, 2), ['begins: Call ———', 'assesses: Call Ana'])
  })
})

import assert from 'node:assert/strict'
import { createRareWarning } from '../../../src/platform/web/rare-warning.js'
import { until } from '../../support/processes/real-meilisearch.js'

describe('A rare warning', () => {
  it('is logged the first time, then with its count, then again at once', async () => {
    const lines: [object, string][] = []
    const warn = createRareWarning({ warn: (...line) => void lines.push(line) }, 'no answer', 60)
    for (let fault = 1; fault <= 36; fault++) warn({ fault })
    assert.deepEqual(lines, [[{ fault: 1 }, 'no answer']])
    await until('the rest is said', () => lines.length > 1)
    assert.deepEqual(lines[1], [{ fault: 36, times: 35 }, 'no answer'])
    await new Promise((resolve) => setTimeout(resolve, 150))
    assert.equal(lines.length, 2)
    warn({ fault: 37 })
    assert.deepEqual(lines[2], [{ fault: 37 }, 'no answer'])
  })
})

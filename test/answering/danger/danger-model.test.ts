import assert from 'node:assert/strict'
import { dangerVersion } from '../../../src/answering/danger/danger-model.js'

describe('The version of the danger model', () => {
  it('is the same in the bundled server, whose patterns have escaped letters', () => {
    assert.ok(dangerVersion.includes('\\u04'))
    assert.ok(!/[^\x00-\x7f]/.test(dangerVersion))
  })
})

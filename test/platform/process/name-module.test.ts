import assert from 'node:assert/strict'
import { nameModule } from '../../../src/platform/process/name-module.js'
import { assertKeepsLess } from '../../support/measures/kept-bytes.js'
import { inNewBundle } from '../../support/samples/new-bundle.js'

describe('nameModule', () => {
  it('names the module that the line is in', () => {
    inNewBundle((frame) => assert.equal(nameModule(frame), `${frame} in src/platform/process/two.js`))
    assert.equal(nameModule('at main (file:///other.js:3:1)'), 'at main (file:///other.js:3:1)')
  })

  it('does not keep the whole file', () => assertKeepsLess(500_000, 'namedModule'))
})

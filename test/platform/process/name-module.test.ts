import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { nameModule } from '../../../src/platform/process/name-module.js'
import { assertKeepsLess } from '../../support/measures/kept-bytes.js'

describe('nameModule', () => {
  const folder = mkdtempSync(join(tmpdir(), 'name-module-'))
  after(() => rmSync(folder, { recursive: true, force: true }))
  let made = 0

  /** A bundle of two modules, and much more in it. */
  function frameInNewBundle(): string {
    const at = join(folder, `${++made}`)
    mkdirSync(at)
    const code = 'const a = 1\n'.repeat(300_000)
    writeFileSync(
      join(at, 'server.js'),
      `// src/platform/process/one.js\n// src/platform/process/two.js\nb()\n${code}`,
    )
    return `at two (${pathToFileURL(join(at, 'server.js')).href}:3:1)`
  }

  it('names the module that the line is in', () => {
    const frame = frameInNewBundle()
    assert.equal(nameModule(frame), `${frame} in src/platform/process/two.js`)
    assert.equal(nameModule('at main (file:///other.js:3:1)'), 'at main (file:///other.js:3:1)')
  })

  it('does not keep the whole file', () =>
    assertKeepsLess(500_000, () => {
      const named = nameModule(frameInNewBundle())
      // V8 keeps the text that was matched last.
      assert.match('a', /a/)
      return named
    }))
})

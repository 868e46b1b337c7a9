import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { parseSync } from 'oxc-parser'
import { fromRoot } from '../../../src/platform/root.js'
import { stripComments } from '../../../src/platform/web/strip-comments.js'

const scripts = readdirSync(fromRoot('views', 'assets')).filter((name) => name.endsWith('.js'))
const read = (name: string) => readFileSync(fromRoot('views', 'assets', name), 'utf8')

/** The program without places in the file. */
function meaningOf(script: string): string {
  const { program, errors } = parseSync('script.js', script)
  assert.deepEqual(errors, [])
  return JSON.stringify(program, (key, value) => (key === 'start' || key === 'end' ? undefined : value))
}

describe('Comments in scripts', () => {
  it('are removed where they have lines of their own', () => {
    const script = "// One.\nlet a = 1 // two\n/**\n * Three * four\n */\nlet b = '// five'\n  // six\n"
    assert.equal(stripComments(script), "let a = 1 // two\nlet b = '// five'\n")
  })

  for (const name of scripts)
    it(`leave ${name} the same program`, () => {
      const stripped = stripComments(read(name))
      assert.equal(meaningOf(stripped), meaningOf(read(name)))
      assert.doesNotMatch(stripped, /^\s*(?:\/\/|\/\*)/m)
    })

  it('take no place on a first visit', () => {
    assert.ok(gzipSync(stripComments(read('site.js'))).length < 0.85 * gzipSync(read('site.js')).length)
  })
})

import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fromRoot } from '../src/platform/root.js'

const require = createRequire(import.meta.url)
const { lookupFiles } = require('mocha/lib/cli/lookup-files.js') as {
  lookupFiles(pattern: string, extensions: string[], recursive: boolean): string[]
}
const collectFiles = require('mocha/lib/cli/collect-files.cjs') as (options: object) => { files: string[] }

describe('The scripts that run the tests', () => {
  const { scripts } = JSON.parse(readFileSync(fromRoot('package.json'), 'utf8'))
  const ending = import.meta.filename.endsWith('.js') ? '.test.js' : '.test.ts'

  /** The files that a script's patterns find, among these tests. Mocha takes a comma for the end of a pattern. */
  const foundBy = (name: string) =>
    [...String(scripts[name]).matchAll(/"built-tests\/(test\/[^"]+)"/g)]
      .flatMap(([, patterns = '']) => patterns.split(','))
      .flatMap((pattern) => lookupFiles(fromRoot(pattern.replace('.test.js', ending)), [], false))

  it('leave out no file, and run none twice', () => {
    const files = readdirSync(fromRoot('test'), { recursive: true, encoding: 'utf8' })
    const there = files.filter((file) => file.endsWith(ending)).map((file) => fromRoot('test', file))
    assert.deepEqual(
      ['test', 'browser:built', 'drill', 'first-start', 'memory'].flatMap(foundBy).sort(),
      there.sort(),
    )
  })

  it('run each file once in `.ci/run` too, which runs some beside training', () => {
    const run = readFileSync(fromRoot('.ci', 'run'), 'utf8')
    const [, pattern = ''] = /^early_tests='built-tests\/(.+)'$/m.exec(run) ?? []
    const early = fromRoot(pattern.replace('.test.js', ending))
    const all = foundBy('test')
    const options = { extension: [], file: [], recursive: false, sort: false }
    const first = collectFiles({ ...options, spec: [early], ignore: [] }).files
    const later = collectFiles({ ...options, spec: all, ignore: [early] }).files
    assert.ok(first.length > 0 && later.length > 0)
    assert.deepEqual([...first, ...later].sort(), all.sort())
  })

  it('do not wait in `.ci/run` for what a failed test left running', () => {
    const run = readFileSync(fromRoot('.ci', 'run'), 'utf8')
    const [limited = ''] = /^limited\(\) \{\n.*?^\}$/ms.exec(run) ?? []
    // What is left holds the output open, which `cat` reads to its end.
    const script = `${limited}\nlimited 50 sh -c 'sleep 50 & exit 3' | cat; exit \${PIPESTATUS[0]}`
    const { status } = spawnSync('bash', ['-c', script], { timeout: 20_000, stdio: 'ignore' })
    assert.equal(status, 3)
  })
})

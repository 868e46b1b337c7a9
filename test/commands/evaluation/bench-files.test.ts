import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fromRoot } from '../../../src/platform/root.js'

const folder = fromRoot('src', 'commands', 'evaluation')

describe('The programs that the benchmark starts', () => {
  const started = readdirSync(folder)
    .map((file) => readFileSync(`${folder}/${file}`, 'utf8'))
    .flatMap((source) => [...source.matchAll(/startBenchProcess\('([^']+)'/g)].map(([, file]) => file!))

  it('are three', () => assert.equal(started.length, 3))
  for (const file of started)
    it(`exist: ${file}`, () => assert.ok(existsSync(`${folder}/${file.replace(/js$/, 'ts')}`)))
})

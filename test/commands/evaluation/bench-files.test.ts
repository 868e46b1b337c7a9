import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extname } from 'node:path'
import { fromRoot } from '../../../src/platform/root.js'

const folder = fromRoot('src', 'commands', 'evaluation')
/** These tests run both built and from source. */
const ending = extname(import.meta.url)

describe('The programs that the benchmark starts', () => {
  const started = readdirSync(folder)
    .filter((file) => file.endsWith(ending))
    .map((file) => readFileSync(`${folder}/${file}`, 'utf8'))
    .flatMap((source) =>
      [...source.matchAll(/startBenchProcess\(["']([^"']+)["']/g)].map(([, file]) => file!),
    )

  it('are three', () => assert.equal(started.length, 3))
  for (const file of started)
    it(`exist: ${file}`, () => assert.ok(existsSync(`${folder}/${file.replace(/\.js$/, ending)}`)))
})

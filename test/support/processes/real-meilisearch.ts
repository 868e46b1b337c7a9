import { link, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { silentLog } from '../../../src/platform/search/log.js'
import { findMeilisearch } from '../../../src/platform/search/meilisearch/find-meilisearch.js'
import { createSearchEngine, type SearchEngine } from '../../../src/platform/search/search-engine.js'
import type { PhrasingDocument } from '../../../src/platform/search/term-counts.js'

/** The folder of a Meilisearch program, copied once for all tests; null if there is none. */
export async function binaryFolder(): Promise<string | null> {
  const found = await sharedBinary()
  return found.found ? dirname(found.binary) : null
}

const sharedBinary = () => findMeilisearch({ dataDir: join(tmpdir(), 'who-to-ask-test-server') })

/** An empty data folder, and a function that deletes it. */
export async function temporaryDataDir(): Promise<{ dataDir: string; remove: () => Promise<void> }> {
  const dataDir = await mkdtemp(join(tmpdir(), 'who-to-ask-'))
  return { dataDir, remove: () => rm(dataDir, { recursive: true, force: true, maxRetries: 3 }) }
}

/** Puts the program of the package where a service with this data folder looks for its copy: copying it again is slow. */
export async function linkBinary(dataDir: string): Promise<void> {
  const found = await sharedBinary()
  if (!found.found || found.from !== 'package') return
  const from = dirname(found.binary)
  const to = join(dataDir, 'meilisearch', 'bin')
  await mkdir(to, { recursive: true })
  for (const name of ['meilisearch', 'meilisearch.stamp']) await link(join(from, name), join(to, name))
}

/** A search engine with its own real server. Skips the tests if there is no program. */
export async function realEngine(test: Mocha.Context, dataDir: string): Promise<SearchEngine> {
  const path = await binaryFolder()
  if (!path) return test.skip()
  const config = { dataDir, meiliUrl: null, meiliKey: null }
  const engine = createSearchEngine({ config, log: silentLog, look: { path } })
  await engine.start()
  return engine
}

/** Waits for a condition; fails after `limitMs` and names it. */
export async function until(
  what: string,
  isSo: () => boolean | Promise<boolean>,
  limitMs = 30_000,
): Promise<number> {
  const began = performance.now()
  while (!(await isSo())) {
    if (performance.now() - began > limitMs) throw new Error(`Not within ${limitMs} ms: ${what}`)
    await sleep(10)
  }
  return performance.now() - began
}

/** Phrasings from lines like `late-bus: the bus is late`. */
export function phrasings(...lines: string[]): PhrasingDocument[] {
  return lines.map((line, i) => {
    const [topic = '', stems = ''] = line.split(': ')
    return { id: i + 1, topic, lang: 'en', stems }
  })
}

export function word(text: string) {
  return { text, pair: false }
}

export function pair(text: string) {
  return { text, pair: true }
}

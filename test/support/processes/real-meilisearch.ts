import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { silentLog } from '../../../src/platform/search/log.js'
import { findMeilisearch } from '../../../src/platform/search/meilisearch/find-meilisearch.js'
import { createSearchEngine, type SearchEngine } from '../../../src/platform/search/search-engine.js'
import type { PhrasingDocument } from '../../../src/platform/search/term-counts.js'

/** The folder of a Meilisearch program, copied once for all tests; null if there is none. */
export async function binaryFolder(): Promise<string | null> {
  const found = await findMeilisearch({ dataDir: join(tmpdir(), 'who-to-ask-test-server') })
  return found.found ? dirname(found.binary) : null
}

/** An empty data folder, and a function that deletes it. */
export async function temporaryDataDir(): Promise<{ dataDir: string; remove: () => Promise<void> }> {
  const dataDir = await mkdtemp(join(tmpdir(), 'who-to-ask-'))
  return { dataDir, remove: () => rm(dataDir, { recursive: true, force: true, maxRetries: 3 }) }
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

import { isDeepStrictEqual } from 'node:util'
import type { Meilisearch, Settings } from 'meilisearch'
import { eachInSlices, inSlices } from '../threads/slices.js'
import { meilisearchCode } from './meilisearch/meilisearch-http.js'
import { finished, freshIndex } from './meilisearch/search-connection.js'

type Document = object & { id: string | number }

/** An index as the database has it. */
export interface ExpectedIndex {
  /** For people, such as `directory`. */
  name: string
  uid: string
  settings: Settings
  documents: readonly Document[]
}

/** How an index differs from the database. */
export interface IndexDifference {
  expected: ExpectedIndex
  /** It does not exist, or has other settings: it is built again. */
  rebuild: boolean
  missing: Document[]
  different: Document[]
  /** Ids of documents that the database does not have. */
  extra: Document['id'][]
}

/** Compares every document of an index with the database, in pages. */
export async function compareIndex(admin: Meilisearch, expected: ExpectedIndex): Promise<IndexDifference> {
  const missing = new Map(expected.documents.map((document) => [String(document.id), document]))
  const different: Document[] = []
  const extra: Document['id'][] = []
  const rebuild = !(await hasSettings(admin, expected))

  function compare(there: Document): void {
    const wanted = missing.get(String(there.id))
    if (!wanted) extra.push(there.id)
    else if (!isDeepStrictEqual(wanted, there) && !isDeepStrictEqual(asStored(wanted), there))
      different.push(wanted)
    missing.delete(String(there.id))
  }

  if (!rebuild)
    for await (const page of pagesOf(admin, expected.uid)) await inSlices(eachInSlices(page, compare))
  return { expected, rebuild, missing: [...missing.values()], different, extra }
}

/** Whether an index differs at all. */
export function isInStep({ rebuild, missing, different, extra }: IndexDifference): boolean {
  return !rebuild && missing.length + different.length + extra.length === 0
}

/** Writes what is missing or different, and deletes what is extra. */
export async function mendIndex(admin: Meilisearch, difference: IndexDifference): Promise<void> {
  const { expected, rebuild, missing, different, extra } = difference
  if (rebuild) await freshIndex(admin, expected.uid, expected.settings)
  const write = [...missing, ...different]
  for (let from = 0; from < write.length; from += documentsAtOnce) {
    const part = write.slice(from, from + documentsAtOnce)
    await finished(admin, await admin.index(expected.uid).addDocuments(part, { primaryKey: 'id' }))
  }
  if (extra.length > 0)
    await finished(admin, await admin.index(expected.uid).deleteDocuments(extra.map(String)))
}

const documentsAtOnce = 1000

async function* pagesOf(admin: Meilisearch, uid: string): AsyncGenerator<Document[]> {
  for (let offset = 0; ; offset += documentsAtOnce) {
    const query = { offset, limit: documentsAtOnce }
    const { results } = await admin.index(uid).getDocuments(query)
    yield results as Document[]
    if (results.length < documentsAtOnce) return
  }
}

/** Settings that decide what is found, as Meilisearch has them where nobody sets them. */
const untouched: Settings = {
  ...{ stopWords: [], separatorTokens: [], nonSeparatorTokens: [], dictionary: [] },
  ...{ synonyms: {}, distinctAttribute: null },
}

/** False as well where there is no such index. */
async function hasSettings(admin: Meilisearch, { uid, settings }: ExpectedIndex): Promise<boolean> {
  try {
    const there = await admin.index(uid).getSettings()
    const names = Object.keys(untouched) as (keyof Settings)[]
    return (
      holds(there, settings) &&
      names.every((name) => name in settings || isDeepStrictEqual(there[name], untouched[name]))
    )
  } catch (error) {
    if (meilisearchCode(error) === 'index_not_found') return false
    throw error
  }
}

/** Whether the settings there are these; Meilisearch adds its defaults. */
function holds(there: unknown, wanted: unknown): boolean {
  if (wanted === null || typeof wanted !== 'object') return there === wanted
  if (there === null || typeof there !== 'object') return false
  if (Array.isArray(wanted) && wanted.length !== (there as unknown[]).length) return false
  return Object.entries(wanted).every(([name, value]) =>
    holds((there as Record<string, unknown>)[name], value),
  )
}

/** As JSON keeps it: without what is undefined. */
function asStored(document: Document): Document {
  return JSON.parse(JSON.stringify(document))
}

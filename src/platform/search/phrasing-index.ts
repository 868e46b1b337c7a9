import { createHash } from 'node:crypto'
import type { Meilisearch, Settings } from 'meilisearch'
import { eachInSlices, inSlices, type Slices } from '../threads/slices.js'
import type { ExpectedIndex } from './compare-index.js'
import { meilisearchCode } from './meilisearch/meilisearch-http.js'
import { dropIndex, finished, freshIndex } from './meilisearch/search-connection.js'
import type { PhrasingDocument } from './term-counts.js'

/** A complete index of one revision's phrasings. */
export interface PhrasingIndex {
  uid: string
  documents: number
}

const prefix = 'phrasings-'

/** Bigger batches are indexed faster (one of 34,000: 3.0 s; seven of 5,000: 4.9 s), smaller ones show progress. */
const batchSize = 10_000

/** The last document sent: when it and all others are present, the index is complete. It has no words and no topic. */
const markId = 'complete'

const settings = {
  searchableAttributes: ['stems'],
  displayedAttributes: ['id'],
  filterableAttributes: [
    {
      attributePatterns: ['topic'],
      features: { facetSearch: false, filter: { equality: true, comparison: false } },
    },
  ],
  // Only counts are used: the ranking of documents does not matter.
  rankingRules: ['words'],
  prefixSearch: 'disabled',
  facetSearch: false,
  // By attribute would index three times faster, but then a quoted pair matches words that are not adjacent.
  proximityPrecision: 'byWord',
  typoTolerance: { minWordSizeForTypos: { oneTypo: 5, twoTypos: 10 } },
  // The default of 100 drops topics silently.
  faceting: { maxValuesPerFacet: 1000 },
} satisfies Settings

/**
 * Ensures a complete index of these phrasings: finds it from an earlier run, or builds it next to the others. The name
 * also holds a digest of the documents: the same phrasings stemmed differently need another index.
 * @throws {IndexingFailed} when Meilisearch refuses; any error of the connection
 */
export async function buildPhrasingIndex(
  admin: Meilisearch,
  documents: readonly PhrasingDocument[],
  hash: string,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<PhrasingIndex> {
  const index = await inSlices(phrasingIndexSlices(documents, hash))
  if (await isPhrasingIndexComplete(admin, index)) return index
  await freshIndex(admin, index.uid, settings)
  await addAll(admin, index.uid, documents, onProgress)
  await finished(admin, await admin.index(index.uid).addDocuments([{ id: markId }], { primaryKey: 'id' }))
  if (!(await isPhrasingIndexComplete(admin, index)))
    throw new Error(`The index ${index.uid} lacks some of its ${documents.length} phrasings`)
  return index
}

/** The index as it should be. @param hash of the phrasings */
export async function expectedPhrasingIndex(
  documents: readonly PhrasingDocument[],
  hash: string,
): Promise<ExpectedIndex> {
  const { uid } = await inSlices(phrasingIndexSlices(documents, hash))
  return { name: 'phrasings', uid, settings, documents: [...documents, { id: markId }] }
}

/** The index that phrasings have, or will have. @param hash of the phrasings */
export function* phrasingIndexSlices(
  documents: readonly PhrasingDocument[],
  hash: string,
): Slices<PhrasingIndex> {
  const digest = yield* digestSlices(documents)
  return { uid: `${prefix}${hash.slice(0, 12)}-${digest}`, documents: documents.length }
}

const settingsText = JSON.stringify(settings)

/** Other settings need other indexes. */
export const phrasingSettings = createHash('sha256').update(settingsText).digest('hex')

/** True when every phrasing and the mark are present. */
export async function isPhrasingIndexComplete(admin: Meilisearch, index: PhrasingIndex): Promise<boolean> {
  try {
    const { numberOfDocuments } = await admin.index(index.uid).getStats()
    if (numberOfDocuments !== index.documents + 1) return false
    await admin.index(index.uid).getDocument(markId)
    return true
  } catch (error) {
    if (['index_not_found', 'document_not_found'].includes(meilisearchCode(error) ?? '')) return false
    throw error
  }
}

/** Deletes old phrasing indexes. Keeps those in use and the newest other, for a rollback. */
export async function deleteOldPhrasingIndexes(admin: Meilisearch, inUse: readonly string[]): Promise<void> {
  const { results } = await admin.getRawIndexes({ limit: 1000 })
  const others = results
    .filter(({ uid }) => uid.startsWith(prefix) && !inUse.includes(uid))
    .sort((a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt))
  for (const { uid } of others.slice(1)) await dropIndex(admin, uid)
}

async function addAll(
  admin: Meilisearch,
  uid: string,
  all: readonly PhrasingDocument[],
  onProgress: (done: number, total: number) => void,
): Promise<void> {
  const sent = []
  for (let from = 0; from < all.length; from += batchSize) {
    const batch = all.slice(from, from + batchSize)
    sent.push({
      upTo: from + batch.length,
      task: await admin.index(uid).addDocuments(batch, { primaryKey: 'id' }),
    })
  }
  for (const { task, upTo } of sent) {
    await finished(admin, task)
    onProgress(upTo, all.length)
  }
}

function* digestSlices(documents: readonly PhrasingDocument[]): Slices<string> {
  const hash = createHash('sha256').update(settingsText)
  yield* eachInSlices(documents, ({ id, topic, lang, stems }) =>
    hash.update(`${id}\t${topic}\t${lang}\t${stems}\n`),
  )
  return hash.digest('hex').slice(0, 8)
}

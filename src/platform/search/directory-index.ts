import type { EnqueuedTask, Meilisearch, Settings } from 'meilisearch'
import pLimit from 'p-limit'
import { createRareWarning } from '../web/rare-warning.js'
import type { CircuitBreaker } from './circuit-breaker.js'
import { compareIndex, type ExpectedIndex, isInStep, mendIndex } from './compare-index.js'
import type { DirectoryDocument, DirectoryHit, DirectoryQuery } from './directory-document.js'
import { guardedSearch, noAnswerWarning } from './guarded-search.js'
import { directoryIndexName, nextDirectoryIndexName } from './index-names.js'
import type { SearchLog } from './log.js'
import { meilisearchCode } from './meilisearch/meilisearch-http.js'
import { dropIndex, finished, freshIndex, type SearchConnection } from './meilisearch/search-connection.js'

/** Meilisearch is not available for writing now; retry later. */
export class SearchUnavailable extends Error {
  override name = 'SearchUnavailable'
  constructor() {
    super('Meilisearch is not available')
  }
}

/** The directory in Meilisearch. Failed writes throw; failed searches give null. */
export interface DirectoryIndex {
  /** True when a complete directory is indexed; call it on a new connection. */
  find(): Promise<boolean>
  /**
   * Makes the index hold these documents: writes the few that differ, or builds a new index next to the live one and swaps.
   * Reads them once no other write is running.
   */
  fill(documents: () => Iterable<DirectoryDocument> | Promise<Iterable<DirectoryDocument>>): Promise<number>
  upsert(documents: readonly DirectoryDocument[]): Promise<void>
  remove(ids: readonly string[]): Promise<void>
  search(query: string, options?: DirectoryQuery): Promise<DirectoryHit[] | null>
  /** Like `search`, by title and families' words: for a list under the search box. */
  suggest(query: string, options?: DirectoryQuery): Promise<DirectoryHit[] | null>
}

const shown = ['id', 'kind', 'title', 'subtitle', 'school', 'office', 'url']

const settings = {
  searchableAttributes: ['title', 'words', 'subtitle', 'said'],
  displayedAttributes: shown,
  filterableAttributes: ['kind', 'school', 'office', 'places.schools', 'places.offices'],
} satisfies Settings

/** The index as it should be. @param district its name, where one service serves many */
export function expectedDirectoryIndex(
  documents: readonly DirectoryDocument[],
  district: string | null = null,
): ExpectedIndex {
  return { name: 'directory', uid: directoryIndexName(district), settings, documents }
}

/** The directory index on the current connection. */
export function createDirectoryIndex(options: {
  connection: () => SearchConnection | null
  breaker: CircuitBreaker
  log: SearchLog
  /** Its name, where one service serves many. */
  district?: string | null
}): DirectoryIndex {
  const { district = null } = options
  const live = directoryIndexName(district)
  // A change between a rebuild's read and its swap would be lost.
  const inTurn = pLimit(1)
  /** The connection on which the index is known to exist. */
  let readyOn: SearchConnection | null = null
  const warn = createRareWarning(options.log, noAnswerWarning)

  function connected(): SearchConnection {
    const connection = options.connection()
    if (!connection) throw new SearchUnavailable()
    return connection
  }

  /** Without an index no change needs sending: the rebuild that makes one reads it. */
  async function write(send: (admin: Meilisearch) => Promise<void>): Promise<void> {
    const connection = connected()
    if (readyOn !== connection) throw new SearchUnavailable()
    await send(connection.admin)
  }

  async function ask(
    query: string,
    given: DirectoryQuery,
    suggesting: boolean,
  ): Promise<DirectoryHit[] | null> {
    const connection = options.connection()
    if (!connection || readyOn !== connection) return null
    return guardedSearch(options.breaker, given.deadlineMs ?? 150, warn, async (signal) => {
      const parameters = {
        limit: given.limit ?? 20,
        filter: filterOf(given),
        matchingStrategy: 'frequency' as const,
        ...(suggesting
          ? { attributesToSearchOn: ['title', 'said'].map((name) => `${name}.${given.lang ?? '*'}`) }
          : {}),
        showRankingScore: given.minScore !== undefined,
      }
      // Meilisearch treats a word as complete when something follows it.
      const asked = given.whole ? `${query} ` : query
      const answer = await connection.search.index<DirectoryHit>(live).search(asked, parameters, { signal })
      // Not `rankingScoreThreshold`: with the strategy `frequency` it also drops the best hits.
      return answer.hits.flatMap(({ _rankingScore = 1, ...hit }) =>
        _rankingScore >= (given.minScore ?? 0) ? (hit as DirectoryHit) : [],
      )
    })
  }

  return {
    find: async () => {
      const connection = connected()
      const there = await hasIndex(connection.admin, live)
      if (there) readyOn = connection
      return there
    },
    fill: (documents) =>
      inTurn(async () => {
        const connection = connected()
        const all = [...(await documents())]
        // A damaged index may refuse to be read or written: then, too, a new one is better.
        if (!(await mendInPlace(connection.admin, all, district).catch(() => false)))
          await buildBeside(connection.admin, all, district)
        readyOn = connection
        return all.length
      }),
    upsert: (documents) =>
      inTurn(() =>
        write(async (admin) => {
          if (documents.length === 0) return
          await addInParts(admin, live, documents)
        }),
      ),
    remove: (ids) =>
      inTurn(() =>
        write(async (admin) => {
          if (ids.length > 0) await finished(admin, await admin.index(live).deleteDocuments([...ids]))
        }),
      ),
    search: (query, given = {}) => ask(query, given, false),
    suggest: (query, given = {}) => ask(query, { limit: 8, ...given }, true),
  }
}

/** Share of the documents that may differ: writing each costs more than a place in a new index. */
const maxMended = 0.1

/**
 * After a restart hardly anything differs; a new index takes seconds, and Meilisearch keeps a hundred megabytes that it needed
 * for it.
 * @returns false when a new index is better
 */
async function mendInPlace(
  admin: Meilisearch,
  documents: readonly DirectoryDocument[],
  district: string | null,
): Promise<boolean> {
  const difference = await compareIndex(admin, expectedDirectoryIndex(documents, district))
  if (isInStep(difference)) return true
  const { rebuild, missing, different, extra } = difference
  if (rebuild || missing.length + different.length + extra.length > documents.length * maxMended) return false
  await mendIndex(admin, difference)
  return true
}

async function buildBeside(
  admin: Meilisearch,
  documents: readonly DirectoryDocument[],
  district: string | null,
): Promise<void> {
  const [live, next] = [directoryIndexName(district), nextDirectoryIndexName(district)]
  await freshIndex(admin, next, settings)
  await addInParts(admin, next, documents)
  if (await hasIndex(admin, live)) {
    await finished(admin, await admin.swapIndexes([{ indexes: [live, next], rename: false }]))
    await dropIndex(admin, next)
  } else {
    await finished(admin, await admin.swapIndexes([{ indexes: [next, live], rename: true }]))
  }
}

/** Serializing takes a few milliseconds. */
const documentsAtOnce = 1000

/** Meilisearch processes them in order. */
async function addInParts(
  admin: Meilisearch,
  index: string,
  documents: readonly DirectoryDocument[],
): Promise<void> {
  const tasks: EnqueuedTask[] = []
  for (let from = 0; from === 0 || from < documents.length; from += documentsAtOnce) {
    const part = documents.slice(from, from + documentsAtOnce)
    tasks.push(await admin.index(index).addDocuments(part, { primaryKey: 'id' }))
  }
  for (const task of tasks) await finished(admin, task)
}

async function hasIndex(admin: Meilisearch, uid: string): Promise<boolean> {
  try {
    await admin.getRawIndex(uid)
    return true
  } catch (error) {
    if (meilisearchCode(error) === 'index_not_found') return false
    throw error
  }
}

/** All filters must match; of a list, any one. */
function filterOf({ kinds, school, office }: DirectoryQuery): (string | string[])[] {
  const filters: (string | string[])[] = []
  if (kinds && kinds.length > 0) filters.push(`kind IN [${kinds.map((kind) => JSON.stringify(kind)).join()}]`)
  if (school) filters.push(either('school', 'places.schools', school))
  if (office) filters.push(either('office', 'places.offices', office))
  return filters
}

function either(one: string, other: string, value: string): string[] {
  return [one, other].map((attribute) => `${attribute} = ${JSON.stringify(value)}`)
}

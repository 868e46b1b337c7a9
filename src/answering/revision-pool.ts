import { createHash } from 'node:crypto'
import { existsSync, linkSync, renameSync } from 'node:fs'
import { copyFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { createWeakCache } from '../platform/cache/weak-cache.js'
import { inSlices } from '../platform/threads/slices.js'
import type { PreparedRevision } from './live-revision.js'
import { type ModelRequests, modelRequestSlices } from './model-requests.js'
import { filesOf } from './models/model-files.js'
import { withRestingRows } from './revision/rest-content.js'
import type { RevisionContent } from './revision/revision.js'

/** The revisions of many districts in one process: what is equal is in memory only once. */
export interface RevisionPool {
  /** A content that is in memory already. @param hash its `contentHash`; null for none */
  contentWith(hash: string): RevisionContent | null
  /** The content itself, or an equal one; its large parts are those of others where they are equal. */
  share(content: RevisionContent, hash: string): RevisionContent
  /** As `modelRequestSlices`, once for each content. */
  requestsOf(content: RevisionContent): Promise<ModelRequests>
  /** A prepared revision that has learned from the same texts, and the folder of its models; null for none. */
  find(key: string): PooledRevision | null
  add(prepared: PreparedRevision, folder: string): void
  /** How many contents and models were made, and not shared. */
  counts(): { contents: number; learned: number }
}

interface PooledRevision {
  prepared: PreparedRevision
  folder: string
}

/** Parts of thousands of texts, the same wherever a district uses the shared catalog. */
const largeParts = ['phrasings', 'dangerPhrases', 'outOfScope', 'synonyms', 'topics', 'offices'] as const

/** Nothing is kept here that no district uses. */
export function createRevisionPool(): RevisionPool {
  const contents = createWeakCache<RevisionContent>()
  const parts = createWeakCache<object>()
  const requests = new WeakMap<RevisionContent, Promise<ModelRequests>>()
  const prepared = new Map<string, { of: WeakRef<PreparedRevision>; folder: string }[]>()
  const made = { contents: 0, learned: 0 }

  function find(key: string): PooledRevision | null {
    const alive = (prepared.get(key) ?? []).flatMap(({ of, folder }) => {
      const found = of.deref()
      return found ? [{ prepared: found, folder }] : []
    })
    // One that has learned its topics, too, is better.
    return alive.find((each) => each.prepared.sources.topicModel()) ?? alive[0] ?? null
  }

  return {
    contentWith: contents.get,
    share(content, hash) {
      const known = contents.get(hash)
      if (known) return known
      made.contents++
      const shared = withRestingRows(content)
      for (const name of largeParts) {
        const part: object = shared[name]
        const partHash = `${name} ${createHash('sha256').update(JSON.stringify(part)).digest('base64')}`
        Object.assign(shared, { [name]: parts.get(partHash) ?? parts.add(partHash, part) })
      }
      return contents.add(hash, shared)
    },
    requestsOf(content) {
      const known = requests.get(content) ?? inSlices(modelRequestSlices(content))
      requests.set(content, known)
      return known
    },
    find,
    add(revision, folder) {
      const { key } = revision.requests
      if (!find(key)) made.learned++
      const others = (prepared.get(key) ?? []).filter(({ of }) => of.deref() !== undefined)
      prepared.set(key, [...others, { of: new WeakRef(revision), folder }])
    },
    counts: () => ({ ...made }),
  }
}

/**
 * Gives a folder the models of another one, which learned from the same texts: threads read them from there. They are the same
 * files, where the disk allows it.
 */
export async function linkModels(from: string, to: string, requests: ModelRequests) {
  if (from === to) return
  for (const file of filesOf(from, requests)) {
    const own = join(to, basename(file))
    if (existsSync(own) || !existsSync(file)) continue
    try {
      linkSync(file, own)
    } catch {
      await copyFile(file, `${own}.part`)
      renameSync(`${own}.part`, own)
    }
  }
}

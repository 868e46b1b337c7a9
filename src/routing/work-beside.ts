import { once } from 'node:events'
import { databaseFile } from '../database/open-database.js'
import { startWorker } from '../start-worker.js'
import type { FrozenContent } from './freeze-content.js'
import type { Comparison, ContentRef, RoutingTask, RoutingWork } from './routing-tasks.js'

/** What reads or writes the whole configuration: each in a worker thread, so that answers are not held up. */
export interface WorkBeside {
  /** Packs a content as it is now, to be published. @returns null where there is no such revision */
  freeze(content: ContentRef): Promise<FrozenContent | null>
  /** What differs, at most so many. @returns null where there is no such revision */
  compare(before: ContentRef, after: ContentRef, most?: number): Promise<Comparison | null>
  /** The whole configuration as one readable file. @returns null where there is no such revision */
  write(content: ContentRef): Promise<string | null>
  /**
   * Brings the working copy to a revision, or to what a file says.
   * @param schools slugs of the district's schools, which rules may name
   * @returns what is wrong with it, a plain sentence each; then nothing is changed. Empty when it is loaded
   */
  load(from: { revision: number } | { written: string }, schools: readonly string[]): Promise<string[]>
}

const mostChanges = 1000

/** @param dataDir where the database is */
export function createWorkBeside(dataDir: string): WorkBeside {
  const file = databaseFile(dataDir)

  async function run<T>(task: RoutingTask): Promise<T> {
    const worker = startWorker('./routing-worker', import.meta.url, { file, task } satisfies RoutingWork)
    const [result] = await once(worker, 'message')
    return result as T
  }

  return {
    freeze: (content) => run({ do: 'freeze', content }),
    compare: (before, after, most = mostChanges) => run({ do: 'compare', before, after, most }),
    write: (content) => run({ do: 'write', content }),
    load: (from, schools) => run({ do: 'load', from, schools }),
  }
}

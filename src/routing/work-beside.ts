import { once } from 'node:events'
import { databaseFile } from '../database/open-database.js'
import { startWorker } from '../start-worker.js'
import type { FileFault } from './file-fault.js'
import type { FrozenContent } from './freeze-content.js'
import type { Comparison, ContentRef, FileCheck, RoutingTask, RoutingWork } from './routing-tasks.js'

/** What reads or writes the whole configuration: each in a worker thread, so that answers are not held up. */
export interface WorkBeside {
  /** Packs a content as it is now, to be published. @returns null where there is no such revision */
  freeze(content: ContentRef): Promise<FrozenContent | null>
  /** What differs, at most so many. @returns null where there is no such revision */
  compare(before: ContentRef, after: ContentRef, most?: number): Promise<Comparison | null>
  /** The whole configuration as one readable file. @returns null where there is no such revision */
  write(content: ContentRef): Promise<string | null>
  /** What a file would do to the working copy, at most so many changes. Nothing is changed. */
  check(written: string, schools: readonly string[], most?: number): Promise<FileCheck>
  /**
   * Brings the working copy to a revision, or to what a file says.
   * @param schools slugs of the district's schools, which rules may name
   * @param mark of the working copy that may be replaced: see `check`; without it, any
   * @returns what is wrong with it, or that the working copy is another one by now; then nothing is changed.
   * Empty when it is loaded
   */
  load(
    from: { revision: number } | { written: string },
    schools: readonly string[],
    mark?: string,
  ): Promise<FileFault[] | 'changed'>
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
    check: (written, schools, most = mostChanges) => run({ do: 'check', written, schools, most }),
    load: (from, schools, mark) =>
      run({ do: 'load', from, schools, ...(mark === undefined ? {} : { mark }) }),
  }
}

import type { Worker } from 'node:worker_threads'
import { databaseFile } from '../../platform/database/open-database.js'
import { startWorker } from '../../platform/threads/start-worker.js'
import { threadResult } from '../../platform/threads/thread-result.js'
import type { FileFault } from './file-fault.js'
import type { Comparison } from './find-changes.js'
import type { FrozenContent } from './freeze-content.js'
import { keepFrozen } from './keep-frozen.js'
import type { ContentRef, FileCheck, RevisionTask, RevisionWork } from './run-revision-task.js'

/**
 * Tasks that read or write the whole configuration, each in a worker thread, so that answers are not held up. All throw
 * `ThreadFault` if the thread fails or hangs; the next task gets a new thread.
 */
export interface RevisionTasks {
  /** Packs the current content for publishing, unless it is packed already. @returns null if there is no such revision */
  freeze(content: ContentRef): Promise<FrozenContent | null>
  /** The differences, at most `limit`. @returns null if there is no such revision */
  compare(before: ContentRef, after: ContentRef, limit?: number): Promise<Comparison | null>
  /** The whole configuration as one readable file. @returns null if there is no such revision */
  write(content: ContentRef): Promise<string | null>
  /** The effect of a file on the working copy, at most `limit` changes. Changes nothing. */
  check(written: string, schools: readonly string[], limit?: number): Promise<FileCheck>
  /**
   * Replaces the working copy with a revision or a file.
   * @param schools slugs of the district's schools, which rules may name
   * @param mark of the working copy that may be replaced: from `check`, or its content hash; any if left out
   * @returns the faults, or that the working copy was edited since; then nothing is changed. Empty after loading
   */
  load(
    from: { revision: number } | { written: string },
    schools: readonly string[],
    mark?: string,
  ): Promise<FileFault[] | 'changed'>
  /** Ends the running task; its changes are rolled back. */
  stop(): Promise<void>
}

const maxChanges = 1000
/** A task takes a second for the sample district, and may wait 5 s for the database. In milliseconds. */
const maxTaskMs = 60_000

/**
 * @param dataDir the database's folder
 * @param options.readMark another one after every change to the database
 * @param options.silentMs how long a task may take
 */
export function createRevisionTasks(
  dataDir: string,
  { readMark, silentMs = maxTaskMs }: { readMark: () => string; silentMs?: number },
): RevisionTasks {
  const file = databaseFile(dataDir)
  const workers = new Set<Worker>()

  async function run<T>(task: RevisionTask): Promise<T> {
    const worker = startWorker('./revision-worker', import.meta.url, { file, task } satisfies RevisionWork)
    workers.add(worker)
    try {
      return await threadResult<T>(worker, { name: 'routing', silentMs })
    } finally {
      workers.delete(worker)
    }
  }

  return {
    freeze: keepFrozen(run, readMark),
    compare: (before, after, limit = maxChanges) => run({ do: 'compare', before, after, limit }),
    write: (content) => run({ do: 'write', content }),
    check: (written, schools, limit = maxChanges) => run({ do: 'check', written, schools, limit }),
    load: (from, schools, mark) =>
      run({ do: 'load', from, schools, ...(mark === undefined ? {} : { mark }) }),
    stop: async () => {
      await Promise.all([...workers].map((worker) => worker.terminate()))
    },
  }
}

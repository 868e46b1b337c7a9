import { startWorker } from '../start-worker.js'
import type { Log } from '../web/log.js'
import type { Database } from './open-database.js'

/** What the worker thread is told. */
export interface CheckpointWork {
  file: string
  everyMs: number
}

/** Brings what was written from the write-ahead log to the database's file. */
export interface Checkpoints {
  stop(): Promise<void>
}

export interface CheckpointOptions {
  file: string
  log: Log
  /** In milliseconds; a second when left out. */
  everyMs?: number
}

/** In pages of 4 KB: 64 MB. Where the thread does not keep up, or has ended, SQLite itself sees to it again, at a commit. */
const mostPages = 16_384

/**
 * Has a thread of its own do what SQLite else does within every few hundredth commit: bringing pages to the disk and waiting for
 * it, tens of milliseconds in which nobody is answered (https://www.sqlite.org/wal.html, "Automatic Checkpoint").
 */
export function keepCheckpoints(
  database: Database,
  { file, log, everyMs = 1000 }: CheckpointOptions,
): Checkpoints {
  database.$client.pragma(`wal_autocheckpoint = ${mostPages}`)
  const worker = startWorker('./checkpoint-worker', import.meta.url, {
    file,
    everyMs,
  } satisfies CheckpointWork)
  const ended = new Promise((resolve) => worker.once('exit', resolve))
  worker.on('error', (error) => {
    log.error({ fault: error.message }, 'Checkpoints are left to SQLite again')
    if (database.$client.open) database.$client.pragma('wal_autocheckpoint = 1000')
  })
  // A service that ends does not wait for it.
  worker.unref()
  return {
    async stop() {
      worker.ref()
      worker.postMessage('stop')
      await ended
    },
  }
}

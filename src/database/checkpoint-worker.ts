import { parentPort, workerData } from 'node:worker_threads'
import Sqlite from 'better-sqlite3'
import type { CheckpointWork } from './keep-checkpoints.js'

// A worker's main file runs when it is started; nothing imports it.
if (parentPort) {
  const { file, everyMs } = workerData as CheckpointWork
  const connection = new Sqlite(file)
  const timer = setInterval(bringOver, everyMs)
  parentPort.on('message', () => {
    clearInterval(timer)
    connection.close()
    parentPort!.close()
  })

  /** As far as nobody is in the way; the rest comes next time. */
  function bringOver(): void {
    try {
      connection.pragma('wal_checkpoint(PASSIVE)')
    } catch {
      // Whoever has the database locked does not for long.
    }
  }
}

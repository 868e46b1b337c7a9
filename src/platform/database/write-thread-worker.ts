import { parentPort, workerData } from 'node:worker_threads'
import Sqlite from 'better-sqlite3'
import { runInTransaction, setWritePragmas } from './statements.js'
import { whileLocked } from './while-locked.js'
import type { WriteOrder, WriteReply, WriteThreadWork } from './write-thread.js'

/** Checkpoint once nobody has written for this long, in milliseconds. */
const pause = 50

// Main file of a worker; nothing imports it.
if (parentPort) {
  const port = parentPort
  const { file, maxWait, everyMs, maxPages } = workerData as WriteThreadWork
  const connection = new Sqlite(file)
  setWritePragmas(connection, 0)
  connection.pragma('synchronous = NORMAL')
  connection.pragma(`wal_autocheckpoint = ${maxPages}`)
  let lastWrite = 0
  let mustEmpty = false
  const timer = setInterval(bringOver, everyMs)

  port.on('message', (order: WriteOrder | 'empty the log' | 'stop') => {
    if (order === 'stop') return stop()
    if (order === 'empty the log') {
      mustEmpty = true
      return
    }
    port.postMessage(write(order))
    lastWrite = performance.now()
  })

  port.postMessage('ready')

  function write(statements: WriteOrder): WriteReply {
    try {
      whileLocked(maxWait, () => runInTransaction(connection, statements))
      return null
    } catch (error) {
      const { message, code } = error as InstanceType<typeof Sqlite.SqliteError>
      return { message, code }
    }
  }

  /** Never waits for others, and not while orders keep coming. The rest follows next time, or at a commit. */
  function bringOver(): void {
    if (performance.now() - lastWrite < pause) return
    try {
      const [done] = connection.pragma(`wal_checkpoint(${mustEmpty ? 'TRUNCATE' : 'PASSIVE'})`) as {
        busy: number
      }[]
      if (!done?.busy) mustEmpty = false
    } catch {
      // Others lock the database only briefly.
    }
  }

  function stop(): void {
    clearInterval(timer)
    connection.close()
    port.close()
  }
}

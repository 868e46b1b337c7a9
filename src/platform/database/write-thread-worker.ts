import { parentPort, workerData } from 'node:worker_threads'
import Sqlite from 'better-sqlite3'
import { runInTransaction, setWritePragmas } from './statements.js'
import type { ToWriter, WriteOrder, WriteReply, WriterSays, WriteThreadWork } from './write-thread.js'

/** Checkpoint once nobody has written for this long, in milliseconds. */
const pause = 50
/** Between two tries while another connection has the database locked, in milliseconds. */
const againMs = 20

/** A database that this thread writes to. */
interface Written {
  id: number
  file: string
  /** Null while it cannot be opened. */
  connection: Sqlite.Database | null
  fault: string
  /** The first is under way while its database is locked. */
  orders: WriteOrder[]
  /** When the first order was tried first; null before. */
  since: number | null
  /** Whether its next turn will come. */
  hasTurn: boolean
  lastWrite: number
  mustEmpty: boolean
  isClosing: boolean
}

// Main file of a worker; nothing imports it.
if (parentPort) {
  const port = parentPort
  const { databases, maxWait, everyMs, maxPages, cacheKb } = workerData as WriteThreadWork
  const written = new Map<number, Written>()
  const tell = (message: WriterSays) => port.postMessage(message)
  let isStopping = false
  const timer = setInterval(() => {
    for (const each of written.values()) bringOver(each)
  }, everyMs)

  port.on('message', (message: ToWriter) => {
    if (message === 'stop') return stop()
    if ('file' in message) return add(message)
    const one = written.get(message.id)
    if (!one) return
    if ('order' in message) {
      one.orders.push(message.order)
      takeTurn(one)
    }
    if ('close' in message) {
      one.isClosing = true
      takeTurn(one)
    }
    if ('empty' in message) one.mustEmpty = true
  })

  for (const each of databases) add(each)
  tell('ready')

  function add({ id, file }: { id: number; file: string }): void {
    const one: Written = {
      ...{ id, file, connection: null, fault: '', orders: [], since: null, hasTurn: false },
      ...{ lastWrite: 0, mustEmpty: false, isClosing: false },
    }
    written.set(id, one)
    open(one)
  }

  function open(one: Written): void {
    try {
      const connection = new Sqlite(one.file)
      // Waiting inside of SQLite would hold up the other databases.
      setWritePragmas(connection, 0)
      connection.pragma('synchronous = NORMAL')
      connection.pragma(`wal_autocheckpoint = ${maxPages}`)
      connection.pragma(`cache_size = ${-cacheKb}`)
      one.connection = connection
      tell({ id: one.id, opened: null })
    } catch (error) {
      const { message } = error as Error
      if (message !== one.fault) tell({ id: one.id, opened: message })
      one.fault = message
    }
  }

  /** One order a turn: many orders of one database do not hold up those of others. */
  function takeTurn(one: Written, afterMs = 0): void {
    if (one.hasTurn) return
    one.hasTurn = true
    const run = () => {
      one.hasTurn = false
      writeNext(one)
    }
    if (afterMs > 0) setTimeout(run, afterMs)
    else setImmediate(run)
  }

  function writeNext(one: Written): void {
    const isLocked = !writeFirst(one)
    if (one.orders.length > 0) takeTurn(one, isLocked ? againMs : 0)
    else if (one.isClosing) close(one)
  }

  /** @returns false while it is locked */
  function writeFirst(one: Written): boolean {
    const [order] = one.orders
    if (!order) return true
    const reply = write(one, order)
    if (reply === 'locked') return false
    one.orders.shift()
    one.since = null
    one.lastWrite = performance.now()
    tell({ id: one.id, reply })
    return true
  }

  function write(one: Written, order: WriteOrder): WriteReply | 'locked' {
    if (!one.connection) return { message: one.fault, code: null }
    one.since ??= performance.now()
    try {
      runInTransaction(one.connection, order)
      return null
    } catch (error) {
      const { message, code } = error as InstanceType<typeof Sqlite.SqliteError>
      const isLocked = /^SQLITE_(?:BUSY|LOCKED)/.test(code)
      return isLocked && performance.now() - one.since <= maxWait ? 'locked' : { message, code }
    }
  }

  /** Never waits for others, and not while orders keep coming. The rest follows next time, or at a commit. */
  function bringOver(one: Written): void {
    if (!one.connection) open(one)
    else if (performance.now() - one.lastWrite >= pause) checkpoint(one, one.connection)
  }

  function checkpoint(one: Written, connection: Sqlite.Database): void {
    try {
      const [done] = connection.pragma(`wal_checkpoint(${one.mustEmpty ? 'TRUNCATE' : 'PASSIVE'})`) as {
        busy: number
      }[]
      if (!done?.busy) one.mustEmpty = false
    } catch {
      // Others lock the database only briefly.
    }
  }

  function close({ id, connection }: Written): void {
    written.delete(id)
    connection?.close()
    tell({ id, closed: true })
    if (isStopping && written.size === 0) end()
  }

  function stop(): void {
    isStopping = true
    if (written.size === 0) end()
    for (const one of written.values()) {
      one.isClosing = true
      takeTurn(one)
    }
  }

  function end(): void {
    clearInterval(timer)
    port.close()
  }
}

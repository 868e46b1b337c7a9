import Sqlite from 'better-sqlite3'
import { dedupeOutbox, lastInOutbox } from '../../platform/database/note-directory-changes.js'
import { setWritePragmas } from '../../platform/database/statements.js'
import { whileLocked } from '../../platform/database/while-locked.js'
import type { Wording } from '../../platform/language/wording.js'
import type { Author } from '../records/change-store.js'
import { createRecordKeeper } from '../records/keep-record.js'
import { applyImport, ImportRefused } from './apply-import.js'
import { Canceled, checkImport, type ImportProgress, type ImportRequest } from './check-import.js'
import { takeOneRoster } from './one-roster-rows.js'
import { createOneRosterStore } from './one-roster-store.js'
import { type ImportCounts, openStaging, pageCache } from './staging.js'
import { undoImport } from './undo-import.js'

/** A long step of an import. */
export interface ImportWork {
  task: 'check' | 'apply' | 'undo'
  /** The database file. */
  database: string
  staging: string
  offered: string[]
  /** Set to 1 to cancel. */
  stop: SharedArrayBuffer
  import: number
  author: Author
  counts: ImportCounts
  request: ImportRequest
  /** False for lists of a server: their lines are those of a copy that nobody sees. */
  hasLines: boolean
  format: 'csv' | 'oneroster'
}

/** Its messages. */
export type ImportMessage =
  | { type: 'progress'; share: number }
  | { type: 'checked'; counts: ImportCounts; faults: number }
  | { type: 'done' }
  | { type: 'canceled' }
  | { type: 'refused'; reasons: readonly Wording[] }

/** How long to wait for the database, in milliseconds: the service's writes are few and short. */
const maxLockWait = 10_000

/** Does the work. @param tell called with its progress, then with its result */
export async function runImport(work: ImportWork, tell: (message: ImportMessage) => void): Promise<void> {
  const connection = new Sqlite(work.database)
  setWritePragmas(connection, 0)
  connection.pragma(`cache_size = -${pageCache}`)
  // The history says what to take back: the staged rows may be deleted.
  const { hasLines } = work
  const staging =
    work.task === 'undo' ? null : openStaging(work.staging, { create: work.task === 'check', hasLines })
  const going = goingOf(work, tell)
  try {
    if (staging && work.task === 'check') {
      const take = work.format === 'oneroster' ? takeOneRoster(connection) : undefined
      tell({
        type: 'checked',
        ...(await checkImport(connection, staging, work.request, work.offered, going, take)),
      })
    } else {
      const changing = connection.transaction(() => change(work, connection, staging, going))
      whileLocked(maxLockWait, () => {
        going.throwIfCanceled()
        changing.immediate()
      })
      tell({ type: 'done' })
    }
  } catch (error) {
    if (error instanceof Canceled) tell({ type: 'canceled' })
    else if (error instanceof ImportRefused) tell({ type: 'refused', reasons: error.reasons })
    else throw error
  } finally {
    staging?.close()
    connection.close()
  }
}

/** The state is written with the changes: after a crash it matches the database. */
function change(
  work: ImportWork,
  connection: Sqlite.Database,
  staging: ReturnType<typeof openStaging> | null,
  going: ImportProgress,
): void {
  const keeper = createRecordKeeper(connection, work.offered, () => new Date())
  const told = lastInOutbox(connection)
  if (staging) applyImport(keeper, staging, work.counts, work.author, going)
  else undoImport(connection, keeper, work.import, work.author, going)
  const roster = createOneRosterStore(connection)
  if (staging) roster.link(staging.rosterIds())
  roster.forgetGone()
  dedupeOutbox(connection, told)
  connection
    .prepare('update imports set state = ?, finished_at = ? where id = ?')
    .run(work.task === 'apply' ? 'applied' : 'undone', Date.now(), work.import)
}

function goingOf({ stop }: ImportWork, tell: (message: ImportMessage) => void): ImportProgress {
  const flag = new Int32Array(stop)
  let told = 0
  return {
    report(share) {
      if (share - told < 0.01 && share < 1) return
      told = share
      tell({ type: 'progress', share })
    },
    throwIfCanceled() {
      if (Atomics.load(flag, 0) === 1) throw new Canceled()
    },
  }
}

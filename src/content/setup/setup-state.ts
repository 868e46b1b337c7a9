import type { Database } from '../../platform/database/open-database.js'

/** When the setup was finished, and by whom. */
export interface FinishedSetup {
  at: Date
  /** The admin's name. */
  by: string
}

/** Whether the setup is finished. It can be reopened at any time. */
export interface SetupState {
  /** Null while it is open. */
  finished(): FinishedSetup | null
  /** Does nothing once it is finished. @param by the admin's name */
  finish(by: string): void
  reopen(): void
}

const note = 'setup-ended'

/** Keeps the state as a note in the database. @param now when it is finished */
export function createSetupState({ $client }: Pick<Database, '$client'>, now: () => Date): SetupState {
  return {
    finished() {
      const written = $client.prepare('select value from notes where key = ?').pluck().get(note)
      if (typeof written !== 'string') return null
      const { at, by } = JSON.parse(written) as { at: number; by: string }
      return { at: new Date(at), by }
    },
    finish(by) {
      const value = JSON.stringify({ at: now().getTime(), by })
      $client.prepare('insert or ignore into notes (key, value) values (?, ?)').run(note, value)
    },
    reopen: () => void $client.prepare('delete from notes where key = ?').run(note),
  }
}

import type { Database } from '../../platform/database/open-database.js'

/** The end of the setup. */
export interface SetupEnd {
  at: Date
  /** The admin's name. */
  by: string
}

/** Whether the setup is over. It can be reopened at any time. */
export interface SetupState {
  /** Null while it is open. */
  ended(): SetupEnd | null
  close(by: string): void
  reopen(): void
}

const note = 'setup-ended'

export function createSetupState({ $client }: Pick<Database, '$client'>, now: () => Date): SetupState {
  return {
    ended() {
      const written = $client.prepare('select value from notes where key = ?').pluck().get(note)
      if (typeof written !== 'string') return null
      const { at, by } = JSON.parse(written) as { at: number; by: string }
      return { at: new Date(at), by }
    },
    close(by) {
      const value = JSON.stringify({ at: now().getTime(), by })
      $client.prepare('insert or ignore into notes (key, value) values (?, ?)').run(note, value)
    },
    reopen: () => void $client.prepare('delete from notes where key = ?').run(note),
  }
}

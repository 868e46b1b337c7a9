import { randomUUID } from 'node:crypto'

/** A file that was checked and is not applied yet. */
interface PendingFile {
  id: string
  /** Id of the account that brought it. */
  account: number
  written: string
}

/** A file holds megabytes: only the last few are kept, and a restart forgets them. */
const kept = 4

/** Keeps checked files between the look at what they would change and the word to do so. */
export function createPendingFiles() {
  let files: PendingFile[] = []
  return {
    /** One an account: the last. @returns its id */
    keep(account: number, written: string): string {
      const id = randomUUID()
      files = [...files.filter((file) => file.account !== account), { id, account, written }].slice(-kept)
      return id
    },
    /** Null where it is here no more, or somebody else's. */
    find: (account: number, id: string): string | null =>
      files.find((file) => file.id === id && file.account === account)?.written ?? null,
    drop(id: string): void {
      files = files.filter((file) => file.id !== id)
    },
  }
}

export type PendingFiles = ReturnType<typeof createPendingFiles>

import type { HealthNotes } from './health-notes.js'

type Notes = Pick<HealthNotes, 'note' | 'clear'>

/** Notes about a part that many services share: each of them has all. */
export interface SharedNotes extends Notes {
  /** @returns leaves them */
  join(notes: Notes): () => void
}

/** Whoever joins later gets the notes that still hold. */
export function shareNotes(): SharedNotes {
  const joined = new Set<Notes>()
  const held = new Map<string, Parameters<Notes['note']>>()
  return {
    note(...given) {
      held.set(given[0], given)
      for (const notes of joined) notes.note(...given)
    },
    clear(part) {
      held.delete(part)
      for (const notes of joined) notes.clear(part)
    },
    join(notes) {
      joined.add(notes)
      for (const given of held.values()) notes.note(...given)
      return () => void joined.delete(notes)
    },
  }
}

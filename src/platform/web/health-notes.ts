import type { WordValues } from '../language/language.js'
import type { WordKey } from '../language/words.js'
import type { Log } from './log.js'

/** A sentence about a part that works less well than it should, for whoever runs the service. */
export interface Degradation {
  /** A key of `health.json`: what does not work, what that means for families, what to do. */
  key: WordKey
  values?: WordValues
}

/** What `/readyz` lists as `degraded`, and staff read above their pages. */
export interface HealthNote extends Required<Degradation> {
  /** Such as `search`, `disk`, `write-thread`; one note each. */
  part: string
  since: Date
}

/**
 * The list of what works less well than it should. Each part of the service keeps its own entry:
 *
 *     notes.note('search', 'health.searchFallback')   // when it breaks; again with other words changes only the words
 *     notes.clear('search')                           // when it works again; does nothing where nothing was noted
 *     notes.watch('calendar', () => (daysLeft() < 60 ? { key: 'health.calendarEnds', values: { … } } : null))
 *
 * Both changes are logged, once. Words go into `language/en/health.json` and `language/es/health.json`.
 * Nothing here says whether the service can answer: a noted part has a second way of doing its work.
 */
export interface HealthNotes {
  note(part: string, key: WordKey, values?: WordValues): void
  clear(part: string): void
  /** For what is looked up rather than reported. @param read asked at each `list`: must be quick; null while all is well */
  watch(part: string, read: () => Degradation | null): void
  /** The oldest first. Never throws. */
  list(): HealthNote[]
}

export function createHealthNotes({ now, log }: { now(): Date; log: Log }): HealthNotes {
  const notes = new Map<string, HealthNote>()
  const watched = new Map<string, () => Degradation | null>()

  function note(part: string, key: WordKey, values: WordValues = {}): void {
    const known = notes.get(part)
    if (known?.key !== key) log.warn({ part, note: key, ...values }, 'A part works less well than it should')
    notes.set(part, { part, key, values, since: known?.since ?? now() })
  }

  function clear(part: string): void {
    if (notes.delete(part)) log.warn({ part }, 'A part works again')
  }

  function look(part: string, read: () => Degradation | null): void {
    try {
      const found = read()
      if (found) note(part, found.key, found.values)
      else clear(part)
    } catch (error) {
      log.error({ part, fault: (error as Error).message }, 'The state of a part could not be read')
    }
  }

  return {
    note,
    clear,
    watch: (part, read) => void watched.set(part, read),
    list() {
      for (const [part, read] of watched) look(part, read)
      return [...notes.values()].sort((a, b) => a.since.getTime() - b.since.getTime())
    },
  }
}

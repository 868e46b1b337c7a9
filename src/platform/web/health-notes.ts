import type { WordValues } from '../language/wording.js'
import type { WordKey } from '../language/words.js'
import type { Log } from './log.js'

/** Describes a degraded part, for the people who run the service. */
export interface Degradation {
  /** A key of `health.json`: the failure, its effect on families, and the remedy. */
  key: WordKey
  values?: WordValues
}

/** Listed by `/readyz` as `degraded`, and shown to staff above their pages. */
export interface HealthNote extends Required<Degradation> {
  /** Such as `search`, `disk`, `write-thread`; one note each. */
  part: string
  since: Date
}

/**
 * The list of degraded parts. Each part of the service keeps its own entry:
 *
 *     notes.note('search', 'health.searchFallback')   // when it breaks; again with other words changes only the words
 *     notes.clear('search')                           // when it works again; does nothing where nothing was noted
 *     notes.watch('calendar', () => (daysLeft() < 60 ? { key: 'health.calendarEnds', values: { … } } : null))
 *
 * Both changes are logged once; a flapping part is logged once a minute, with its state and count. Words go into `views/words/en/health.json` and `views/words/es/health.json`.
 * Nothing here says whether the service can answer: a noted part has a fallback.
 */
export interface HealthNotes {
  note(part: string, key: WordKey, values?: WordValues): void
  clear(part: string): void
  /**
   * Watches a condition instead of waiting for reports.
   * @param read called at each `list`, so must be quick; null while all is well
   */
  watch(part: string, read: () => Degradation | null): void
  /** Oldest first. Never throws. */
  list(): HealthNote[]
}

/** How many changes of a part are logged at once: it breaks, and works again. */
const maxAtOnce = 2

/** @param options.everyMs how often a flapping part is logged, in milliseconds; defaults to a minute */
export function createHealthNotes({
  now,
  log,
  everyMs = 60_000,
}: {
  now(): Date
  log: Log
  everyMs?: number
}): HealthNotes {
  const notes = new Map<string, HealthNote>()
  const watched = new Map<string, () => Degradation | null>()
  const restless = new Map<string, number>()

  function say(part: string, changes?: number): void {
    const found = notes.get(part)
    if (!found) log.warn({ part, changes }, 'A part has recovered')
    else log.warn({ part, note: found.key, ...found.values, changes }, 'A part is degraded')
  }

  /** One failure and recovery within that time are logged at once. */
  function changed(part: string): void {
    const changes = (restless.get(part) ?? 0) + 1
    restless.set(part, changes)
    if (changes <= maxAtOnce) say(part)
    if (changes === 1) startCounting(part)
  }

  function startCounting(part: string): void {
    setTimeout(() => {
      const unsaid = (restless.get(part) ?? 0) - maxAtOnce
      restless.delete(part)
      if (unsaid <= 0) return
      say(part, unsaid)
      restless.set(part, maxAtOnce)
      startCounting(part)
    }, everyMs).unref()
  }

  function note(part: string, key: WordKey, values: WordValues = {}): void {
    const known = notes.get(part)
    notes.set(part, { part, key, values, since: known?.since ?? now() })
    if (known?.key !== key) changed(part)
  }

  function clear(part: string): void {
    if (notes.delete(part)) changed(part)
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

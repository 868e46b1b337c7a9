import type { Speech } from '../../platform/language/language.js'

/** A clock time for a page: `08:10` → 8:10 AM. */
export function clockText(clock: string, speech: Speech): string {
  return speech.time(new Date(`1970-01-01T${clock}:00Z`), 'UTC')
}

import type { Words } from '../language/words.js'

/** What can be done that is told: each has its words, `audit.what.<action>`. A new one begins there. */
export type AuditAction = keyof Words['audit']['what']

/** Something that was done. */
export interface AuditEvent {
  /** Who did it; null where nobody is known to have: a failed sign-in, a command. */
  who: { id: number; email: string } | null
  what: AuditAction
  /** What it was done to, `account:12`; null for nothing in particular. */
  about: string | null
  /** Network address; `command` for who was at the server itself. */
  from: string
  /** What else is worth knowing: old and new values. Never a secret. */
  details?: Record<string, unknown>
}

/** Tells the audit log. */
export type RecordEvent = (event: AuditEvent) => void

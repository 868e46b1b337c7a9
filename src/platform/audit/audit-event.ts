import type { Words } from '../language/words.js'

/** Audited actions. Each has its words under `audit.what.<action>`; add those first. */
export type AuditAction = keyof Words['audit']['what']

/** One audited action. */
export interface AuditEvent {
  /** The account that did it; null if unknown: a failed sign-in, a command. */
  who: { id: number; email: string } | null
  what: AuditAction
  /** The target, such as `account:12`; null for none. */
  about: string | null
  /** Network address; `command` for a command run on the server. */
  from: string
  /** Details: old and new values. Never a secret. */
  details?: Record<string, unknown>
}

/** Records an event in the audit log. */
export type RecordEvent = (event: AuditEvent) => void

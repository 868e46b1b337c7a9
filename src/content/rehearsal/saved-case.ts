import type { Level } from '../../directory/model/topic.js'

export type CaseSource = 'hand' | 'file' | 'inquiry' | 'referral' | 'wrong-door'

/** A concern and its expected answer. */
export interface CaseFacts {
  /** Redacted if a family wrote it. */
  concern: string
  /** BCP 47. */
  lang: string
  level: Level | null
  /** Ids of offices, one of which must be named first, best first; empty for any. */
  expect: string[]
  /** Ids of further acceptable offices. */
  ok: string[]
  /** Null for any. */
  outcome: 'answer' | 'choose' | 'handover' | null
  /** Someone may be in danger: help must appear above the answer. If false, it must not. */
  crisis: boolean
  /** Whether any office of a district can help; if false, none may be named. */
  scope: boolean
  /** Blocks publishing when it breaks. */
  protected: boolean
  /** Why it was saved. */
  note: string
}

/** A saved case. */
export interface SavedCase extends CaseFacts {
  id: number
  source: CaseSource
  /** Its key within the source: its id in a file, or an inquiry's code; null if typed in. */
  key: string | null
  /**
   * Id of the inquiry that the words come from, with which they are erased. Null for nobody's words, and for words in which an
   * admin found nothing about a family.
   */
  inquiry: number | null
  /** UTC milliseconds since when its words await an admin's review; no rehearsal uses it until then. Null if reviewed. */
  unsureSince: number | null
  addedAt: Date
  addedBy: string | null
}

/** The parts of an answer that a case can check. */
export interface JudgedAnswer {
  outcome: 'answer' | 'choose' | 'handover'
  /** Ids, best first; for a handover, the front office. */
  offices: readonly string[]
  danger: 'now' | 'support' | null
}

/** True if an answer satisfies a case. */
export function isAsAsked(asked: CaseFacts, answer: JudgedAnswer): boolean {
  if (asked.crisis !== (answer.danger === 'now')) return false
  if (asked.outcome && asked.outcome !== answer.outcome) return false
  if (!asked.scope) return answer.outcome === 'handover'
  const [first] = answer.offices
  if (asked.expect.length === 0) return true
  return first !== undefined && (asked.expect.includes(first) || asked.ok.includes(first))
}

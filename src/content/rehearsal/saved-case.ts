import type { Level } from '../../directory/model/topic.js'

export type CaseSource = 'hand' | 'file' | 'inquiry' | 'referral' | 'wrong-door'

/** A concern with whom it must reach. */
export interface CaseFacts {
  /** Redacted where a parent wrote it. */
  concern: string
  /** BCP 47. */
  lang: string
  level: Level | null
  /** Ids of offices, one of which must be named first, the best first; empty where none is asked for. */
  expect: string[]
  /** Ids of further offices that would not send the parent the wrong way. */
  ok: string[]
  /** Null where any will do. */
  outcome: 'answer' | 'choose' | 'handover' | null
  /** Someone may be in danger: help must stand above the answer. Without it, it must not. */
  crisis: boolean
  /** Whether any office of a district can help: else nobody may be named. */
  scope: boolean
  /** Blocks publishing when it breaks. */
  protected: boolean
  /** Why it is kept. */
  note: string
}

/** A case that is kept. */
export interface SavedCase extends CaseFacts {
  id: number
  source: CaseSource
  /** What tells it from the others of its source: its id in a file, the code of an inquiry; null where it was typed in. */
  key: string | null
  /**
   * Id of the inquiry whose words these are: they are erased with it. Null for words that are nobody's, or that an admin has said to
   * tell nothing of a family.
   */
  inquiry: number | null
  /** UTC milliseconds since when an admin is to say whether its words may stay; until then it is in no rehearsal. Null for all others. */
  unsureSince: number | null
  addedAt: Date
  addedBy: string | null
}

/** What an answer says that a case can ask for. */
export interface JudgedAnswer {
  outcome: 'answer' | 'choose' | 'handover'
  /** Ids, best first; with a handover the front office. */
  offices: readonly string[]
  danger: 'now' | 'support' | null
}

/** Whether an answer is what a case asks for. */
export function isAsAsked(asked: CaseFacts, answer: JudgedAnswer): boolean {
  if (asked.crisis !== (answer.danger === 'now')) return false
  if (asked.outcome && asked.outcome !== answer.outcome) return false
  if (!asked.scope) return answer.outcome === 'handover'
  const [first] = answer.offices
  if (asked.expect.length === 0) return true
  return first !== undefined && (asked.expect.includes(first) || asked.ok.includes(first))
}

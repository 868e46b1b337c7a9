export const channels = ['phone', 'walk-in', 'email', 'text', 'letter', 'social'] as const
export const outcomes = ['sent', 'transfer', 'answered', 'callback'] as const

export type Channel = (typeof channels)[number]
export type ReferralOutcome = (typeof outcomes)[number]

/** What a clerk can say of a referral, and change later. */
export interface ReferralFacts {
  channel: Channel
  outcome: ReferralOutcome
  /** Without names, numbers and dates of birth. */
  note: string
  /** ISO date; null for none. */
  followUpOn: string | null
}

/** What is logged: whom a family was sent to. Nothing of the student. */
export interface NewReferral extends ReferralFacts {
  account: number
  /** Slug; null where an office was looked up by name. */
  topic: string | null
  office: string
  /** Id; null where the office has none at that place. */
  contact: number | null
  /** Slug; null for none. */
  school: string | null
  /** BCP 47 language of the caller. */
  lang: string
  /** Code of the answer that was opened; null for none. */
  code: string | null
  /** The office that was named before and was the wrong door; null where the first was right. */
  wrongOffice: string | null
}

/** A referral as it is kept. */
export interface Referral extends Omit<NewReferral, 'code'> {
  id: number
  loggedAt: Date
  /** Who logged it. */
  by: string
  followUpDoneAt: Date | null
  editedAt: Date | null
  undoneAt: Date | null
}

/** Which referrals to list; null for all. Dates are ISO, both included. */
export interface ReferralFilter {
  /** Words, of the note, the topic, the office and the school. */
  q: string
  channel: Channel | null
  outcome: ReferralOutcome | null
  school: string | null
  office: string | null
  from: string | null
  to: string | null
  /** Id of who logged them. */
  account: number | null
  /** Only those after a wrong door. */
  wrong: boolean
}

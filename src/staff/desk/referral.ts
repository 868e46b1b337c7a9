export const channels = ['phone', 'walk-in', 'email', 'text', 'letter', 'social'] as const
export const outcomes = ['sent', 'transfer', 'answered', 'callback'] as const

export type Channel = (typeof channels)[number]
export type ReferralOutcome = (typeof outcomes)[number]

/** The editable facts of a referral. */
export interface ReferralFacts {
  channel: Channel
  outcome: ReferralOutcome
  /** No names, numbers or birth dates. */
  note: string
  /** ISO date; null for none. */
  followUpOn: string | null
}

/** A logged referral: the contact a family was sent to. No student data. */
export interface NewReferral extends ReferralFacts {
  account: number
  /** Slug; null when an office was looked up by name. */
  topic: string | null
  office: string
  /** Id; null if the office has no contact at that place. */
  contact: number | null
  /** Slug; null for none. */
  school: string | null
  /** The caller's BCP 47 language. */
  lang: string
  /** Code of the opened answer; null for none. */
  code: string | null
  /** The office named first, if it was wrong; null if it was right. */
  wrongOffice: string | null
}

/** A stored referral. */
export interface Referral extends NewReferral {
  id: number
  loggedAt: Date
  /** The author. */
  by: string
  followUpDoneAt: Date | null
  editedAt: Date | null
  undoneAt: Date | null
}

/** Referral filters; null for all. Dates are ISO, both inclusive. */
export interface ReferralFilter {
  /** Words in the note, topic, office or school. */
  q: string
  channel: Channel | null
  outcome: ReferralOutcome | null
  school: string | null
  office: string | null
  from: string | null
  to: string | null
  /** The author's id. */
  account: number | null
  /** Only those after a wrong door. */
  wrong: boolean
}

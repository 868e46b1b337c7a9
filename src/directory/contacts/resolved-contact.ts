import type { EmailOf } from '../../paths/paths.js'
import type { PublicContact } from '../model/contact.js'
import type { Marked } from '../model/in-language.js'
import type { Level } from '../model/topic.js'
import type { ClosedFor } from './closed-for.js'
import type { Place } from './contact-place.js'
import type { NumberOwner } from './number-owner.js'

/** A school as shown in an answer. */
export interface AnswerSchool {
  slug: string
  name: string
  level: Level
}

/** A call or text line shown when someone may be in danger. */
export interface EmergencyLine {
  id: string
  name: string
  /** Number to call, E.164 or short code (`911`); null for text-only lines. */
  call: string | null
  /** Number to text; null for none. */
  sms: string | null
  /** The text to send, such as `HOME`; null for anything. */
  smsText: string | null
  /** When to use it: one plain sentence. */
  text: string
  /** When someone answers, as written, and at this moment; absent for a line that answers day and night. */
  hours?: { written: string; state: OpenState; at: Date; timeZone: string }
  /** True if its words are in English, on a page in a language that has none for it. */
  inEnglish?: true
}

/** Emergency help. `now`: above everything; `support`: one calm line below. */
export interface Emergency {
  level: 'now' | 'support'
  kinds: string[]
  lines: EmergencyLine[]
  /** True for `support` from the danger check alone: the page then asks whether anyone is in danger right now. */
  asks?: boolean
}

/** Opening state when the page is drawn. `opensAt` is a moment, null if unknown. */
export interface OpenState {
  open: boolean
  closesAt: Date | null
  opensAt: Date | null
  /** Beyond the district's calendar: it may be a holiday. */
  unsure?: true
  /** Closed by a today line, on a day that it would be open. */
  closedToday?: true
}

/** An office at a place, as a family needs it. */
export interface AnswerContact {
  /** Null for the district's main line. */
  id: number | null
  person: { name: string; title: Marked } | null
  /** The usual person is away until this ISO date; `person` is then the backup. */
  awayUntil: string | null
  /** Absent unless `person` was asked for by name and is away: until when, and who helps. */
  personAway?: string
  /** Absent unless a grade would say whom to ask: the grades of its people, as written. */
  grades?: readonly string[]
  /** Absent unless a last name would say whom to ask: ranges of first letters, as written. */
  lastNames?: readonly string[]
  /** Absent unless the school would say whom to ask. */
  bySchool?: true
  phone: string
  ext: string | null
  /** Whose number it is. */
  numberOf: NumberOwner
  sms: string | null
  /** Null for none. */
  email: string | null
  /** Whose address it is. */
  emailOf: EmailOf
  room: Marked | null
  /** Its place. */
  place: Place
  /** As written: `Mo-Fr 07:30-16:00`. */
  hours: string
  openState: OpenState
  /** Why it is closed; null if open, or if no reason is given. */
  closedFor: ClosedFor | null
  languages: string[]
  /** ISO date of the promised reply, in school days from the day of asking; once overdue, from today. */
  replyBy: string
  /** Beyond the district's calendar: there may be days off before it. */
  replyUnsure?: true
  replyDays: number
  /** ISO date of the reply promised on the day of asking, past or not; null when nobody asked, and for main lines. */
  promisedBy: string | null
  bring: string[]
  /** ISO date on which the district last checked these facts. */
  checkedOn: string
  /** The contact's row, so that a page can show a column without a field of its own here; null for the main line of a school or district. */
  row: PublicContact | null
}

/** One step: ask this office from this date on, if the previous one did not help. */
export interface AnswerStep {
  step: number
  office: string
  name: string
  phone: string
  ext: string | null
  /** ISO date, in school days; the first step's is the day of asking. */
  askFrom: string
  /** Beyond the district's calendar: there may be days off before it. */
  unsure?: true
}

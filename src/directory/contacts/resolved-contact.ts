import type { EmailOf } from '../../paths/paths.js'
import type { Level } from '../model/topic.js'

/** A school as an answer shows it. */
export interface AnswerSchool {
  slug: string
  name: string
  level: Level
}

/** A call or text line shown when someone may be in danger. */
export interface EmergencyLine {
  id: string
  name: string
  /** Number to call, E.164 or short code (`911`); null where the line takes texts alone. */
  call: string | null
  /** Number to text; null where it takes none. */
  sms: string | null
  /** What to text, such as `HOME`; null for anything. */
  smsText: string | null
  /** When to use it: one plain sentence. */
  text: string
}

/** What is shown when someone may be in danger. `now`: above everything; `support`: one calm line below. */
export interface Emergency {
  level: 'now' | 'support'
  kinds: string[]
  lines: EmergencyLine[]
}

/** When the contact is open, at the moment the page is drawn. `opensAt` is a moment, null when unknown. */
export interface OpenState {
  open: boolean
  closesAt: Date | null
  opensAt: Date | null
  /** The district's calendar does not reach so far: it may be a holiday. */
  unsure?: true
}

/** An office at a place, as a parent needs it. */
export interface AnswerContact {
  /** Null for the district's main line. */
  id: number | null
  person: { name: string; title: string } | null
  /** The person who is usually asked is away until this ISO date; `person` is then the backup. */
  awayUntil: string | null
  phone: string
  ext: string | null
  sms: string | null
  email: string
  /** Whose address it is. */
  emailOf: EmailOf
  room: string | null
  /** As written: `Mo-Fr 07:30-16:00`. */
  hours: string
  openState: OpenState
  languages: string[]
  /** ISO date by which a reply is promised, counted in school days from the day of asking; once that is over, from today. */
  replyBy: string
  replyDays: number
  bring: string[]
  /** ISO date on which the district last checked these facts. */
  checkedOn: string
}

/** One rung: ask this office from this date on, if the one before did not help. */
export interface AnswerStep {
  step: number
  office: string
  name: string
  phone: string
  ext: string | null
  /** ISO date, counted in school days; the first step's is the day of asking. */
  askFrom: string
}

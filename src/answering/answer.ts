import type { EmailOf } from '../paths/paths.js'
import type { Level } from './revision/revision.js'

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

/** One office that can help, with all that is needed to reach it. */
export interface AnswerEntry {
  /** Tells it from the other entries, in links and forms: the office, and the person asked for by name. */
  key: string
  office: string
  level: 'district' | 'school'
  /** The school of a school office; null for a district office, or where no school is chosen. */
  school: AnswerSchool | null
  name: string
  answersFor: string
  /** Calibrated probability, 0 to 1, that this office is right. */
  score: number
  topic: {
    slug: string
    title: string
    summary: string
    bring: string[]
    straight: boolean
    legal: boolean
  } | null
  /** Null for a school office while no school is chosen: then the page asks for the school. */
  contact: AnswerContact | null
  ladder: AnswerStep[]
  why: string
  /** With two concerns in one message: which of them this answers, 0 or 1; null otherwise. */
  part: number | null
}

/** What a parent is told: exactly one outcome, and emergency help above it where needed. */
export interface Answer {
  /** Code of `/answers/<code>`: Crockford base 32; null where the answer could not be kept. */
  code: string | null
  askedAt: Date
  /** BCP 47 language the concern was written in; `und` where it could not be told. */
  askedIn: string
  /** Language of the page. */
  language: string
  school: AnswerSchool | null
  outcome: 'answer' | 'choose' | 'handover'
  emergency: Emergency | null
  /** With `choose`: the plain question. */
  question: string | null
  /** Best first, at most 5; with `handover` the humans to ask: the school's front office and the district line. */
  entries: AnswerEntry[]
  /** The two concerns of one message, as offsets into its tidied text; null where it is one. */
  parts: { from: number; to: number }[] | null
  /** What the text told of itself, and what follows from it: plain sentences, such as that a step is skipped. */
  remarks: string[]
  /** Notices that the district has put in for such concerns. */
  notices: string[]
  /** Id of the office that is passed over: asked already, or what the concern is about; null for none. */
  skipped: string | null
  /** With `handover`: topics that come nearest. */
  nearTopics: { slug: string; title: string; office: string }[]
  engine: 'meilisearch' | 'fallback'
  /** The signals that spoke: `words`, `terms`, `meaning`, `name`, `rule`. */
  signals: string[]
  revision: number
  /** Time taken by matching, in milliseconds. */
  ms: number
}

import type {
  AnswerContact,
  AnswerSchool,
  AnswerStep,
  Emergency,
} from '../directory/contacts/resolved-contact.js'

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

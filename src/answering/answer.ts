import type {
  AnswerContact,
  AnswerSchool,
  AnswerStep,
  Emergency,
} from '../directory/contacts/resolved-contact.js'
import type { Marked } from '../directory/model/in-language.js'
import type { ShownLink } from '../directory/model/link.js'

/** One office that can help, with everything needed to reach it. */
export interface AnswerEntry {
  /** Identifies the entry in links and forms: the office, and the person asked for by name. */
  key: string
  office: string
  level: 'district' | 'school'
  /** The school of a school office; null for a district office, or when no school is chosen. */
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
  /** Null for a school office while no school is chosen: the page then asks for it. */
  contact: AnswerContact | null
  ladder: AnswerStep[]
  /** The district's own page or form for it: the topic's, else the office's. Null for none. */
  link: ShownLink | null
  why: string
  /** True if the office has no number there: the contact is someone who can transfer the call. */
  standsIn?: boolean
  /** Parts without words in the page's language: its office, its topic, or what its contact asks to have ready. */
  inEnglish?: readonly ('office' | 'topic' | 'bring')[]
  /** With several concerns in one message: which one this answers, counted from 0; null otherwise. */
  part: number | null
}

/** The service outside the district that a concern belongs to. */
export interface Outside {
  /** Id of the outside service; null when none is sure enough. */
  id: string | null
  /** As it reads in a sentence: "your city's services". Null when the district lists no service. */
  name: string | null
  /** E.164, or a short code such as 311. */
  phone: string | null
  website: string | null
  /** One plain sentence that says all of it. */
  text: string
}

/** The answer to a family: exactly one outcome, with emergency help above it if needed. */
export interface Answer {
  /** Code of `/answers/<code>`: Crockford base 32; null if the answer could not be stored. */
  code: string | null
  askedAt: Date
  /** BCP 47 language of the concern; `und` if undetected. */
  askedIn: string
  /** Language of the page. */
  language: string
  school: AnswerSchool | null
  outcome: 'answer' | 'choose' | 'handover'
  emergency: Emergency | null
  /** With `choose`: the plain question. */
  question: string | null
  /** Best first, at most 5; with `handover` the people to ask: the school's front office and the district line. */
  entries: AnswerEntry[]
  /** The two or three concerns of one message, as offsets into its tidied text; null for one concern. */
  parts: { from: number; to: number }[] | null
  /** With `parts`: the message has further concerns, which are not answered; a remark says so. */
  more: boolean
  /** Plain sentences about what the text revealed, such as that a step is skipped. */
  remarks: string[]
  /** The district's today lines, as sentences, each with its schools. Pages show them on top of everything. */
  today: string[]
  /** The family's report after the promised date: whether the office answered. Null until then. */
  replied: { office: string; answered: boolean } | null
  /** If that office did not answer: the next contact to ask. Null at the top of its ladder. */
  next: AnswerEntry | null
  /** The district's notices for such concerns. */
  notices: Marked[]
  /** With `handover`, for a concern out of scope: the outside service that handles it. Null for all others. */
  outside: Outside | null
  /** Id of the skipped office: asked already, or complained about; null for none. */
  skipped: string | null
  /** With `handover`: the nearest topics. With `choose`: those of a whole field, when the question is between them. */
  nearTopics: { slug: string; title: string; office: string }[]
  engine: 'meilisearch' | 'fallback'
  /** The signals used: `words`, `terms`, `meaning`, `name`, `rule`. */
  signals: string[]
  revision: number
  /** Matching time, in milliseconds. */
  ms: number
}

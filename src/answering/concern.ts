import type { AnswerSchool } from '../directory/contacts/resolved-contact.js'

/** A family's validated question. */
export interface Concern {
  /** Tidied, 1 to 2,000 characters. Never put it in a URL, log or title. */
  text: string
  /** The chosen school; null for none. */
  school: AnswerSchool | null
  /** BCP 47 language stated by the caller; null to detect it. */
  lang: string | null
  /** The answer's language, one of those offered. */
  language: string
  channel: 'page' | 'api' | 'link' | 'embed' | 'sms'
}

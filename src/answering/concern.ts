import type { AnswerSchool } from '../directory/contacts/resolved-contact.js'

/** What a parent asked, read and checked. */
export interface Concern {
  /** Tidied, 1 to 2,000 characters. Goes in no URL, log or title. */
  text: string
  /** The school chosen; null for none. */
  school: AnswerSchool | null
  /** BCP 47 language the caller says the text is in; null to tell it from the text. */
  lang: string | null
  /** An offered language: what the answer is written in. */
  language: string
  channel: 'page' | 'api' | 'link' | 'embed' | 'sms'
}

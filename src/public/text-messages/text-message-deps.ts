import type { Answer } from '../../answering/answer.js'
import type { Concern } from '../../answering/concern.js'
import type { TypedText } from '../../answering/find-emergency.js'
import type { MentionIndex } from '../../answering/mentions/mention-index.js'
import type { Config } from '../../config.js'
import type { Emergency } from '../../directory/contacts/resolved-contact.js'
import type { DirectorySnapshot } from '../../directory/model/directory-snapshot.js'
import type { Language } from '../../platform/language/language.js'
import type { DirectoryQuery } from '../../platform/search/directory-document.js'
import type { DirectoryAnswer } from '../../platform/search/directory-search.js'
import type { DistrictCard } from '../../platform/web/district-card.js'
import type { Log } from '../../platform/web/log.js'

/** Dependencies of text messages. */
export interface TextMessageDeps {
  config: Pick<Config, 'rateLimitPerMinute'>
  log: Log
  language: Language
  now(): Date
  /** From memory: error pages need it when the database does not answer. */
  districtCard(lang: string): DistrictCard
  /** The current directory. From memory. */
  directory(): DirectorySnapshot
  /** Searches the directory, tolerating typos; never throws. */
  findInDirectory(words: string, query?: DirectoryQuery): Promise<DirectoryAnswer>
  /** Emergency help from the danger check alone; null when nobody seems to be in danger. From memory; never throws. */
  findEmergency(typed: TypedText): Emergency | null
  answerConcern(concern: Concern): Promise<Answer>
  /** The directory's names, indexed for finding them in a text. From memory. */
  mentions(): MentionIndex
  /** A text's BCP 47 language. @param hint stated language, outweighed by clear evidence; null for none */
  detectLanguage(text: string, hint: string | null): string
}

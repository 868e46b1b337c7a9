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

/** Questions by text message: what it needs from the rest of the service. */
export interface TextMessageDeps {
  config: Pick<Config, 'rateLimitPerMinute'>
  log: Log
  language: Language
  now(): Date
  /** From memory: error pages need it when the database does not answer. */
  districtCard(lang: string): DistrictCard
  /** The directory as it is now. From memory. */
  directory(): DirectorySnapshot
  /** Looks the directory up, tolerant of slips; never throws. */
  findInDirectory(words: string, query?: DirectoryQuery): Promise<DirectoryAnswer>
  /**
   * Emergency help for what was typed, by the danger check alone; null where nobody seems to be in danger. From memory; never
   * throws.
   */
  findEmergency(typed: TypedText): Emergency | null
  answerConcern(concern: Concern): Promise<Answer>
  /** The names in the directory, laid out to be found in a text. From memory. */
  mentions(): MentionIndex
  /** Tells the language of a text. @param hint BCP 47 code, outweighed by clear evidence; null for none */
  detectLanguage(text: string, hint: string | null): string
}

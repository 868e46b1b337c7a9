import type { Answer } from '../answering/answer.js'
import type { Concern } from '../answering/concern.js'
import type { TypedText } from '../answering/find-emergency.js'
import type { Identifier } from '../answering/privacy/identifier.js'
import type { RevisionContent } from '../answering/revision/revision.js'
import type { TopicSuggestion } from '../answering/suggest-topics.js'
import type { Config } from '../config.js'
import type { TodayLines } from '../content/today/today-lines.js'
import type { AnswerSchool, Emergency } from '../directory/contacts/resolved-contact.js'
import type { DirectorySnapshot } from '../directory/model/directory-snapshot.js'
import type { Language } from '../platform/language/language.js'
import type { DirectoryQuery } from '../platform/search/directory-document.js'
import type { DirectoryAnswer } from '../platform/search/directory-search.js'

/** Dependencies of the JSON API. */
export interface ApiDeps {
  config: Pick<Config, 'embedParents' | 'publicUrl'>
  language: Language
  now(): Date
  /** The current directory. From memory. */
  directory(): DirectorySnapshot
  /** The published topics, offices and ladders. From memory. */
  published(): RevisionContent
  /** Searches the directory, tolerating typos; never throws. */
  findInDirectory(words: string, query?: DirectoryQuery): Promise<DirectoryAnswer>
  /**
   * At most five reviewed topics for text being typed; none when someone may be in danger. Never throws.
   * @param lang an offered language
   */
  suggest(words: string, lang: string): Promise<TopicSuggestion[]>
  /** All schools, in list order. From memory. */
  listSchools(): AnswerSchool[]
  /** Emergency help from the danger check alone; null when nobody seems to be in danger. From memory; never throws. */
  findEmergency(typed: TypedText): Emergency | null
  answerConcern(concern: Concern): Promise<Answer>
  /** Posts and ends today lines. */
  todayLines: TodayLines
  /**
   * Identifying details in a text, such as a child's name, with their positions; empty for none. For staff notes: read
   * as Spanish if Spanish, else as English. Takes a millisecond; nothing is stored.
   */
  identifiersIn(text: string): Identifier[]
}

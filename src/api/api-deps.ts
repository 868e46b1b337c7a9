import type { Answer } from '../answering/answer.js'
import type { Concern } from '../answering/concern.js'
import type { TypedText } from '../answering/find-emergency.js'
import type { Identifier } from '../answering/privacy/identifier.js'
import type { RevisionContent } from '../answering/revision/revision.js'
import type { TopicSuggestion } from '../answering/suggest-topics.js'
import type { Config } from '../config.js'
import type { AnswerSchool, Emergency } from '../directory/contacts/resolved-contact.js'
import type { DirectorySnapshot } from '../directory/model/directory-snapshot.js'
import type { Language } from '../platform/language/language.js'
import type { DirectoryQuery } from '../platform/search/directory-document.js'
import type { DirectoryAnswer } from '../platform/search/directory-search.js'

/** The JSON API: what it needs from the rest of the service. */
export interface ApiDeps {
  config: Pick<Config, 'embedParents' | 'publicUrl'>
  language: Language
  now(): Date
  /** The directory as it is now. From memory. */
  directory(): DirectorySnapshot
  /** What routes now: the published topics, offices, ladders. From memory. */
  published(): RevisionContent
  /** Looks the directory up, tolerant of slips; never throws. */
  findInDirectory(words: string, query?: DirectoryQuery): Promise<DirectoryAnswer>
  /**
   * Reviewed topics for what is being typed, five at most; none where someone may be in danger. Never throws.
   * @param lang an offered language
   */
  suggest(words: string, lang: string): Promise<TopicSuggestion[]>
  /** All schools, in the order of lists. From memory. */
  listSchools(): AnswerSchool[]
  /**
   * Emergency help for what was typed, by the danger check alone; null where nobody seems to be in danger. From memory; never
   * throws.
   */
  findEmergency(typed: TypedText): Emergency | null
  answerConcern(concern: Concern): Promise<Answer>
  /**
   * What in a text tells who somebody is, such as a child's name, with its places; empty where the text is free of it. For what
   * staff write: read as Spanish where it is Spanish, else as English. Takes a millisecond; nothing is kept.
   */
  identifiersIn(text: string): Identifier[]
}

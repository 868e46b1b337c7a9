import type { Answer } from '../../answering/answer.js'
import type { Concern } from '../../answering/concern.js'
import type { TypedText } from '../../answering/find-emergency.js'
import type { Feedback } from '../../answering/inquiries/feedback.js'
import type { TypedTexts } from '../../answering/inquiries/typed-texts.js'
import type { Identifier } from '../../answering/privacy/identifier.js'
import type { Config } from '../../config.js'
import type { AnswerSchool, Emergency, EmergencyLine } from '../../directory/contacts/resolved-contact.js'
import type { DirectorySnapshot } from '../../directory/model/directory-snapshot.js'
import type { Language } from '../../platform/language/language.js'
import type { DistrictCard } from '../../platform/web/district-card.js'

/** The question box and the answer: what it needs from the rest of the service. */
export interface AskDeps {
  config: Pick<Config, 'publicUrl'>
  language: Language
  typedTexts: TypedTexts
  now(): Date
  /** From memory: error pages need it when the database does not answer. */
  districtCard(lang: string): DistrictCard
  /** The directory as it is now. From memory. */
  directory(): DirectorySnapshot
  /** All schools, in the order of lists. From memory. */
  listSchools(): AnswerSchool[]
  /** Every crisis line, most urgent first: for the page of all lines. From memory. */
  emergencyLines(lang: string): EmergencyLine[]
  /**
   * Emergency help for what was typed, by the danger check alone; null where nobody seems to be in danger. From memory; never
   * throws.
   */
  findEmergency(typed: TypedText): Emergency | null
  answerConcern(concern: Concern): Promise<Answer>
  /**
   * A stored answer, with today's contacts.
   * @param code canonical
   * @param school slug: the same answer at that school; null (and an unknown slug) for the one it was asked for
   * @returns null when there is no such answer
   */
  findAnswer(code: string, lang: string, school: string | null): Promise<Answer | null>
  /** Kept, and a wrong office charged to the topic or rule that led there; later, where the database is locked. */
  recordFeedback(code: string, feedback: Feedback): Promise<void>
  /**
   * What in a text tells who somebody is, such as a child's name, with its places; empty where the text is free of it. For what
   * staff write: read as Spanish where it is Spanish, else as English. Takes a millisecond; nothing is kept.
   */
  identifiersIn(text: string): Identifier[]
}

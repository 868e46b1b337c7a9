import type { Answer } from '../../answering/answer.js'
import type { Concern } from '../../answering/concern.js'
import type { PickedChild } from '../../answering/find-answer.js'
import type { TypedText } from '../../answering/find-emergency.js'
import type { Erasure } from '../../answering/inquiries/erase-statements.js'
import type { Feedback } from '../../answering/inquiries/feedback.js'
import type { ReplyReport } from '../../answering/inquiries/reply-report-store.js'
import type { TypedTexts } from '../../answering/inquiries/typed-texts.js'
import type { Identifier } from '../../answering/privacy/identifier.js'
import type { Config } from '../../config.js'
import type { AnswerSchool, Emergency, EmergencyLine } from '../../directory/contacts/resolved-contact.js'
import type { DirectorySnapshot } from '../../directory/model/directory-snapshot.js'
import type { Language } from '../../platform/language/language.js'
import type { DistrictCard } from '../../platform/web/district-card.js'
import type { Log } from '../../platform/web/log.js'
import type { Messages } from '../messages/messages.js'
import type { AskedCodes } from './asked-codes.js'

/** Dependencies of the question box and the answer. */
export interface AskDeps {
  config: Pick<Config, 'publicUrl'>
  language: Language
  log: Log
  typedTexts: TypedTexts
  messages: Pick<Messages, 'takes' | 'find'>
  now(): Date
  /** From memory: error pages need it when the database does not answer. */
  districtCard(lang: string): DistrictCard
  /** The current directory. From memory. */
  directory(): DirectorySnapshot
  /** All schools, in list order. From memory. */
  listSchools(): AnswerSchool[]
  /** Every crisis line, most urgent first, for the page of all lines. From memory. */
  emergencyLines(lang: string): EmergencyLine[]
  /** Emergency help from the danger check alone; null when nobody seems to be in danger. From memory; never throws. */
  findEmergency(typed: TypedText): Emergency | null
  answerConcern(concern: Concern): Promise<Answer>
  /**
   * A stored answer, with today's contacts.
   * @param code canonical
   * @param school slug: the same answer at that school; null or unknown for the original school
   * @param child the same answer for a child in this grade, or with this last name; without it, as the text says
   * @returns null when there is no such answer
   */
  findAnswer(code: string, lang: string, school: string | null, child?: PickedChild): Promise<Answer | null>
  /**
   * Stores feedback and charges a wrong office to the topic or rule that led there; later, if the database is locked.
   */
  recordFeedback(code: string, feedback: Feedback): Promise<void>
  /** Stores whether an office answered, once per answer; later, if the database is locked. */
  recordReply(code: string, report: Omit<ReplyReport, 'day'>): Promise<void>
  /** Counts that whoever asked this asks something again, if it was within a day; later, if the database is locked. */
  noteAskedAgain(code: string): Promise<void>
  /**
   * Erases what a browser typed: from memory at once, and from the database as soon as it accepts that.
   * @param token the browser's; null for none
   * @param codes of its answers, from `askedCodes`
   */
  eraseTyped(token: string | null, what: Erasure['what'], codes: readonly string[]): Promise<void>
  /** Remembers in a browser which answers are its own. */
  askedCodes: AskedCodes
  /** How many days a concern's redacted text is kept; 0 for not at all. */
  keepTextDays: number
  /** Whether the family that asked erased this whole answer in the last days. From memory. */
  wasErased(code: string): boolean
  /**
   * Identifying details in a text, such as a child's name, with their positions; empty for none. For staff notes: read
   * as Spanish if Spanish, else as English. Takes a millisecond; nothing is stored.
   */
  identifiersIn(text: string): Identifier[]
}

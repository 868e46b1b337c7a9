import type { Answer } from '../../answering/answer.js'
import type { TypedText } from '../../answering/find-emergency.js'
import type { TypedTexts } from '../../answering/inquiries/typed-texts.js'
import type { Config } from '../../config.js'
import type { Emergency } from '../../directory/contacts/resolved-contact.js'
import type { DirectorySnapshot } from '../../directory/model/directory-snapshot.js'
import type { Language } from '../../platform/language/language.js'
import type { Log } from '../../platform/web/log.js'
import type { Messages } from './messages.js'

/** Dependencies of the pages that send messages to offices. */
export interface MessageDeps {
  config: Pick<Config, 'publicUrl'>
  language: Pick<Language, 'offered'>
  log: Log
  now(): Date
  /** The current directory. From memory. */
  directory(): DirectorySnapshot
  /** Emergency help from the danger check alone; null when nobody seems to be in danger. Never throws. */
  findEmergency(typed: TypedText): Emergency | null
  typedTexts: Pick<TypedTexts, 'find'>
  /** A stored answer; null for an unknown code. */
  findAnswer(code: string, lang: string, school: string | null): Promise<Answer | null>
  messages: Messages
  /** Called with the cause of a failed request. */
  noteFault(cause: unknown): void
}

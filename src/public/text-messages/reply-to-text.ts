import type { Answer } from '../../answering/answer.js'
import type { Concern } from '../../answering/concern.js'
import { readConcern } from '../../answering/read-concern.js'
import { schoolOf } from '../../answering/resolve-entry.js'
import { isChannelOff } from '../../directory/channels.js'
import { mainLanguage } from '../../paths/paths.js'
import type { Speech } from '../../platform/language/language.js'
import { Unprocessable } from '../../platform/web/errors.js'
import { fitReply, type ReplyLine } from './fit-reply.js'
import { needsAccents } from './plain-letters.js'
import { needsSchool, presentDangerAlone, presentHelpFirst, presentReply } from './present-reply.js'
import { type Keyword, readKeyword } from './read-keyword.js'
import { namesSchool, readSchoolReply } from './read-school-reply.js'
import type { TextMessageDeps } from './text-message-deps.js'
import type { Conversation, TextMessages } from './text-messages.js'

/** An incoming text message. */
export interface TextMessage {
  /** Hash of the sender's number. */
  from: string
  body: string
  /** Twilio has already handled and answered the keyword. */
  handled: Keyword['kind'] | null
}

type TextServices = Pick<
  TextMessageDeps,
  | 'answerConcern'
  | 'directory'
  | 'districtCard'
  | 'findEmergency'
  | 'findInDirectory'
  | 'language'
  | 'log'
  | 'mentions'
  | 'now'
  | 'detectLanguage'
>

/**
 * The main job by text message: a keyword, a school that was asked for, or a concern.
 * @returns the reply, in two parts at most; null for none. Never rejects.
 */
export async function replyToText(
  message: TextMessage,
  services: TextServices,
  sms: TextMessages,
): Promise<string | null> {
  const known = sms.conversations.find(message.from)
  const keyword = readKeyword(message.body)
  try {
    if (message.handled || keyword) return replyToKeyword(message, keyword, known, services, sms)
    if (isChannelOff(services, 'sms')) return replyToFault(message, 'sms.off', services, sms)
    return await replyToConcern(message, known, services, sms)
  } catch (error) {
    if (!(error instanceof Unprocessable))
      services.log.error({ fault: (error as Error).stack }, 'A text message could not be answered')
    return replyToFault(message, wordsFor(error), services, sms)
  }
}

type FaultWords = 'sms.off' | 'sms.long' | 'sms.empty' | 'sms.sorry'

function wordsFor(error: unknown): FaultWords {
  if (!(error instanceof Unprocessable)) return 'sms.sorry'
  return error.problems.some(({ key }) => key === 'problem.concernLong') ? 'sms.long' : 'sms.empty'
}

/** An error reply, after emergency lines when someone may be in danger. Never throws. */
function replyToFault(
  { from, body }: TextMessage,
  words: FaultWords,
  services: TextServices,
  { conversations, optOuts }: TextMessages,
): string | null {
  const lang = conversations.find(from)?.lang ?? null
  const speech = speechOfText(body, lang, services)
  const emergency = services.findEmergency({ text: body, lang, language: speech.code })
  if (optOuts.has(from)) return presentDangerAlone(emergency, speech)
  return presentHelpFirst(emergency, plainWords(words, speech, services), speech)
}

/**
 * A reply to a phone over its limit: emergency lines when someone may be in danger, at most once a minute.
 * @returns null for none
 */
export function replyOverLimit(
  { from, body }: TextMessage,
  services: TextServices,
  sms: TextMessages,
): string | null {
  if (sms.helped.find(from)) return null
  const lang = sms.conversations.find(from)?.lang ?? null
  const speech = speechOfText(body, lang, services)
  const emergency = services.findEmergency({ text: body, lang, language: speech.code })
  if (emergency) sms.helped.keep(from, true)
  return sms.optOuts.has(from)
    ? presentDangerAlone(emergency, speech)
    : presentHelpFirst(emergency, '', speech)
}

/** A text's language, else English: detection itself may be what failed. */
function speechOfText(body: string, hint: string | null, services: TextServices): Speech {
  try {
    return speechFor(hint ?? services.detectLanguage(body, null), services)
  } catch {
    return speechFor(hint ?? mainLanguage, services)
  }
}

/** Twilio may answer keywords itself, and says so; else answer them here, once. */
function replyToKeyword(
  { from, handled }: TextMessage,
  keyword: Keyword | null,
  known: Conversation | null,
  services: TextServices,
  { conversations, optOuts }: TextMessages,
): string | null {
  const kind = handled ?? keyword?.kind
  const wasOut = optOuts.has(from)
  if (kind === 'stop') {
    optOuts.set(from, true)
    conversations.forget(from)
  }
  if (kind === 'start') optOuts.set(from, false)
  if (handled || (kind === 'stop' && wasOut)) return null
  const speech = speechFor(keyword?.lang === 'en' ? (known?.lang ?? 'en') : (keyword?.lang ?? 'en'), services)
  return sayPlain(
    kind === 'stop' ? 'sms.stopped' : kind === 'start' ? 'sms.started' : 'sms.help',
    speech,
    services,
  )
}

async function replyToConcern(
  { from, body }: TextMessage,
  known: Conversation | null,
  services: TextServices,
  { conversations, helped, optOuts, publicUrl }: TextMessages,
): Promise<string | null> {
  const { concern, lang } = await readTexted(body, known, services)
  const speech = services.language.speech(concern.language)
  const answer = await services.answerConcern(concern)
  if (answer.emergency) helped.keep(from, true)
  // After an opt-out, only emergency lines are sent.
  if (optOuts.has(from)) return presentDangerAlone(answer.emergency, speech)
  conversations.keep(from, {
    lang,
    waiting: needsSchool(answer) ? concern.text : null,
    school: answer.outcome === 'choose' ? (answer.school?.slug ?? null) : null,
  })
  return presentReply({
    answer,
    speech,
    now: services.now(),
    timeZone: services.districtCard(concern.language).timeZone,
    district: services.districtCard(concern.language),
    publicUrl,
    interpreter: interpreterLine(lang, answer, services),
  })
}

/** A concern, or the previous one with the school just named. The reply to a question is about the same school. */
async function readTexted(
  body: string,
  known: Conversation | null,
  services: TextServices,
): Promise<{ concern: Concern; lang: string }> {
  const named = known?.waiting ? await readSchoolReply(body, services) : null
  const text = known?.waiting && named ? known.waiting : body
  const lang = known?.waiting && named ? known.lang : services.detectLanguage(text, known?.lang ?? null)
  const language = services.language.nearest(lang)
  const read = readConcern({ concern: text, school: null, lang }, [], { language, channel: 'sms' })
  const before = namesSchool(text, services) ? null : services.directory().school(known?.school ?? null)
  const school = named ?? before
  return { concern: { ...read, school: school && schoolOf(school) }, lang }
}

/** For a language that answers are not in: the interpreter's number, in that language if known. */
function interpreterLine(lang: string, { language }: Answer, services: TextServices): ReplyLine | null {
  if (services.language.readBy(lang)) return null
  const { interpreterPhone, phone } = services.districtCard(language)
  if (!interpreterPhone && phone === '') return null
  const number = services.language.speech(language).phone(interpreterPhone ?? phone)
  const line = services.language.interpreterLine(lang)
  const plain = services.language.speech(language).t('sms.interpreter', { phone: number })
  const { ownName } = services.language.ownName(lang)
  return { text: line ? `${line.text} ${number}` : plain, short: `${ownName}: ${number}`, dropOrder: 0 }
}

function sayPlain(key: PlainKey, speech: Speech, services: TextServices): string {
  return fitReply([{ text: plainWords(key, speech, services), short: null, dropOrder: 0 }], {
    keepLetters: needsAccents(speech.code),
  })
}

type PlainKey = 'sms.stopped' | 'sms.started' | 'sms.help' | FaultWords

function plainWords(key: PlainKey, speech: Speech, services: TextServices): string {
  const { name, phone } = services.districtCard(speech.code)
  return speech.t(key, { district: name, phone: speech.phone(phone) })
}

function speechFor(lang: string, { language }: TextServices): Speech {
  return language.speech(language.nearest(lang))
}

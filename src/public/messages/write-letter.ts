import { spellAnswerCode } from '../../answering/inquiries/answer-code.js'
import type { Speech } from '../../platform/language/language.js'
import type { Letter } from '../../platform/mail/mail-queue.js'
import type { FamilyMessage } from './read-message.js'

/** The facts around a message. */
export interface LetterFacts {
  code: string
  /** As the office calls itself. */
  office: string
  /** ISO date of the promised reply. */
  replyBy: string
  /** The full address of the answer that led here; null for none. */
  answer: string | null
  /** Someone may be in danger now. */
  urgent: boolean
  /** Domain of our own mail. */
  domain: string
  /** IANA name. */
  timeZone: string
}

/**
 * The letter to an office, in its staff's language. The subject has no words of the family.
 * @param speech the staff's language
 */
export function writeLetter(message: FamilyMessage, facts: LetterFacts, speech: Speech): Letter {
  const { t } = speech
  const { kind, email, name } = message
  const code = spellAnswerCode(facts.code)
  const lines = [
    ...(facts.urgent ? [t('messageMail.urgent'), ''] : []),
    t(kind === 'call' ? 'messageMail.callLead' : 'messageMail.messageLead', { office: facts.office }),
    '',
    ...(message.text ? [message.text, ''] : []),
    t('messageMail.name', { name }),
    ...(message.phone ? [t('messageMail.phone', { phone: phoneOf(message, speech) })] : []),
    ...(email ? [t('messageMail.email', { email })] : []),
    t('messageMail.language', { language: speech.languageName(message.lang) }),
    ...(kind === 'call' ? [t('messageMail.window', { when: windowWords(message, facts, speech) })] : []),
    ...(facts.answer ? [t('messageMail.answer', { address: facts.answer })] : []),
    t('messageMail.code', { code }),
    '',
    t('messageMail.promise', { date: speech.date(facts.replyBy, 'long') }),
    t(email ? 'messageMail.replyByMail' : 'messageMail.replyByPhone'),
  ]
  return {
    subject: t(kind === 'call' ? 'messageMail.callSubject' : 'messageMail.messageSubject', { code }),
    text: lines.join('\n'),
    messageId: `<${facts.code.toLowerCase()}@${facts.domain}>`,
    urgent: facts.urgent,
    ...(email ? { replyTo: { name, address: email } } : {}),
  }
}

function phoneOf({ phone, ext }: FamilyMessage, speech: Speech): string {
  const number = speech.phone(phone ?? '')
  return ext ? `${number}, ext. ${ext}` : number
}

function windowWords({ window }: FamilyMessage, { timeZone }: LetterFacts, speech: Speech): string {
  if (!window) return speech.t('messageMail.anyTime')
  const [from, to] = [speech.time(window.from, timeZone), speech.time(window.to, timeZone)]
  return speech.t('messageMail.between', { day: speech.date(window.date, 'long'), from, to })
}

import type { CallNow } from '../../answering/cards/call-now.js'
import { type EmergencyPanel, presentEmergency } from '../../answering/cards/present-emergency.js'
import type { Reach } from '../../answering/cards/present-reach.js'
import { spellAnswerCode } from '../../answering/inquiries/answer-code.js'
import type { EmailOwner } from '../../directory/contacts/find-email-owner.js'
import type { Emergency } from '../../directory/contacts/resolved-contact.js'
import { paths } from '../../paths/paths.js'
import type { Speech } from '../../platform/language/language.js'
import type { Page, PageModel } from '../../platform/web/pages.js'
import type { CallWindow } from './call-windows.js'
import { labelWindow } from './label-window.js'
import type { MessageState, MessageStatus } from './messages.js'

/** The inputs of the sender's page. */
export interface MessagePageSources {
  status: MessageStatus
  /** When to call, as the sender just chose; null for any time, and when the page is opened later. */
  window: CallWindow | null
  /** The office it went to, or the district once that office is gone. */
  owner: EmailOwner
  /** Its number. */
  call: CallNow
  reach: Reach
  /** Help for the message just sent; null for none, and when the page is opened again. */
  emergency: Emergency | null
  /** The date of the reply is beyond the district's calendar. */
  replyUnsure: boolean
  /** `https://ask.example.org`, nothing after it. */
  origin: string
  /** IANA name. */
  timeZone: string
  speech: Speech
}

interface MessageModel extends PageModel {
  lead: string
  /** Null when no answer can be expected, or nobody knows when: the email server takes nothing. */
  reply: string | null
  /** When the office was asked to call. */
  chosen: string | null
  /** Above the number to call. */
  callTitle: string
  office: { name: string; href: string }
  call: CallNow
  reach: Reach
  code: string
  /** The page's address, to read. */
  urlText: string
  home: string
  isSent: boolean
  emergency: EmergencyPanel | null
  support: EmergencyPanel | null
}

/** The state of a message, without its words. */
export function presentMessage(sources: MessagePageSources): Page {
  const { status, window, owner, call, reach, emergency, origin, timeZone, speech } = sources
  const { t } = speech
  const { state, kind, sentAt, code } = status
  const isCall = kind === 'call'
  const isOnItsWay = state === 'sent' || state === 'waiting'
  const model: MessageModel = {
    title: t(isCall ? `messages.state.${state}.callTitle` : `messages.state.${state}.title`),
    lead: t(`messages.state.${state}.lead`, {
      office: owner.name,
      date: sentAt ? speech.dateAt(sentAt, timeZone, 'long') : '',
      time: sentAt ? speech.time(sentAt, timeZone) : '',
    }),
    reply: isOnItsWay ? replyWords(status, sources.replyUnsure, speech) : null,
    chosen: isOnItsWay && window ? chosenWords(window, timeZone, speech) : null,
    callTitle: t(callTitles[state]),
    office: { name: owner.name, href: owner.page },
    call,
    reach,
    code: spellAnswerCode(code),
    urlText: leftToRight(`${origin}${paths.message(code, speech.code)}`.replace(/^https?:\/\//, '')),
    home: paths.home(speech.code),
    isSent: state === 'sent',
    emergency: presentEmergency(emergency, 'now', speech, { answerBelow: false }),
    support: presentEmergency(emergency, 'support', speech),
  }
  return { view: 'public/messages/message', model }
}

/** Keeps an address in its order between words that run from right to left (Unicode's isolates). */
function leftToRight(address: string): string {
  return `\u2066${address}\u2069`
}

const callTitles = {
  sent: 'messages.ifNobody',
  waiting: 'messages.ifNobody',
  slow: 'messages.orCall',
  refused: 'messages.pleaseCall',
  failed: 'messages.pleaseCall',
} as const satisfies Record<MessageState, string>

function replyWords(
  { kind, replyBy }: MessagePageSources['status'],
  unsure: boolean,
  speech: Speech,
): string {
  const date = speech.date(replyBy, 'long')
  const text = speech.t(kind === 'call' ? 'messages.callBy' : 'messages.replyBy', { date })
  return unsure ? speech.t('answer.mayDiffer', { text }) : text
}

function chosenWords(window: CallWindow, timeZone: string, speech: Speech): string {
  const day = speech.date(window.date, 'long')
  return speech.t('messages.chosen', { day, window: labelWindow(window, timeZone, speech) })
}

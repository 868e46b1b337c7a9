import type { CallNow } from '../../answering/cards/call-now.js'
import { type EmergencyPanel, presentEmergency } from '../../answering/cards/present-emergency.js'
import type { Reach } from '../../answering/cards/present-reach.js'
import type { EmailOwner } from '../../directory/contacts/find-email-owner.js'
import type { Emergency } from '../../directory/contacts/resolved-contact.js'
import type { Speech } from '../../platform/language/language.js'
import type { FieldProblem } from '../../platform/web/errors.js'
import type { Page, PageModel } from '../../platform/web/pages.js'
import { labelWindow } from './label-window.js'
import type { MessageChoices, MessageKind, TypedMessage } from './read-message.js'

/** The inputs of the form's page. */
export interface MessageFormSources {
  kind: MessageKind
  /** The recipient. */
  owner: EmailOwner
  /** The form's target. */
  action: string
  /** The signed hidden field. */
  form: string
  /** Code of the answer that led here; null for none. */
  answer: string | null
  typed: TypedMessage
  /** The words are those of this browser's question. */
  isOwnQuestion: boolean
  choices: MessageChoices
  /** ISO date by which a message of today is answered. */
  replyBy: string
  /** It is beyond the district's calendar. */
  replyUnsure: boolean
  problems: readonly FieldProblem[]
  status: number
  emergency: Emergency | null
  /** IANA name. */
  timeZone: string
  speech: Speech
}

interface FormChoice {
  value: string
  label: string
  chosen: boolean
}

interface MessageFormModel extends PageModel {
  isCall: boolean
  office: { name: string; href: string; phone: string; ext: string | null }
  lead: string
  action: string
  form: string
  answer: string | null
  typed: TypedMessage
  isOwnQuestion: boolean
  languages: FormChoice[]
  /** By day; null when there is nothing to choose. */
  windows: { day: string; choices: FormChoice[] }[] | null
  problems: { href: string; message: string }[] | null
  /** Ids of the descriptions of the phone box; null for none. */
  phoneDescribed: string | null
  /** By field; null for none. */
  faults: Record<keyof TypedMessage, string | null>
  emergency: EmergencyPanel | null
  support: EmergencyPanel | null
}

/** The form that writes to an office, or asks it to call. With problems it shows them, and everything typed. */
export function presentMessageForm(sources: MessageFormSources): Page {
  const { kind, owner, typed, choices, problems, emergency, speech } = sources
  const { t } = speech
  const isCall = kind === 'call'
  const inWords = problems.map(({ field, key, values }) => ({ field, message: t(key, values) }))
  const faultOf = (field: string) => inWords.find((each) => each.field === field)?.message ?? null
  const date = speech.date(sources.replyBy, 'long')
  const lead = t(isCall ? 'messages.callLead' : 'messages.lead', { date })
  const model: MessageFormModel = {
    title: t(isCall ? 'messages.callTitle' : 'messages.title', { office: owner.name }),
    isCall,
    office: { name: owner.name, href: owner.page, phone: owner.phone, ext: owner.ext },
    lead: sources.replyUnsure ? t('answer.mayDiffer', { text: lead }) : lead,
    action: sources.action,
    form: sources.form,
    answer: sources.answer,
    typed,
    isOwnQuestion: sources.isOwnQuestion,
    languages: choices.languages.map((value) => ({
      value,
      label: speech.languageName(value),
      chosen: value === typed.lang,
    })),
    windows: isCall ? presentWindows(sources) : null,
    problems:
      inWords.length > 0 ? inWords.map(({ field, message }) => ({ href: `#${field}`, message })) : null,
    phoneDescribed:
      [isCall ? [] : 'phone-hint', faultOf('phone') ? 'phone-fault' : []].flat().join(' ') || null,
    faults: {
      message: faultOf('message'),
      name: faultOf('name'),
      phone: faultOf('phone'),
      email: faultOf('email'),
      lang: faultOf('lang'),
      window: faultOf('window'),
    },
    emergency: presentEmergency(emergency, 'now', speech, { answerBelow: false }),
    support: presentEmergency(emergency, 'support', speech),
  }
  return { view: 'public/messages/message-form', model, status: sources.status }
}

function presentWindows({ choices, typed, speech, timeZone }: MessageFormSources) {
  const { windows } = choices
  const days = [...new Set(windows.map(({ date }) => date))]
  if (days.length === 0) return null
  return days.map((day) => ({
    day: speech.date(day, 'long'),
    choices: windows
      .filter(({ date }) => date === day)
      .map((window) => ({
        value: window.value,
        label: labelWindow(window, timeZone, speech),
        chosen: window.value === typed.window,
      })),
  }))
}

/**
 * The page of a contact that takes no messages: call instead.
 * @param number the office's, and what is below it
 * @param typed the message that was not sent, to read out or copy; empty for none
 * @param emergency help for the words just typed; null for none
 */
export function presentCallInstead(
  owner: EmailOwner,
  number: { call: CallNow; reach: Reach },
  typed: string,
  emergency: Emergency | null,
  speech: Speech,
): Page {
  const model = {
    title: speech.t('messages.offTitle'),
    emergency: presentEmergency(emergency, 'now', speech, { answerBelow: false }),
    support: presentEmergency(emergency, 'support', speech),
    office: { name: owner.name, href: owner.page },
    ...number,
    typed,
  }
  return { view: 'public/messages/call-instead', model, status: 404 }
}

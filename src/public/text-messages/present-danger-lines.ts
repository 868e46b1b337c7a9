import type { Emergency, EmergencyLine } from '../../directory/contacts/resolved-contact.js'
import type { Speech } from '../../platform/language/language.js'
import { clip, droppedLast, type ReplyLine } from './fit-reply.js'

/** Cuts the names of lines, never numbers. */
const maxLineNameLength = 42
const maxLines = 3

/** Help in immediate danger: the most urgent line, and up to two for this kind. */
export function dangerLines(emergency: Emergency | null, speech: Speech): ReplyLine[] {
  const [first, ...others] = emergency?.level === 'now' ? emergency.lines : []
  if (!first) return []
  const number = speech.phone(first.call ?? first.sms ?? '')
  return [
    line(speech.t(first.call ? 'sms.danger' : 'sms.dangerText', { number }), 0),
    ...others.slice(0, maxLines - 1).map((each) => line(lineWords(each, speech), droppedLast)),
  ]
}

/** Asks whether anyone is in danger right now, with the number for "yes"; empty when that is already clear. */
export function questionLines(emergency: Emergency | null, speech: Speech): ReplyLine[] {
  return emergency?.asks ? [line(speech.t('sms.askDanger'), droppedLast)] : []
}

/** One calm support line; null for none. */
export function supportLine(emergency: Emergency | null, speech: Speech): string | null {
  const [first] = emergency?.level === 'support' ? emergency.lines : []
  return first ? speech.t('sms.support', { line: lineWords(first, speech) }) : null
}

function lineWords({ name: full, call, sms, smsText }: EmergencyLine, speech: Speech): string {
  const name = clip(full, maxLineNameLength)
  if (sms && smsText && !call)
    return speech.t('sms.lineWord', { name, word: smsText, number: speech.phone(sms) })
  if (!call) return speech.t('sms.lineText', { name, number: speech.phone(sms ?? '') })
  return speech.t(call === sms && !smsText ? 'sms.lineBoth' : 'sms.lineCall', {
    name,
    number: speech.phone(call),
  })
}

function line(text: string, dropOrder: number): ReplyLine {
  return { text, short: null, dropOrder }
}

import { parsePhoneNumberFromString } from 'libphonenumber-js'
import { maxConcernLength, tidy } from '../../answering/concern-fields.js'
import { typedBack, typedText } from '../../answering/read-concern.js'
import { email as emailCell } from '../../content/rows/cell-types.js'
import { exactPhone } from '../../content/rows/phone-number.js'
import type { WordValues } from '../../platform/language/wording.js'
import type { WordKey } from '../../platform/language/words.js'
import type { FieldProblem } from '../../platform/web/errors.js'
import type { CallWindow } from './call-windows.js'

export type MessageKind = 'message' | 'call'

/** The form's fields as typed. */
export interface TypedMessage {
  message: string
  name: string
  phone: string
  email: string
  /** BCP 47. */
  lang: string
  /** Value of a call window; empty for any time. */
  window: string
}

/** A message that can be sent. */
export interface FamilyMessage {
  kind: MessageKind
  /** Empty in a call-back request without words. */
  text: string
  name: string
  /** E.164; null for none. */
  phone: string | null
  ext: string | null
  email: string | null
  /** BCP 47 language of the reply. */
  lang: string
  /** When to call; null for any time, and for messages. */
  window: CallWindow | null
}

/** The choices of a form. */
export interface MessageChoices {
  /** BCP 47. */
  languages: readonly string[]
  windows: readonly CallWindow[]
}

const maxNameLength = 100
/** The longest address there is (RFC 5321, 4.5.3.1.3). */
const maxEmailLength = 254
const maxPhoneLength = 60

/** The fields of a form, to check or to show again. */
export function readTyped(body: Record<string, unknown>, lang: string): TypedMessage {
  const line = (field: string, maxLength: number) =>
    typedBack(body[field])
      .replace(/\s+/g, ' ')
      .trim()
      .slice(0, maxLength + 1)
  return {
    message: tidy(typedText(body.message) ?? ''),
    name: line('name', maxNameLength),
    phone: line('phone', maxPhoneLength),
    email: line('email', maxEmailLength),
    lang: line('lang', 35) || lang,
    window: line('window', 40),
  }
}

/**
 * Checks a message.
 * @returns the message, or every problem at once in the order of the form
 */
export function readMessage(
  typed: TypedMessage,
  kind: MessageKind,
  { languages, windows }: MessageChoices,
): FamilyMessage | FieldProblem[] {
  const phone = readPhone(typed.phone)
  const window = windows.find(({ value }) => value === typed.window) ?? null
  const problems = [
    ...messageProblems(typed.message, kind),
    ...nameProblems(typed.name),
    ...phoneProblems(typed, phone, kind),
    ...emailProblems(typed.email),
    ...(typed.window !== '' && !window ? [problem('window', 'messages.problem.window')] : []),
    ...(languages.includes(typed.lang) ? [] : [problem('lang', 'messages.problem.lang')]),
  ]
  if (problems.length > 0) return problems
  return {
    kind,
    text: typed.message,
    name: typed.name,
    phone: phone?.number ?? null,
    ext: phone?.ext ?? null,
    email: typed.email || null,
    lang: typed.lang,
    window,
  }
}

const problem = (field: keyof TypedMessage, key: WordKey, values: WordValues = {}): FieldProblem => ({
  field,
  key,
  values,
})

function messageProblems(message: string, kind: MessageKind): FieldProblem[] {
  const tooMany = [...message].length - maxConcernLength
  if (/\p{Surrogate}|\uFFFD/u.test(message)) return [problem('message', 'problem.concernUnreadable')]
  if (message === '' && kind === 'message') return [problem('message', 'messages.problem.empty')]
  if (tooMany <= 0) return []
  return [problem('message', 'problem.concernLong', { count: tooMany, most: maxConcernLength })]
}

function nameProblems(name: string): FieldProblem[] {
  if (!/[\p{L}\p{N}]/u.test(name)) return [problem('name', 'messages.problem.name')]
  return name.length > maxNameLength ? [problem('name', 'messages.problem.nameLong')] : []
}

function phoneProblems(
  { phone, email }: TypedMessage,
  read: ReturnType<typeof readPhone>,
  kind: MessageKind,
): FieldProblem[] {
  if (phone === '') {
    if (kind === 'call') return [problem('phone', 'messages.problem.phoneMissing')]
    return email === '' ? [problem('phone', 'messages.problem.reach')] : []
  }
  if (read) return []
  if (phone.includes('@')) return [problem('phone', 'messages.problem.phoneIsEmail')]
  const letters = phone.match(/\p{L}/gu)?.length ?? 0
  return [problem('phone', letters > 3 ? 'messages.problem.phoneIsAddress' : 'messages.problem.phone')]
}

function emailProblems(email: string): FieldProblem[] {
  if (email === '' || (email.length <= maxEmailLength && emailCell.safeParse(email).success)) return []
  return [problem('email', readPhone(email) ? 'messages.problem.emailIsPhone' : 'messages.problem.email')]
}

/** In any format, with an extension or without; null for anything else. */
function readPhone(typed: string): { number: string; ext: string | null } | null {
  const found = parsePhoneNumberFromString(typed, { defaultCountry: 'US', extract: false })
  if (!found || !exactPhone.safeParse(found.number).success) return null
  return { number: found.number, ext: found.ext ?? null }
}

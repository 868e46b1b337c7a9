import type { PublicContact } from '../../directory/model/contact.js'
import { paths } from '../../paths/paths.js'
import type { Messages } from './messages.js'

/** Links to the forms that write to a contact, or ask it to call. */
export interface WaysToWrite {
  message: string
  call: string
}

/**
 * @param contact null for a number that is no contact
 * @param answer code of the answer that shows the contact; null for none
 * @param part which of its several concerns the contact answers, counted from 0; null for a single one
 * @returns null where families cannot write
 */
export function presentWays(
  contact: Pick<PublicContact, 'id' | 'messages' | 'email'> | null,
  { takes }: Pick<Messages, 'takes'>,
  lang: string,
  answer: string | null = null,
  part: number | null = null,
): WaysToWrite | null {
  if (!contact || !takes(contact)) return null
  return {
    message: paths.messageForm(contact.id, lang, answer, part),
    call: paths.callForm(contact.id, lang, answer, part),
  }
}

import type { Marked } from '../../directory/model/in-language.js'
import { markedText } from '../../platform/web/mark-foreign.js'

/** A piece of a notice; `phone` for a number to tap. */
export interface NoticePart {
  text: string
  /** E.164. */
  phone: string | null
}

const usNumber = /(\(\d{3}\) \d{3}-\d{4})/

/** Splits a notice, so that its phone numbers can be tapped. */
export function presentNotice({ text: notice, lang }: Marked): NoticePart[] {
  return notice
    .split(usNumber)
    .filter((text) => text !== '')
    .map((text) =>
      usNumber.test(text)
        ? { text, phone: `+1${text.replace(/\D/g, '')}` }
        : { text: markedText({ text, lang }), phone: null },
    )
}

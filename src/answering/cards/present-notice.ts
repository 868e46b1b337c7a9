/** A piece of a notice; `phone` for a number to tap. */
export interface NoticePart {
  text: string
  /** E.164. */
  phone: string | null
}

const usNumber = /(\(\d{3}\) \d{3}-\d{4})/

/** Splits a notice, so that its phone numbers can be tapped. */
export function presentNotice(notice: string): NoticePart[] {
  return notice
    .split(usNumber)
    .filter((text) => text !== '')
    .map((text) => ({ text, phone: usNumber.test(text) ? `+1${text.replace(/\D/g, '')}` : null }))
}

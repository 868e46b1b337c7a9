/** A piece of a notice; `phone` where it is a number to tap. */
export interface NoticePart {
  text: string
  /** E.164. */
  phone: string | null
}

const usNumber = /(\(\d{3}\) \d{3}-\d{4})/

/** A notice in pieces, so that a number in it can be called from the page. */
export function presentNotice(notice: string): NoticePart[] {
  return notice
    .split(usNumber)
    .filter((text) => text !== '')
    .map((text) => ({ text, phone: usNumber.test(text) ? `+1${text.replace(/\D/g, '')}` : null }))
}

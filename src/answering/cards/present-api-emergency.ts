import type { Emergency } from '../../directory/contacts/resolved-contact.js'

/** Emergency help in API answers and problem details. */
export function presentApiEmergency({ level, kinds, lines }: Emergency) {
  return {
    level,
    kinds,
    lines: lines.map(({ name, call, sms, smsText }) => ({
      name,
      call,
      text: sms && (smsText ? `${smsText} to ${sms}` : sms),
    })),
  }
}

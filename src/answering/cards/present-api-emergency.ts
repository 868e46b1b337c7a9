import type { Emergency } from '../../directory/contacts/resolved-contact.js'
import type { Speech } from '../../platform/language/language.js'

/** Emergency help in API answers and problem details. */
export function presentApiEmergency({ level, kinds, lines, asks }: Emergency, { t }: Speech) {
  return {
    level,
    kinds,
    question: asks ? t('emergency.question') : null,
    lines: lines.map(({ name, call, sms, smsText }) => ({
      name,
      call,
      text: sms && (smsText ? `${smsText} to ${sms}` : sms),
    })),
  }
}

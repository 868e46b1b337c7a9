import { parsePhoneNumberFromString } from 'libphonenumber-js/min'

/**
 * A phone number as people write it: `+12165550112` → `(216) 555-0112`; short codes stay (`911`).
 * @param phone E.164 or a short code
 */
export function phoneText(phone: string): string {
  const parsed = phone.startsWith('+') ? parsePhoneNumberFromString(phone) : undefined
  if (!parsed) return phone
  return parsed.countryCallingCode === '1' ? parsed.formatNational() : parsed.formatInternational()
}

/** A link that calls: `tel:+12165550112;ext=12`. */
export function telLink(phone: string, ext: string | null): string {
  return `tel:${phone}${ext ? `;ext=${encodeURIComponent(ext)}` : ''}`
}

/** A link that opens a text message. `?&` is what both Android and iOS read. */
export function smsLink(phone: string, text: string | null): string {
  return `sms:${phone}${text ? `?&body=${encodeURIComponent(text)}` : ''}`
}

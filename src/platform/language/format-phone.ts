import { parsePhoneNumberFromString } from 'libphonenumber-js/min'

/** How a district writes numbers: (216) 555-0112, 216-555-0112, or 216.555.0112. */
export const phoneFormats = ['parentheses', 'dashes', 'dots'] as const
export type PhoneFormat = (typeof phoneFormats)[number]

/** For a district that has not chosen. */
export const usualPhoneFormat: PhoneFormat = 'parentheses'

export const isPhoneFormat = (value: string): value is PhoneFormat =>
  phoneFormats.some((each) => each === value)

/** A number to show the format with: nobody has it. */
export const samplePhone = '+15555550123'

const marks = { dashes: '-', dots: '.' }

/**
 * A phone number as people write it: `+12165550112` → `(216) 555-0112`; short codes stay (`911`).
 * @param phone E.164 or a short code
 */
export function formatPhone(phone: string, format: PhoneFormat): string {
  const parsed = phone.startsWith('+') ? parsePhoneNumberFromString(phone) : undefined
  if (!parsed) return phone
  if (parsed.countryCallingCode !== '1') return parsed.formatInternational()
  const national = parsed.formatNational()
  if (format === 'parentheses') return national
  return (national.match(/\d+/g) ?? []).join(marks[format])
}

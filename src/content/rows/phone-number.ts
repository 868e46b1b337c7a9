import { isValidPhoneNumber, parsePhoneNumberFromString } from 'libphonenumber-js'
import { z } from 'zod'
import { orFault } from '../../platform/language/wording.js'

/** The types of cells with a phone number, in seed files and in forms. */

const trimmed = z.string().trim()

/** In any format: `(216) 555-0100`, `216.555.0100`, `+1 216 555 0100`. Stored as E.164. */
export const phone = trimmed.transform(plainPhone).refine(isPhone, orFault('fault.phone'))

/** The same, stored as written. */
export const exactPhone = trimmed.refine(isPhone, orFault('fault.phone'))

/** A help line's phone, which can also be a short code: `911`, `741741`. */
export const phoneOrShortCode = trimmed
  .transform((value) => (isShortCode(value) ? value : plainPhone(value)))
  .refine((value) => isShortCode(value) || isPhone(value), orFault('fault.shortCode'))

const isShortCode = (value: string) => /^[1-9]\d{2,5}$/.test(value)

/** Leaves invalid numbers unchanged, so that faults can quote them. A number with an extension is invalid. */
function plainPhone(value: string): string {
  const found = parsePhoneNumberFromString(value, { defaultCountry: 'US', extract: false })
  return found && !found.ext ? found.number : value
}

// 555-01xx is reserved for fiction and never valid, but the sample district has no other numbers.
function isPhone(value: string): boolean {
  return /^\+1\d{3}55501\d{2}$/.test(value) || (/^\+[1-9]\d{6,14}$/.test(value) && isValidPhoneNumber(value))
}

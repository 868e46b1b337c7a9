import { parsePhoneNumberFromString } from 'libphonenumber-js'

/** A phone number with its extension. */
export interface DialedNumber {
  phone: string
  ext: string
}

/**
 * Splits a number with an extension: `(216) 555-0100 x12`, `216.555.0100 ext. 12`.
 * @returns null for a number without one
 */
export function splitExtension(written: string): DialedNumber | null {
  const found = parsePhoneNumberFromString(written, { defaultCountry: 'US', extract: false })
  if (found?.ext) return { phone: found.number, ext: found.ext }
  const text = written.trim()
  const mark = /(?:#|\b(?:x|ext|extn|extension)\b\.?:?)\s*(\d{1,7})$/i.exec(text)
  const phone = text.slice(0, mark?.index).replace(/(?<![\s,;])[\s,;]+$/, '')
  return mark?.[1] && /\d/.test(phone) ? { phone, ext: mark[1] } : null
}

/** Reads an extension: `x12`, `Ext. 12`, `#12`. @returns its digits, or null for anything else */
export function readWrittenExtension(written: string): string | null {
  const [, digits] = /^(?:#|x|ext|extn|extension)?\.?:?\s*(\d{1,7})(?:\.0)?$/i.exec(written.trim()) ?? []
  return digits ?? null
}

/** Reads a yes or no in any case: `Yes`, `TRUE`, `n`. @returns null for anything else */
export function readWrittenYesNo(written: string): 'yes' | 'no' | null {
  const text = written.trim().toLowerCase()
  if (/^(?:yes|y|true)$/.test(text)) return 'yes'
  return /^(?:no|n|false)$/.test(text) ? 'no' : null
}

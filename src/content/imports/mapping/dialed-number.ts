import { phone as phoneCell } from '../../rows/phone-number.js'
import { type DialedNumber, readWrittenExtension, splitExtension } from '../../rows/written-numbers.js'

/** In digits. The shortest number that is not an extension has seven. */
const longestExtension = 6

/**
 * Reads a cell with a number, an extension, or both: `(660) 555-0230 x1`, `x12`, `101`, and `555-0236` or `555-0236 x4` of
 * the same area.
 * @param nearby a number of the district, for the area code of local ones; empty if there is none
 */
export function readDialed(written: string, nearby: string): DialedNumber {
  const text = withAreaCode(written.trim(), nearby)
  const { phone, ext } = splitExtension(text) ?? { phone: text, ext: '' }
  const alone = ext === '' && text.length <= longestExtension + 10 ? readWrittenExtension(text) : null
  if (alone !== null && alone.length <= longestExtension) return { phone: '', ext: alone }
  return { phone, ext }
}

/** Reads two columns: a whole number is kept also where an extension was expected. */
export function readTwoColumns(phone: string, ext: string, nearby: string): DialedNumber {
  const [first, second] = [readDialed(phone, nearby), readDialed(ext, nearby)]
  const isNumber = second.phone !== '' && phoneCell.safeParse(second.phone).success
  // Two numbers are one too many: the second is said to be no extension.
  if (!isNumber || (first.phone !== '' && first.phone !== second.phone))
    return { phone: first.phone, ext: ext || first.ext }
  return { phone: second.phone, ext: second.ext || first.ext }
}

/** Before an extension is read: without its area code, `555-0236 x4` would be another number. */
function withAreaCode(written: string, nearby: string): string {
  const [, first, last, rest] = /^(\d{3})[-. ]?(\d{4})(\D.*)?$/.exec(written) ?? []
  const area = /^\+1(\d{3})\d{7}$/.exec(nearby)?.[1]
  return first && area ? `+1${area}${first}${last}${rest ?? ''}` : written
}

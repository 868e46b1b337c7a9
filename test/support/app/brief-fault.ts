import type { RowFault } from '../../../src/platform/files/row-fault.js'
import { isWording, type Wording } from '../../../src/platform/language/wording.js'

/** A fault as keys: `schools.csv 3: fault.taken(what: fault.same.slug, place: fault.line(line: 2))`. */
export function briefFault(fault: RowFault): string {
  const { file, line, column } = fault
  const place = [file, line, column].filter((part) => part !== null)
  return `${place.join(' ')}: ${briefWording(fault)}`
}

/** The same for any wording, with the cell's value at the end: `fault.phone “555-0112”`. */
export function briefWording({ key, values }: Wording): string {
  if (key === 'fault.given') return `${brief(values.reason)} “${values.value}”`
  const own = Object.entries(values).map(([name, value]) => `${name}: ${brief(value)}`)
  return own.length > 0 ? `${key}(${own.join(', ')})` : key
}

function brief(value: Wording['values'][string] | undefined): string {
  if (Array.isArray(value)) return value.map(briefWording).join(' + ')
  return isWording(value) ? briefWording(value) : String(value)
}

import type { Speech } from '../language/language.js'
import type { RowFault } from './row-fault.js'

/** What is wrong, and where: `contacts.csv, line 12, phone: is not …`. */
export function sayRowFault(fault: RowFault, speech: Speech): string {
  return `${sayPlace(fault, speech)}: ${speech.t(fault.key, fault.values)}`
}

/** `contacts.csv, line 12, phone` */
export function sayPlace({ file, line, column }: RowFault, { t }: Speech): string {
  const place = line === null ? file : t('transfer.place', { file, line })
  return column === null ? place : `${place}, ${column}`
}

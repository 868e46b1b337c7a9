import { plainText, toPlainWords } from '../../../platform/text/plain-text.js'
import { readWrittenDate } from '../../rows/written-dates.js'
import type { MappedRow } from './column-mapping.js'

/** Why a row of a staff list is nobody to add. */
export type LeftOut = 'blank' | 'heading' | 'vacant' | 'gone'

/** @param today as `2026-11-28` @returns null for a row of a person who works here */
export function whyLeftOut(row: MappedRow, today: string): LeftOut | null {
  const name = nameText(row)
  const filled = Object.entries(row).filter(([field, cell]) => cell !== '' && field !== 'place')
  if (filled.length === 0) return 'blank'
  if (hasLeft(row, today)) return 'gone'
  if (name === '' || isVacant(name)) return 'vacant'
  // A name with a building is a person without a title.
  const isAlone = filled.length === 1 && !row.place && Object.keys(row).length > 2
  return isAlone && !name.includes(',') && (row.name_last_first ?? row.name_first_last) !== undefined
    ? 'heading'
    : null
}

const nameText = ({
  name_last_first: lastFirst,
  name_first_last: firstLast,
  first_name,
  last_name,
}: MappedRow) => (lastFirst ?? firstLast ?? `${first_name ?? ''} ${last_name ?? ''}`).trim()

/** `VACANT`, `Open position 2`, `New hire 3`, `TBD`; not Mr. To or Ms. New. */
function isVacant(name: string): boolean {
  const words = toPlainWords(name).filter((word) => !/^\d+$/.test(word))
  if (['n a', 'new hire'].includes(words.join(' '))) return true
  return (
    words.some((word) => vacantWords.has(word)) &&
    words.every((word) => vacantWords.has(word) || smallWords.has(word))
  )
}

const vacantWords = new Set([
  ...['vacant', 'vacancy', 'open', 'opening', 'position', 'posted', 'unfilled', 'unassigned', 'none'],
  ...['tba', 'tbd', 'tbh', 'hired', 'announced', 'determined', 'filled'],
])

const smallWords = new Set(['to', 'be', 'new', 'hire', 'n', 'a'])

const left =
  /^(?:t|term(?:inated|ed)?|inactive|i|ret(?:ired)?|res(?:igned)?|separated|left|former|deceased|no|n|false)$/

function hasLeft({ status = '', last_day: lastDay = '' }: MappedRow, today: string): boolean {
  const day = readWrittenDate(lastDay) ?? lastDay
  return left.test(plainText(status)) || (/^\d{4}-\d{2}-\d{2}$/.test(day) && day < today)
}

import { type Wording, wording } from '../../../platform/language/wording.js'
import { allMatches } from '../../../platform/text/all-matches.js'
import { plainText } from '../../../platform/text/plain-text.js'
import { guessDayKind } from '../../calendar/guess-day-kind.js'
import { readDatesAfter, readWrittenDates } from '../../rows/written-date-ranges.js'
import { readWrittenDate } from '../../rows/written-dates.js'
import { minutesOf, readTime, timeText } from '../../rows/written-times.js'
import type { MappedRow } from './column-mapping.js'
import { rowFault } from './row-fault.js'
import type { ReaderTools, ReadRow, RowReader } from './row-reader.js'

const maxNamed = 20

/** Reads days of a school calendar. Events on which schools open as usual are left out, and counted. */
export function createCalendarReader({ records }: ReaderTools): RowReader {
  let others = 0
  const timeless: string[] = []
  let before: string | null = null

  function read(row: MappedRow): ReadRow {
    const event = row.event || row.day_kind || ''
    const kind = kindOf(row.day_kind ?? '', event)
    const written = row.from || row.date || ''
    const dates = datesOf(written, row.to ?? '', before)
    before = dates?.start ?? before
    if (!kind) {
      others += 1
      return { records: [] }
    }
    if (!dates)
      return rowFault(row.from === undefined ? 'date' : 'from', wording('fault.dayDate', { written }))
    const levels = levelsOf(row.levels ?? '')
    const closes = kind === 'half-day' ? closingTime(row, event) : ''
    const key = { start: dates.start, kind, levels }
    const present = records.find('calendar', key)?.cells ?? {}
    if (kind === 'half-day' && !closes && !present.closes) {
      timeless.push(written)
      return { records: [] }
    }
    // Another name makes old translations of it wrong.
    const isNewName = present.name_en !== event
    const kept = Object.entries(present).filter(([header]) => !(isNewName && header.startsWith('name_')))
    const cells = {
      ...Object.fromEntries(kept),
      ...key,
      ...{ end: dates.end, closes: closes || (present.closes ?? ''), name_en: event },
    }
    return { records: [{ kind: 'calendar', cells }] }
  }

  const remarks = (): Wording[] => [
    ...(others > 0 ? [wording('fault.dayOthers', { count: others })] : []),
    ...(timeless.length > 0
      ? [
          wording('fault.dayNoTime', {
            dates: timeless.slice(0, maxNamed).join('; '),
            count: timeless.length,
          }),
        ]
      : []),
  ]
  return { read, remarks }
}

/** “No students” beside a holiday or a break says less than its name. */
function kindOf(written: string, event: string) {
  const [said, named] = [guessDayKind(written), guessDayKind(event)]
  const isVague = said === 'no-students' && plainText(written).trim() !== said
  return isVague ? (named ?? said) : (said ?? named)
}

const closingTime = ({ closes = '', day_kind: written = '' }: MappedRow, event: string) =>
  timeOfDay(closes) ?? timeOfDay(event) ?? timeOfDay(written) ?? ''

/** @param before the start of the row above, for dates without a year */
function datesOf(from: string, to: string, before: string | null): { start: string; end: string } | null {
  if (to === '') return readWrittenDates(from) ?? (before === null ? null : readDatesAfter(from, before))
  const [start, end] = [readWrittenDate(from), readWrittenDate(to)]
  return start && end ? { start, end } : null
}

/** `Elementary & Middle` → elementary middle. Anything else stays for the check. */
function levelsOf(text: string): string {
  const plain = plainText(text).trim()
  if (/^(?:|all|all schools|district|districtwide|district-wide|k-12|everyone)$/.test(plain)) return ''
  const words = plain
    .split(/[\s,;/&+]+/)
    .filter((word) => word && !['and', 'school', 'schools', 'only'].includes(word))
  return words.map((word) => levelWords[word] ?? word).join(' ')
}

const levelWords: Readonly<Record<string, string>> = {
  ...{ elementary: 'elementary', elem: 'elementary', primary: 'elementary', es: 'elementary' },
  ...{ middle: 'middle', ms: 'middle', high: 'high', hs: 'high' },
}

/** The time in a text at which school ends early: `12:30`, `Dismissal at 1:15`. No school ends early before 7 in the morning. */
function timeOfDay(text: string): string | null {
  const [found, ...others] = allMatches(
    text,
    /\b\d{1,2}(?::\d{2})? ?[ap]\.?m\b\.?|\b\d{1,2}:\d{2}\b|\bnoon\b/gi,
  )
  const time = found && others.length === 0 ? readTime(found[0].toLowerCase()) : null
  if (!time) return null
  const minutes = minutesOf(time)
  return timeText(time.half === null && time.hour < 7 ? minutes + 12 * 60 : minutes)
}

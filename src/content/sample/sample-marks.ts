import { join } from 'node:path'
import { isNationwide } from '../../directory/contacts/nationwide-number.js'
import { readCsv } from '../../platform/files/csv.js'
import { numbersIn } from './find-left-rules.js'

/** Marks of the sample district in another district's data. */
export interface SampleMarks {
  name: string
  /** Its town, which is in names of its own lines: Alder Creek. */
  town: string
  /** The host of its mailboxes and websites. */
  host: string
  /** E.164: its numbers that belong to one place. */
  numbers: ReadonlySet<string>
  /** Slugs. */
  schools: ReadonlySet<string>
}

const filesWithNumbers = ['district', 'schools', 'contacts', 'crisis-lines', 'outside-services']

const known = new Map<string, SampleMarks>()

/** As `readSampleMarks`, once: the sample comes with the service. */
export function sampleMarksOf(folder: string): SampleMarks {
  const marks = known.get(folder) ?? readSampleMarks(folder)
  known.set(folder, marks)
  return marks
}

/** @param folder with the sample's CSV files */
export function readSampleMarks(folder: string): SampleMarks {
  const facts = new Map(rowsOf(folder, 'district').map(([setting, value]) => [setting, value ?? '']))
  const cells = [
    ...filesWithNumbers.flatMap((name) => rowsOf(folder, name).flat()),
    ...rowsOf(folder, 'rules').flatMap((row) => row.flatMap(numbersIn)),
  ]
  return {
    name: facts.get('name') ?? '',
    town: facts.get('city') ?? '',
    host: facts.get('email')?.split('@')[1] ?? '',
    numbers: new Set(cells.filter((cell) => cell.startsWith('+') && !isNationwide(cell))),
    schools: new Set(rowsOf(folder, 'schools').flatMap(([slug]) => slug || [])),
  }
}

function rowsOf(folder: string, name: string): string[][] {
  const file = `${name}.csv`
  return readCsv(join(folder, file), file, [])?.rows.map(({ cells }) => cells) ?? []
}

import type { z } from 'zod'
import type { CsvTable } from '../../platform/files/csv.js'
import type { RecordKind } from '../records/record-kinds.js'
import * as cell from '../rows/cell-types.js'
import * as phoneCell from '../rows/phone-number.js'
import { readWrittenState } from '../rows/us-states.js'
import { splitExtension } from '../rows/written-numbers.js'

/** States and territories whose ZIP codes begin with a zero, which a spreadsheet drops. */
const zeroStates = new Set(['CT', 'MA', 'ME', 'NH', 'NJ', 'RI', 'VT', 'PR', 'VI'])

type Get = (column: string) => string
type Tidy = (get: Get) => Record<string, string>

/** Facts told by several cells of a row together, by kind. */
const tidied: Partial<Record<RecordKind, Tidy>> = {
  contacts: moveExtension,
  schools: completeZip,
  district: readSetting,
}

/** Repairs damage by a spreadsheet or its writer across several cells of a row; leaves unclear cells alone. */
export function tidyRows(kind: RecordKind, table: CsvTable): CsvTable {
  const tidy = tidied[kind]
  if (!tidy) return table
  const { headers } = table
  const rows = table.rows.map(({ line, cells }) => {
    const changed = tidy((column) => cells[headers.indexOf(column)]?.trim() ?? '')
    const hasPlace = Object.keys(changed).every((column) => headers.includes(column))
    return {
      line,
      cells: hasPlace ? cells.map((cell, index) => changed[headers[index] ?? ''] ?? cell) : cells,
    }
  })
  return { headers, rows }
}

/** An extension behind the number moves to its own cell, unless that has another one. */
function moveExtension(get: Get): Record<string, string> {
  const dialed = splitExtension(get('phone'))
  const isFree = get('ext') === '' || get('ext') === dialed?.ext
  return dialed && isFree ? { phone: dialed.phone, ext: dialed.ext } : {}
}

const settingCells: Partial<Record<string, z.ZodType<string, string>>> = {
  phone: phoneCell.phone,
  interpreter_phone: phoneCell.phone,
  after_hours_phone: phoneCell.phoneOrShortCode,
  phone_hours: cell.hours,
  website: cell.webAddress,
}

/** Values of settings are text for the check: a number that a spreadsheet rewrote is written as it is stored. */
function readSetting(get: Get): Record<string, string> {
  const read = settingCells[get('setting')]?.safeParse(get('value'))
  return read?.success ? { value: read.data } : {}
}

/** A ZIP code that a spreadsheet took for a number lost its zero. */
function completeZip(get: Get): Record<string, string> {
  const [, zip, plus = ''] = /^(\d{3,4})(-\d{4})?$/.exec(get('zip')) ?? []
  return zip && zeroStates.has(readWrittenState(get('state')) ?? '')
    ? { zip: zip.padStart(5, '0') + plus }
    : {}
}

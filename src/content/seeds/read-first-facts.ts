import { join } from 'node:path'
import type { CrisisLine } from '../../directory/model/crisis-line-store.js'
import { type DistrictFacts, factsBySetting } from '../../directory/model/district-store.js'
import { readCsv } from '../../platform/files/csv.js'
import { seedFiles } from '../rows/seed-content.js'
import { checkRows } from '../rows/seed-file.js'

/** What families need of a district at once: its number, and its crisis lines. */
export interface FirstFacts {
  district: DistrictFacts
  lines: CrisisLine[]
}

/** The first facts of a folder that is not loaded yet. Rows with faults are left out: loading names them. */
export function readFirstFacts(folder: string): FirstFacts {
  const facts = tableOf(folder, 'district.csv')?.rows.map(({ cells }) => cells) ?? []
  const district = factsBySetting(new Map(facts.map(([setting = '', value = '']) => [setting, value.trim()])))
  return { district, lines: readLines(folder) }
}

function readLines(folder: string): CrisisLine[] {
  const file = 'crisis-lines.csv'
  const table = tableOf(folder, file)
  const rows = table ? checkRows(seedFiles['crisis-lines'], table, file, []) : []
  return rows
    .map(({ at: _at, sms_text: smsText, ...row }) => ({ ...row, smsText }))
    .sort((a, b) => a.position - b.position)
}

const tableOf = (folder: string, file: string) => readCsv(join(folder, file), file, [])

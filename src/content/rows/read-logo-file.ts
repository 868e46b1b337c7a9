import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { RowFault } from '../../platform/files/row-fault.js'
import { wording } from '../../platform/language/wording.js'
import { checkLogo, readLogo, writeLogo } from '../../platform/theme/logo.js'
import { LogoFault } from '../../platform/theme/logo-fault.js'
import type { SeedContent } from './seed-content.js'

type DistrictRow = SeedContent['district'][number]

/**
 * Replaces the logo's file name by the picture: `logo,logo.svg` names a file in the seed folder. A picture stored inline, as in
 * an export, stays.
 * @param faults receives faults of the picture
 */
export function readLogoFile(folder: string, rows: DistrictRow[], faults: RowFault[]): DistrictRow[] {
  return rows.map((row) => (row.setting === 'logo' && row.value !== '' ? readRow(folder, row, faults) : row))
}

function readRow(folder: string, row: DistrictRow, faults: RowFault[]): DistrictRow {
  const written = row.value.startsWith('data:')
  try {
    const logo = written ? readLogo(row.value) : checkLogo(readFile(folder, row.value))
    return { ...row, value: writeLogo(logo) }
  } catch (error) {
    if (!(error instanceof LogoFault)) throw error
    const name = written ? 'logo' : row.value
    const fault = wording('fault.ofFile', { file: name, reason: error.wording })
    faults.push({ ...row.at, column: 'value', ...fault })
    return row
  }
}

function readFile(folder: string, name: string): Buffer {
  if (name !== basename(name)) throw new LogoFault(wording('theme.logoFault.path'))
  try {
    return readFileSync(join(folder, name))
  } catch {
    throw new LogoFault(wording('theme.logoFault.place'))
  }
}

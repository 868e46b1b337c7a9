import { createWriteStream, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import yazl from 'yazl'
import { personnelExport, stateSchoolList } from './personnel-export.js'
import { ruralDistrict } from './rural-district.js'
import { suburbanDistrict } from './suburban-district.js'

// Writes the files of the three made-up districts to a folder, to try an import by hand: `tsx …/write-files.ts FOLDER`.

const folder = process.argv[2] ?? 'districts'
mkdirSync(folder, { recursive: true })
writeFileSync(join(folder, 'Staff Directory 26-27.xlsx'), await ruralDistrict())
const { roster, contacts } = suburbanDistrict()
writeFileSync(join(folder, 'Contacts.xlsx'), await contacts)
const zip = new yazl.ZipFile()
for (const [name, text] of Object.entries(roster)) zip.addBuffer(Buffer.from(text), name)
zip.end()
await pipeline(zip.outputStream, createWriteStream(join(folder, 'oneroster.zip')))
writeFileSync(join(folder, 'EMPLOYEE_EXPORT.csv'), personnelExport())
writeFileSync(join(folder, 'pubschls.csv'), stateSchoolList())

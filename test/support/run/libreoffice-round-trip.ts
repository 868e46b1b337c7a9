import { execFile } from 'node:child_process'
import { createWriteStream, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { promisify } from 'node:util'
import { createDirectoryExport } from '../../../src/content/imports/export-directory.js'
import { createImporter } from '../../../src/content/imports/importer.js'
import { seedDatabase } from '../../../src/content/seeds/seed-database.js'
import { databaseFile, openDatabase } from '../../../src/platform/database/open-database.js'
import { fromRoot } from '../../../src/platform/root.js'
import { createLog } from '../../../src/platform/web/log.js'
import { inThisThread } from '../app/use-importer.js'

/** Commas, quotation marks, UTF-8, cells as shown. */
const csvFilter = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false'

/**
 * Exports every table of the sample district as a workbook, has LibreOffice save each as a workbook and as CSV, and imports those:
 * nothing may change. Run by hand with `npm run libreoffice`; needs LibreOffice Calc as `soffice`.
 */
const folder = mkdtempSync(join(tmpdir(), 'libreoffice-'))
const database = await openDatabase(databaseFile(folder))
const importer = createImporter(database, {
  ...{ dataDir: folder, offered: ['en', 'es'], now: () => new Date(), log: createLog('error') },
  ...inThisThread,
})
try {
  seedDatabase(database, fromRoot('seeds'))
  const given = await exportAll()
  const faults: string[] = []
  for (const [format, filter] of [
    ['xlsx', 'xlsx:Calc MS Excel 2007 XML'],
    ['csv', csvFilter],
  ] as const) {
    const files = await convert(given, format, filter)
    for (const file of files) {
      const problem = await whatChanges(file)
      console.log(
        `${problem === null ? 'unchanged' : 'CHANGED  '}  ${basename(file)}${problem ? `: ${problem}` : ''}`,
      )
      if (problem !== null) faults.push(file)
    }
  }
  console.log(
    faults.length === 0 ? 'Everything came back unchanged.' : `${faults.length} files came back changed.`,
  )
  process.exitCode = faults.length === 0 ? 0 : 1
} finally {
  await importer.close()
  database.$client.close()
  rmSync(folder, { recursive: true })
}

/** @returns the workbooks of tables that have rows */
async function exportAll(): Promise<string[]> {
  const exports = createDirectoryExport(database.$client, ['en', 'es'])
  const to = join(folder, 'given')
  mkdirSync(to)
  for (const { name } of exports.files()) {
    const workbook = name.replace('.csv', '.xlsx')
    const stream = createWriteStream(join(to, workbook.replace('/', '-')))
    await exports.writeWorkbook(workbook, stream)
  }
  return readdirSync(to).map((name) => join(to, name))
}

async function convert(files: readonly string[], format: string, filter: string): Promise<string[]> {
  const to = join(folder, format)
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
  await promisify(execFile)('soffice', [
    ...[profile, '--headless', '--convert-to', filter, '--outdir', to],
    ...files,
  ])
  const made = readdirSync(to).sort()
  if (made.length !== files.length)
    throw new Error(`LibreOffice made ${made.length} of ${files.length} files`)
  return made.map((name) => join(to, name))
}

/** @returns null if nothing would change */
async function whatChanges(path: string): Promise<string | null> {
  const files = await importer.gather([{ name: basename(path), path }], join(folder, 'unpacked'))
  const { id } = await importer.start(files, {
    ...{ account: null, who: 'LibreOffice', source: 'upload', removes: true, format: 'csv' },
  })
  await importer.idle()
  const [fault] = importer.eachFault(id, true)
  if (fault) return JSON.stringify(fault)
  const { counts = {}, state } = importer.find(id) ?? {}
  const changes = Object.entries(counts).filter(([key, count]) => !key.endsWith('.same') && count > 0)
  return state === 'ready' && changes.length === 0 ? null : JSON.stringify({ state, counts })
}

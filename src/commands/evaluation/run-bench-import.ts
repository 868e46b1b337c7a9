import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { createImporter } from '../../content/imports/importer.js'
import { seedDatabase } from '../../content/seeds/seed-database.js'
import { databaseFile, openDatabase } from '../../platform/database/open-database.js'
import type { ImportFile } from '../../platform/files/uploaded-file.js'
import { fromRoot } from '../../platform/root.js'
import { createLog } from '../../platform/web/log.js'
import { writeStaffRoster, writeStaffTables } from './write-bench-import.js'

// One import, from check to undo, in its own process, so that its memory is its own. Started by `npm run bench`.

/** The files to import. */
export interface ImportLoad {
  people: number
  format: 'csv' | 'oneroster'
}

/** A separate process prepares the sample district and the files, so that its memory is not measured. */
export type ImportBenchWork = ImportLoad & ({ step: 'prepare' } | { step: 'measure'; files: ImportFile[] })

/** A step's duration in seconds, and the process's peak memory, threads and SQLite included. */
export interface ImportStep {
  name: 'check' | 'preview' | 'apply' | 'undo'
  seconds: number
  peakBytes: number
}

export interface ImportMeasure {
  /** Memory before the first step. */
  startBytes: number
  steps: ImportStep[]
}

const everyMs = 10
const dataDir = process.env.DATA_DIR!
const seedFolder = fromRoot('seeds')
const by = { account: null, who: 'Bench' }

async function prepare({ people, format }: ImportLoad): Promise<ImportFile[]> {
  const database = await openDatabase(databaseFile(dataDir))
  seedDatabase(database, seedFolder)
  database.$client.close()
  const folder = join(dataDir, 'given')
  mkdirSync(folder)
  return (format === 'csv' ? writeStaffTables : writeStaffRoster)(seedFolder, folder, people)
}

async function measure({ people, format }: ImportLoad, files: ImportFile[]): Promise<ImportMeasure> {
  const database = await openDatabase(databaseFile(dataDir))
  const importer = createImporter(database, {
    dataDir,
    offered: ['en', 'es'],
    now: () => new Date(),
    log: createLog('error'),
  })
  const steps: ImportStep[] = []
  const step = async (name: ImportStep['name'], work: () => Promise<unknown>) => {
    const began = performance.now()
    let peakBytes = 0
    const look = () => {
      peakBytes = Math.max(peakBytes, process.memoryUsage.rss())
    }
    const timer = setInterval(look, everyMs)
    await work()
    look()
    clearInterval(timer)
    steps.push({ name, seconds: (performance.now() - began) / 1000, peakBytes })
  }
  const expect = (id: number, state: string) => {
    const row = importer.find(id)
    if (row?.state !== state) throw new Error(`The import is ${row?.state}: ${row?.reasons.join()}`)
  }
  const startBytes = process.memoryUsage.rss()
  let id = 0
  await step('check', async () => {
    id = (await importer.start(files, { ...by, source: 'upload', removes: false, format })).id
    await importer.idle()
  })
  expect(id, 'ready')
  await step('preview', async () => {
    const last = importer.readStaging(id, (staging) =>
      staging.plannedPage({ kind: 'people', actions: ['added'] }, 50, people - 50),
    )
    if (last?.length !== 50) throw new Error(`${last?.length} people are planned at the end`)
  })
  await step('apply', async () => {
    importer.apply(id, by)
    await importer.idle()
  })
  expect(id, 'applied')
  await step('undo', async () => {
    importer.undo(id, by)
    await importer.idle()
  })
  expect(id, 'undone')
  await importer.close()
  database.$client.close()
  return { startBytes, steps }
}

process.once('message', async (work: ImportBenchWork) => {
  const result = work.step === 'prepare' ? await prepare(work) : await measure(work, work.files)
  process.send?.(result, () => process.exit(0))
})

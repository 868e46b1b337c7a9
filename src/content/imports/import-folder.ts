import { chmodSync, createWriteStream, mkdirSync, readdirSync, statSync } from 'node:fs'
import { rename } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import pLimit from 'p-limit'
import type { RecordEvent } from '../../platform/audit/audit-event.js'
import type { Language } from '../../platform/language/language.js'
import type { Log } from '../../platform/web/log.js'
import type { ImportDoubts } from './import-doubts.js'
import { createDroppedFileImport, type DroppedFileOutcome } from './import-dropped-file.js'
import type { Importer } from './importer.js'
import { reportImport, reportRefused } from './report-import.js'

/** How often to check the folder. */
const everyMs = 60_000

/** A recently written file may still be incomplete. */
const restMs = 5_000

/** Imports files dropped into a folder, with the same checks and report; faulty files change nothing. */
export interface ImportFolder {
  start(): void
  /** Checks now; for tests. @returns how many files were imported */
  look(): Promise<number>
  stop(): Promise<void>
}

/** @param tools.language the languages of the reports: one file each */
export function createImportFolder(
  folder: string,
  tools: {
    importer: Importer
    doubts: ImportDoubts
    dataDir: string
    record: RecordEvent
    language: Pick<Language, 'ofStaff' | 'speech'>
    now(): Date
    log: Log
  },
): ImportFolder {
  const { language, now, log } = tools
  const importFile = createDroppedFileImport(folder, tools)
  let timer: NodeJS.Timeout | null = null
  const inTurn = pLimit(1)

  async function look(): Promise<number> {
    const names = readdirSync(folder).filter(
      (name) => /\.(csv|tsv|zip|xlsx|xlsm)$/i.test(name) && isWhole(join(folder, name), now()),
    )
    for (const name of names.sort()) await bringIn(name)
    return names.length
  }

  async function bringIn(name: string): Promise<void> {
    const outcome = await importFile(name)
    if (!outcome) return
    const to = join(folder, outcome.became)
    const { mode } = statSync(folder)
    mkdirSync(to, { recursive: true })
    openTo(to, mode)
    const kept = `${now().toISOString().replace(/[:.]/g, '-')}-${name}`
    await rename(join(folder, name), join(to, kept))
    await writeReports(outcome, join(to, kept), mode)
  }

  /** One file for each language. @param path of the imported file @param mode of the folder */
  async function writeReports(outcome: DroppedFileOutcome, path: string, mode: number): Promise<void> {
    const doubts = 'id' in outcome && outcome.became === 'waiting' ? await tools.doubts.all(outcome.id) : []
    for (const code of language.ofStaff) {
      const speech = language.speech(code)
      const lines =
        'id' in outcome
          ? reportImport(tools.importer, outcome.id, doubts, speech)
          : reportRefused(outcome.reason, speech)
      const report = `${path}.${code}.txt`
      await pipeline(Readable.from(lines), createWriteStream(report))
      openTo(report, mode & 0o666)
    }
  }

  return {
    start() {
      timer = setInterval(() => {
        inTurn(look).catch((error) => log.error({ err: error, folder }, 'The import folder cannot be read'))
      }, everyMs).unref()
    },
    look,
    async stop() {
      if (timer) clearInterval(timer)
      await inTurn(() => {})
    },
  }
}

/** Reports are readable by the folder's users; the service's other files are private. */
function openTo(path: string, mode: number): void {
  try {
    chmodSync(path, mode & 0o7777)
  } catch {
    // Somebody else created it, and decides who may read it.
  }
}

const isWhole = (path: string, now: Date) => now.getTime() - statSync(path).mtimeMs >= restMs

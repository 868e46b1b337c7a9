import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { copyFile, rename, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { RecordEvent } from '../audit/audit-event.js'
import { describeFault } from '../database/seed-fault.js'
import type { Log } from '../web/log.js'
import { gatherFiles } from './gather-files.js'
import type { Importer } from './importer.js'
import { BrokenZip } from './unzip.js'

/** How often the folder is looked into. */
const everyMs = 60_000

/** A file that was written to a moment ago may not be whole yet. */
const restMs = 5_000

/** Brings in what is put into a folder: the same checks, the same report; where there are faults nothing is changed. */
export interface ImportFolder {
  start(): void
  /** Looks now; for tests. @returns how many files were brought in */
  look(): Promise<number>
  stop(): Promise<void>
}

export function createImportFolder(
  folder: string,
  tools: { importer: Importer; dataDir: string; record: RecordEvent; now(): Date; log: Log },
): ImportFolder {
  const { importer, dataDir, record, now, log } = tools
  let timer: NodeJS.Timeout | null = null
  let looking: Promise<number> = Promise.resolve(0)

  async function look(): Promise<number> {
    const names = readdirSync(folder).filter(
      (name) => /\.(csv|zip)$/i.test(name) && isWhole(join(folder, name), now()),
    )
    for (const name of names.sort()) await bringIn(name)
    return names.length
  }

  async function bringIn(name: string): Promise<void> {
    const { lines, applied } = await bring(name)
    const to = join(folder, applied ? 'done' : 'failed')
    mkdirSync(to, { recursive: true })
    const kept = `${now().toISOString().replace(/[:.]/g, '-')}-${name}`
    await rename(join(folder, name), join(to, kept))
    writeFileSync(join(to, `${kept}.txt`), `${lines.join('\n')}\n`)
  }

  /** @returns the report, and whether it was applied */
  async function bring(name: string): Promise<{ lines: string[]; applied: boolean }> {
    const own = join(dataDir, 'imports', 'folder')
    mkdirSync(own, { recursive: true })
    try {
      await copyFile(join(folder, name), join(own, name))
      const files = await gatherFiles([{ name, path: join(own, name) }], own)
      if (files.length === 0) return { lines: [`${name} holds no CSV file`], applied: false }
      const format = files.some((file) => basename(file.name) === 'manifest.csv')
        ? ('oneroster' as const)
        : ('csv' as const)
      const by = { account: null, who: 'Import folder' }
      const { id } = await importer.start(files, { ...by, source: 'folder', removes: false, format })
      await importer.idle()
      if (importer.apply(id, by)) await importer.idle()
      return report(id, name)
    } catch (error) {
      if (error instanceof BrokenZip)
        return { lines: [`${name} cannot be opened: ${error.message}`], applied: false }
      log.error({ err: error, file: name }, 'A file of the import folder cannot be brought in')
      return { lines: [`${name} could not be brought in: the log of the service says why`], applied: false }
    } finally {
      await rm(own, { recursive: true, force: true })
    }
  }

  function report(id: number, name: string): { lines: string[]; applied: boolean } {
    const row = importer.find(id)
    const applied = row?.state === 'applied'
    const faults = importer.readStaging(id, (staging) => staging.faults(true, Number.MAX_SAFE_INTEGER)) ?? []
    const remarks =
      importer.readStaging(id, (staging) => staging.faults(false, Number.MAX_SAFE_INTEGER)) ?? []
    const what = applied ? 'import-applied' : 'import-checked'
    record({
      who: null,
      what,
      about: `import:${id}`,
      from: 'folder',
      details: { file: name, ...row?.counts },
    })
    const counts = Object.entries(row?.counts ?? {}).map(
      ([key, count]) => `${key.replace('.', ' ')}: ${count}`,
    )
    return {
      applied,
      lines: [
        `${name}: ${applied ? 'applied' : 'not applied, nothing was changed'} (import ${id})`,
        ...counts,
        ...faults.map(describeFault),
        ...(row?.reasons ?? []),
        ...remarks.map(describeFault),
      ],
    }
  }

  return {
    start() {
      timer = setInterval(() => {
        looking = looking.then(look).catch((error) => {
          log.error({ err: error, folder }, 'The import folder cannot be read')
          return 0
        })
      }, everyMs).unref()
    },
    look,
    async stop() {
      if (timer) clearInterval(timer)
      await looking
    },
  }
}

const isWhole = (path: string, now: Date) => now.getTime() - statSync(path).mtimeMs >= restMs

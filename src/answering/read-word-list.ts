import { join } from 'node:path'
import type { z } from 'zod'
import { readCsv } from '../platform/files/read-csv.js'
import { describeFault, type SeedFault } from '../platform/files/seed-fault.js'
import { fromRoot } from '../platform/root.js'

/** A list of words in `seeds/` cannot be read. The message names every bad row by its line. */
export class WordListError extends Error {
  override name = 'WordListError'
}

/**
 * Reads a list of words that comes with the service.
 * @param row what each row must hold, by header
 * @throws {WordListError}
 */
export function readWordList<T>(file: string, row: z.ZodType<T>, folder = fromRoot('seeds')): T[] {
  const faults: SeedFault[] = []
  const table = readCsv(join(folder, file), file, faults)
  const rows = (table?.rows ?? []).flatMap(({ line, cells }) => {
    const given = Object.fromEntries((table?.headers ?? []).map((header, i) => [header, cells[i] ?? '']))
    const { data, error } = row.safeParse(given)
    for (const { path, message } of error?.issues ?? [])
      faults.push({ file, line, column: String(path[0] ?? ''), reason: message })
    return error ? [] : [data as T]
  })
  if (faults.length === 0 && rows.length > 0) return rows
  const lines = faults.map((fault) => `  - ${describeFault(fault)}`)
  throw new WordListError([`${join(folder, file)} cannot be read:`, ...lines].join('\n'))
}

import { join } from 'node:path'
import type { z } from 'zod'
import { readCsv } from '../platform/files/csv.js'
import { type RowFault, sayRowFault } from '../platform/files/row-fault.js'
import type { Speech } from '../platform/language/language.js'
import { Refusal } from '../platform/language/refusal.js'
import { wording, wordingOf } from '../platform/language/wording.js'
import { fromRoot } from '../platform/root.js'

/** A word list in `seeds/` cannot be read. `say` names every bad row by line. */
export class WordListError extends Refusal {
  override name = 'WordListError'

  constructor(
    path: string,
    readonly faults: readonly RowFault[],
  ) {
    super(wording('seed.wordList', { file: path }))
  }

  override say(speech: Speech): string {
    return [super.say(speech), ...this.faults.map((fault) => `  - ${sayRowFault(fault, speech)}`)].join('\n')
  }
}

/**
 * Reads a word list that ships with the service.
 * @param row schema of a row, by header
 * @throws {WordListError}
 */
export function readWordList<T>(file: string, row: z.ZodType<T>, folder = fromRoot('seeds')): T[] {
  const faults: RowFault[] = []
  const table = readCsv(join(folder, file), file, faults)
  const rows = (table?.rows ?? []).flatMap(({ line, cells }) => {
    const given = Object.fromEntries((table?.headers ?? []).map((header, i) => [header, cells[i] ?? '']))
    const { data, error } = row.safeParse(given)
    for (const issue of error?.issues ?? [])
      faults.push({ file, line, column: String(issue.path[0] ?? ''), ...wordingOf(issue) })
    return error ? [] : [data as T]
  })
  if (faults.length === 0 && rows.length === 0)
    faults.push({ file, line: null, column: null, ...wording('fault.noRows') })
  if (faults.length > 0) throw new WordListError(join(folder, file), faults)
  return rows
}

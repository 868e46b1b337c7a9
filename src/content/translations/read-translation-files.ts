import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { FieldWords, TranslatedKind } from '../../directory/model/translations.js'
import { readCsv } from '../../platform/files/csv.js'
import type { RowFault } from '../../platform/files/row-fault.js'
import * as cell from '../rows/cell-types.js'
import { type Cells, checkRows, type SeedFile, seedFile } from '../rows/seed-file.js'

/** A translation in a file. */
export interface FileTranslation {
  kind: TranslatedKind
  owner: string
  lang: string
  words: FieldWords
  /** Hashes of the English words that it is right for, the newest first; empty for the English of today. */
  english: string[]
}

const english = cell.maybeWords

/** One folder a language, with these files. Each row is complete. */
const files: Record<TranslatedKind, { name: string; format: SeedFile<Cells, Cells> }> = {
  'crisis-line': {
    name: 'crisis-lines.csv',
    format: seedFile({ id: cell.slug, name: cell.words, text: cell.words, english }, {}, ['english']),
  },
  topic: {
    name: 'topics.csv',
    format: seedFile(
      { slug: cell.slug, title: cell.words, summary: cell.words, bring: cell.maybeWords, english },
      {},
      ['english'],
    ),
  },
  office: {
    name: 'offices.csv',
    format: seedFile({ id: cell.slug, name: cell.words, answers_for: cell.words, english }, {}, ['english']),
  },
  'outside-service': {
    name: 'outside-services.csv',
    format: seedFile({ id: cell.slug, name: cell.words, english }, {}, ['english']),
  },
}

/** Where a language's file of a kind is, below a folder of translations. */
export const translationFile = (lang: string, kind: TranslatedKind) => join(lang, files[kind].name)

/** Where a language's files are, below a folder of translations. */
export const translationFiles = (lang: string) => Object.values(files).map(({ name }) => join(lang, name))

/**
 * Reads a folder of translations. Languages and files may be missing.
 * @param faults receives every faulty file, row and cell
 */
export function readTranslationFiles(
  folder: string,
  languages: readonly string[],
  faults: RowFault[],
): FileTranslation[] {
  return languages.flatMap((lang) =>
    Object.entries(files).flatMap(([kind, { name, format }]) => {
      const file = join(lang, name)
      const path = join(folder, file)
      const table = existsSync(path) ? readCsv(path, file, faults) : null
      const rows = table ? checkRows(format, table, file, faults) : []
      return rows.map(({ at: _at, words: _words, id, slug, english, answers_for, ...words }) => ({
        kind: kind as TranslatedKind,
        owner: String(id ?? slug),
        lang,
        words: fieldWords({ ...words, ...(answers_for ? { answersFor: answers_for } : {}) }),
        english: String(english ?? '')
          .split(' ')
          .filter(Boolean),
      }))
    }),
  )
}

function fieldWords(values: Record<string, unknown>): FieldWords {
  return Object.fromEntries(Object.entries(values).map(([field, value]) => [field, String(value ?? '')]))
}

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import {
  type FieldWords,
  type TextKind,
  type TranslatedKind,
  textId,
} from '../../directory/model/translations.js'
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

interface TranslationFile {
  name: string
  format: SeedFile<Cells, Cells>
}

/** Files of texts by their English words: another English is another text. Today lines come with no service. */
const textFiles: Record<Exclude<TextKind, 'today-line'>, TranslationFile> = {
  notice: textFile('notices.csv'),
  link: textFile('links.csv'),
  'calendar-day': textFile('calendar.csv'),
  'job-title': textFile('job-titles.csv'),
  duty: textFile('duties.csv'),
  'bring-list': textFile('bring-lists.csv'),
  room: textFile('rooms.csv'),
}

function textFile(name: string): TranslationFile {
  return { name, format: seedFile({ en: cell.words, text: cell.words }) }
}

/** One folder a language, with these files. Each row is complete. */
const files: Record<Exclude<TranslatedKind, 'today-line'>, TranslationFile> = {
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
  ...textFiles,
}

/** The path of a language's file of a kind, below a folder of translations; null for a kind without one. */
export const translationFile = (lang: string, kind: TranslatedKind) =>
  kind === 'today-line' ? null : join(lang, files[kind].name)

/** The folder of a language's files, below a folder of translations. */
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
      return rows.map(({ at: _at, words: _words, ...cells }) =>
        isTextFile(kind) ? textIn(kind, lang, cells) : translationIn(kind as TranslatedKind, lang, cells),
      )
    }),
  )
}

const isTextFile = (kind: string): kind is keyof typeof textFiles => kind in textFiles

function textIn(kind: TextKind, lang: string, { en, text }: Record<string, unknown>): FileTranslation {
  const owner = textId(kind, String(en))
  return { kind, owner, lang, words: fieldWords({ text }), english: [owner] }
}

function translationIn(
  kind: TranslatedKind,
  lang: string,
  { id, slug, english, answers_for, ...words }: Record<string, unknown>,
): FileTranslation {
  return {
    kind,
    owner: String(id ?? slug),
    lang,
    words: fieldWords({ ...words, ...(answers_for ? { answersFor: answers_for } : {}) }),
    english: String(english ?? '')
      .split(' ')
      .filter(Boolean),
  }
}

function fieldWords(values: Record<string, unknown>): FieldWords {
  return Object.fromEntries(Object.entries(values).map(([field, value]) => [field, String(value ?? '')]))
}

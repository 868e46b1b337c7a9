import {
  englishHash,
  type FieldWords,
  type TranslatedKind,
  translatedFields,
  translatedKinds,
} from '../../directory/model/translations.js'
import { groupBy } from '../../platform/database/group-by.js'
import { type CsvTable, csvLines, parseAnyCsv } from '../../platform/files/csv.js'
import type { RowFault } from '../../platform/files/row-fault.js'
import { type Wording, wording } from '../../platform/language/wording.js'
import { checkTranslation, type FieldFault, tidyWords } from './check-translation.js'
import type { Translatable } from './translation-store.js'

const columns = ['kind', 'id', 'field', 'lang', 'english', 'translation'] as const

/** A translation from a translator's file. */
export interface TranslatedRow {
  kind: TranslatedKind
  owner: string
  lang: string
  words: FieldWords
  /** Hash of the English in the file. */
  english: string
}

/** The data a file is checked against. */
export interface FileContext {
  owners: readonly Translatable[]
  languages: readonly string[]
  /** The words that are stored, for cells left empty. */
  wordsOf(owner: Translatable, lang: string): FieldWords
}

/** A file for a translator: a row a text, in UTF-8 with a byte order mark, for spreadsheets. */
export function writeTranslationFile(
  lang: string,
  { owners, wordsOf }: Omit<FileContext, 'languages'>,
): string {
  const rows = owners.flatMap((owner) => {
    const words = wordsOf(owner, lang)
    return translatedFields[owner.kind]
      .filter((field) => owner.english[field])
      .map((field) => [
        owner.kind,
        owner.owner,
        column(field),
        lang,
        owner.english[field]!,
        words[field] ?? '',
      ])
  })
  return `\uFEFF${csvLines([[...columns], ...rows])}`
}

const column = (field: string) => (field === 'answersFor' ? 'answers_for' : field)

/**
 * Reads a translator's file. Rows and cells may be missing: they change nothing.
 * @param faults receives every fault with its line; faulty texts are left out
 */
export function readTranslationFile(
  written: string,
  file: string,
  context: FileContext,
  faults: RowFault[],
): TranslatedRow[] {
  const table = parseAnyCsv(written, file, faults)
  if (!table) return []
  const headers = checkHeaders(table)
  if (headers.length > 0) {
    faults.push(...headers.map((each) => ({ file, line: 1, ...each })))
    return []
  }
  const texts = readTexts(table, file, context, faults)
  const byTranslation = groupBy(texts, ({ owner, lang }) => `${owner.kind} ${owner.owner} ${lang}`)
  return [...byTranslation.values()].flatMap((each) => readOne(each, file, context, faults))
}

function checkHeaders({ headers }: CsvTable): (Wording & { column: string })[] {
  const list = columns.join(', ')
  return [
    ...columns
      .filter((name) => !headers.includes(name))
      .map((name) => ({ column: name, ...wording('fault.columnMissing') })),
    ...headers
      .filter((name) => !columns.some((known) => known === name))
      .map((name) => ({ column: name, ...wording('fault.columnUnknown', { list }) })),
    ...headers
      .filter((name, index) => headers.indexOf(name) !== index)
      .map((name) => ({ column: name, ...wording('fault.columnTwice') })),
  ]
}

/** A row of the file. */
interface Text {
  line: number
  owner: Translatable
  field: string
  lang: string
  english: string
  text: string
}

function readTexts(table: CsvTable, file: string, context: FileContext, faults: RowFault[]): Text[] {
  const owners = new Map(context.owners.map((each) => [`${each.kind} ${each.owner}`, each]))
  const lines = new Map<string, number>()
  return table.rows.flatMap(({ line, cells }) => {
    const cell = Object.fromEntries(table.headers.map((header, i) => [header, (cells[i] ?? '').trim()]))
    const fail = (name: (typeof columns)[number], reason: Wording) => {
      faults.push({ file, line, column: name, ...reason })
      return []
    }
    const kind = translatedKinds.find((each) => each === cell.kind)
    if (!kind) return fail('kind', wording('fault.oneOf', { list: translatedKinds.join(', ') }))
    const owner = owners.get(`${kind} ${cell.id}`)
    if (!owner) return fail('id', wording('fault.translation.gone', { value: cell.id ?? '' }))
    const fields = translatedFields[kind]
    const field = fields.find((each) => column(each) === cell.field)
    if (!field) return fail('field', wording('fault.oneOf', { list: fields.map(column).join(', ') }))
    const lang = context.languages.find((each) => each === cell.lang)
    if (!lang) return fail('lang', wording('fault.oneOf', { list: context.languages.join(', ') }))
    const key = `${kind} ${owner.owner} ${field} ${lang}`
    const first = lines.get(key)
    if (first !== undefined) return fail('translation', wording('fault.translation.twice', { line: first }))
    lines.set(key, line)
    const today = owner.english[field] ?? ''
    const english = cell.english === today.trim() ? today : (cell.english ?? '')
    return [{ line, owner, field, lang, english, text: cell.translation ?? '' }]
  })
}

/** Joins the texts of one translation with the stored ones, and checks them together. */
function readOne(
  texts: readonly Text[],
  file: string,
  { wordsOf }: FileContext,
  faults: RowFault[],
): TranslatedRow[] {
  const [{ owner, lang }] = texts as [Text]
  const { kind, own } = owner
  const given = texts.filter(({ text }) => text !== '')
  if (given.length === 0) return []
  const valuesOf = (of: 'text' | 'english', list: readonly Text[]) =>
    Object.fromEntries(list.map((each) => [each.field, each[of]]))
  const words = tidyWords(kind, { ...wordsOf(owner, lang), ...valuesOf('text', given) })
  const english = { ...owner.english, ...valuesOf('english', texts) }
  const differs = given.find(({ field, text }) => own[lang] && own[lang][field] !== text)
  const found: FieldFault[] = differs
    ? [{ field: differs.field, fault: wording('fault.translation.own') }]
    : checkTranslation(kind, words, english)
  for (const { field, fault } of found) {
    const { line } = texts.find((each) => each.field === field) ?? texts[0]!
    faults.push({ file, line, column: column(field), ...fault })
  }
  return found.length > 0
    ? []
    : [{ kind, owner: owner.owner, lang, words, english: englishHash(kind, english) }]
}

import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { officeRoles } from '../../directory/model/office-role.js'
import { schoolLevels } from '../../directory/model/topic.js'
import { readCsv } from '../../platform/files/csv.js'
import type { RowFault } from '../../platform/files/row-fault.js'
import { type Wording, wording } from '../../platform/language/wording.js'
import * as cell from './cell-types.js'
import { tidyFact } from './district-settings.js'
import * as phoneCell from './phone-number.js'
import { readLogoFile } from './read-logo-file.js'
import { type Cells, checkRows, type RowOf, type SeedFile, type SeedRow, seedFile } from './seed-file.js'
import { rulesFile } from './seed-rules.js'

const level = cell.oneOf(...schoolLevels)
const { maxName, maxAddress, maxSentence } = cell
const languages = cell.writtenLanguages
const text = cell.shortWords(cell.maxText)

/** When a school or an office closes, and which one takes over. */
const closure = { closed_from: cell.maybe(cell.date), successor: cell.maybe(cell.slug) }
const closureColumns = Object.keys(closure)

/** Every seed file and its columns. docs/directory.md documents them. */
export const seedFiles = {
  district: seedFile({ setting: cell.words, value: cell.words }, {}, [], tidyFact),
  schools: seedFile(
    {
      slug: cell.slug,
      name: cell.shortWords(maxName),
      short_name: cell.shortWords(maxName),
      level,
      grades: cell.grades,
      address: cell.shortWords(maxAddress),
      city: cell.shortWords(maxName),
      state: cell.usState,
      zip: cell.zip,
      phone: phoneCell.phone,
      email: cell.email,
      website: cell.maybe(cell.webAddress),
      latitude: cell.maybe(cell.decimal(-90, 90)),
      longitude: cell.maybe(cell.decimal(-180, 180)),
      students: cell.wholeNumber(0, 100_000),
      start: cell.clock,
      end: cell.clock,
      languages,
      ...closure,
    },
    {},
    closureColumns,
  ),
  offices: seedFile(
    {
      id: cell.slug,
      level: cell.oneOf('district', 'school'),
      role: cell.maybe(cell.oneOf(...officeRoles)),
      answered_by: cell.maybe(cell.slug),
      ...closure,
    },
    { name: cell.shortWords(maxName), answers_for: cell.shortWords(maxSentence) },
    ['role', 'answered_by', ...closureColumns],
  ),
  contacts: seedFile(
    {
      office: cell.slug,
      school: cell.maybe(cell.slug),
      phone: phoneCell.phone,
      ext: cell.maybe(cell.extension),
      sms: cell.maybe(phoneCell.phone),
      email: cell.maybe(cell.email),
      room: cell.maybe(cell.shortWords(maxName)),
      address: cell.maybe(cell.shortWords(maxAddress)),
      hours: cell.hours,
      languages,
      reply_days: cell.wholeNumber(0, 60),
      messages: cell.maybe(cell.yesNo),
      internal_note: cell.maybeWords,
      checked: cell.date,
    },
    { bring: cell.maybeWords },
    ['address', 'messages'],
  ),
  people: seedFile(
    {
      slug: cell.slug,
      first_name: cell.shortWords(maxName),
      last_name: cell.shortWords(maxName),
      prefix: cell.maybe(cell.shortWords(maxName)),
      email: cell.maybe(cell.email),
      phone: cell.maybe(phoneCell.phone),
      ext: cell.maybe(cell.extension),
      room: cell.maybe(cell.shortWords(maxName)),
      languages,
      public: cell.yesNo,
    },
    { title: cell.shortWords(maxName) },
    ['phone', 'ext', 'room'],
  ),
  posts: seedFile(
    {
      person: cell.slug,
      office: cell.slug,
      school: cell.maybe(cell.slug),
      position: cell.wholeNumber(1, 99),
      grades: cell.maybe(cell.grades),
      last_names: cell.maybe(cell.lastNames),
      language: cell.maybe(cell.writtenLanguage),
      topics: cell.maybe(cell.slugs),
      routes: cell.maybe(cell.routes),
      schools: cell.maybe(cell.slugs),
      away_from: cell.maybe(cell.date),
      away_until: cell.maybe(cell.date),
      away_note: cell.maybeWords,
    },
    { duty: cell.maybeWords },
    ['topics', 'routes', 'schools'],
  ),
  calendar: seedFile(
    {
      start: cell.date,
      end: cell.date,
      kind: cell.oneOf('first-day', 'last-day', 'holiday', 'break', 'no-students', 'half-day'),
      levels: cell.spaceSeparated(level),
      closes: cell.maybe(cell.clock),
    },
    { name: cell.shortWords(maxName) },
  ),
  'crisis-lines': seedFile(
    {
      id: cell.slug,
      kinds: cell.spaceSeparated(cell.slug),
      level: cell.oneOf('now', 'support', 'both'),
      call: cell.maybe(phoneCell.phoneOrShortCode),
      sms: cell.maybe(phoneCell.phoneOrShortCode),
      sms_text: cell.maybeWords,
      languages,
      hours: cell.maybe(cell.hours),
      position: cell.wholeNumber(1, 999),
    },
    { name: cell.shortWords(maxName), text: cell.shortWords(maxSentence) },
    ['hours'],
  ),
  'outside-services': seedFile(
    {
      id: cell.slug,
      phone: cell.maybe(phoneCell.phoneOrShortCode),
      website: cell.maybe(cell.webAddress),
      position: cell.wholeNumber(1, 999),
    },
    { name: cell.shortWords(maxName) },
  ),
  links: seedFile(
    {
      topic: cell.maybe(cell.slug),
      office: cell.maybe(cell.slug),
      url: cell.secureAddress,
      position: cell.wholeNumber(1, 99),
    },
    { label: cell.shortWords(maxName) },
  ),
  topics: seedFile(
    { slug: cell.slug, also: cell.spaceSeparated(cell.slug), straight: cell.yesNo, legal: cell.yesNo },
    { title: cell.shortWords(cell.maxTitle), summary: text, bring: cell.maybe(text) },
  ),
  ladders: seedFile({
    topic: cell.slug,
    level: cell.oneOf('any', ...schoolLevels),
    step: cell.wholeNumber(1, 20),
    office: cell.slug,
  }),
  'danger-phrases': seedFile({
    kind: cell.slug,
    lang: cell.writtenLanguage,
    danger: cell.yesNo,
    text,
  }),
  'out-of-scope': seedFile({ who: cell.maybe(cell.slug), lang: cell.writtenLanguage, text }, {}, ['who']),
  synonyms: seedFile({
    lang: cell.writtenLanguage,
    word: cell.singleWord,
    means: cell.spaceSeparated(cell.words),
  }),
  rules: rulesFile,
}

/** Files that an older folder lacks. */
const newFiles: ReadonlySet<string> = new Set(['links.csv'])

/** One file per language, for translators. */
const phrasingsFolder = 'phrasings'
export const phrasingsFile = seedFile({ topic: cell.slug, text })

type FileName = keyof typeof seedFiles
type Rows<N extends FileName> = RowOf<(typeof seedFiles)[N]>

export type PhrasingRow = RowOf<typeof phrasingsFile> & { lang: string }

/** An office. `role` and `answered_by` are undefined if the file has no such column. */
type SeedOffice = Omit<Rows<'offices'>, 'role' | 'answered_by'> & {
  role: Rows<'offices'>['role'] | undefined
  answered_by: Rows<'offices'>['answered_by'] | undefined
}

/** A contact. `messages` is undefined if the file has no such column. */
type SeedContact = Omit<Rows<'contacts'>, 'messages'> & { messages: Rows<'contacts'>['messages'] | undefined }

/** Everything in a seed folder; each row is validated alone. */
export type SeedContent = { [N in Exclude<FileName, 'offices' | 'contacts'>]: Rows<N>[] } & {
  offices: SeedOffice[]
  contacts: SeedContact[]
  phrasings: PhrasingRow[]
}

/**
 * Reads a seed folder.
 * @param faults receives every faulty file, row and cell; faulty rows are left out
 */
export function readSeedContent(folder: string, faults: RowFault[]): SeedContent {
  const read = <C extends Cells, W extends Cells>(
    file: string,
    description: SeedFile<C, W>,
  ): SeedRow<C, W>[] => {
    if (newFiles.has(file) && !existsSync(join(folder, file))) return []
    const table = readCsv(join(folder, file), file, faults)
    if (!table) return []
    const absent = description.optional.filter((column) => !table.headers.includes(column))
    return checkRows(description, table, file, faults).map((row) => withoutColumns(row, absent))
  }
  const content = Object.entries(seedFiles).map(([name, description]) => [
    name,
    read<Cells, Cells>(`${name}.csv`, description),
  ])
  const phrasings = phrasingFiles(folder, faults).flatMap((file) =>
    read(`${phrasingsFolder}/${file}`, phrasingsFile).map((row) => ({ ...row, lang: languageOf(file) })),
  )
  const found = { ...Object.fromEntries(content), phrasings } as SeedContent
  return { ...found, district: readLogoFile(folder, found.district, faults) }
}

/** An older folder lacks newer columns: the database keeps their values. */
function withoutColumns<R extends object>(row: R, columns: readonly string[]): R {
  if (columns.length === 0) return row
  return Object.fromEntries(Object.entries(row).filter(([column]) => !columns.includes(column))) as R
}

function phrasingFiles(folder: string, faults: RowFault[]): string[] {
  const fail = (file: string, fault: Wording) => faults.push({ file, line: null, column: null, ...fault })
  const path = join(folder, phrasingsFolder)
  const found = existsSync(path) ? readdirSync(path).filter((file) => file.endsWith('.csv')) : []
  if (found.length === 0) fail(phrasingsFolder, wording('fault.noPhrasings'))
  const named = (file: string) => cell.language.safeParse(languageOf(file)).success
  for (const file of found.filter((file) => !named(file)))
    fail(`${phrasingsFolder}/${file}`, wording('fault.fileLanguage'))
  return found.filter(named).sort()
}

const languageOf = (file: string) => file.replace(/\.csv$/, '')

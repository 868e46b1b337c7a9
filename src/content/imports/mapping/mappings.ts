import type Sqlite from 'better-sqlite3'
import { readRolePhrases } from '../../../answering/mentions/role-phrases.js'
import { peekRows } from '../../../platform/files/read-table.js'
import type { ImportFile } from '../../../platform/files/uploaded-file.js'
import { createRecordStore } from '../../records/record-store.js'
import type { ColumnMapping, MappedFile, MappingTarget } from './column-mapping.js'
import { type ForeignWord, foreignWords } from './foreign-words.js'
import { findHeader, guessColumns, guessMapping } from './guess-mapping.js'
import { createPlaceGuesser, createTitleGuesser, type NamedSchool } from './guess-meaning.js'
import { readJobTitles } from './job-titles.js'
import { createMappingStore, type WordKind } from './mapping-store.js'
import { headersAndSamples, recognizeFile } from './recognize-files.js'
import { newSchoolsIn } from './schools-in-files.js'

/** The start of a foreign file, to say what its columns hold. */
export interface ForeignTable {
  headers: string[]
  /** The rows below the headers. */
  samples: string[][]
  /** Lines that may hold the headers, each with its cells. */
  lines: { line: number; cells: string[] }[]
}

/** A word of foreign files, with its likely meaning. */
export interface AskedWord extends ForeignWord {
  meaning: string
}

const rowsToPeek = 60
const linesOffered = 15

/** How foreign files are read: guessed, asked, and remembered. */
export function createMappings(connection: Sqlite.Database, offered: readonly string[], now: () => Date) {
  const store = createMappingStore(connection)

  /** Attaches the mapping of the last file with the same headers, or a guess. @returns a file of ours without one */
  async function recognize(file: ImportFile, { isGuessed }: { isGuessed: boolean }): Promise<MappedFile> {
    const found = await recognizeFile(file)
    if (found.isOurs) return found.file
    const { headers, samples } = headersAndSamples(found.file, found.rows)
    const known = store.find(headers)
    // A sheet that was skipped may be wanted this time: schools come first, then staff.
    const isAsked = isGuessed && (known === null || known.target === 'skip')
    const mapping = isAsked ? guessMapping(headers, samples) : known
    return mapping ? { ...found.file, mapping } : file
  }

  /** The start of a file. @param headerLine the line of its headers, if not the one it has */
  async function tableOf(file: MappedFile, headerLine = file.headerLine): Promise<ForeignTable> {
    const rows = await peekRows(file, rowsToPeek)
    const from = rows.find(({ line }) => line === headerLine) ?? findHeader(rows)
    const at = { ...file, ...(from ? { headerLine: from.line } : {}) }
    return { ...headersAndSamples(at, rows), lines: rows.slice(0, linesOffered) }
  }

  /** The words of files whose meaning people decide, with the meaning of last time, or a guess. */
  async function askedWords(files: readonly MappedFile[]): Promise<Record<WordKind, AskedWord[]>> {
    const words = await foreignWords(files, (title) => store.meaning('title', title) !== null)
    const records = createRecordStore(connection, offered)
    const offices = [...records.each('offices')].map(
      ({ cells: { id = '', name_en: name = '', role = '', level = '' } }) => ({
        id,
        name,
        role: role || null,
        level,
      }),
    )
    const guessTitle = createTitleGuesser(offices, titlePhrases())
    const ofDistrict = new Set(offices.filter(({ level }) => level === 'district').map(({ id }) => id))
    const guessPlace = createPlaceGuesser(await schoolsFor(files), (place) =>
      ofDistrict.has(guessTitle(place)),
    )
    return {
      title: words.title.map((each) => ({
        ...each,
        meaning: store.meaning('title', each.word) ?? store.officeOfTitle(each.word) ?? guessTitle(each.word),
      })),
      place: words.place.map((each) => ({
        ...each,
        meaning: store.meaning('place', each.word) ?? guessPlace(each.word),
      })),
    }
  }

  /** The schools that a staff list of these files may name: the district's, and those that the files add. */
  async function schoolsFor(files: readonly MappedFile[]): Promise<NamedSchool[]> {
    const known = knownSchools()
    return [...known, ...(await newSchoolsIn(files, known))]
  }

  const knownSchools = (): NamedSchool[] =>
    [...createRecordStore(connection, offered).each('schools')].map(
      ({ cells: { slug = '', name = '', short_name = '' } }) => ({ slug, name, short_name }),
    )

  return {
    recognize,
    tableOf,
    schoolsFor,
    /** Whether a list has schools that are not in the directory. */
    addsSchools: async (file: MappedFile) => (await newSchoolsIn([file], knownSchools())).length > 0,
    askedWords,
    guess: guessMapping,
    guessColumns: (target: MappingTarget, { headers, samples }: ForeignTable) =>
      guessColumns(target, headers, samples),
    remember: (headers: readonly string[], mapping: ColumnMapping) => store.remember(headers, mapping, now()),
    rememberWords: (kind: WordKind, meanings: ReadonlyMap<string, string>) =>
      store.rememberWords(kind, meanings, now()),
  }
}

/** Names of the usual offices in staff lists and among families; the first row of a phrase counts. */
const titlePhrases = () => [
  ...readJobTitles().map(({ role, title }) => ({ role, phrase: title })),
  ...readRolePhrases(),
]

export type Mappings = ReturnType<typeof createMappings>

import { language } from '../rows/cell-types.js'
import { phrasingsFile, seedFiles } from '../rows/seed-content.js'
import type { Cells, SeedFile } from '../rows/seed-file.js'

/** A kind of record, named after its seed file. */
export type RecordKind = keyof typeof seedFiles | 'phrasings'

/** A kind's tables and key. */
interface KindTables {
  /** The table, and its table of words by language. */
  tables: readonly [main: string, words?: string]
  /** The words table's column that names its owner. */
  owner?: string
  /** The columns of the natural key. */
  key: readonly string[]
  /** Lists follow the file's order, which has no column. */
  ordered?: boolean
}

/** Every kind, referenced kinds first. */
export const kindTables: Record<RecordKind, KindTables> = {
  district: { tables: ['district'], key: ['setting'] },
  schools: { tables: ['schools'], key: ['slug'], ordered: true },
  offices: { tables: ['offices', 'office_words'], owner: 'office', key: ['id'], ordered: true },
  contacts: { tables: ['contacts', 'contact_words'], owner: 'contact', key: ['office', 'school'] },
  people: { tables: ['people', 'person_words'], owner: 'person', key: ['slug'] },
  posts: {
    tables: ['posts', 'post_words'],
    owner: 'post',
    key: ['person', 'office', 'school', 'position', 'grades', 'last_names', 'language'],
  },
  calendar: { tables: ['calendar_days', 'calendar_words'], owner: 'day', key: ['start', 'kind', 'levels'] },
  'crisis-lines': { tables: ['crisis_lines', 'crisis_line_words'], owner: 'line', key: ['id'] },
  'outside-services': {
    tables: ['outside_services', 'outside_service_words'],
    owner: 'service',
    key: ['id'],
  },
  links: { tables: ['links', 'link_words'], owner: 'link', key: ['topic', 'office', 'position'] },
  topics: { tables: ['topics', 'topic_words'], owner: 'topic', key: ['slug'], ordered: true },
  ladders: { tables: ['ladder_steps'], key: ['topic', 'level', 'step', 'office'], ordered: true },
  phrasings: { tables: ['phrasings'], key: ['topic', 'lang', 'text'] },
  'danger-phrases': { tables: ['danger_phrases'], key: ['kind', 'lang', 'text'] },
  'out-of-scope': { tables: ['out_of_scope_phrases'], key: ['lang', 'text'] },
  synonyms: { tables: ['synonyms'], key: ['lang', 'word'] },
  rules: { tables: ['rules'], key: ['id'] },
}

export const recordKinds = Object.keys(kindTables) as RecordKind[]

export const isRecordKind = (kind: string): kind is RecordKind => kind in kindTables

/** Kinds that are live at once; the others only after publishing. */
export const directoryKinds = [
  'district',
  'schools',
  'offices',
  'contacts',
  'people',
  'posts',
  'calendar',
  'crisis-lines',
  'outside-services',
  'links',
] as const satisfies RecordKind[]

export type DirectoryKind = (typeof directoryKinds)[number]

export function isDirectoryKind(kind: string): kind is DirectoryKind {
  return (directoryKinds as readonly string[]).includes(kind)
}

/** Phrasings have one file per language; as records they have a language column. */
const phrasings = { ...phrasingsFile, columns: { ...phrasingsFile.columns, lang: language } }

/** The columns of a kind. */
export function describeKind(kind: RecordKind): SeedFile<Cells, Cells> {
  return kind === 'phrasings' ? phrasings : seedFiles[kind]
}

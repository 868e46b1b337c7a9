import type Sqlite from 'better-sqlite3'
import { plainText } from '../../platform/text/plain-text.js'
import type { DirectoryKind } from './record-kinds.js'
import { orderOf } from './record-queries.js'
import type { RecordStore, StoredRecord } from './record-store.js'

/** Record filters. */
export interface RecordFilter {
  /** Words that must all occur in its cells. */
  q: string | null
  /** Slug; `-` for no school. */
  school: string | null
  office: string | null
  /** Contacts last checked before this date. */
  uncheckedSince: string | null
  /** Posts whose holder is away on this date. */
  awayOn: string | null
  /** The offices the account may edit; null for all. */
  offices: readonly string[] | null
}

/** Searched cells of each kind. */
const searched: Record<DirectoryKind, readonly string[]> = {
  district: ['setting', 'value'],
  schools: ['slug', 'name', 'address', 'phone', 'email'],
  offices: ['id', 'name_en', 'name_es', 'answers_for_en'],
  contacts: ['office', 'school', 'phone', 'ext', 'email', 'room', 'internal_note'],
  people: ['slug', 'first_name', 'last_name', 'email', 'title_en'],
  posts: ['person', 'office', 'school', 'duty_en'],
  calendar: ['start', 'end', 'kind', 'name_en'],
  'crisis-lines': ['id', 'name_en', 'call', 'sms', 'text_en'],
  'outside-services': ['id', 'name_en', 'name_es', 'phone'],
  links: ['topic', 'office', 'url', 'label_en', 'label_es'],
}

const orders: Partial<Record<DirectoryKind, string>> = {
  people: `"last_name" collate nocase, "first_name" collate nocase`,
  contacts: '"school", "office"',
  posts: '"school", "office", "position"',
  calendar: '"start"',
}

/** Lists records for the directory editor. */
export function createRecordListStore(connection: Sqlite.Database, records: RecordStore) {
  connection.function('plain_text', { deterministic: true }, (text) => plainText(String(text)))

  function conditionsOf(kind: DirectoryKind, filter: RecordFilter): [string, ...string[]][] {
    const { q, school, office, uncheckedSince, awayOn, offices } = filter
    const all: [string, ...string[]][] = []
    const text = searched[kind].map((header) => `"${header}"`).join(` || ' ' || `)
    for (const word of q?.split(/\s+/).filter(Boolean) ?? [])
      all.push([`instr(plain_text(${text}), ?) > 0`, plainText(word)])
    const placed = kind === 'contacts' || kind === 'posts'
    if (placed && school) all.push(['"school" = ?', school === '-' ? '' : school])
    if (placed && office) all.push(['"office" = ?', office])
    if (placed && offices) all.push(['"office" in (select value from json_each(?))', JSON.stringify(offices)])
    if (kind === 'contacts' && uncheckedSince) all.push(['"checked" < ?', uncheckedSince])
    if (kind === 'posts' && awayOn)
      all.push([
        `"away_from" <> '' and "away_from" <= ? and ("away_until" = '' or "away_until" >= ?)`,
        awayOn,
        awayOn,
      ])
    if (kind === 'people' && (school || office)) all.push(peopleAt(school, office))
    return all
  }

  function where(kind: DirectoryKind, filter: RecordFilter) {
    const conditions = conditionsOf(kind, filter)
    const sql =
      conditions.length > 0 ? `where ${conditions.map(([condition]) => condition).join(' and ')}` : ''
    return { sql, values: conditions.flatMap(([, ...values]) => values) }
  }

  return {
    list(kind: DirectoryKind, filter: RecordFilter, limit: number, offset: number): StoredRecord[] {
      const { sql, values } = where(kind, filter)
      const order = orders[kind] ? `order by ${orders[kind]}` : ''
      const inner = orders[kind] ? '' : orderOf(kind)
      const ids = connection
        .prepare(`select "#" from (${records.select(kind)} ${inner}) ${sql} ${order} limit ? offset ?`)
        .pluck()
        .all(...values, limit, offset) as number[]
      return ids.flatMap((id) => records.get(kind, id) ?? [])
    },
    count(kind: DirectoryKind, filter: RecordFilter): number {
      const { sql, values } = where(kind, filter)
      return connection
        .prepare(`select count(*) from (${records.select(kind)}) ${sql}`)
        .pluck()
        .get(...values) as number
    },
    /** A post's contact, and the posts of a contact or a person. */
    postsOf: (by: 'person' | 'contact', id: number): StoredRecord[] =>
      (
        connection
          .prepare(`select id from posts where ${by} = ? order by position, id`)
          .pluck()
          .all(id) as number[]
      ).flatMap((post) => records.get('posts', post) ?? []),
  }
}

export type RecordListStore = ReturnType<typeof createRecordListStore>

/** No filter. */
export const everyRecord: RecordFilter = {
  q: null,
  school: null,
  office: null,
  uncheckedSince: null,
  awayOn: null,
  offices: null,
}

function peopleAt(school: string | null, office: string | null): [string, ...string[]] {
  const sql = `"#" in (select p.person from posts p join contacts c on c.id = p.contact left join schools s on s.id = c.school
    where (? = '' or coalesce(s.slug, '-') = ?) and (? = '' or c.office = ?))`
  return [sql, school ?? '', school ?? '', office ?? '', office ?? '']
}

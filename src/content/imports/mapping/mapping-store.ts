import type Sqlite from 'better-sqlite3'
import { prepareOnce } from '../../../platform/database/statements.js'
import { toPlainWords } from '../../../platform/text/plain-text.js'
import type { ColumnMapping } from './column-mapping.js'

/** Words of staff lists whose meaning a district decides: job titles lead to offices, words for buildings to schools. */
export type WordKind = 'title' | 'place'

/** Remembers how foreign files were read: their columns, and their words. */
export function createMappingStore(connection: Sqlite.Database) {
  const prepare = (sql: string) => prepareOnce(connection, sql)
  return {
    /** The mapping of the last file with these headers. */
    find(headers: readonly string[]): ColumnMapping | null {
      const row = prepare('select target, columns from import_mappings where headers = ?').get(
        headersKey(headers),
      ) as { target: ColumnMapping['target']; columns: string } | undefined
      return row ? { target: row.target, columns: JSON.parse(row.columns) } : null
    },
    remember(headers: readonly string[], { target, columns }: ColumnMapping, at: Date): void {
      prepare(
        `insert into import_mappings (headers, target, columns, at) values (?, ?, ?, ?)
         on conflict (headers) do update set target = excluded.target, columns = excluded.columns, at = excluded.at`,
      ).run(headersKey(headers), target, JSON.stringify(columns), at.getTime())
    },
    /** @returns an office or a school, `district`, or an empty text for nothing; null if nobody has said it yet */
    meaning(kind: WordKind, word: string): string | null {
      const found = prepare('select meaning from import_words where kind = ? and word = ?')
        .pluck()
        .get(kind, wordKey(word))
      return (found as string | undefined) ?? null
    },
    rememberWords(kind: WordKind, meanings: ReadonlyMap<string, string>, at: Date): void {
      const put = prepare(
        `insert into import_words (kind, word, meaning, at) values (?, ?, ?, ?)
         on conflict (kind, word) do update set meaning = excluded.meaning, at = excluded.at`,
      )
      connection.transaction(() => {
        for (const [word, meaning] of meanings) put.run(kind, wordKey(word), meaning, at.getTime())
      })()
    },
    /** The office of most people with a title. */
    officeOfTitle(title: string): string | null {
      const sql = `select c.office from person_words w join posts p on p.person = w.person join contacts c on c.id = p.contact
        where w.lang = 'en' and lower(w.title) = lower(?) group by c.office order by count(*) desc, c.office limit 1`
      return (prepare(sql).pluck().get(title) as string | undefined) ?? null
    },
  }
}

export type MappingStore = ReturnType<typeof createMappingStore>

const headersKey = (headers: readonly string[]) => JSON.stringify(headers.map(wordKey))

/** Letter case, accents and signs make no difference. */
export const wordKey = (word: string) => toPlainWords(word).join(' ')

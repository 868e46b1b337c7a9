import type Sqlite from 'better-sqlite3'
import { mainLanguage } from '../../paths/paths.js'
import { prepareOnce } from '../../platform/database/statements.js'

/** Titles of topics by slug, in a language or else in English; null for an unknown topic. */
export function createTopicTitleStore(connection: Sqlite.Database) {
  return (lang: string) =>
    (slug: string): string | null =>
      (prepareOnce(
        connection,
        'select title from topic_words where topic = ? and lang in (?, ?) order by lang = ? desc limit 1',
      )
        .pluck()
        .get(slug, lang, mainLanguage, lang) as string | undefined) ?? null
}

/** Whether a topic of the working copy leads to an office. */
export function createHasTopics(connection: Sqlite.Database) {
  return (office: string): boolean =>
    prepareOnce(connection, 'select 1 from ladder_steps where office = ? limit 1').get(office) !== undefined
}

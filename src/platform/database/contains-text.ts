import { type Column, type SQL, sql } from 'drizzle-orm'

/**
 * Matches a column that contains some words, case-insensitive in English; wildcards are escaped.
 * @param words empty matches any text
 */
export function containsText(column: Column, words: string): SQL | undefined {
  if (words === '') return undefined
  return sql`${column} like ${`%${words.replace(/[\\%_]/g, '\\$&')}%`} escape '\\'`
}

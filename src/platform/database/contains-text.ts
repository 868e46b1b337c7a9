import { type Column, type SQL, sql } from 'drizzle-orm'

/**
 * Whether a text holds some words, whatever signs are in them. Large and small letters of English are the same.
 * @param words empty for any text
 */
export function containsText(column: Column, words: string): SQL | undefined {
  if (words === '') return undefined
  return sql`${column} like ${`%${words.replace(/[\\%_]/g, '\\$&')}%`} escape '\\'`
}

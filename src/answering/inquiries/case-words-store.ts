import { and, inArray, isNotNull, lte, sql } from 'drizzle-orm'
import type { Database } from '../../platform/database/open-database.js'
import { savedCases } from '../../platform/database/routing-schema.js'
import { inquiries } from '../../platform/database/schema.js'

type Writer = Pick<Database, 'update' | 'delete'>

/**
 * Erases saved cases with a family's words when the question's text is no longer kept. Call it in the transaction that
 * erases the text.
 * @returns how many
 */
export function eraseCaseWords(database: Writer): number {
  const { inquiry } = savedCases
  const kept = sql`exists (select 1 from ${inquiries} where ${inquiries.id} = ${inquiry} and ${inquiries.text} is not null)`
  return database
    .delete(savedCases)
    .where(and(isNotNull(inquiry), sql`not ${kept}`))
    .run().changes
}

/** Erases cases that nobody approved in time. @param since they have waited since then, or longer @returns how many */
export function eraseUnsureCases(database: Writer, since: Date): number {
  return database.delete(savedCases).where(lte(savedCases.unsureSince, since.getTime())).run().changes
}

/** Removes an expired answer's code from the cases made from it. */
export function dropCaseCodes(database: Writer): void {
  const { source, key } = savedCases
  const there = sql`exists (select 1 from ${inquiries} where ${inquiries.code} = ${key})`
  database
    .update(savedCases)
    .set({ key: null })
    .where(and(inArray(source, ['inquiry', 'wrong-door']), isNotNull(key), sql`not ${there}`))
    .run()
}

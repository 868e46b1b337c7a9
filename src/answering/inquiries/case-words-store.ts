import { and, inArray, isNotNull, lte, sql } from 'drizzle-orm'
import type { Database } from '../../platform/database/open-database.js'
import { savedCases } from '../../platform/database/routing-schema.js'
import { inquiries } from '../../platform/database/schema.js'

type Writer = Pick<Database, 'update' | 'delete'>

/**
 * Erases the saved cases whose words are a family's where the text of the family's question is kept no more. Call it in the transaction
 * that erases the text.
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

/** Erases the cases that nobody has said may stay. @param since they wait since then, or longer @returns how many */
export function eraseUnsureCases(database: Writer, since: Date): number {
  return database.delete(savedCases).where(lte(savedCases.unsureSince, since.getTime())).run().changes
}

/** Takes the code of an answer that is there no more from the cases that were made of it. */
export function dropCaseCodes(database: Writer): void {
  const { source, key } = savedCases
  const there = sql`exists (select 1 from ${inquiries} where ${inquiries.code} = ${key})`
  database
    .update(savedCases)
    .set({ key: null })
    .where(and(inArray(source, ['inquiry', 'wrong-door']), isNotNull(key), sql`not ${there}`))
    .run()
}

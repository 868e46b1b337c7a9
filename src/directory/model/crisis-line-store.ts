import { asc } from 'drizzle-orm'
import type { Database } from '../../platform/database/open-database.js'
import { crisisLines, crisisLineWords } from '../../platform/database/schema.js'
import { wordsByOwner } from './in-language.js'
import type { InLanguages } from './topic.js'
import type { Translations } from './translations.js'

/** A line to call or text when someone may be in danger. */
export type CrisisLine = typeof crisisLines.$inferSelect & {
  words: InLanguages<{ name: string; text: string }>
}

/** All lines, most urgent first. */
export function listCrisisLines(
  database: Pick<Database, 'select'>,
  translations: Translations,
): CrisisLine[] {
  const words = wordsByOwner(
    database.select().from(crisisLineWords).all(),
    (row) => row.line,
    ({ name, text }) => ({ name, text }),
    { name: '', text: '' },
  )
  const rows = database
    .select()
    .from(crisisLines)
    .orderBy(asc(crisisLines.position), asc(crisisLines.id))
    .all()
  return rows.map((row) => ({ ...row, words: translations.addTo('crisis-line', row.id, words(row.id)) }))
}

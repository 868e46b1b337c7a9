import { createHash } from 'node:crypto'
import { asc, inArray, sql } from 'drizzle-orm'
import type { Database } from '../../platform/database/open-database.js'
import { translations } from '../../platform/database/translation-schema.js'
import { groupTranslations, knownGroup, shareGroup, type TranslationGroup } from './translation-groups.js'
import { type TranslatedKind, type Translations, translationsIn } from './translations.js'

const { kind, owner, lang, words, english } = translations

/** All rows of a kind as one: reading thousands takes five times as long. JSON has no line breaks. */
const together = sql<Buffer>`cast(group_concat(
  ${owner} || ' ' || ${lang} || ' ' || ${english} || ' ' || ${words}, char(10)) as blob)`

/** Every translation, for display. What another directory of this process has in memory is not read again. */
export function readTranslations(database: Pick<Database, 'select'>): Translations {
  const hashes = database
    .select({ kind, together })
    .from(translations)
    .groupBy(kind)
    .all()
    .map((row) => ({ kind: row.kind, hash: createHash('sha256').update(row.together).digest('base64') }))
  const groups = new Map<TranslatedKind, TranslationGroup>()
  for (const each of hashes) {
    const known = knownGroup(each.kind, each.hash)
    if (known) groups.set(each.kind, known)
  }
  const missing = hashes.filter((each) => !groups.has(each.kind))
  if (missing.length > 0) {
    const kinds = missing.map((each) => each.kind)
    const columns = { kind, owner, lang, words, english }
    const rows = database
      .select(columns)
      .from(translations)
      .where(inArray(kind, kinds))
      .orderBy(asc(kind), asc(owner), asc(lang))
      .all()
    const read = groupTranslations(rows)
    for (const each of missing) {
      const group = read.get(each.kind)
      if (group) groups.set(each.kind, shareGroup(each.kind, each.hash, group))
    }
  }
  return translationsIn(groups)
}

import { and, desc, eq, gt, isNotNull, isNull, or } from 'drizzle-orm'
import type { Database } from '../../platform/database/open-database.js'
import { inquiries, schools } from '../../platform/database/schema.js'
import type { ReplayItem } from './replay.js'
import { createSavedCaseStore } from './saved-case-store.js'

/** Everything to replay: saved cases that need no review, and the latest inquiries whose redacted text is still stored. */
export function listReplayItems(
  database: Pick<Database, 'select' | 'insert' | 'update' | 'delete'>,
  { maxInquiries, now }: { maxInquiries: number; now: Date },
): ReplayItem[] {
  const cases = createSavedCaseStore(database)
    .all()
    .filter(({ unsureSince }) => unsureSince === null)
    .map((each) => ({
      key: `case:${each.id}`,
      text: each.concern,
      lang: each.lang,
      school: null,
      level: each.level,
      asked: each,
    }))
  return [...cases, ...listRecent(database, maxInquiries, now)]
}

function listRecent(database: Pick<Database, 'select'>, limit: number, now: Date): ReplayItem[] {
  const { code, text, textUntil, askedAt, lang, school } = inquiries
  const kept = and(isNotNull(text), or(isNull(textUntil), gt(textUntil, now.getTime())))
  const rows = database
    .select({ code, text, lang, slug: schools.slug })
    .from(inquiries)
    .leftJoin(schools, eq(schools.id, school))
    .where(kept)
    .orderBy(desc(askedAt))
    .limit(limit)
    .all()
  return rows.map((row) => ({
    key: `inquiry:${row.code}`,
    text: row.text ?? '',
    lang: row.lang,
    school: row.slug,
    level: null,
    asked: null,
  }))
}

/** Texts behind the keys of a report; omits deleted ones. */
export function findTexts(
  database: Pick<Database, 'select' | 'insert' | 'update' | 'delete'>,
  keys: readonly string[],
  now: Date,
): Map<string, string> {
  const ids = keys.flatMap((key) => (key.startsWith('case:') ? [Number(key.slice(5))] : []))
  const found = new Map(
    createSavedCaseStore(database)
      .byIds(ids)
      .map(({ id, concern }) => [`case:${id}`, concern]),
  )
  for (const key of keys) {
    if (!key.startsWith('inquiry:')) continue
    const row = database
      .select({ text: inquiries.text, until: inquiries.textUntil })
      .from(inquiries)
      .where(eq(inquiries.code, key.slice(8)))
      .get()
    if (row?.text && (row.until === null || row.until > now.getTime())) found.set(key, row.text)
  }
  return found
}

import { contentHash } from '../../answering/revision/content-hash.js'
import { firstByLevel } from '../../answering/whom-to-ask.js'
import { insertRevision, latestRevision, packedRevision } from '../../content/revisions/revision-store.js'
import { summarizeChanges } from '../../content/revisions/summarize-changes.js'
import { readSampleMarks } from '../../content/sample/sample-marks.js'
import type { ShopperConcern } from '../../content/shopper/shopper-concerns.js'
import type { Database } from '../../platform/database/open-database.js'
import { fromRoot } from '../../platform/root.js'

/** Revisions before, with, and after the mistake. */
export interface MistakeRevisions {
  before: number
  bad: number
  after: number
}

/** The office that most test questions are about, without dangers. */
export function mostExpected(concerns: readonly ShopperConcern[]): string {
  const times = new Map<string, number>()
  for (const { asked } of concerns) {
    const [first] = asked.crisis ? [] : asked.expect
    if (first) times.set(first, (times.get(first) ?? 0) + 1)
  }
  return [...times].sort(([, a], [, b]) => b - a)[0]?.[0] ?? ''
}

/**
 * Publishes the routing without an office's phrasings, and then as it was before. What is live stays the same.
 * @param office whose phrasings were lost
 */
export function publishMistake(
  database: Database,
  office: string,
  { madeAt, takenBackAt }: { madeAt: Date; takenBackAt: Date },
): MistakeRevisions {
  const { id, content, contentHash: hash } = latestRevision(database)!
  const isFirst = (slugs: readonly string[]) => slugs[0] === office
  const topics = new Set(
    content.topics.flatMap((topic) =>
      firstByLevel(topic).some(({ offices }) => isFirst(offices)) ? [topic.slug] : [],
    ),
  )
  const lost = { ...content, phrasings: content.phrasings.filter(({ topic }) => !topics.has(topic)) }
  const by = `jordan.ellis@${readSampleMarks(fromRoot('seeds')).host}`
  const bad = insertRevision(
    database,
    {
      ...{ publishedAt: madeAt, publishedBy: by, note: 'Phrasings from the new spreadsheet' },
      ...{ contentHash: contentHash(lost), summary: summarizeChanges(content, lost) },
    },
    lost,
  )
  const after = insertRevision(
    database,
    {
      ...{ publishedAt: takenBackAt, publishedBy: by, note: 'The spreadsheet had lost some topics' },
      ...{ contentHash: hash, summary: summarizeChanges(lost, content) },
    },
    content,
    packedRevision(database, id)!.packed,
  )
  return { before: id, bad: bad.id, after: after.id }
}

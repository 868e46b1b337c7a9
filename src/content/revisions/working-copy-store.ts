import { asc, eq } from 'drizzle-orm'
import type { RevisionContent, WrittenContent } from '../../answering/revision/revision.js'
import { type InLanguages, type RoutingTopic, schoolLevels } from '../../directory/model/topic.js'
import { groupBy } from '../../platform/database/group-by.js'
import type { Database } from '../../platform/database/open-database.js'
import { readSorted } from '../../platform/database/read-rows.js'
import { retiredTopics, thresholds } from '../../platform/database/routing-schema.js'
import * as table from '../../platform/database/schema.js'

/** Reads the working copy: the content that would be published now. Equal data gives equal content, in the same order. */
export function readWorkingCopy(database: Database): WrittenContent {
  return database.transaction((tx) => ({
    offices: readOffices(tx),
    topics: readTopics(database),
    phrasings: readSorted(database, table.phrasings, ['topic', 'lang', 'text'], ['topic', 'lang', 'text']),
    dangerPhrases: readDangerPhrases(database),
    outOfScope: readOutOfScope(database),
    synonyms: readSorted(database, table.synonyms, ['lang', 'word', 'means'], ['lang', 'word']),
    rules: readRules(tx),
    ...readThresholds(tx),
    ...readRetired(tx),
  }))
}

type Reader = Pick<Database, 'select'>

function readOffices(tx: Reader): RevisionContent['offices'] {
  const words = wordsBy(tx.select().from(table.officeWords).orderBy(asc(table.officeWords.lang)).all(), {
    owner: (row) => row.office,
    words: ({ name, answersFor }) => ({ name, answersFor }),
  })
  const offices = tx
    .select()
    .from(table.offices)
    .orderBy(asc(table.offices.position), asc(table.offices.id))
    .all()
  return offices.map(({ id, level }) => ({ id, level, words: words(id) }))
}

function readTopics(database: Database): RoutingTopic[] {
  const columns = ['topic', 'lang', 'title', 'summary', 'bring'] as const
  const words = wordsBy(readSorted(database, table.topicWords, columns, ['lang']), {
    owner: (row) => row.topic,
    words: ({ title, summary, bring }) => ({ title, summary, bring }),
  })
  const ladders = readLadders(database)
  const fields = ['slug', 'also', 'straight', 'legal'] as const
  const topics = readSorted(database, table.topics, fields, ['position', 'slug'])
  return topics.map(({ slug, also, straight, legal }) => ({
    slug,
    also,
    straight,
    legal,
    words: words(slug),
    ladders: ladders(slug),
  }))
}

type Steps = Pick<typeof table.ladderSteps.$inferSelect, 'topic' | 'level' | 'step' | 'office'>

function readLadders(database: Database): (topic: string) => RoutingTopic['ladders'] {
  const columns = ['topic', 'level', 'step', 'office'] as const
  const order = ['topic', 'level', 'step', 'position', 'office'] as const
  const rows = readSorted(database, table.ladderSteps, columns, order)
  const byTopic = groupBy(rows, (row) => row.topic)
  return (slug) => laddersOf(byTopic.get(slug) ?? [])
}

function laddersOf(rows: Steps[]): RoutingTopic['ladders'] {
  const byLevel = groupBy(rows, (row) => row.level)
  const own = schoolLevels.flatMap((level) => {
    const steps = byLevel.get(level)
    return steps ? [[level, stepsOf(steps)] as const] : []
  })
  // Without an `any` ladder, an unknown level makes every level's ladder equally right.
  return { any: stepsOf(byLevel.get('any') ?? rows), ...Object.fromEntries(own) }
}

function stepsOf(rows: Steps[]): string[][] {
  const steps = [...groupBy(rows, (row) => row.step)].sort(([a], [b]) => a - b)
  return steps.map(([, each]) => [...new Set(each.map((row) => row.office))])
}

function readDangerPhrases(database: Database): WrittenContent['dangerPhrases'] {
  return readSorted(
    database,
    table.dangerPhrases,
    ['kind', 'lang', 'danger', 'text'],
    ['kind', 'lang', 'text'],
  )
}

function readOutOfScope(database: Database): WrittenContent['outOfScope'] {
  const rows = readSorted(database, table.outOfScopePhrases, ['who', 'lang', 'text'], ['lang', 'text'])
  return rows.map(({ who, ...row }) => (who === null ? row : { who, ...row }))
}

function readRules(tx: Reader): RevisionContent['rules'] {
  const { id, name, why, conditions, action, startsOn, endsOn, active, position } = table.rules
  const rows = tx
    .select({ id, name, why, conditions, action, startsOn, endsOn })
    .from(table.rules)
    .where(eq(active, true))
    .orderBy(asc(position), asc(id))
    .all()
  // Seeding and the editor check rules when they write them, and compiling a revision checks them again.
  return rows as RevisionContent['rules']
}

/** Without moved thresholds there is no key, so that the content's hash stays the same as in older versions. */
function readThresholds(tx: Reader): Pick<RevisionContent, 'thresholds'> {
  const rows = tx.select().from(thresholds).orderBy(asc(thresholds.name)).all()
  return rows.length === 0 ? {} : { thresholds: Object.fromEntries(rows.map((row) => [row.name, row.value])) }
}

/** Without retired topics there is no key, as of thresholds. */
function readRetired(tx: Reader): Pick<RevisionContent, 'retired'> {
  const rows = tx.select().from(retiredTopics).orderBy(asc(retiredTopics.slug)).all()
  return rows.length === 0 ? {} : { retired: rows }
}

/** Groups words, one row per language, by owner. */
function wordsBy<R extends { lang: string }, W>(
  rows: R[],
  { owner, words }: { owner: (row: R) => string; words: (row: R) => W },
): (id: string) => InLanguages<W> {
  const byOwner = groupBy(rows, owner)
  return (id) =>
    Object.fromEntries((byOwner.get(id) ?? []).map((row) => [row.lang, words(row)])) as InLanguages<W>
}

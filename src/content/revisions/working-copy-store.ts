import { asc, eq } from 'drizzle-orm'
import type { RevisionContent, WrittenContent } from '../../answering/revision/revision.js'
import { type InLanguages, type RoutingTopic, schoolLevels } from '../../directory/model/topic.js'
import { groupBy } from '../../platform/database/group-by.js'
import type { Database } from '../../platform/database/open-database.js'
import { retiredTopics, thresholds } from '../../platform/database/routing-schema.js'
import * as table from '../../platform/database/schema.js'

/** Reads the working copy: the content that would be published now. Equal data gives equal content, in the same order. */
export function readWorkingCopy(database: Database): WrittenContent {
  return database.transaction((tx) => ({
    offices: readOffices(tx),
    topics: readTopics(tx),
    phrasings: readPhrasings(tx),
    dangerPhrases: readDangerPhrases(tx),
    outOfScope: readOutOfScope(tx),
    synonyms: readSynonyms(tx),
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

function readTopics(tx: Reader): RoutingTopic[] {
  const words = wordsBy(tx.select().from(table.topicWords).orderBy(asc(table.topicWords.lang)).all(), {
    owner: (row) => row.topic,
    words: ({ title, summary, bring }) => ({ title, summary, bring }),
  })
  const ladders = readLadders(tx)
  const topics = tx
    .select()
    .from(table.topics)
    .orderBy(asc(table.topics.position), asc(table.topics.slug))
    .all()
  return topics.map(({ slug, also, straight, legal }) => ({
    slug,
    also,
    straight,
    legal,
    words: words(slug),
    ladders: ladders(slug),
  }))
}

type Steps = typeof table.ladderSteps.$inferSelect

function readLadders(tx: Reader): (topic: string) => RoutingTopic['ladders'] {
  const { topic, level, step, position, office } = table.ladderSteps
  const rows = tx
    .select()
    .from(table.ladderSteps)
    .orderBy(asc(topic), asc(level), asc(step), asc(position), asc(office))
    .all()
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

function readPhrasings(tx: Reader): WrittenContent['phrasings'] {
  const { topic, lang, text } = table.phrasings
  return tx
    .select({ topic, lang, text })
    .from(table.phrasings)
    .orderBy(asc(topic), asc(lang), asc(text))
    .all()
}

function readDangerPhrases(tx: Reader): WrittenContent['dangerPhrases'] {
  const { kind, lang, danger, text } = table.dangerPhrases
  const rows = tx.select({ kind, lang, danger, text }).from(table.dangerPhrases)
  return rows.orderBy(asc(kind), asc(lang), asc(text)).all()
}

function readOutOfScope(tx: Reader): WrittenContent['outOfScope'] {
  const { who, lang, text } = table.outOfScopePhrases
  const rows = tx.select({ who, lang, text }).from(table.outOfScopePhrases)
  return rows
    .orderBy(asc(lang), asc(text))
    .all()
    .map(({ who, ...row }) => (who === null ? row : { who, ...row }))
}

function readSynonyms(tx: Reader): RevisionContent['synonyms'] {
  const { lang, word, means } = table.synonyms
  return tx.select({ lang, word, means }).from(table.synonyms).orderBy(asc(lang), asc(word)).all()
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

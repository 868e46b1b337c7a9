import { eq, sql } from 'drizzle-orm'
import type { Database } from '../../platform/database/open-database.js'
import { retiredTopics, savedCases } from '../../platform/database/routing-schema.js'
import {
  inquiries,
  ladderSteps,
  phrasings,
  rules,
  topics,
  topicWords,
} from '../../platform/database/schema.js'

/** Everything that refers to a topic and blocks its retirement. */
export interface TopicInUse {
  rules: string[]
}

type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0]

/**
 * Takes a topic out of the working copy.
 * @param successor slug; null if nobody answers this anymore
 * @param mayChangeAll false for editors: rules then block it, and protected cases stay as they are
 */
export function retireTopic(
  tx: Transaction,
  slug: string,
  successor: string | null,
  mayChangeAll: boolean,
): TopicInUse | null {
  const naming = rulesNaming(tx, slug)
  if ((successor === null || !mayChangeAll) && naming.length > 0)
    return { rules: naming.map(({ name }) => name) }
  const title = tx
    .select({ title: topicWords.title })
    .from(topicWords)
    .where(sql`${topicWords.topic} = ${slug} and ${topicWords.lang} = 'en'`)
    .get()?.title
  if (successor !== null) {
    widenCases(tx, slug, successor, mayChangeAll)
    moveWords(tx, slug, successor)
    for (const rule of naming) renameIn(tx, rule, slug, successor)
  }
  tx.delete(topics).where(eq(topics.slug, slug)).run()
  tx.update(retiredTopics).set({ successor }).where(eq(retiredTopics.successor, slug)).run()
  tx.insert(retiredTopics)
    .values({ slug, title: title ?? slug, successor })
    .onConflictDoUpdate({ target: retiredTopics.slug, set: { successor } })
    .run()
  return null
}

type RuleRow = typeof rules.$inferSelect

const topicsOf = ({ conditions }: Pick<RuleRow, 'conditions'>) => (conditions.topics ?? []) as string[]

/** The rules that lead to a topic, or are for it. */
function rulesNaming(tx: Pick<Database, 'select'>, slug: string): RuleRow[] {
  const all = tx.select().from(rules).orderBy(rules.position, rules.id).all()
  return all.filter((rule) => rule.action.topic === slug || topicsOf(rule).includes(slug))
}

function renameIn(tx: Transaction, rule: RuleRow, slug: string, successor: string): void {
  const rename = (each: string) => (each === slug ? successor : each)
  const action = rule.action.topic === slug ? { ...rule.action, topic: successor } : rule.action
  const named = [...new Set(topicsOf(rule).map(rename))]
  const conditions = named.length > 0 ? { ...rule.conditions, topics: named } : rule.conditions
  tx.update(rules).set({ action, conditions }).where(eq(rules.id, rule.id)).run()
}

/** Titles become phrasings: families still find it by its name. */
function moveWords(tx: Transaction, slug: string, successor: string): void {
  tx.run(sql`insert or ignore into phrasings (topic, lang, text)
    select ${successor}, lang, text from phrasings where topic = ${slug} order by id`)
  tx.run(sql`insert or ignore into phrasings (topic, lang, text)
    select ${successor}, lang, title from topic_words where topic = ${slug} order by lang`)
  tx.delete(phrasings).where(eq(phrasings.topic, slug)).run()
}

/**
 * Cases in the topic's own words, or from questions that were answered with it, also accept whom the successor asks
 * first. What they accepted before stays, so that a rollback breaks none.
 */
function widenCases(tx: Transaction, slug: string, successor: string, protectedToo: boolean): void {
  const first = tx
    .select({ office: ladderSteps.office })
    .from(ladderSteps)
    .where(sql`${ladderSteps.topic} = ${successor} and ${ladderSteps.step} = 1`)
    .orderBy(ladderSteps.level, ladderSteps.position)
    .all()
    .map(({ office }) => office)
  const cases = tx
    .select()
    .from(savedCases)
    .where(
      sql`${savedCases.scope} and (lower(trim(${savedCases.concern})) in (select lower(text) from phrasings where topic = ${slug})
        or exists (select 1 from ${inquiries} where ${inquiries.id} = ${savedCases.inquiry}
          and json_extract(${inquiries.result}, '$.offices[0].topic') = ${slug}))`,
    )
    .all()
  for (const { id, expect, ok, protected: isProtected } of cases) {
    if (expect.length === 0 || (isProtected && !protectedToo)) continue
    const added = [...new Set(first)].filter((office) => !expect.includes(office) && !ok.includes(office))
    if (added.length > 0)
      tx.update(savedCases)
        .set({ ok: [...ok, ...added] })
        .where(eq(savedCases.id, id))
        .run()
  }
}

/** The rules that name a topic, in their order. */
export function listRulesNaming(
  database: Pick<Database, 'select'>,
  slug: string,
): { id: string; name: string }[] {
  return rulesNaming(database, slug).map(({ id, name }) => ({ id, name }))
}

import { eq, isNull } from 'drizzle-orm'
import type { Database } from '../../platform/database/open-database.js'
import {
  dangerPhrases,
  ladderSteps,
  outsideServices,
  rules,
  schools,
} from '../../platform/database/schema.js'
import { readCsv } from '../../platform/files/csv.js'
import { fromRoot } from '../../platform/root.js'
import type { DemoSources, DemoTopic } from './make-inquiry.js'
import type { Season } from './year-shape.js'

const file = 'topics.csv'

/** Of all answers to a topic that families judge, at least and at most this share is wrong. */
const wrongShares = { min: 0.03, max: 0.2 }

/** The first rules decide most often. Some send families wrong so often that a year's counts may show it. */
const ruleWrongShares = [0.35, 0.4, 0.3]

/** The district's own topics, schools and services; and how often each topic comes up. */
export function readDemoSources(database: Database, revision: number, random: () => number): DemoSources {
  return {
    revision,
    topics: readTopics(database, random),
    schools: database.select().from(schools).where(isNull(schools.closedFrom)).all(),
    outside: [
      null,
      ...database
        .select()
        .from(outsideServices)
        .all()
        .map(({ id }) => id),
    ],
    dangerKinds: [
      ...new Set(
        database
          .select()
          .from(dangerPhrases)
          .all()
          .flatMap(({ kind, danger }) => (danger ? [kind] : [])),
      ),
    ].sort(),
    rules: database
      .select({ id: rules.id })
      .from(rules)
      .where(eq(rules.active, true))
      .orderBy(rules.position)
      .all()
      .map(({ id }, i) => ({ id, share: 1 / (i + 1), wrongShare: ruleWrongShares[i] ?? wrongShares.min })),
  }
}

function readTopics(database: Database, random: () => number): DemoTopic[] {
  const offices = new Map<string, DemoTopic['offices']>()
  const steps = database.select().from(ladderSteps).orderBy(ladderSteps.step, ladderSteps.position).all()
  for (const { topic, level, office } of steps) {
    const known = offices.get(topic) ?? {}
    known[level] ??= office
    offices.set(topic, known)
  }
  const rows = readCsv(fromRoot('seeds', 'demo-year', file), file, [])?.rows ?? []
  return rows.flatMap(({ cells: [slug = '', share, season] }) => {
    const own = offices.get(slug)
    const wrongShare = wrongShares.min + random() ** 3 * (wrongShares.max - wrongShares.min)
    return own ? [{ slug, share: Number(share), season: season as Season, offices: own, wrongShare }] : []
  })
}

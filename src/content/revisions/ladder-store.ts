import { asc, eq } from 'drizzle-orm'
import { type Level, schoolLevels } from '../../directory/model/topic.js'
import { groupBy } from '../../platform/database/group-by.js'
import type { Database } from '../../platform/database/open-database.js'
import { ladderSteps } from '../../platform/database/schema.js'

export type LadderLevel = 'any' | Level
export const ladderLevels: readonly LadderLevel[] = ['any', ...schoolLevels]

/** A topic's ladders: one entry per step, its equally right offices. */
export type Ladders = Partial<Record<LadderLevel, string[][]>>

export function readLadders(database: Pick<Database, 'select'>, slug: string): Ladders {
  const { topic, step, position } = ladderSteps
  const rows = database
    .select()
    .from(ladderSteps)
    .where(eq(topic, slug))
    .orderBy(asc(step), asc(position))
    .all()
  const ladders: Ladders = {}
  for (const [level, steps] of groupBy(rows, (row) => row.level))
    ladders[level] = [...groupBy(steps, (row) => row.step).values()].map((each) =>
      each.map((row) => row.office),
    )
  return ladders
}

/** Replaces a topic's ladders. Call it in a transaction. */
export function writeLadders(tx: Pick<Database, 'delete' | 'insert'>, slug: string, ladders: Ladders): void {
  tx.delete(ladderSteps).where(eq(ladderSteps.topic, slug)).run()
  for (const [level, steps] of Object.entries(ladders))
    for (const [index, offices] of steps.entries())
      for (const [position, office] of offices.entries())
        tx.insert(ladderSteps)
          .values({ topic: slug, level: level as LadderLevel, step: index + 1, office, position })
          .onConflictDoNothing()
          .run()
}

/** Every office on each topic's ladders. */
export function listLadderOffices(database: Pick<Database, 'selectDistinct'>): Map<string, string[]> {
  const { topic, office } = ladderSteps
  const rows = database.selectDistinct({ topic, office }).from(ladderSteps).all()
  const offices = [...groupBy(rows, (row) => row.topic)]
  return new Map(offices.map(([slug, steps]) => [slug, steps.map((row) => row.office)]))
}

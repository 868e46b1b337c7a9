import { and, count, desc, eq, gte, max } from 'drizzle-orm'
import type { Database } from '../database/open-database.js'
import { inquiries, wrongDoors } from '../database/schema.js'

/** An office that a parent was sent to, and that was not the right one. */
export interface WrongDoor {
  /** Code of the inquiry. */
  code: string
  reportedAt: Date
  office: string
  /** Slug; null where a name or a rule led there. */
  topic: string | null
  /** Id; null where no rule did. */
  rule: string | null
}

/** How often one topic or rule led to one office in vain. */
export interface WrongDoorCount {
  topic: string | null
  rule: string | null
  office: string
  times: number
  lastAt: Date
}

/** Charges a wrong door: once an inquiry and office. What is known of no inquiry is charged to nobody. */
export function chargeWrongDoor(database: Database, { code, reportedAt, ...door }: WrongDoor): void {
  const { id, school, lang } = inquiries
  const inquiry = database.select({ id, school, lang }).from(inquiries).where(eq(inquiries.code, code)).get()
  if (!inquiry) return
  database
    .insert(wrongDoors)
    .values({
      ...door,
      inquiry: inquiry.id,
      school: inquiry.school,
      lang: inquiry.lang,
      reportedAt: reportedAt.getTime(),
    })
    .onConflictDoNothing()
    .run()
}

/** Takes a charge back: the office was right after all. */
export function dropWrongDoor(database: Database, code: string, office: string): void {
  const ids = database.select({ id: inquiries.id }).from(inquiries).where(eq(inquiries.code, code))
  database
    .delete(wrongDoors)
    .where(and(eq(wrongDoors.inquiry, ids), eq(wrongDoors.office, office)))
    .run()
}

/** What led to wrong doors since a moment, the most frequent first. */
export function listWrongDoors(database: Pick<Database, 'select'>, since: Date): WrongDoorCount[] {
  const { topic, rule, office, reportedAt } = wrongDoors
  const times = count()
  const rows = database
    .select({ topic, rule, office, times, last: max(reportedAt) })
    .from(wrongDoors)
    .where(gte(reportedAt, since.getTime()))
    .groupBy(topic, rule, office)
    .orderBy(desc(times), topic, rule, office)
    .all()
  return rows.map(({ last, ...row }) => ({ ...row, lastAt: new Date(last ?? 0) }))
}

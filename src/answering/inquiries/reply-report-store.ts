import { count, desc, eq, gte, sql, sum } from 'drizzle-orm'
import type { Database } from '../../platform/database/open-database.js'
import { inquiries, replyReports } from '../../platform/database/schema.js'
import type { Statement } from '../../platform/database/statements.js'

/** Whether an office answered a family by the promised date. */
export interface ReplyReport {
  /** ISO date of the report. */
  day: string
  office: string
  /** Slug; null when a name or a rule led there. */
  topic: string | null
  answered: boolean
}

/** How often an office answered, and how often not yet. */
export interface ReplyCount {
  office: string
  topic: string | null
  answered: number
  unanswered: number
}

/** Stores the first report of an inquiry; later ones, and those of unknown inquiries, change nothing. */
export function replyReportStatement(code: string, report: ReplyReport): Statement {
  const { day, office, topic, answered } = report
  return { sql: insertSql, params: [day, office, topic, answered ? 1 : 0, code] }
}

const insertSql = `
  insert into reply_reports (inquiry, day, office, topic, answered)
  select id, ?, ?, ?, ? from inquiries where code = ?
  on conflict do nothing`

/** @returns null when nobody reported for this inquiry */
export function findReplyReport(
  database: Pick<Database, 'select'>,
  code: string,
): Pick<ReplyReport, 'office' | 'answered'> | null {
  const { office, answered, inquiry } = replyReports
  const row = database
    .select({ office, answered })
    .from(replyReports)
    .innerJoin(inquiries, eq(inquiries.id, inquiry))
    .where(eq(inquiries.code, code))
    .get()
  return row ?? null
}

/** By office and topic, those that did not answer first. @param since ISO date */
export function countReplyReports(database: Pick<Database, 'select'>, since: string): ReplyCount[] {
  const { day, office, topic, answered } = replyReports
  const yes = sum(answered).mapWith(Number)
  const late = sql<number>`${count()} - ${sum(answered)}`
  return database
    .select({ office, topic, answered: yes, unanswered: late })
    .from(replyReports)
    .where(gte(day, since))
    .groupBy(office, topic)
    .orderBy(desc(late), office, topic)
    .all()
}

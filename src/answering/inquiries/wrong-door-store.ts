import { count, desc, gte, max } from 'drizzle-orm'
import type { Database } from '../../platform/database/open-database.js'
import { wrongDoors } from '../../platform/database/schema.js'
import type { Statement } from '../../platform/database/statements.js'

/** An office that a family was wrongly sent to. */
export interface WrongDoor {
  /** Code of the inquiry. */
  code: string
  /** For the front office's own charge: when it logged the referral. */
  reportedAt: Date
  office: string
  /** Slug; null when a name or a rule led there. */
  topic: string | null
  /** Id; null when no rule did. */
  rule: string | null
}

/** How often one topic or rule led to one wrong office. */
export interface WrongDoorCount {
  topic: string | null
  rule: string | null
  office: string
  times: number
  lastAt: Date
}

/**
 * Charges a wrong door, once per inquiry and office; unknown inquiries charge nobody. Removes the charge if the office
 * was right after all; or, for null, if it is that of `reportedAt`. A family's charge outlives the front office's own.
 */
export function wrongDoorStatement(door: WrongDoor, right: boolean | null = false): Statement {
  const { code, office, topic, rule } = door
  const at = new Date(door.reportedAt).getTime()
  if (right === null) return { sql: `${dropSql} and reported_at = ?`, params: [code, office, at] }
  if (right) return { sql: dropSql, params: [code, office] }
  return { sql: chargeSql, params: [at, office, topic, rule, code] }
}

const dropSql =
  'delete from wrong_doors where inquiry = (select id from inquiries where code = ?) and office = ?'
const chargeSql = `
  insert into wrong_doors (reported_at, office, topic, rule, inquiry, school, lang)
  select ?, ?, ?, ?, id, school, lang from inquiries where code = ?
  on conflict (inquiry, office) do update set reported_at = excluded.reported_at
  where exists (
    select 1 from referrals
    where referrals.inquiry = wrong_doors.inquiry and referrals.logged_at = wrong_doors.reported_at
  )`

/** Topics and rules that led to wrong doors since a moment, most frequent first. */
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

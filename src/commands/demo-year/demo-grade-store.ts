import { and, asc, gte, lt } from 'drizzle-orm'
import type { InquiryResult } from '../../answering/inquiries/inquiry-store.js'
import { gradedConcerns } from '../../platform/database/grading-schema.js'
import type { Database } from '../../platform/database/open-database.js'
import { inquiries } from '../../platform/database/schema.js'

export type DemoGrade = Omit<typeof gradedConcerns.$inferInsert, 'id'>

/** What was asked in some time, in order: what families said of it, too. */
export function readAsked(database: Database, from: Date, until: Date) {
  const { id, askedAt, result, right } = inquiries
  return database
    .select({ id, result, right })
    .from(inquiries)
    .where(and(gte(askedAt, from.getTime()), lt(askedAt, until.getTime())))
    .orderBy(asc(id))
    .all()
    .map((row) => ({ ...row, result: row.result as InquiryResult }))
}

export function addGrades(database: Database, grades: readonly DemoGrade[]): void {
  database.transaction(
    () => {
      for (const grade of grades) database.insert(gradedConcerns).values(grade).run()
    },
    { behavior: 'immediate' },
  )
}

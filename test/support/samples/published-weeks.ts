import {
  createInsertInquiry,
  type Inquiry,
  rightStatement,
} from '../../../src/answering/inquiries/inquiry-store.js'
import { publishWeeks } from '../../../src/content/insights/publish-weeks.js'
import { addDays } from '../../../src/directory/time/local-time.js'
import type { Database } from '../../../src/platform/database/open-database.js'
import { runInTransaction } from '../../../src/platform/database/statements.js'
import { sampleInquiry } from './sample-inquiry.js'

/** The Mondays of the sample's weeks: August 4 to September 29, 2025. September 21 ends a month. */
const mondays = Array.from({ length: 9 }, (_, i) => addDays('2025-08-04', 7 * i))
const doubledIn = '2025-09-08'

/** Nine weeks of questions, published: late buses double in one of them, Spanish is rare, and Somali too rare to show. */
export async function publishSampleWeeks(database: Database, now: Date): Promise<void> {
  for (const monday of mondays) {
    ask(database, monday, monday === doubledIn ? 75 : 30, {})
    ask(
      database,
      monday,
      20,
      { lang: 'es', channel: 'sms', school: 1 },
      { topic: 'lunch-menu', office: 'nutrition' },
    )
    ask(database, monday, 14, { school: 1 }, { right: true })
    ask(database, monday, 11, {}, { topic: 'lunch-menu', office: 'nutrition', right: false })
    ask(database, monday, 15, {}, { office: null })
    ask(database, monday, 1, { lang: 'so' })
  }
  await publishWeeks(database, now, 'America/New_York')
}

interface About {
  topic?: string
  /** Null when nobody was found. */
  office?: string | null
  /** What the family said; nothing by default. */
  right?: boolean
}

function ask(
  database: Database,
  monday: string,
  times: number,
  change: Partial<Inquiry>,
  { topic = 'late-bus', office = 'transportation', right }: About = {},
): void {
  const { result } = sampleInquiry()
  for (let i = 0; i < times; i++) {
    const askedAt = new Date(`${addDays(monday, i % 5)}T${14 + (i % 3)}:00:00Z`)
    const found =
      office === null
        ? { ...result, outcome: 'handover' as const, offices: [] }
        : { ...result, offices: [{ office, topic, score: 0.9 }] }
    const inquiry = sampleInquiry({ askedAt, result: found, ...change })
    const said = right === undefined ? [] : [rightStatement(inquiry.code, right)]
    runInTransaction(database.$client, [createInsertInquiry(database)(inquiry), ...said])
  }
}

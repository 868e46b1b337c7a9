import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { createInsertInquiry, rightStatement } from '../../../src/answering/inquiries/inquiry-store.js'
import { readDayFacts, readPublished } from '../../../src/content/insights/insight-store.js'
import { weekOf } from '../../../src/content/insights/periods.js'
import { publishWeeks } from '../../../src/content/insights/publish-weeks.js'
import { migrateDatabase } from '../../../src/platform/database/migrate-database.js'
import type { Database } from '../../../src/platform/database/open-database.js'
import { runInTransaction } from '../../../src/platform/database/statements.js'
import { fromRoot } from '../../../src/platform/root.js'
import { migrationsUpTo } from '../../support/samples/migrations-up-to.js'
import { sampleInquiry } from '../../support/samples/sample-inquiry.js'

const timeZone = 'America/New_York'
const everything = ['2026-01-01', '2027-12-31'] as const
const migrations = fromRoot('src', 'platform', 'database', 'migrations')

/** Of migration 0043: answers called right are told apart by language and place, and not by matter. */
type Old = [result: string, about: string, group: string, value: string, times: number]
const published: Old[] = [
  ['right', 'lang', '', 'en', 14],
  ['unjudged', 'lang', '', 'en', 16],
  ['named', 'matter', 'transportation', 'late-bus', 30],
]

describe('Counts from before answers called right were counted by topic', () => {
  let folder: string
  let database: Database
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'older-counts-'))
    const file = join(folder, 'data.sqlite')
    database = drizzle(new Sqlite(file)) as Database
    await migrateDatabase(database, file, migrationsUpTo(43, migrations, join(folder, 'older')))
    const week = weekOf('2026-10-05')
    const { $client } = database
    const note = $client.prepare('insert into notes (key, value) values (?, ?)')
    note.run('inquiries-counted-until', String(Date.parse('2026-10-12T04:00:00Z')))
    note.run('inquiries-counted-until-week', String(week + 1))
    note.run('counts-published-until-week', String(week + 1))
    const count = $client.prepare(
      `insert into published_counts (starts_on, ends_on, period, result, about, "group", value, times, weeks)
       values ('2026-10-05', '2026-10-11', 'week', ?, ?, ?, ?, ?, '2026-10-05')`,
    )
    const fact = $client.prepare('insert into inquiry_facts values (?, ?, ?, ?, ?, ?)')
    for (const row of published) {
      count.run(row)
      fact.run('2026-10-05', ...row)
    }
    // Erased early by their families: a right one and another.
    for (const [result, about, group, value, times] of [
      ['right', 'lang', '', 'en', 1],
      ['unjudged', 'lang', '', 'en', 1],
      ['right', 'place', '', '', 1],
      ['unjudged', 'place', '', '', 1],
      ['named', 'matter', 'transportation', 'late-bus', 2],
      ...['channel', 'hour', 'danger', 'choice', 'rule'].map((name): Old => ['named', name, '', '', 2]),
    ] satisfies Old[])
      fact.run('2026-10-13', result, about, group, value, times)
    await migrateDatabase(database, file, migrations)
    // The inquiries name a revision, which has no part in this.
    $client.pragma('foreign_keys = OFF')
  })
  afterEach(() => {
    database.$client.close()
    rmSync(folder, { recursive: true })
  })

  const rows = () =>
    readPublished(database, ...everything).map(({ result, about, value, times, weeks }) => ({
      ...{ result, about, value, times, weeks },
    }))
  const kept = [
    { result: 'right', about: 'lang', value: 'en', times: 14, weeks: '2026-10-05' },
    { result: 'unjudged', about: 'lang', value: 'en', times: 16, weeks: '2026-10-05' },
    { result: 'open', about: 'matter', value: 'late-bus', times: 30, weeks: '2026-10-05' },
  ]

  it('stay published, though their questions were erased', () => {
    assert.deepEqual(rows(), kept)
    const facts = readDayFacts(database, '2026-10-05', '2026-10-06')
    assert.deepEqual(
      facts.map(({ result, about, times }) => [result, about, times]).sort(),
      published.map(([result, about, , , times]) => [result, about, times]).sort(),
    )
  })

  it('are no part of later ones, and those that were not published yet are counted with them', async () => {
    for (const day of ['13', '20', '27'])
      for (let n = 0; n < 24; n++) {
        const inquiry = sampleInquiry({ askedAt: new Date(`2026-10-${day}T14:00:00Z`), school: null })
        runInTransaction(database.$client, [createInsertInquiry(database)(inquiry)])
        if (n < 12) runInTransaction(database.$client, [rightStatement(inquiry.code, true)])
      }
    await publishWeeks(database, new Date('2026-11-24T12:00:00Z'), timeZone)
    const later = rows().slice(kept.length)
    assert.deepEqual(rows().slice(0, kept.length), kept)
    assert.ok(later.every(({ weeks }) => !weeks.includes('2026-10-05')))
    const timesOf = (result: string, about: string) =>
      later
        .filter((row) => row.result === result && row.about === about && (about === '' || row.value !== null))
        .reduce((sum, { times }) => sum + times, 0)
    assert.equal(timesOf('', ''), 3 * 24 + 2)
    assert.equal(timesOf('right', 'matter'), 3 * 12)
    assert.equal(timesOf('open', 'matter'), 3 * 12 + 2)
    assert.equal(timesOf('unjudged', 'lang'), 3 * 12 + 2)
  })
})

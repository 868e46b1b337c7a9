import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInsertInquiry } from '../../src/answering/inquiries/inquiry-store.js'
import {
  addPublished,
  type DayFact,
  readDayFacts,
  readPublished,
} from '../../src/content/insights/insight-store.js'
import { mondayOf, weekOf } from '../../src/content/insights/periods.js'
import { publishWeeks, publishYear } from '../../src/content/insights/publish-weeks.js'
import { addDays } from '../../src/directory/time/local-time.js'
import { type Database, openDatabase } from '../../src/platform/database/open-database.js'
import { runInTransaction } from '../../src/platform/database/statements.js'
import { inSlices } from '../../src/platform/threads/slices.js'
import { longestTurnShare, maxBetweenTurns } from '../support/measures/between-turns.js'
import { sampleInquiry } from '../support/samples/sample-inquiry.js'

const timeZone = 'America/New_York'
const first = weekOf('2025-06-30')
const year = { from: first, until: first + 52 }
const everything = ['2025-01-01', '2027-12-31'] as const

/** A year of a large district: 60 schools, 60 topics of 12 offices, 24 hours, a few questions of each, every day. */
function* largeYear(): Generator<DayFact> {
  for (let n = 0; n < 364; n++) {
    const day = addDays(mondayOf(first), n)
    for (const [result, said, judged] of [
      ['named', 'open', 'unjudged'],
      ['named', 'right', 'right'],
      ['wrong', 'wrong', 'wrong'],
      ['handover', 'handover', 'handover'],
    ] as const)
      for (let i = 0; i < 16; i++) {
        const [topic, school] = [(n * 7 + i * 13) % 60, (n * 11 + i * 17) % 60]
        const times = 1 + ((n + i) % 3)
        yield {
          day,
          times,
          result: said,
          about: 'matter',
          group: `office ${topic % 12}`,
          value: `topic ${topic}`,
        }
        yield {
          day,
          times,
          result: judged,
          about: 'place',
          group: `level ${school % 3}`,
          value: `school ${school}`,
        }
        yield { day, times, result: judged, about: 'lang', group: '', value: `language ${i % 12}` }
        yield { day, times, result, about: 'channel', group: '', value: `channel ${i % 5} ${said}` }
        yield { day, times, result, about: 'hour', group: '', value: `${i % 24} ${said}` }
      }
  }
}

describe('Publishing, while families ask', () => {
  let folder: string
  let database: Database
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'publish-turns-'))
    database = await openDatabase(join(folder, 'data.sqlite'))
    // The inquiries name a revision, which has no part in this.
    database.$client.pragma('foreign_keys = OFF')
  })
  afterEach(() => {
    database.$client.close()
    rmSync(folder, { recursive: true })
  })

  const changes = () => database.$client.prepare('select total_changes()').pluck().get() as number
  const ask = (times: number, askedAt: (n: number) => Date) => {
    const insert = createInsertInquiry(database)
    const asked = Array.from({ length: times }, (_, n) =>
      sampleInquiry({ askedAt: askedAt(n), school: null }),
    )
    runInTransaction(database.$client, asked.map(insert))
  }

  it('counts a busy day in pieces, and each question once', async () => {
    ask(1500, (n) => new Date(Date.parse('2026-10-05T12:00:00Z') + 1000 * Math.floor(n / 3)))
    const most = await maxBetweenTurns(changes, () =>
      publishWeeks(database, new Date('2026-10-19T12:00:00Z'), timeZone),
    )
    // Eight properties of each of a hundred questions, and those of the same second.
    assert.ok(most <= 8 * 105, `${most} changes in one turn`)
    const asked = readDayFacts(database, ...everything).filter(({ about }) => about === 'lang')
    assert.deepEqual(
      asked.map(({ times }) => times),
      [1500],
    )
  })

  it('counts a busy week of the front office in pieces, and each call once', async () => {
    const log = database.$client.prepare(
      `insert into referrals (logged_at, account, office, outcome, lang, channel, topic, note)
       values (?, 1, 'transportation', 'sent', 'en', 'phone', null, '')`,
    )
    const first = Date.parse('2026-10-05T12:00:00Z')
    database.$client.transaction(() => {
      for (let n = 0; n < 3000; n++) log.run(first + 60_000 * Math.floor(n / 3))
    })()
    const most = await maxBetweenTurns(changes, () =>
      publishWeeks(database, new Date('2026-10-19T12:00:00Z'), timeZone),
    )
    // Seven properties of each of a hundred calls, and those of the same minute.
    assert.ok(most <= 7 * 105, `${most} changes in one turn`)
    const calls = readDayFacts(database, ...everything).filter(
      ({ result, about }) => result === 'referral' && about === 'lang',
    )
    assert.equal(
      calls.reduce((sum, { times }) => sum + times, 0),
      3000,
    )
  })

  it('counts more questions of one moment than it counts at once', async () => {
    ask(250, () => new Date('2026-10-05T12:00:00Z'))
    await publishWeeks(database, new Date('2026-10-19T12:00:00Z'), timeZone)
    const all = readPublished(database, ...everything).filter(
      ({ result, about }) => result === '' && about === '',
    )
    assert.deepEqual(
      all.map(({ times }) => times),
      [250],
    )
  })

  it('works out a year of a large district in many turns, and adds its counts in pieces', async () => {
    const facts = [...largeYear()]
    const share = await longestTurnShare(() => inSlices(publishYear(facts, year)), 0.1)
    assert.ok(share < 0.1, `${share} of it in one turn`)
    const counts = await inSlices(publishYear(facts, year))
    assert.ok(counts.length > 1000, String(counts.length))
    const most = await maxBetweenTurns(changes, async () => {
      for (const work = addPublished(database, counts, year.until); !work.next().done; )
        await new Promise(setImmediate)
    })
    assert.ok(most < 1000, `${most} changes in one turn`)
    assert.equal(readPublished(database, ...everything).length, counts.length)
  }).timeout(300_000)

  it('begins anew where it stopped between two pieces', async () => {
    ask(12, () => new Date('2026-10-05T12:00:00Z'))
    const now = new Date('2026-10-19T12:00:00Z')
    await publishWeeks(database, now, timeZone)
    const whole = readPublished(database, ...everything)
    database.$client.exec("delete from notes where key like 'counts-published-%'")
    await publishWeeks(database, now, timeZone)
    assert.deepEqual(readPublished(database, ...everything), whole)
    ask(12, () => new Date('2026-10-12T12:00:00Z'))
    const week = { startsOn: '2026-10-12', endsOn: '2026-10-18', weeks: '2026-10-12' }
    const many = Array.from({ length: 600 }, () => ({ ...whole[0]!, ...week }))
    const unfinished = addPublished(database, many, weekOf('2026-10-19'))
    unfinished.next()
    await publishWeeks(database, new Date('2026-10-26T12:00:00Z'), timeZone)
    const later = readPublished(database, '2026-10-12', '2026-10-18')
    assert.equal(later.length, whole.length)
    assert.ok(later.every(({ times }) => times === 12))
  })
})

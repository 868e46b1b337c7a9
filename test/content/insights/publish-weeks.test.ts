import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eraseStatements } from '../../../src/answering/inquiries/erase-statements.js'
import { forgetInquiries } from '../../../src/answering/inquiries/forget-inquiries.js'
import { factNames } from '../../../src/answering/inquiries/inquiry-fact-store.js'
import {
  askedAgainStatement,
  createInsertInquiry,
  type Inquiry,
  rightStatement,
} from '../../../src/answering/inquiries/inquiry-store.js'
import {
  countSpan,
  type DayFact,
  readDayFacts,
  readPublished,
} from '../../../src/content/insights/insight-store.js'
import { publishWeeks } from '../../../src/content/insights/publish-weeks.js'
import { addDays } from '../../../src/directory/time/local-time.js'
import type { Database } from '../../../src/platform/database/open-database.js'
import { referrals } from '../../../src/platform/database/staff-schema.js'
import { runInTransaction } from '../../../src/platform/database/statements.js'
import { openPublishedFile } from '../../support/samples/sample-database.js'
import { sampleInquiry } from '../../support/samples/sample-inquiry.js'

const timeZone = 'America/New_York'
const everything = ['2026-01-01', '2027-12-31'] as const

describe('Publishing the weeks that ended', () => {
  let folder: string
  let database: Database
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'insights-'))
    database = await openPublishedFile(join(folder, 'data.sqlite'))
  })
  afterEach(() => {
    database.$client.close()
    rmSync(folder, { recursive: true })
  })

  const { result } = sampleInquiry()
  const handover = { ...result, outcome: 'handover' as const, offices: [] }

  function ask(askedAt: string, change: Partial<Inquiry> = {}): string {
    const inquiry = sampleInquiry({ askedAt: new Date(askedAt), ...change })
    runInTransaction(database.$client, [createInsertInquiry(database)(inquiry)])
    return inquiry.code
  }
  function askTimes(times: number, askedAt: string, change: Partial<Inquiry> = {}): string[] {
    return Array.from({ length: times }, () => ask(askedAt, change))
  }
  function log(times: number, change: Partial<typeof referrals.$inferInsert>): void {
    const call = {
      account: 1,
      office: 'transportation',
      lang: 'en',
      channel: 'phone',
      outcome: 'sent',
    } as const
    const loggedAt = Date.parse('2026-10-05T14:00:00Z')
    for (let i = 0; i < times; i++)
      database
        .insert(referrals)
        .values({ loggedAt, ...call, ...change })
        .run()
  }
  const publish = (now: string) => publishWeeks(database, new Date(now), timeZone)
  const facts = () => readDayFacts(database, ...everything)
  const timesOf = (about: string, day?: string) =>
    Object.fromEntries(
      facts()
        .filter((fact) => fact.about === about && (day ?? fact.day) === fact.day)
        .map(({ result, group, value, times }) => [[result, group, value].join(' '), times]),
    )
  const published = () => readPublished(database, ...everything)
  const forget = (now: string) =>
    forgetInquiries(database, {
      ...{ now: new Date(now), keepTextDays: 30, timeZone },
      spillFile: join(folder, 'none.jsonl'),
    })

  it('waits until a week is over for seven days', async () => {
    // A Sunday evening in New York; it is Monday in Greenwich.
    ask('2026-10-05T03:59:00Z')
    assert.equal(await publish('2026-10-12T03:59:00Z'), 0)
    assert.deepEqual(facts(), [])
    assert.equal(await publish('2026-10-12T04:01:00Z'), 1)
    assert.deepEqual(timesOf('hour'), { 'named  23': 1 })
    assert.equal(facts()[0]?.day, '2026-10-04')
  })

  it('counts each property of each inquiry, and no two together', async () => {
    ask('2026-10-05T14:00:00Z', {
      ...{ school: 1, channel: 'sms', lang: 'es' },
      result: { ...result, rule: 'bus-rule' },
    })
    const close = [0.5, 0.45].map((score) => ({ office: 'transportation', score, topic: 'late-bus' }))
    const emergency = { level: 'now' as const, kinds: ['threat', 'weapon'] }
    ask('2026-10-05T14:00:00Z', { result: { ...result, outcome: 'choose', offices: close, emergency } })
    ask('2026-10-05T14:00:00Z', { result: handover })
    ask('2026-10-05T14:00:00Z', { result: { ...handover, outside: 'dmv' } })
    const [wrong, right] = askTimes(2, '2026-10-05T14:00:00Z')
    runInTransaction(database.$client, [rightStatement(wrong!, false), rightStatement(right!, true)])
    await publish('2026-10-19T12:00:00Z')
    for (const about of factNames)
      assert.equal(
        Object.values(timesOf(about)).reduce((sum, times) => sum + times, 0),
        6,
        about,
      )
    assert.deepEqual(timesOf('matter'), {
      'open transportation late-bus': 2,
      'right transportation late-bus': 1,
      'wrong transportation late-bus': 1,
      'handover miss ': 1,
      'handover outside dmv': 1,
    })
    assert.equal(timesOf('place')['unjudged elementary oak'], 1)
    assert.equal(timesOf('channel')['named  sms'], 1)
    assert.equal(timesOf('lang')['unjudged  es'], 1)
    assert.equal(timesOf('danger')['named now threat'], 1)
    assert.equal(timesOf('choice')['named choose tie'], 1)
    assert.equal(timesOf('rule')['named  bus-rule'], 1)
    assert.equal(timesOf('lang')['right  en'], 1)
    assert.equal(timesOf('lang')['wrong  en'], 1)
  })

  it('counts an inquiry once, whether it is deleted before or after', async () => {
    const [early] = askTimes(3, '2026-10-05T14:00:00Z')
    runInTransaction(database.$client, eraseStatements(early!, { what: 'all', day: '2026-10-05' }))
    await publish('2026-10-19T12:00:00Z')
    await forget('2026-12-01T12:00:00Z')
    await publish('2026-12-01T12:00:00Z')
    assert.deepEqual(timesOf('lang'), { 'unjudged  en': 3 })
    assert.deepEqual(timesOf('hour'), { 'named  ': 1, 'named  10': 2 })
  })

  it('counts what was deleted while nothing was published', async () => {
    askTimes(12, '2026-10-05T14:00:00Z')
    await forget('2026-12-01T12:00:00Z')
    await publish('2026-12-01T12:00:00Z')
    assert.deepEqual(timesOf('hour', '2026-10-05'), { 'named  10': 12 })
    assert.ok(
      published().some(
        ({ about, value, times }) => about === 'matter' && value === 'late-bus' && times === 12,
      ),
    )
  })

  it('counts the hour that the clocks repeat in fall twice, and none of the one they skip in spring', async () => {
    ask('2026-11-01T05:30:00Z')
    ask('2026-11-01T06:30:00Z')
    ask('2026-03-08T06:59:00Z')
    ask('2026-03-08T07:00:00Z')
    await publish('2026-12-01T12:00:00Z')
    assert.deepEqual(timesOf('hour', '2026-11-01'), { 'named  01': 2 })
    assert.deepEqual(timesOf('hour', '2026-03-08'), { 'named  01': 1, 'named  03': 1 })
  })

  it('publishes what is 10 or more, and leaves the smaller out with a larger one', async () => {
    askTimes(30, '2026-10-05T14:00:00Z')
    askTimes(12, '2026-10-06T14:00:00Z', { lang: 'es' })
    askTimes(4, '2026-10-07T14:00:00Z', { lang: 'so' })
    await publish('2026-10-19T12:00:00Z')
    const byLanguage = published().filter(({ about, value }) => about === 'lang' && value !== null)
    assert.deepEqual(
      byLanguage.map(({ startsOn, value, times }) => ({ startsOn, value, times })),
      [{ startsOn: '2026-10-05', value: 'en', times: 30 }],
    )
    assert.ok(published().every(({ times }) => times >= 10))
  })

  it('shows after four weeks what was too little for each of them', async () => {
    for (const day of ['10-19', '10-26', '11-02']) {
      askTimes(30, `2026-${day}T14:00:00Z`)
      askTimes(4, `2026-${day}T14:00:00Z`, { lang: 'es' })
      askTimes(7, `2026-${day}T14:00:00Z`, { lang: 'so' })
    }
    await publish('2026-11-20T12:00:00Z')
    const rare = () => published().filter(({ value }) => value === 'so')
    assert.deepEqual(rare(), [])
    await publish('2026-11-24T12:00:00Z')
    assert.deepEqual(
      rare().map(({ period, times }) => ({ period, times })),
      [{ period: 'month', times: 21 }],
    )
  })

  it('shows after four weeks what was left out to hide a smaller one', async () => {
    for (const day of ['10-19', '10-26', '11-02', '11-09']) {
      askTimes(60, `2026-${day}T14:00:00Z`)
      askTimes(20, `2026-${day}T14:00:00Z`, { result: handover })
      for (const code of askTimes(5, `2026-${day}T14:00:00Z`))
        runInTransaction(database.$client, [rightStatement(code, false)])
    }
    await publish('2026-11-24T12:00:00Z')
    assert.deepEqual(
      published()
        .filter(({ result, about }) => ['handover', 'wrong'].includes(result) && about === '')
        .map(({ result, period, times }) => ({ result, period, times })),
      [
        { result: 'handover', period: 'month', times: 80 },
        { result: 'wrong', period: 'month', times: 20 },
      ],
    )
  })

  it('changes nothing that it has published, whatever families say later', async () => {
    const codes = askTimes(25, '2026-10-05T14:00:00Z')
    await publish('2026-10-19T12:00:00Z')
    const before = published()
    for (const code of codes.slice(0, 12)) runInTransaction(database.$client, [rightStatement(code, false)])
    runInTransaction(database.$client, eraseStatements(codes[20]!, { what: 'all', day: '2026-10-19' }))
    askTimes(25, '2026-10-15T14:00:00Z', { lang: 'vi' })
    await publish('2026-10-20T12:00:00Z')
    assert.deepEqual(published(), before)
    await publish('2026-11-16T12:00:00Z')
    assert.deepEqual(
      published().filter(({ startsOn, period }) => startsOn === '2026-10-05' && period === 'week'),
      before,
    )
  })

  it('publishes right answers by language, apart from those that nobody judged', async () => {
    const judged = askTimes(14, '2026-10-05T14:00:00Z')
    for (const code of judged) runInTransaction(database.$client, [rightStatement(code, true)])
    askTimes(16, '2026-10-06T14:00:00Z')
    await publish('2026-10-19T12:00:00Z')
    assert.deepEqual(
      published()
        .filter(({ about, value }) => about === 'lang' && value !== null)
        .map(({ result, value, times }) => ({ result, value, times })),
      [
        { result: 'right', value: 'en', times: 14 },
        { result: 'unjudged', value: 'en', times: 16 },
      ],
    )
  })

  it('counts referrals apart from inquiries, with follow-ups against their promise', async () => {
    database.$client.exec(
      "insert into accounts (email, name, role, created_at) values ('d@oak.example', 'Desk', 'desk', 0)",
    )
    log(12, { followUpOn: '2026-10-07', followUpDoneAt: Date.parse('2026-10-08T03:30:00Z') })
    log(11, { followUpOn: '2026-10-07', followUpDoneAt: Date.parse('2026-10-08T04:30:00Z') })
    log(10, { followUpOn: '2026-10-18' })
    log(13, { followUpOn: '2026-10-19' })
    log(14, { followUpOn: '2026-11-09', followUpDoneAt: Date.parse('2026-10-12T14:00:00Z') })
    log(15, {})
    log(20, { undoneAt: 1 })
    await publish('2026-10-19T12:00:00Z')
    assert.deepEqual(
      published()
        .filter(({ about, value }) => about === '' || (about === 'promise' && value !== null))
        .map(({ result, value, times }) => [result, value, times]),
      [
        ['referral', null, 75],
        ['referral', 'kept', 26],
        ['referral', 'late', 11],
        ['referral', 'later', 13],
        ['referral', 'none', 15],
        ['referral', 'open', 10],
      ],
    )
  })

  it('counts apart the answers that nobody judged, after which the family asked again within a day', async () => {
    const [first, later, judged] = askTimes(13, '2026-10-05T14:00:00Z')
    const askAgain = (code: string, at: string) =>
      runInTransaction(database.$client, [askedAgainStatement(code, Date.parse(at))])
    askAgain(first!, '2026-10-06T13:59:00Z')
    askAgain(later!, '2026-10-06T14:01:00Z')
    askAgain(judged!, '2026-10-05T14:10:00Z')
    runInTransaction(database.$client, [rightStatement(judged!, true)])
    await publish('2026-10-19T12:00:00Z')
    assert.deepEqual(timesOf('lang'), { 'again  en': 1, 'right  en': 1, 'unjudged  en': 11 })
    assert.deepEqual(timesOf('channel'), { 'named  page': 13 })
  })

  it('adds up to the rows that were asked, in every week, property and result', async () => {
    const days = ['2026-10-05', '2026-10-11', '2026-10-12', '2026-10-30', '2026-11-01', '2026-11-02']
    days.forEach((day, i) => {
      for (const hour of ['04:30', '05:30', '14:00'])
        for (const lang of ['en', 'es'])
          for (const code of askTimes(6 + i, `${day}T${hour}:00Z`, { lang, school: i % 2 ? 1 : null }))
            if (Number.parseInt(code, 32) % 3 === 0)
              runInTransaction(database.$client, [rightStatement(code, i % 2 === 0)])
    })
    await publish('2026-11-24T12:00:00Z')
    // Straight from the rows: New York is four hours behind until November 1 at 06:00 UTC, then five.
    const day = `date(asked_at / 1000 - iif(asked_at < ${Date.parse('2026-11-01T06:00:00Z')}, 4, 5) * 3600, 'unixepoch')`
    const raw = database.$client
      .prepare(
        `select ${day} as day, lang, count(*) as times, sum("right" = 1) as "right", sum("right" = 0) as wrong
         from inquiries group by 1, 2 order by 1, 2`,
      )
      .all() as { day: string; lang: string; times: number; right: number | null; wrong: number | null }[]
    const counted = (about: string, fits: (fact: DayFact) => boolean) =>
      facts()
        .filter((fact) => fact.about === about && fits(fact))
        .reduce((sum, { times }) => sum + times, 0)
    for (const { day, lang, times, right, wrong } of raw) {
      const isOwn = (fact: DayFact) => fact.day === day && fact.value === lang
      assert.equal(counted('lang', isOwn), times)
      assert.equal(
        counted('lang', (fact) => isOwn(fact) && fact.result === 'right'),
        right ?? 0,
      )
      assert.equal(
        counted('lang', (fact) => isOwn(fact) && fact.result === 'wrong'),
        wrong ?? 0,
      )
    }
    const all = raw.reduce((sum, { times }) => sum + times, 0)
    for (const about of factNames)
      assert.equal(
        counted(about, () => true),
        all,
        about,
      )
    for (const { result, about, times, weeks } of published().filter((count) => count.about === '')) {
      if (result !== '') continue
      const inWeeks = raw.filter(({ day }) =>
        weeks.split(' ').some((week) => week <= day && day <= addDays(week, 6)),
      )
      assert.equal(
        times,
        inWeeks.reduce((sum, row) => sum + row.times, 0),
        `${about} ${weeks}`,
      )
    }
  })

  it('goes on within a week where it stopped, and counts each day once', async () => {
    for (const day of ['05', '06', '11']) askTimes(4, `2026-10-${day}T14:00:00Z`)
    const midnight = (day: string) => new Date(`2026-10-${day}T04:00:00Z`)
    const span = { from: midnight('05'), until: midnight('06'), today: '2026-10-19', timeZone }
    countSpan(database, span, null)
    await publish('2026-10-19T12:00:00Z')
    for (const day of ['05', '06', '11'])
      assert.deepEqual(timesOf('hour', `2026-10-${day}`), { 'named  10': 4 })
  })

  it('gives each moment of midnight to its own day, week and school year', async () => {
    // 23:59 and 00:00 in New York: Sunday and Monday, June 28 and 29, the last day of a year and the first.
    askTimes(12, '2026-06-29T03:59:59Z')
    askTimes(11, '2026-06-29T04:00:00Z')
    await publish('2026-07-13T12:00:00Z')
    assert.deepEqual(timesOf('hour', '2026-06-28'), { 'named  23': 12 })
    assert.deepEqual(timesOf('hour', '2026-06-29'), { 'named  00': 11 })
    const weeks = published().filter(({ result, about }) => result === '' && about === '')
    assert.deepEqual(
      weeks.map(({ startsOn, times }) => [startsOn, times]),
      [
        ['2026-06-22', 12],
        ['2026-06-29', 11],
      ],
    )
  })

  it('goes on where it stopped between counting and publishing', async () => {
    askTimes(15, '2026-10-05T14:00:00Z')
    await publish('2026-10-19T12:00:00Z')
    const before = published()
    database.$client.exec(
      "delete from published_counts; delete from notes where key like 'counts-published-%'",
    )
    await publish('2026-10-19T12:00:00Z')
    assert.deepEqual(published(), before)
  })
})

import assert from 'node:assert/strict'
import { refuseRealDistrict } from '../../src/commands/demo-year/refuse-real-district.js'
import { writeDemoYear } from '../../src/commands/demo-year/write-demo-year.js'
import { createGradingStore } from '../../src/content/grading/grading-store.js'
import { measureGrades } from '../../src/content/grading/measure-grades.js'
import { figureNames } from '../../src/content/insights/board/figures.js'
import { openBoard } from '../../src/content/insights/board/open-board.js'
import { readFigure } from '../../src/content/insights/board/read-figure.js'
import { publishWeeks } from '../../src/content/insights/publish-weeks.js'
import { publishRevision } from '../../src/content/revisions/publish-revision.js'
import { findRevision, latestRevision } from '../../src/content/revisions/revision-store.js'
import { findCauses } from '../../src/content/shopper/find-causes.js'
import { createShopperStore } from '../../src/content/shopper/shopper-store.js'
import type { Database } from '../../src/platform/database/open-database.js'
import type { WordedError } from '../../src/platform/language/worded-error.js'
import { fromRoot } from '../../src/platform/root.js'
import { openFullSample } from '../support/samples/full-sample.js'
import { openCopy } from '../support/samples/open-copy.js'

const options = {
  ...{ now: new Date('2026-11-28T12:00:00Z'), timeZone: 'America/New_York', seed: 7, inquiries: 3000 },
}

describe('A made-up year', function () {
  // Each of several samples publishes three revisions.
  this.timeout(180_000)

  let database: Database
  before(async () => {
    database = await openSample()
    addAccount(database)
    writeDemoYear(database, options)
  })
  after(() => database.$client.close())

  // Publishing takes seconds.
  let published: Buffer | null = null
  async function openSample(): Promise<Database> {
    if (published) return openCopy(published)
    const sample = await openFullSample()
    publishRevision(sample, { note: '', by: null })
    published = sample.$client.serialize()
    return sample
  }

  function addAccount({ $client }: Database): void {
    $client.exec(
      "insert into accounts (email, name, role, created_at) values ('d@aldercreek.example', 'Desk', 'desk', 0)",
    )
  }
  const one = (sql: string, from = database) => from.$client.prepare(sql).pluck().get() as number
  const all = (sql: string, from = database) => from.$client.prepare(sql).all()
  const asked = (where: string) => one(`select count(*) from inquiries where ${where}`)
  const fingerprint = (from: Database) => [
    ...all('select code, asked_at, lang, school, outcome, result, "right" from inquiries order by id', from),
    ...all('select logged_at, topic, office, outcome, follow_up_on from referrals order by id', from),
    ...all('select night, at, revision, counts, "drop" from shopper_nights order by night', from),
    ...all('select week, inquiry, named, first, second, graded_at from graded_concerns order by id', from),
  ]

  it('has as many inquiries as asked for, all of them in the 52 weeks before today', () => {
    assert.equal(asked('true'), options.inquiries)
    assert.ok(one('select min(asked_at) from inquiries') >= Date.parse('2025-11-29T05:00:00Z'))
    assert.ok(one('select max(asked_at) from inquiries') < Date.parse('2026-11-28T05:00:00Z'))
  })

  it('is the same for the same seed, and another one for another', async () => {
    const same = await openSample()
    addAccount(same)
    writeDemoYear(same, options)
    assert.deepEqual(fingerprint(same), fingerprint(database))
    const other = await openSample()
    // Nights and grades take most of the time, and come after the inquiries.
    const enough = new Error('All inquiries are written')
    const onProgress = (share: number) => {
      if (share === 1) throw enough
    }
    assert.throws(() => writeDemoYear(other, { ...options, seed: 8, onProgress }), enough)
    assert.equal(one('select count(*) from inquiries', other), options.inquiries)
    assert.notDeepEqual(fingerprint(other)[0], fingerprint(database)[0])
    for (const each of [same, other]) each.$client.close()
  })

  it('has the shape of a real one', () => {
    const onWeekday = (day: number) =>
      asked(`strftime('%w', asked_at / 1000 - 5 * 3600, 'unixepoch') = '${day}'`)
    assert.ok(onWeekday(1) > 3 * onWeekday(6), 'Mondays are busier than Saturdays')
    const between = (from: string, to: string) =>
      asked(`asked_at between ${Date.parse(from)} and ${Date.parse(to)}`)
    assert.ok(
      between('2026-08-17', '2026-08-24') > 1.5 * between('2026-04-13', '2026-04-20'),
      'the first week is busy',
    )
    assert.ok(
      between('2026-07-06', '2026-07-13') < 0.5 * between('2026-04-13', '2026-04-20'),
      'summer is quiet',
    )
    const share = (where: string) => asked(where) / options.inquiries
    assert.ok(share("lang <> 'en'") > 0.2 && share("lang <> 'en'") < 0.5)
    assert.ok(share("outcome = 'handover'") > 0.04 && share("outcome = 'handover'") < 0.15)
    assert.ok(share('emergency is not null') > 0.005 && share('emergency is not null') < 0.03)
    assert.ok(asked('"right" = 0') > 20 && asked('"right" = 1') > 5 * asked('"right" = 0'))
    assert.ok(
      one(
        "select max(n) from (select count(*) as n from inquiries group by date(asked_at / 1000, 'unixepoch'))",
      ) > 25,
    )
  })

  it('charges each wrong answer, and keeps no words', () => {
    assert.equal(one('select count(*) from wrong_doors'), asked('"right" = 0'))
    assert.equal(asked('text is not null'), 0)
  })

  it('charges rules with the wrong doors that they led to', () => {
    const rules = 'select count(*) from wrong_doors where rule is not null'
    assert.ok(one(rules) > 3)
    assert.equal(one(rules), asked(`"right" = 0 and json_extract(result, '$.rule') is not null`))
  })

  it('has enough of everything that Insights shows: no figure of a year is empty', async () => {
    const whole = await openSample()
    addAccount(whole)
    writeDemoYear(whole, { ...options, inquiries: 26_000 })
    await publishWeeks(whole, options.now, options.timeZone)
    const board = openBoard(whole, { now: () => options.now, timeZone: () => options.timeZone })
    const counts = board.read({ length: 'year', day: '', from: '', until: '' })
    assert.ok('now' in counts)
    const empty = figureNames.filter((name) => readFigure(name, counts).rows.every(({ now }) => now === null))
    assert.deepEqual(empty, [])
    whole.$client.close()
  })

  it('has a night of test questions for each day: a drop, the publication that caused it, and its author', () => {
    const store = createShopperStore(database)
    const nights = store.list(1000).reverse()
    assert.deepEqual(
      [nights.length, nights[0]?.night, nights.at(-1)?.night],
      [364, '2025-11-29', '2026-11-27'],
    )
    const bad = nights.filter(({ drop }) => drop !== null)
    assert.deepEqual(
      bad.map(({ night }) => night),
      ['2026-11-16', '2026-11-17'],
    )
    const [first] = bad
    assert.ok(first!.drop!.lost.length >= 8 && first!.drop!.since === '2026-11-15')
    const { publications } = findCauses(database, store.find('2026-11-15')!, first!)
    assert.deepEqual(
      publications.map(({ revision, by }) => [revision, by]),
      [[first!.revision, 'jordan.ellis@aldercreek.example']],
    )
    assert.equal(latestRevision(database)!.contentHash, findRevision(database, 1)!.contentHash)
    const national = nights.map(({ counts }) => counts.national.part / counts.national.of)
    assert.ok(national[0]! > 0.85 && national.at(-1)! > national[0]! && national.at(-1)! < 0.98)
    assert.ok(
      nights.every(({ counts }) => counts.dangers.of > 0 && counts.dangers.part > 0.9 * counts.dangers.of),
    )
  })

  it('compares the first real night with real ones alone', () => {
    assert.deepEqual(
      createShopperStore(database)
        .goodNights('2026-11-28')
        .filter(({ answers }) => answers.length > 0),
      [],
    )
  })

  it('is graded by two people who sometimes disagree', () => {
    const weeks = all('select distinct week from graded_concerns order by week') as { week: string }[]
    assert.deepEqual([weeks[0]?.week, weeks.at(-1)?.week], ['2025-11-24', '2026-11-09'])
    const graded = createGradingStore(database).graded(new Date(0))
    const { right, agreed, kappa } = measureGrades(graded)
    assert.ok(right.count > 1000 && right.right > 0.8 * right.count && right.right < right.count)
    assert.ok(agreed.part > 0.8 * agreed.of && agreed.part < agreed.of)
    assert.ok(kappa! > 0.7 && kappa! < 1)
    assert.equal(one(`select count(*) from graded_concerns where graded_at >= ${options.now.getTime()}`), 0)
  })

  it('logs referrals, with follow-ups in time, late and open', () => {
    const referrals = (where: string) => one(`select count(*) from referrals where ${where}`)
    assert.ok(referrals('true') > 200)
    const done = "date(follow_up_done_at / 1000, 'unixepoch')"
    assert.ok(referrals(`${done} <= follow_up_on`) > referrals(`${done} > follow_up_on`))
    assert.ok(referrals(`${done} > follow_up_on`) > 0)
    assert.ok(referrals('follow_up_on is not null and follow_up_done_at is null') > 0)
  })

  describe('of three years, in a district with a real night', () => {
    const answers = [{ key: 'set:en-1:0', right: true, crisis: false, alarm: false, office: 'nurse' }]
    const realNight = () => ({ ...createShopperStore(database).list(1)[0]!, night: '2026-11-20' })
    let years: Database
    before(async () => {
      years = await openSample()
      createShopperStore(years).save(realNight(), answers)
      writeDemoYear(years, { ...options, inquiries: 200, years: 3 })
    })
    after(() => years.$client.close())

    it('leaves real nights as they are, and ends before them', () => {
      const store = createShopperStore(years)
      assert.deepEqual(store.list(2)[0], realNight())
      assert.deepEqual(store.answersOf('2026-11-20'), answers)
      assert.equal(store.list(2)[1]?.night, '2026-11-19')
    })

    it('goes back as many years as asked for, each of 52 weeks', () => {
      const byYear = all(
        `select floor((${Date.parse('2026-11-28T05:00:00Z')} - asked_at) / (364.0 * 86400000)) as ago, count(*) as n
         from inquiries group by 1 order by 1`,
        years,
      )
      assert.deepEqual(
        byYear,
        [0, 1, 2].map((ago) => ({ ago, n: 200 })),
      )
      assert.ok(one('select count(*) from inquiries where again = 1', years) > 10)
    })
  })

  it('is refused where something was asked, and in a real district', async () => {
    const refuse = (from: Database) => {
      try {
        refuseRealDistrict(from, fromRoot('seeds'))
        return null
      } catch (error) {
        return (error as WordedError).wording.key
      }
    }
    assert.equal(refuse(database), 'demoYear.inUse')
    const fresh = await openSample()
    assert.equal(refuse(fresh), null)
    fresh.$client.exec("update district set value = 'Real Schools' where setting = 'name'")
    assert.equal(refuse(fresh), 'demoYear.notSample')
    fresh.$client.close()
  })
})

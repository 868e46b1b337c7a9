import assert from 'node:assert/strict'
import { createSavedCaseStore } from '../../src/content/rehearsal/saved-case-store.js'
import { publishRevision } from '../../src/content/revisions/publish-revision.js'
import { findCauses } from '../../src/content/shopper/find-causes.js'
import { createMysteryShopper } from '../../src/content/shopper/mystery-shopper.js'
import { readNationalSet } from '../../src/content/shopper/shopper-concerns.js'
import { createShopperStore } from '../../src/content/shopper/shopper-store.js'
import { addDays } from '../../src/directory/time/local-time.js'
import type { Database } from '../../src/platform/database/open-database.js'
import { createLanguage } from '../../src/platform/language/language.js'
import { createClock } from '../support/app/clock.js'
import { type RealService, startRealService } from '../support/app/real-service.js'

const day = 24 * 60
const buses = [
  'the bus is late',
  'the bus never came',
  'our bus did not stop',
  'bus late again',
  'no bus today',
]

/** Two dangers, a matter of no school, and an office that a small district does not have: a part of the whole set. */
const readSet = () => readNationalSet().filter(({ key }) => /^set:(en-(20|21|22|24)|es-1):/.test(key))

describe('The mystery shopper', () => {
  const clock = createClock(new Date('2026-11-27T09:00:00Z'))
  let service: RealService
  let database: Database
  before(async () => {
    service = await startRealService({ MEANING: 'no' }, { now: clock.now })
    database = service.services.database
    for (const n of [1, 2]) for (const bus of buses) addCase(`${bus} ${'please '.repeat(n)}`)
  })
  after(() => service.remove())

  function addCase(concern: string) {
    const none = { ok: [], outcome: null, crisis: false, scope: true, protected: false, note: '' }
    const facts = { concern, lang: 'en', level: null, expect: ['transportation'], ...none }
    createSavedCaseStore(database).add(facts, { source: 'hand', key: null, by: null }, clock.now())
  }
  const create = (pauseMs = 0) =>
    createMysteryShopper(service.services, service.services, service.services, { readSet, pauseMs })
  /** The night after the newest one, asked by a shopper that has just started. */
  async function nextNight() {
    clock.pass(day)
    const shopper = create()
    assert.equal(await shopper.runIfDue(), true)
    return shopper
  }
  async function publish(by: string) {
    publishRevision(database, { note: 'new year', by })
    await service.restart()
    database = service.services.database
  }
  const lead = (office: string) =>
    database.$client
      .prepare(`update ladder_steps set office = ? where topic = 'late-bus' and step = 1`)
      .run(office)
  const countInquiries = () => database.$client.prepare('select count(*) from inquiries').pluck().get()

  it('asks every concern twice, stores no inquiry, and counts', async () => {
    const shopper = create()
    assert.equal(shopper.latest(), null)
    assert.equal(await shopper.runIfDue(), true)
    const { night, counts, drop, middleMs, slowMs, signals } = shopper.latest()!
    assert.equal(night, '2026-11-27')
    assert.equal(drop, null)
    assert.deepEqual(counts.own, { part: 10, of: 10 })
    assert.equal(counts.national.of, 5)
    assert.deepEqual([counts.dangers.of, counts.falseAlarms.of, counts.refused.of], [2, 13, 1])
    assert.equal(counts.same.of, 15)
    assert.ok(middleMs > 0 && slowMs >= middleMs)
    assert.ok(signals.includes('words'))
    assert.equal(countInquiries(), 0)
  })

  it('asks once a night, whatever restarts', async () => {
    await service.restart()
    database = service.services.database
    assert.equal(await create().runIfDue(), false)
    assert.equal(service.services.shopper.latest()?.night, '2026-11-27')
    assert.equal((await nextNight()).nights(9).length, 2)
  })

  it('begins again, into the same night, after a stop midway', async () => {
    clock.pass(day)
    const stopped = create(5)
    const running = stopped.runIfDue()
    await new Promise((resolve) => setTimeout(resolve, 50))
    await stopped.stop()
    await running
    assert.equal(create().latest()?.night, '2026-11-28')
    const shopper = create()
    assert.equal(await shopper.runIfDue(), true)
    assert.deepEqual(
      shopper.nights(9).map(({ night }) => night),
      ['2026-11-29', '2026-11-28', '2026-11-27'],
    )
  })

  it('follows the stand-in of an office', async () => {
    const answerBy = (office: string | null) =>
      database.$client.prepare(`update offices set answered_by = ? where id = 'transportation'`).run(office)
    answerBy('nutrition')
    await service.restart()
    database = service.services.database
    const { counts, drop } = (await nextNight()).latest()!
    assert.deepEqual([counts.own, drop], [{ part: 10, of: 10 }, null])
    answerBy(null)
  })

  it('names the publication behind a drop, warns staff, and ends with the next good night', async () => {
    lead('nutrition')
    await publish('Ana Ruiz')
    const shopper = await nextNight()
    const { night, causes } = shopper.openDrop()!
    assert.ok((night.drop?.lost.filter((key) => key.startsWith('case:')).length ?? 0) >= 10)
    assert.equal(night.drop?.since, '2026-11-30')
    assert.deepEqual(
      causes.publications.map(({ by, note }) => [by, note]),
      [['Ana Ruiz', 'new year']],
    )
    assert.ok(service.services.health().degraded.some(({ part }) => part === 'shopper'))

    const still = await nextNight()
    assert.equal(
      still.latest()?.drop?.since,
      '2026-11-30',
      'compared with the last good night, not with the last',
    )
    lead('transportation')
    await publish('Ben Cole')
    const again = await nextNight()
    assert.equal(again.openDrop(), null)
    assert.ok(!service.services.health().degraded.some(({ part }) => part === 'shopper'))
  })

  it('says when it asked last, once that is two days ago', () => {
    clock.pass(2 * day + 60)
    const { key, values } = service.services.health().degraded.find(({ part }) => part === 'shopper')!
    const said = createLanguage().speech('en').t(key, values)
    assert.match(said, /^The last test questions were asked on December 3, 2026\. /)
    clock.pass(-2 * day - 60)
  })

  it('names a change of the directory and its author', async () => {
    const { editor } = service.services.records
    const { id } = editor.records.find('offices', { id: 'counselor' })!
    const author = { account: null, who: 'Kim Lee', way: 'form' as const, import: null }
    const saved = editor.save(
      { kind: 'offices', id, cells: { closed_from: '2026-11-01' }, version: null },
      author,
    )
    assert.equal(saved.result, 'saved')
    await service.restart()
    database = service.services.database
    const shopper = await nextNight()
    const found = shopper.latest()!
    const [good] = shopper.nights(9).slice(1)
    assert.deepEqual(
      findCauses(database, good!, found).changes.map(({ kind, by, count }) => [kind, by, count]),
      [['offices', 'Kim Lee', 1]],
    )
  })

  it('counts a night with a drop as good once an admin accepts it', async () => {
    lead('nutrition')
    await publish('Ana Ruiz')
    const shopper = await nextNight()
    assert.equal(shopper.accept(shopper.latest()!.night, 'Ana Ruiz'), true)
    assert.equal(shopper.openDrop(), null)
    assert.equal((await nextNight()).latest()?.drop, null)
    assert.equal(shopper.accept('2020-01-01', 'Ana Ruiz'), false)
  })

  it('names what was published since the best night where answers were lost little by little', async () => {
    lead('transportation')
    await publish('Ben Cole')
    const shopper = await nextNight()
    const best = shopper.latest()!
    const answers = shopper.answersOf(best.night)!
    lead('nutrition')
    await publish('Kim Lee')
    clock.pass(day)
    const own = answers.filter(({ key }) => key.startsWith('case:'))
    const lost = new Set(own.slice(0, 7).map(({ key }) => key))
    createShopperStore(database).save(
      { ...best, night: addDays(best.night, 1), at: clock.now() },
      answers.map((answer) => ({ ...answer, right: answer.right && !lost.has(answer.key) })),
    )
    const { night, causes } = (await nextNight()).openDrop()!
    assert.equal(night.drop?.since, best.night)
    assert.deepEqual(
      causes.publications.map(({ by }) => by),
      ['Kim Lee'],
    )
  })

  it('goes on after a clock that was wrong, at one night for one date', async () => {
    const newest = create().latest()!.night
    clock.pass(400 * day)
    await create().runIfDue()
    clock.pass(-400 * day)
    assert.equal(await create().runIfDue(), true)
    assert.equal(create().latest()?.night, newest)
  })
})

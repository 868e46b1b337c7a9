import assert from 'node:assert/strict'
import { type CheckLinksTools, checkLinks } from '../../../src/content/links/check-links.js'
import {
  countBrokenLinks,
  dropOldLinkChecks,
  findLinkCheck,
  listLinkChecks,
  saveLinkCheck,
} from '../../../src/content/links/link-check-store.js'
import { linksOf } from '../../../src/directory/model/link.js'
import { listLinks } from '../../../src/directory/model/link-store.js'
import { untranslated } from '../../../src/directory/model/translations.js'
import { createReadDirectoryVersion } from '../../../src/platform/database/note-directory-changes.js'
import type { Database } from '../../../src/platform/database/open-database.js'
import { linkLabels, links } from '../../../src/platform/database/schema.js'
import { createClock } from '../../support/app/clock.js'
import { openEmpty } from '../../support/samples/empty-database.js'

const day = 24 * 60
const [absence, meals, bus] = ['absence', 'meals', 'bus'].map(
  (name) => `https://district.example/${name}`,
) as [string, string, string]

describe('The weekly check of links', () => {
  let database: Database
  let clock: ReturnType<typeof createClock>
  let asked: string[]
  let pauses: number
  /** Status by address; missing ones answer with 200, null is silence. */
  let web: Record<string, number | null>
  beforeEach(async () => {
    database = await openEmpty()
    clock = createClock()
    web = {}
    pauses = 0
    for (const [index, url] of [absence, meals, bus].entries()) {
      database
        .insert(links)
        .values({ id: index + 1, topic: url.split('/').at(-1)!, url, position: 1 })
        .run()
      database
        .insert(linkLabels)
        .values({ link: index + 1, lang: 'en', label: 'Form' })
        .run()
    }
  })

  const run = (change: Partial<CheckLinksTools> = {}) => {
    asked = []
    return checkLinks({
      list: () => listLinkChecks(database),
      save: (check) => saveLinkCheck(database, check),
      checkAddress: async (url) => {
        asked.push(url)
        const status = url in web ? web[url]! : 200
        return { status, works: status === 200 }
      },
      pause: async () => void pauses++,
      now: clock.now,
      timeZone: 'America/New_York',
      ...change,
    })
  }
  const shown = () => linksOf({ links: listLinks(database, untranslated) }, { topic: 'absence' }, 'en')
  const broken = () => findLinkCheck(database, absence)!.broken

  it('asks every address once a week, one at a time with pauses', async () => {
    assert.equal(await run(), 3)
    assert.deepEqual(asked, [absence, bus, meals])
    assert.equal(pauses, 2)
    clock.pass(6 * day)
    assert.equal(await run(), 0)
    clock.pass(day)
    assert.equal(await run(), 3)
    assert.deepEqual(findLinkCheck(database, absence), {
      ...{ url: absence, checkedAt: clock.now(), status: 200, failedOn: null, broken: false },
    })
  })

  it('hides a link only when it fails again on another day, and shows it when it works', async () => {
    const version = createReadDirectoryVersion(database.$client)
    await run()
    web = { [absence]: 404 }
    clock.pass(7 * day)
    await run()
    assert.deepEqual([broken(), shown().length, countBrokenLinks(database)], [false, 1, 0])
    clock.pass(60)
    assert.equal(await run(), 0, 'not twice on one day')
    const before = version()
    clock.pass(day)
    await run()
    assert.deepEqual(asked, [absence], 'only the one that failed')
    assert.deepEqual([broken(), shown().length, countBrokenLinks(database)], [true, 0, 1])
    assert.ok(version() > before, 'the directory is read again')
    web = {}
    clock.pass(day)
    await run()
    assert.deepEqual([broken(), shown().length, countBrokenLinks(database)], [false, 1, 0])
  })

  it('marks nothing while the network is down, even when one link is due', async () => {
    web = { [absence]: null, [meals]: null, [bus]: null }
    for (let i = 0; i < 3; i++) {
      assert.equal(await run(), null)
      clock.pass(day)
    }
    assert.equal(findLinkCheck(database, absence), null)
    web = {}
    await run()
    clock.pass(7 * day)
    web = { [absence]: null }
    await run()
    clock.pass(day)
    web = { [absence]: null, [meals]: null, [bus]: null }
    assert.equal(await run(), null)
    assert.deepEqual(asked, [absence, bus, meals], 'it asks those that worked')
    assert.equal(broken(), false)
    web = { [absence]: null, [bus]: null }
    assert.equal(await run(), 1)
    assert.equal(broken(), true, 'another one answers')
  })

  it('stops between two links, and forgets addresses that no link has', async () => {
    const stopped = new Error('Stopped')
    await assert.rejects(run({ pause: () => Promise.reject(stopped) }), stopped)
    await run()
    database.$client.exec(`delete from links where topic = 'absence'`)
    dropOldLinkChecks(database)
    assert.equal(findLinkCheck(database, absence), null)
    assert.notEqual(findLinkCheck(database, bus), null)
  })
})

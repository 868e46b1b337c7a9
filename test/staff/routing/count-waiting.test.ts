import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createImportStore } from '../../../src/content/imports/import-store.js'
import { createRecords } from '../../../src/content/records/records.js'
import { readDirectory } from '../../../src/directory/model/directory-snapshot.js'
import { type Database, openDatabase } from '../../../src/platform/database/open-database.js'
import { rehearsals } from '../../../src/platform/database/routing-schema.js'
import { inquiries, wrongDoors } from '../../../src/platform/database/schema.js'
import { createCountWaiting } from '../../../src/staff/routing/count-waiting.js'
import { offerCatalog } from '../../support/samples/offer-catalog.js'
import { sampleNow } from '../../support/samples/sample.js'
import { openPublishedFile } from '../../support/samples/sample-database.js'
import { createSampleRouting } from '../../support/samples/sample-routing.js'

const hourMs = 3_600_000
const dayMs = 24 * hourMs
const admin = { role: 'admin' as const, email: 'a@example.org', offices: [] }
const editor = { role: 'editor' as const, email: 'e@example.org', offices: ['transportation'] }

describe('The kept count of what waits', () => {
  let folder: string
  let file: string
  let database: Database
  let now: Date
  let directory: ReturnType<typeof readDirectory>
  let routing: ReturnType<typeof createSampleRouting>
  let reads: number
  let keptFor: ReturnType<typeof createCountWaiting>

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'who-to-ask-waiting-'))
    file = join(folder, 'who-to-ask.db')
    database = await openPublishedFile(file)
    now = sampleNow
    database.$client.exec("update contacts set checked_on = '2025-10-10'")
    directory = readDirectory(database)
    routing = createSampleRouting(database, () => now)
    reads = 0
    const { toDo } = routing
    routing.toDo = {
      ...toDo,
      lastingCount() {
        reads++
        return toDo.lastingCount()
      },
    }
    // Its own count changes when it has looked.
    await routing.suggestions.list(routing.topics.list(), new Date('2100-01-01'))
    keptFor = createCountWaiting({
      routing,
      now: () => now,
      directory: () => directory,
      records: createRecords(database, ['en'], () => now),
      transfer: { importer: createImportStore(database) },
      wrongNumbers: { count: () => 0 },
    })
  })
  afterEach(() => {
    database.$client.close()
    rmSync(folder, { recursive: true })
  })

  const count = (account: Parameters<typeof keptFor>[0] = admin) => keptFor(account)['to-do']!
  const at = (moment: number) => {
    now = new Date(moment)
  }
  const start = sampleNow.getTime()
  /** What is counted, and whether it was read for that. */
  function look(account = admin): [count: number, isRead: boolean] {
    const before = reads
    return [count(account), reads > before]
  }

  function miss(to = database, textUntil: number | null = null, code = 'K7M2Q9X4'): void {
    const outcome = 'handover' as const
    to.insert(inquiries)
      .values({
        ...{ code, askedAt: start, text: 'no bus came', textUntil, lang: 'en', school: null },
        ...{ channel: 'page', outcome, emergency: null, revision: 1, trace: {} },
        result: { outcome, offices: [], topics: [] },
      })
      .run()
  }

  function door(reportedAt: number): void {
    const where = { lang: 'en', office: 'transportation', topic: null, rule: null }
    database
      .insert(wrongDoors)
      .values({ inquiry: null, reportedAt, ...where })
      .run()
  }

  it('is read once for each account while nothing is written', () => {
    assert.deepEqual(
      [look(), look()],
      [
        [0, true],
        [0, false],
      ],
    )
    assert.deepEqual(
      [look({ ...admin, email: 'b@example.org' }), look()],
      [
        [0, true],
        [0, false],
      ],
    )
  })

  it('is of the account’s own role and offices', () => {
    database.$client.exec("update contacts set checked_on = '2025-01-01' where office <> 'transportation'")
    assert.deepEqual([count(), count(editor), count({ ...editor, offices: ['counselor'] })], [1, 0, 1])
    assert.deepEqual(keptFor({ ...admin, role: 'desk' }), {})
  })

  for (const [how, write] of [
    ['this connection', () => miss()],
    ['a transaction', () => database.$client.transaction(() => miss())()],
    [
      'another connection',
      async () => {
        const other = await openDatabase(file)
        miss(other)
        other.$client.close()
      },
    ],
  ] as const)
    it(`counts again after a write by ${how}`, async () => {
      assert.deepEqual(
        [look(), look()],
        [
          [0, true],
          [0, false],
        ],
      )
      await write()
      assert.deepEqual(
        [look(), look()],
        [
          [1, true],
          [1, false],
        ],
      )
    })

  it('counts a question until the moment at which its words are erased', () => {
    miss(database, start + hourMs)
    miss(database, start + 2 * hourMs, 'R4T8W2Z6')
    assert.equal(count(), 2)
    for (const [moment, expected] of [
      [start + hourMs - 1, [2, false]],
      [start + hourMs, [1, true]],
      [start + 2 * hourMs - 1, [1, false]],
      [start + 2 * hourMs, [0, true]],
      [start, [2, true]],
    ] as const) {
      at(moment)
      assert.deepEqual(look(), expected)
      assert.equal(count(), routing.toDo.list().length)
    }
  })

  it('counts an item until the first moment at which it is too old for the list', () => {
    door(start + hourMs - 90 * dayMs)
    for (const [moment, expected] of [
      [start, [1, true]],
      [start + hourMs, [1, false]],
      [start + hourMs + 1, [0, true]],
    ] as const) {
      at(moment)
      assert.deepEqual(look(), expected)
      assert.equal(count(), routing.toDo.list().length)
    }
  })

  it('counts contacts to check from the first moment of the local day', () => {
    const { timeZone } = directory.district
    assert.equal(timeZone, 'America/New_York')
    database.$client.exec("update contacts set checked_on = '2025-08-11' where office = 'transportation'")
    for (const [moment, expected] of [
      ['2025-10-10T14:00:00Z', [0, true]],
      ['2025-10-11T03:59:59.999Z', [0, false]],
      ['2025-10-11T04:00:00Z', [1, true]],
      ['2025-10-11T09:00:00Z', [1, false]],
    ] as const) {
      at(Date.parse(moment))
      assert.deepEqual(look(), expected, moment)
    }
  })

  it('counts a catalog that was put off from the moment at which it is offered again', () => {
    const catalog = offerCatalog(database, now, ({ topics }) => {
      topics[0]!.words.en.title = 'Another'
    })
    assert.deepEqual(
      [look(), look()],
      [
        [1, true],
        [1, false],
      ],
    )
    routing.catalogOffers.answer(catalog, 'later', admin.email)
    for (const [moment, expected] of [
      [start, 0],
      [start + 30 * dayMs - 1, 0],
      [start + 30 * dayMs, 1],
    ] as const) {
      at(moment)
      assert.equal(count(), expected)
    }
    assert.equal(count(editor), 0)
  })

  it('counts holes in the directory as it is in memory now', () => {
    const hole = { kind: 'no-contact', blocks: true, office: 'transportation', school: null }
    database
      .insert(rehearsals)
      .values({ state: 'done', startedAt: start, report: { proof: { holes: [hole] } } })
      .run()
    assert.deepEqual(
      [look(), look()],
      [
        [0, true],
        [0, false],
      ],
    )
    database.$client.exec("update contacts set phone = '' where office = 'transportation'")
    assert.deepEqual(
      [look(), look()],
      [
        [0, true],
        [0, false],
      ],
    )
    directory = readDirectory(database)
    assert.deepEqual(
      [look(), look()],
      [
        [1, true],
        [1, false],
      ],
    )
  })

  it('is nothing without the database, and whole again with it', () => {
    miss()
    const { lastingCount } = routing.toDo
    routing.toDo.lastingCount = () => {
      throw new Error('The disk is gone')
    }
    assert.deepEqual(keptFor(admin), {})
    routing.toDo.lastingCount = lastingCount
    assert.equal(count(), 1)
  })
})

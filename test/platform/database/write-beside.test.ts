import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { eraseInquiry, forgetInquiries } from '../../../src/answering/inquiries/forget-inquiries.js'
import { createInsertInquiry } from '../../../src/answering/inquiries/inquiry-store.js'
import { createRecords } from '../../../src/content/records/records.js'
import { createPhrasingEditor } from '../../../src/content/revisions/phrasing-editor-store.js'
import { publishRevision } from '../../../src/content/revisions/publish-revision.js'
import { createTopicEditor } from '../../../src/content/revisions/topic-editor-store.js'
import { seedDatabase } from '../../../src/content/seeds/seed-database.js'
import { changeAbsence } from '../../../src/directory/model/people-store.js'
import { type Database, openDatabase } from '../../../src/platform/database/open-database.js'
import { runInTransaction } from '../../../src/platform/database/statements.js'
import { sampleNow } from '../../support/samples/sample.js'
import { sampleInquiry } from '../../support/samples/sample-inquiry.js'
import { writeSeedFolder } from '../../support/samples/seed-folder.js'

/** The inquiry thread may write between any two statements here. */
describe('A read followed by a write, with another writer in between', () => {
  let folder: string
  let other: Sqlite.Database
  let database: Database
  /** Statements before which the other writer tried to write. */
  let tries: number

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'who-to-ask-beside-'))
    const file = join(folder, 'data.sqlite')
    const opened = await openDatabase(file)
    const seeds = writeSeedFolder()
    seedDatabase(opened, seeds.folder)
    seeds.remove()
    publishRevision(opened, { note: '', by: null })
    runInTransaction(opened.$client, [
      createInsertInquiry(opened)(sampleInquiry({ code: 'BVS00001', askedAt: longAgo })),
    ])
    opened.$client.close()
    other = new Sqlite(file)
    other.pragma('busy_timeout = 0')
    other.exec('create table others (at)')
    tries = 0
    database = drizzle(new Sqlite(file, { verbose: writeBeside })) as Database
  })

  afterEach(() => {
    database.$client.close()
    other.close()
    rmSync(folder, { recursive: true })
  })

  const longAgo = new Date(sampleNow.getTime() - 90 * 24 * 60 * 60_000)

  function writeBeside(): void {
    if (!database?.$client.inTransaction) return
    tries++
    try {
      other.exec('insert into others values (1)')
    } catch (error) {
      if ((error as { code?: string }).code !== 'SQLITE_BUSY') throw error
    }
  }

  const work: Record<string, () => unknown> = {
    'saving a topic': () => {
      const topics = createTopicEditor(database)
      topics.save(topics.find('late-bus')!)
    },
    'adding phrasings': () =>
      createPhrasingEditor(database).add('late-bus', 'en', ['where is it', 'so late']),
    'noting an absence': () =>
      changeAbsence(database, 1, { awayFrom: '2026-12-01', awayUntil: null, awayNote: null }),
    'looking at what an edit would make': () => {
      const edit = { kind: 'contacts', id: 1, cells: { room: 'B 12' }, version: null } as const
      const author = { account: null, who: 'ana@elm.example', way: 'form', import: null } as const
      const seen = createRecords(database, ['en', 'es'], () => sampleNow).preview(edit, author, {
        office: 'counselor',
        school: 'oak',
      })
      assert.equal(seen.contact(1)?.room, 'B 12')
    },
    'forgetting inquiries': () =>
      forgetInquiries(database, {
        now: sampleNow,
        keepTextDays: 30,
        timeZone: 'America/New_York',
        spillFile: join(folder, 'none.jsonl'),
      }),
    'erasing one': () => eraseInquiry(database, 'BVS00001', 'America/New_York'),
  }
  for (const [name, run] of Object.entries(work))
    it(`succeeds: ${name}`, async () => {
      await run()
      assert.ok(tries > 1)
    })
})

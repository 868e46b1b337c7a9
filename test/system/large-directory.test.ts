import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cacheMentionIndexes } from '../../src/answering/mentions/mention-index.js'
import { seedDatabase } from '../../src/content/seeds/seed-database.js'
import { createDirectory, readDirectory } from '../../src/directory/model/directory-snapshot.js'
import { directoryDocumentSlices } from '../../src/directory/search/directory-documents.js'
import { peopleByNameSlices } from '../../src/directory/search/find-people.js'
import { type Database, openDatabase } from '../../src/platform/database/open-database.js'
import { createDirectoryTable } from '../../src/platform/search/directory-table.js'
import { inSlices } from '../../src/platform/threads/slices.js'
import { longestTurnShare } from '../support/measures/between-turns.js'
import { until } from '../support/processes/real-meilisearch.js'
import { addManyPeople } from '../support/samples/many-people.js'
import { writeSeedFolder } from '../support/samples/seed-folder.js'

/** A share of the total time: a step that does everything at once takes more. */
const maxShare = 0.2

describe('A directory of tens of thousands of people', () => {
  let folder: string
  let database: Database
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'large-directory-'))
    database = await openDatabase(join(folder, 'data.sqlite'))
    const seeds = writeSeedFolder()
    seedDatabase(database, seeds.folder)
    seeds.remove()
    addManyPeople(database, 30_000)
  })
  after(() => {
    database.$client.close()
    rmSync(folder, { recursive: true })
  })

  const called = (name: string) =>
    database.$client.prepare("update people set first_name = ? where slug = 'staff-7'").run(name)

  it('is read, laid out, and indexed without a long turn of the event loop', async () => {
    const mentions = cacheMentionIndexes(() => false)
    let directory = createDirectory(database, { getReady: mentions.getReady })
    let table = createDirectoryTable()
    const share = await longestTurnShare(async () => {
      directory = createDirectory(database, { getReady: mentions.getReady })
      table = createDirectoryTable()
      const snapshot = await directory.fresh()
      await inSlices(peopleByNameSlices(snapshot, 'en'))
      await table.fill(await inSlices(directoryDocumentSlices(snapshot, null)))
    }, maxShare)
    assert.ok(share < maxShare, `${share} of it in one turn`)
    assert.equal(table.search('Ana', { limit: 1 }).length, 1)
    const snapshot = directory.current()
    assert.ok(mentions.of(snapshot).people.byFirst.has('ana'))
  }).timeout(180_000)

  it('is the same as when read in one go', async () => {
    const read = await createDirectory(database).fresh()
    const atOnce = readDirectory(database)
    assert.deepEqual(read.people, atOnce.people)
    const [contact] = atOnce.contacts
    assert.deepEqual(read.postsOf(contact!), atOnce.postsOf(contact!))
    const inOrder = database.$client
      .prepare('select id from people order by last_name, first_name')
      .pluck()
      .all()
    assert.deepEqual(
      read.people.map(({ id }) => id),
      inOrder,
    )
  }).timeout(180_000)

  it('keeps its old answers until a change is read', async () => {
    const directory = createDirectory(database)
    const before = await directory.fresh()
    const names = ['Zelda', 'Zoe', 'Zora', 'Zita']
    let held = before
    const share = await longestTurnShare(async () => {
      const name = names.shift()!
      called(name)
      assert.equal(directory.current(), held)
      await until(
        'the change is in it',
        () => directory.current().person('staff-7')?.firstName === name,
        50_000,
      )
      held = directory.current()
    }, maxShare)
    assert.ok(share < maxShare, `${share} of it in one turn`)
  }).timeout(180_000)

  it('has every change when requested fresh, even one made during reading', async () => {
    const directory = createDirectory(database)
    called('Before')
    const first = directory.fresh()
    await new Promise(setImmediate)
    called('After')
    await first
    assert.equal((await directory.fresh()).person('staff-7')?.firstName, 'After')
  }).timeout(180_000)

  it('reads a single contact’s staff like the whole directory', () => {
    const whole = readDirectory(database)
    for (const { office, school, id } of whole.contacts) {
      const part = readDirectory(database, { office, school })
      assert.deepEqual(part.postsOf(part.contact(id)!), whole.postsOf(whole.contact(id)!))
      for (const { person } of part.postsOf(part.contact(id)!))
        assert.deepEqual(part.postsBy(person), whole.postsBy(person))
      assert.ok(part.people.length < whole.people.length / 2)
    }
  }).timeout(180_000)

  it('stops reading once closed', async () => {
    const directory = createDirectory(database)
    const read = directory.fresh()
    directory.close()
    await assert.rejects(read, /closed/)
  })
})

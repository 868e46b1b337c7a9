import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readWorkingCopy } from '../../../src/content/revisions/working-copy-store.js'
import { changeContact } from '../../../src/directory/model/contact-store.js'
import { createDirectory, readDirectory } from '../../../src/directory/model/directory-snapshot.js'
import { changeAbsence } from '../../../src/directory/model/people-store.js'
import { directoryDocuments, documentsFor } from '../../../src/directory/search/directory-documents.js'
import { createOutboxStore } from '../../../src/directory/search/outbox-store.js'
import { createReadDirectoryVersion } from '../../../src/platform/database/note-directory-changes.js'
import { type Database, openDatabase } from '../../../src/platform/database/open-database.js'
import { openEmpty } from '../../support/samples/empty-database.js'
import { openSampleFile } from '../../support/samples/sample-database.js'

const directoryTables = [
  ...['district', 'schools', 'offices', 'office_words', 'contacts', 'contact_words'],
  ...['people', 'person_words', 'posts', 'post_words'],
  ...['calendar_days', 'calendar_words', 'crisis_lines', 'crisis_line_words'],
  ...['outside_services', 'outside_service_words', 'today_lines', 'today_line_words'],
]

/** Seeds have none. */
function addTodayLine(database: Database): void {
  database.$client.exec(`
    insert into today_lines (id, kind, starts_at, ends_at, posted_at, posted_by) values (1, 'other', 0, 1, 0, 'Ana');
    insert into today_line_words (line, lang, text) values (1, 'en', 'Picture day is today.')`)
}

describe('The directory', () => {
  let folder: string
  let database: Database
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'directory-'))
    database = await openSampleFile(folder, join(folder, 'data.sqlite'))
    addTodayLine(database)
  })
  afterEach(() => {
    if (database.$client.open) database.$client.close()
    rmSync(folder, { recursive: true })
  })

  it('has the links and duties of a merged topic at its successor, as long as that is published', () => {
    database.$client.exec(`insert into links (topic, url, position) values ('late-bus', 'https://elm.example/late', 1);
      update posts set topics = 'worry late-bus' where id = 1`)
    const none = new Map<string, string>()
    let merged = none
    const directory = createDirectory(database, { mergedTopics: () => merged })
    const topics = () => {
      const snapshot = directory.current()
      const [post] = snapshot.people.flatMap(snapshot.postsBy).filter(({ id }) => id === 1)
      const contact = snapshot.contact(post!.contact)!
      assert.equal(snapshot.postsOf(contact).find(({ id }) => id === 1)?.topics, post!.topics)
      return [snapshot.whole.links.map(({ topic }) => topic).filter(Boolean), post!.topics]
    }
    assert.deepEqual(topics(), [['late-bus'], 'worry late-bus'])
    merged = new Map([['late-bus', 'worry']])
    assert.deepEqual(topics(), [['worry'], 'worry'])
    assert.equal(directory.current(), directory.current())
    merged = none
    assert.deepEqual(topics(), [['late-bus'], 'worry late-bus'])
  })

  it('is read once, and again after a change by this process', () => {
    const directory = createDirectory(database)
    const first = directory.current()
    assert.equal(directory.current(), first)
    const { id } = first.contactAt('transportation', null)!
    assert.equal(changeContact(database, id, { phone: '+12165550199' }), true)
    assert.equal(directory.current().contact(id)?.phone, '+12165550199')
    assert.equal(first.contact(id)?.phone, '+12165550112', 'what was given out stays as it was')
    assert.equal(changeContact(database, 999, { phone: '+12165550199' }), false)
  })

  it('is read again after a change from outside, even by hand', async () => {
    const directory = createDirectory(database)
    directory.current()
    const other = await openDatabase(join(folder, 'data.sqlite'))
    other.$client.exec("update contacts set phone = '+12165550198' where school is null")
    other.$client.close()
    assert.equal(directory.current().contactAt('transportation', null)?.phone, '+12165550198')
  })

  it('is not read again for unrelated changes, even from outside', async () => {
    const directory = createDirectory(database)
    const first = directory.current()
    const other = await openDatabase(join(folder, 'data.sqlite'))
    other.$client.exec("insert into notes (key, value) values ('something', 'else')")
    other.$client.close()
    assert.equal(directory.current(), first)
  })

  for (const table of directoryTables) {
    it(`increments its version with every insert, update, and delete in ${table}`, () => {
      const version = createReadDirectoryVersion(database.$client)
      database.$client.exec('pragma foreign_keys = off')
      database.$client.exec(`create table copied as select * from ${table} limit 1`)
      for (const change of [`delete from ${table}`, `insert into ${table} select * from copied`]) {
        const before = version()
        database.$client.exec(change)
        assert.notEqual(version(), before, change)
      }
      const [column] = database.$client.prepare('select name from pragma_table_info(?)').pluck().all(table)
      const before = version()
      database.$client.exec(`update ${table} set ${column} = ${column}`)
      assert.notEqual(version(), before)
    })
  }

  it('stays as it was when the database does not answer', () => {
    const directory = createDirectory(database)
    const snapshot = directory.current()
    database.$client.close()
    assert.equal(directory.current(), snapshot)
    assert.throws(() => createDirectory(database).current())
  })

  it('works while it is empty', async () => {
    const empty = await openEmpty()
    const snapshot = createDirectory(empty).current()
    assert.equal(snapshot.schools.length, 0)
    assert.equal(snapshot.calendar.addSchoolDays('2026-11-20', 1, null), '2026-11-23')
    empty.$client.close()
  })

  it('puts every change into the outbox, atomically', () => {
    const outbox = createOutboxStore(database)
    outbox.doneThrough(outbox.last())
    const { contacts, postsOf, contactAt } = readDirectory(database)
    const contact = contacts[0]!
    changeContact(database, contact.id, { room: 'B' })
    const post = postsOf(contactAt('principal', 'oak')!)[0]!
    changeAbsence(database, post.id, { awayFrom: '2026-12-01', awayUntil: null, awayNote: null })
    assert.deepEqual(
      outbox.take(10).map(({ kind, key }) => [kind, key]),
      [
        ['contact', String(contact.id)],
        ['person', 'di-fox'],
      ],
    )
    assert.throws(() =>
      database.transaction(() => {
        changeContact(database, contact.id, { room: 'C' })
        throw new Error('no')
      }),
    )
    assert.equal(outbox.take(10).length, 2)
  })

  it('takes the outbox entries with the fewest failures first', () => {
    const outbox = createOutboxStore(database)
    const [first, second] = outbox.take(2)
    outbox.failed([first!.id], 'x'.repeat(2000))
    assert.equal(outbox.take(1)[0]?.id, second!.id)
    const all = outbox.take(1000)
    assert.equal(all.at(-1)?.id, first!.id)
    outbox.done(all.slice(1).map(({ id }) => id))
    assert.equal(outbox.take(1000).length, 1)
    assert.equal(outbox.last(), all[0]!.id)
  })

  it('can be searched, except for people who are not public', () => {
    const documents = directoryDocuments(readDirectory(database), readWorkingCopy(database))
    const byId = new Map(documents.map((document) => [document.id, document]))
    assert.equal(byId.size, documents.length)
    assert.equal(byId.has('person-cy-hale'), false)
    assert.doesNotMatch(JSON.stringify(documents), /Hale|N-Z|Call twice/)
    const ana = byId.get('person-ana-ruiz')
    assert.deepEqual(
      [ana?.title.en, ana?.subtitle.es, ana?.school, ana?.office],
      ['Ms. Ana Ruiz', 'Consejera, Oak Elementary', 'oak', 'counselor'],
    )
    assert.match(byId.get('office-transportation')?.words ?? '', /coach/)
    assert.equal(byId.get('topic-late-bus')?.url, '/topics/late-bus')
    const contacts = documents.filter(({ kind }) => kind === 'contact')
    assert.equal(contacts.length, 4)
    assert.equal(contacts[0]?.title.es, 'Consejero, Oak Elementary')
  })

  it('lists the documents that a change affects', () => {
    const directory = readDirectory(database)
    const published = readWorkingCopy(database)
    const ids = (kind: Parameters<typeof documentsFor>[2], key: string) =>
      documentsFor(directory, published, kind, key)
        .map(({ id }) => id.replace(/\d+$/, '#'))
        .sort()
    assert.deepEqual(ids('school', 'oak'), [
      'contact-#',
      'contact-#',
      'person-ana-ruiz',
      'person-bo-lind',
      'person-di-fox',
      'school-oak',
    ])
    assert.deepEqual(ids('person', 'cy-hale'), ['contact-#'])
    assert.deepEqual(ids('topic', 'worry'), ['topic-worry'])
    assert.deepEqual(ids('topic', 'gone'), [])
    const bus = directory.contactAt('transportation', null)!
    assert.deepEqual(ids('contact', String(bus.id)), ['office-transportation'])
  })
})

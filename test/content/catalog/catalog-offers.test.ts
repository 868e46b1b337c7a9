import assert from 'node:assert/strict'
import { utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createCatalogOffers, watchCatalog } from '../../../src/content/catalog/catalog-offers.js'
import { noteInstalled } from '../../../src/content/catalog/note-installed.js'
import { readCatalog } from '../../../src/content/catalog/read-catalog.js'
import { type CatalogTask, doCatalogTask } from '../../../src/content/catalog/run-catalog-task.js'
import { keepFrozen } from '../../../src/content/revisions/keep-frozen.js'
import { createPhrasingEditor } from '../../../src/content/revisions/phrasing-editor-store.js'
import { publishRevision } from '../../../src/content/revisions/publish-revision.js'
import { doRevisionTask, type RevisionTask } from '../../../src/content/revisions/run-revision-task.js'
import { readWorkingCopy } from '../../../src/content/revisions/working-copy-store.js'
import { readDirectory } from '../../../src/directory/model/directory-snapshot.js'
import type { Database } from '../../../src/platform/database/open-database.js'
import { createReadChangeMark } from '../../../src/platform/database/read-change-mark.js'
import { createLog } from '../../../src/platform/web/log.js'
import { sampleDatabase } from '../../support/samples/sample-database.js'
import { soundFiles, writeSeedFolder } from '../../support/samples/seed-folder.js'

const schools = ['oak', 'pine']
const by = { id: 1, email: 'ada@elm.example', name: 'Ada' }
const newPhrasing = `${soundFiles['phrasings/en.csv']}late-bus,the bus drove by\n`

describe('The offer of a newer catalog', () => {
  let database: Database
  let catalog: ReturnType<typeof writeSeedFolder>
  let now: Date
  const tasks: CatalogTask['do'][] = []

  beforeEach(async () => {
    tasks.length = 0
    database = await sampleDatabase()
    publishRevision(database, { note: 'As installed', by: null })
    now = new Date()
    catalog = writeSeedFolder()
  })
  afterEach(() => {
    database.$client.close()
    catalog.remove()
  })

  const answers: unknown[] = []
  const run = async <T>(task: CatalogTask): Promise<T> => {
    tasks.push(task.do)
    const answer = task.do === 'read' ? await readCatalog(task.folder) : doCatalogTask(database, task)
    answers.push(answer)
    return answer as T
  }
  const offers = () => createCatalogOffers({ database, now: () => now }, ['en', 'es'], run)
  const state = () => offers().offer()?.state
  const nextDay = () => {
    now = new Date(now.getTime() + 24 * 3_600_000)
  }
  let written = 0
  /** A file of the center, written at a later moment. */
  function write(file: string, content: string): void {
    const path = join(catalog.folder, file)
    writeFileSync(path, content)
    written += 10
    utimesSync(path, written, written)
  }
  async function look(): Promise<void> {
    const directory = readDirectory(database)
    const watch = watchCatalog(
      { seedFolder: null, catalogFolder: catalog.folder, standardFolder: 'none' },
      { database, writeLater: async (work) => work(), now: () => now, log: createLog('silent') },
      { directory: () => directory },
      run,
    )
    await watch.runIfDue()
    await watch.stop()
  }
  const texts = () => readWorkingCopy(database).phrasings.map(({ text }) => text)
  async function merge(change: { mark?: string; catalog?: string; dropsDanger?: boolean } = {}) {
    const shown = (await offers().compare())!
    const { catalog: hash, mark } = shown
    return offers().merge({ catalog: hash, mark, dropsDanger: false, by, ...change }, schools)
  }

  it('reads nothing in a district that just began with the catalog, until that changes', async () => {
    const folders = { seedFolder: null, catalogFolder: catalog.folder, standardFolder: 'none' }
    assert.equal(await noteInstalled(database, folders, now, () => false), false)
    assert.equal(offers().offer(), null, 'an older one may have begun with another catalog')
    assert.equal(await noteInstalled(database, folders, now, () => true), true)
    assert.equal(state(), 'current')
    await look()
    assert.deepEqual(tasks, [])
    write('phrasings/en.csv', newPhrasing)
    nextDay()
    await look()
    assert.deepEqual(tasks, ['read', 'look'])
    assert.equal(state(), 'offered')
  })

  it('is none while the catalog is as the district took it, and reads its files once', async () => {
    assert.equal(offers().offer(), null)
    await look()
    assert.equal(state(), 'current')
    assert.equal(await offers().compare(), null)
    nextDay()
    await look()
    assert.deepEqual(tasks, ['read', 'look', 'compare'])
  })

  it('is merged into the working copy, keeps edits, and waits for its publication', async () => {
    createPhrasingEditor(database).add('worry', 'en', ['our own words'])
    write('phrasings/en.csv', newPhrasing)
    await look()
    assert.equal(state(), 'offered')
    assert.ok(!texts().includes('the bus drove by'), 'never pushed')
    const freeze = keepFrozen(
      async <T>(task: RevisionTask) => doRevisionTask(database, task) as T,
      createReadChangeMark(database.$client),
    )
    const before = await freeze('working-copy')
    assert.deepEqual(await merge(), { changes: 1, kept: 0, offices: [] })
    assert.equal((await freeze('working-copy'))!.diff!.all, before!.diff!.all + 1)
    assert.ok(texts().includes('the bus drove by') && texts().includes('our own words'))
    assert.equal(state(), 'merged')
    publishRevision(database, { note: 'Merged', by: by.email })
    assert.equal(state(), 'current')
    nextDay()
    await look()
    assert.equal(state(), 'current')
  })

  it('compares the next version with the one that was merged', async () => {
    write('phrasings/en.csv', newPhrasing)
    await look()
    await merge()
    // The district takes it out again: the next version does not bring it back.
    database.$client.prepare('delete from phrasings where text = ?').run('the bus drove by')
    write('phrasings/en.csv', `${newPhrasing}worry,my son worries\n`)
    nextDay()
    await look()
    assert.equal(state(), 'offered')
    assert.deepEqual(await merge(), { changes: 1, kept: 0, offices: [] })
    assert.ok(texts().includes('my son worries') && !texts().includes('the bus drove by'))
  })

  it('brings back a topic that an earlier version took out, and leaves an entry of it until then', async () => {
    const ended = () => readWorkingCopy(database).retired?.map(({ slug, title }) => `${slug} ${title}`)
    const has = () => readWorkingCopy(database).topics.some(({ slug }) => slug === 'books')
    async function take(rows: Record<string, string>): Promise<void> {
      for (const [file, row] of Object.entries(rows)) write(file, `${soundFiles[file]}${row}`)
      nextDay()
      await look()
      assert.equal(typeof (await merge()), 'object')
    }
    const books = {
      'topics.csv': 'books,Books,Libros,Ask there.,Pregunte.,,,,no,no\n',
      'ladders.csv': 'books,any,1,counselor\n',
      'phrasings/en.csv': 'books,where are the books\n',
    }
    const none = { 'topics.csv': '', 'ladders.csv': '', 'phrasings/en.csv': '' }
    await take(books)
    assert.deepEqual([has(), ended()], [true, undefined])
    await take(none)
    assert.deepEqual([has(), ended()], [false, ['books Books']])
    await take({ ...none, 'phrasings/en.csv': 'worry,my son worries\n' })
    await take(books)
    assert.deepEqual([has(), ended()], [true, undefined])
  })

  it('is compared once for the same working copy and catalog', async () => {
    write('phrasings/en.csv', newPhrasing)
    await look()
    const kept = offers()
    const count = async () => {
      answers.length = 0
      const { taken } = (await kept.compare())!
      return [taken.length, answers.map((answer) => (answer === 'same' ? 'same' : 'compared')).join()]
    }
    assert.deepEqual(await count(), [1, 'compared'])
    assert.deepEqual(await count(), [1, ''])
    database.$client.exec("update topics set position = position where slug = 'worry'")
    assert.deepEqual(await count(), [1, 'same'], 'written, and not changed')
    createPhrasingEditor(database).add('late-bus', 'en', ['the bus drove by'])
    assert.deepEqual(await count(), [0, 'compared'])
  })

  it('is merged without another comparison, where that of the page is kept', async () => {
    write('phrasings/en.csv', newPhrasing)
    await look()
    let known: unknown
    /** As if the page had counted otherwise. */
    const noteKnown = <T>(task: CatalogTask): Promise<T> => {
      if (task.do !== 'merge') return run(task)
      known = task.known
      return run({ ...task, known: task.known && { ...task.known, taken: 41 } })
    }
    const kept = createCatalogOffers({ database, now: () => now }, ['en', 'es'], noteKnown)
    const { catalog: hash, mark, counts } = (await kept.compare())!
    const choice = { catalog: hash, mark, dropsDanger: false, by }
    createPhrasingEditor(database).add('worry', 'en', ['an edit meanwhile'])
    assert.equal(await kept.merge(choice, schools), 'changed')
    database.$client.prepare('delete from phrasings where text = ?').run('an edit meanwhile')
    assert.deepEqual(await kept.merge(choice, schools), { changes: 41, kept: 0, offices: [] })
    assert.deepEqual(known, counts)
    assert.equal(counts.taken, 1)
  })

  it('is refused when somebody edited meanwhile, or a newer one came: then nothing is changed', async () => {
    write('phrasings/en.csv', newPhrasing)
    await look()
    const shown = (await offers().compare())!
    createPhrasingEditor(database).add('worry', 'en', ['an edit meanwhile'])
    assert.equal(await merge({ mark: shown.mark }), 'changed')
    assert.equal(await merge({ catalog: 'another' }), 'stale')
    assert.ok(!texts().includes('the bus drove by') && texts().includes('an edit meanwhile'))
    assert.equal(state(), 'offered')
    assert.equal(offers().answer('another', 'declined', by.email), false)
  })

  it('comes back 30 days after it was put off; one that was declined does not, but the next does', async () => {
    write('phrasings/en.csv', newPhrasing)
    await look()
    const { catalog: hash } = offers().offer()!
    assert.ok(offers().answer(hash, 'later', by.email))
    assert.equal(state(), 'later')
    now = new Date(now.getTime() + 31 * 24 * 3_600_000)
    assert.equal(state(), 'offered')
    assert.ok(offers().answer(hash, 'declined', by.email))
    assert.equal(state(), 'declined')
    write('phrasings/en.csv', `${newPhrasing}worry,my son worries\n`)
    await look()
    assert.equal(state(), 'offered')
    assert.deepEqual(await merge(), { changes: 2, kept: 0, offices: [] }, 'with what was declined')
  })

  it('adds new offices to the directory, where families see none before it has a contact', async () => {
    write(
      'offices.csv',
      `${soundFiles['offices.csv']}library,school,librarian,Library,Biblioteca,books,libros\n`,
    )
    write('topics.csv', `${soundFiles['topics.csv']}books,Books,Libros,Ask there.,Pregunte.,,,,no,no\n`)
    write('ladders.csv', `${soundFiles['ladders.csv']}books,any,1,library\n`)
    write('phrasings/en.csv', `${soundFiles['phrasings/en.csv']}books,where are the books\n`)
    await look()
    assert.deepEqual(await merge(), { changes: 2, kept: 0, offices: ['library'] })
    const office = database.$client.prepare("select level, role from offices where id = 'library'").get()
    assert.deepEqual(office, { level: 'school', role: 'librarian' })
    const { offices, topics } = readWorkingCopy(database)
    assert.equal(offices.find(({ id }) => id === 'library')?.words.es?.name, 'Biblioteca')
    assert.deepEqual(topics.find(({ slug }) => slug === 'books')?.ladders.any, [['library']])
  })

  it('takes out a danger phrase only if an admin says so', async () => {
    write(
      'danger-phrases.csv',
      'kind,lang,danger,text\nsuicide,en,yes,no wish to live\nsuicide,en,no,this homework is killing me\n',
    )
    await look()
    const has = () => readWorkingCopy(database).dangerPhrases.some(({ text }) => text === 'wants to die')
    assert.equal((await offers().compare())!.lostDanger.length, 1)
    assert.deepEqual(await merge({ dropsDanger: true }), { changes: 2, kept: 0, offices: [] })
    assert.ok(!has())
  })

  it('is none from files with faults, and none from another catalog', async () => {
    write('phrasings/en.csv', 'topic,text\nno-such-topic,the bus drove by\n')
    await look()
    assert.equal(offers().offer(), null)
    write('topics.csv', soundFiles['topics.csv']!.replace('late-bus', 'buses').replace('worry', 'worries'))
    write('ladders.csv', 'topic,level,step,office\nbuses,any,1,transportation\nworries,any,1,counselor\n')
    write('phrasings/en.csv', 'topic,text\nbuses,the bus never came\nworries,my child is sad\n')
    write('phrasings/es.csv', 'topic,text\n')
    nextDay()
    await look()
    assert.equal(state(), 'current')
  })
})

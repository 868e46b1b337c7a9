import assert from 'node:assert/strict'
import type { Author } from '../../../src/content/records/change-store.js'
import { checkRecord } from '../../../src/content/records/check-record.js'
import { compareEdits } from '../../../src/content/records/compare-edits.js'
import { createRecordKeeper, type RecordKeeper } from '../../../src/content/records/keep-record.js'
import { type RecordCells, versionOf } from '../../../src/content/records/record-cells.js'
import type { DirectoryKind } from '../../../src/content/records/record-kinds.js'
import { referencesTo } from '../../../src/content/records/references-to.js'
import { seedDatabase } from '../../../src/content/seeds/seed-database.js'
import type { Database } from '../../../src/platform/database/open-database.js'
import { briefFault } from '../../support/app/brief-fault.js'
import { openEmpty } from '../../support/samples/empty-database.js'
import { writeSeedFolder } from '../../support/samples/seed-folder.js'

const ana: Author = { account: 1, who: 'Ana', way: 'form', import: null }

describe('Records', () => {
  let database: Database
  let keeper: RecordKeeper
  beforeEach(async () => {
    database = await openEmpty()
    const { folder, remove } = writeSeedFolder()
    seedDatabase(database, folder)
    remove()
    keeper = createRecordKeeper(database.$client, ['en', 'es'], () => new Date(1000))
  })
  afterEach(() => database.$client.close())

  const get = (sql: string) => database.$client.prepare(sql).pluck().get()
  const cellsOf = (kind: DirectoryKind, key: RecordCells) => keeper.records.find(kind, key)!
  const reasons = (kind: DirectoryKind, cells: RecordCells, id: number | null) =>
    checkRecord(keeper.records, kind, cells, id).faults.map(briefFault)

  function save(kind: DirectoryKind, id: number | null, cells: RecordCells) {
    const { row, faults } = checkRecord(keeper.records, kind, cells, id)
    assert.deepEqual(faults, [])
    return keeper.put(kind, row!, { id }, ana)
  }

  it('reads a record as its file has it', () => {
    const { cells } = cellsOf('contacts', { office: 'counselor', school: 'pine' })
    assert.equal(cells.hours, 'Mo-Fr 07:30-12:00,12:30-15:00')
    assert.equal(cells.internal_note, 'Call twice')
    assert.equal(cells.checked, '2026-10-01')
    assert.deepEqual(keeper.records.languagesOf('contacts'), ['en', 'es'])
    const post = cellsOf('posts', {
      person: 'bo-lind',
      office: 'counselor',
      school: 'pine',
      position: '1',
      language: 'es',
    })
    assert.equal(post.cells.duty_es, 'Familias')
  })

  it('accepts a phone number in any format, by the same rules as for files', () => {
    const { id, cells } = cellsOf('contacts', { office: 'transportation' })
    for (const phone of ['(216) 555-0199', '216.555.0199', '+1 216-555-0199', '12165550199', '216 5550199'])
      assert.equal(save('contacts', id, { ...cells, phone }).cells.phone, '+12165550199', phone)
    const wrong = (change: RecordCells) => reasons('contacts', { ...cells, ...change }, id)
    assert.deepEqual(wrong({ phone: '555-0199' }), ['contacts.csv 1 phone: fault.phone “555-0199”'])
    const dialed = '216 555 0199 x12'
    assert.deepEqual(wrong({ phone: dialed }), [`contacts.csv 1 phone: fault.phone “${dialed}”`])
    assert.deepEqual(wrong({ hours: 'Mon-Fri 1-3' }), ['contacts.csv 1 hours: fault.hours “Mon-Fri 1-3”'])
    assert.equal(save('contacts', id, { ...cells, hours: 'Mon-Fri 8-4' }).cells.hours, 'Mo-Fr 08:00-16:00')
    assert.match(wrong({ school: 'oak' })[0]!, /school: fault\.districtOffice/)
  })

  it('refuses texts that no page can show, and places that do not exist', () => {
    const long = 'x'.repeat(10_000)
    const first = (kind: DirectoryKind) => [...keeper.records.each(kind)][0]!
    for (const [kind, header] of [
      ...([
        ['people', 'title_en'],
        ['people', 'prefix'],
        ['contacts', 'room'],
        ['contacts', 'address'],
      ] as const),
      ...([
        ['calendar', 'name_en'],
        ['crisis-lines', 'name_en'],
        ['crisis-lines', 'text_en'],
      ] as const),
      ...([
        ['schools', 'name'],
        ['offices', 'name_en'],
      ] as const),
    ]) {
      const { id, cells } = first(kind)
      assert.match(reasons(kind, { ...cells, [header]: long }, id).join(), /fault\.long/, `${kind} ${header}`)
    }
    const link = { topic: '', office: 'principal', url: 'https://elm.example/', position: '1', label_es: '' }
    assert.match(reasons('links', { ...link, label_en: long }, null).join(), /fault\.long/)
    for (const [setting, value, fault] of [
      ['name', long, /fault\.long/],
      ['short_name', long, /fault\.long/],
      ['address', long, /fault\.long/],
      ['city', long, /fault\.long/],
      ['state', 'ZZ', /fault\.state/],
      ['zip', 'abc', /fault\.zip/],
    ] as const) {
      const id = keeper.records.find('district', { setting })?.id ?? null
      assert.match(reasons('district', { setting, value }, id).join(), fault, setting)
      assert.deepEqual(reasons('district', { setting, value: setting === 'zip' ? '44100' : 'OH' }, id), [])
    }
  })

  it('refuses values that another record has', () => {
    const { cells } = cellsOf('people', { slug: 'di-fox' })
    assert.match(reasons('people', cells, null)[0]!, /fault\.takenHere\(what: fault\.same\.slug\)/)
    const day = cellsOf('calendar', { start: '2026-11-11', kind: 'holiday', levels: '' })
    assert.match(
      reasons('calendar', { ...day.cells, start: '2026-11-26', end: '2026-11-26' }, day.id)[0]!,
      /fault\.takenHere\(what: fault\.same\.day\)/,
    )
  })

  it('edits one of two people who have the same name, and gives it to nobody else', () => {
    database.$client.exec(
      "update people set first_name = 'Cy', last_name = 'Hale', email = null where slug = 'di-fox'",
    )
    const { id, cells } = cellsOf('people', { slug: 'di-fox' })
    assert.equal(save('people', id, { ...cells, title_en: 'Head' }).cells.title_en, 'Head')
    const ana = cellsOf('people', { slug: 'ana-ruiz' })
    const twin = { ...ana.cells, first_name: 'Cy', last_name: 'HALE', email: '' }
    assert.match(reasons('people', twin, ana.id).join(), /fault\.twin\.people/)
  })

  it('allows last names to be divided in two steps, and names those without anybody meanwhile', () => {
    const key = { person: 'ana-ruiz', office: 'counselor', school: 'pine', position: '1', last_names: 'A-M' }
    const { id, cells } = cellsOf('posts', key)
    const check = checkRecord(keeper.records, 'posts', { ...cells, last_names: 'A-L' }, id)
    assert.deepEqual(check.faults, [])
    assert.match(check.remarks.map(briefFault).join(), /fault\.nobodyHas\(range: M\)$/)
  })

  it('stores history with the change, and queues it for the search index', () => {
    const { id, cells } = cellsOf('contacts', { office: 'transportation' })
    const rows = Number(get('select count(*) from outbox'))
    save('contacts', id, { ...cells, room: 'Garage', bring_es: '' })
    const [change] = keeper.changes.list({ kind: 'contacts', record: id }, 10)
    assert.equal(change!.who, 'Ana')
    assert.equal(change!.name, 'transportation')
    assert.deepEqual([change!.before!.room, change!.after!.room], ['', 'Garage'])
    assert.deepEqual([change!.before!.bring_es, change!.after!.bring_es], ['número, parada', ''])
    assert.equal(get('select count(*) from outbox'), rows + 1)
    save('contacts', id, { ...cells, room: 'Garage', bring_es: '' })
    assert.equal(keeper.changes.count({ kind: 'contacts', record: id }), 1, 'saving the same leaves no trace')
  })

  it('gives an id to only one record', () => {
    const { cells } = cellsOf('people', { slug: 'di-fox' })
    const first = save('people', null, { ...cells, slug: 'new-fox', last_name: 'Newfox' })
    keeper.remove('people', first, ana)
    assert.notEqual(save('people', null, { ...cells, slug: 'next-fox', last_name: 'Nextfox' }).id, first.id)
  })

  it('puts a new school last, and leaves the others in place', () => {
    const { cells } = cellsOf('schools', { slug: 'oak' })
    const { id } = save('schools', null, { ...cells, slug: 'ash', name: 'Ash School', position: '' })
    assert.equal(get(`select position from schools where id = ${id}`), 2)
    save('schools', id, { ...cells, slug: 'ash', name: 'Ash', position: '' })
    assert.equal(get(`select position from schools where id = ${id}`), 2)
  })

  it('finds every reference to a record', () => {
    const names = (kind: DirectoryKind, key: RecordCells) =>
      referencesTo(database.$client, keeper.records, kind, cellsOf(kind, key)).map(
        ({ from, count }) => `${from} ${count}`,
      )
    assert.deepEqual(names('people', { slug: 'bo-lind' }), ['posts 3'])
    assert.deepEqual(names('contacts', { office: 'principal', school: 'pine' }), [])
    assert.deepEqual(names('schools', { slug: 'oak' }), ['contacts 2'])
    assert.deepEqual(names('offices', { id: 'principal' }).sort(), ['contacts 2', 'ladders 2', 'topics 1'])
    database.$client.exec(`insert into inquiries (code, asked_at, lang, school, channel, outcome, result, trace)
      select 'X', 0, 'en', id, 'page', 'answer', '{}', '{}' from schools where slug = 'oak'`)
    assert.deepEqual(names('schools', { slug: 'oak' }), ['contacts 2', 'inquiries 1'])
    database.$client.exec(`insert into accounts (email, name, role, offices, recovery_codes, created_at, school)
      select 'desk@elm.example', 'Desk', 'desk', '[]', '[]', 0, id from schools where slug = 'pine'`)
    const pine = names('schools', { slug: 'pine' })
    assert.ok(!pine.some((each) => each.startsWith('accounts')), 'an account only loses its school')
  })

  it('finds duties that list a school or a topic', () => {
    const count = (kind: 'schools' | 'topics', slug: string) =>
      referencesTo(database.$client, keeper.records, kind, cellsOf(kind as DirectoryKind, { slug })).find(
        ({ from }) => from === 'posts',
      )?.count ?? 0
    assert.deepEqual([count('schools', 'oak'), count('topics', 'late-bus')], [0, 0])
    database.$client.exec(
      "update posts set schools = 'pine-hill oak', topics = 'late-bus worry' where id = 1",
    )
    database.$client.exec("update posts set schools = 'live-oak' where id = 2")
    assert.deepEqual([count('schools', 'oak'), count('topics', 'late-bus')], [1, 1])
  })

  describe('with two edits of one record', () => {
    it('takes what only the other edit changed, and asks about what both changed', () => {
      const opened = cellsOf('contacts', { office: 'transportation' })
      save('contacts', opened.id, { ...opened.cells, room: 'Garage', phone: '+12165550111' })
      const theirs = keeper.records.get('contacts', opened.id)!.cells
      const yours = { ...opened.cells, phone: '+12165550122', ext: '7' }
      const history = keeper.changes.list({ kind: 'contacts', record: opened.id }, 10)
      const { merged, differences } = compareEdits(yours, theirs, versionOf(opened.cells), history)
      assert.deepEqual(
        differences.map(({ header, isClash }) => [header, isClash]),
        [
          ['phone', true],
          ['room', false],
        ],
      )
      assert.deepEqual([merged.room, merged.phone, merged.ext], ['Garage', '+12165550122', '7'])
    })
  })
})

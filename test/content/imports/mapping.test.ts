import assert from 'node:assert/strict'
import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readRolePhrases } from '../../../src/answering/mentions/role-phrases.js'
import { findHeader, guessMapping } from '../../../src/content/imports/mapping/guess-mapping.js'
import {
  createPlaceGuesser,
  createTitleGuesser,
  districtPlace,
} from '../../../src/content/imports/mapping/guess-meaning.js'
import { readJobTitles } from '../../../src/content/imports/mapping/job-titles.js'
import { createMappings } from '../../../src/content/imports/mapping/mappings.js'
import { splitName } from '../../../src/content/imports/mapping/split-name.js'
import { officeRoles } from '../../../src/directory/model/office-role.js'
import { readTable } from '../../../src/platform/files/read-table.js'
import { briefFault } from '../../support/app/brief-fault.js'
import { importing, useImporter } from '../../support/app/use-importer.js'
import { writeWorkbook } from '../../support/samples/write-workbook.js'

const staffSheet = [
  ['Elm County HR export', '', '', '', '', ''],
  [],
  ['Last, First', 'Bldg', 'Job Title', 'Ext.', 'Work Phone', 'Email Address'],
  ['Ruiz, Ana', 'Oak ES', 'Guidance Counselor', '21', '', 'ARUIZ@elm.example'],
  ['Young, Kim', 'Pine HS', 'Principal', '', '', 'kyoung@elm.example'],
  ['de la Cruz, Maria', 'DO', 'Bus Driver', '14', '(216) 555-0112', 'mcruz@elm.example'],
  ['Stone, Pat', 'Oak', 'Custodian', '', '', 'pstone@elm.example'],
  ['Young, Kim', 'Oak', 'Principal', '', '', 'kyoung@elm.example'],
]

const asCsv = (rows: readonly (readonly string[])[]) =>
  rows.map((row) => row.map((cell) => (cell.includes(',') ? `"${cell}"` : cell)).join(',')).join('\r\n')

describe('Files with foreign headers', () => {
  const { receive, current, database, apply, undo, everything, faultsOf, folder, get, reopen } = useImporter()
  const mappings = () =>
    createMappings(database().$client, ['en', 'es'], () => new Date('2026-11-27T12:00:00Z'))

  /** Takes every guess, as an admin would who only chooses “Continue”. */
  async function takeGuesses(id: number, change: Record<string, string> = {}): Promise<void> {
    const files = current().waiting(id)
    for (const file of files)
      if (file.mapping) mappings().remember((await mappings().tableOf(file)).headers, file.mapping)
    const words = await mappings().askedWords(files)
    for (const kind of ['title', 'place'] as const)
      mappings().rememberWords(
        kind,
        new Map(words[kind].map(({ word, meaning }) => [word, change[word] ?? meaning])),
      )
    current().proceed(id)
    await current().idle()
  }

  const planned = (id: number, kind: 'people' | 'posts' | 'contacts' | 'schools') =>
    current().readStaging(id, (staging) =>
      staging
        .plannedPage({ kind, actions: ['added', 'changed', 'removed'] }, 100, 0)
        .map(({ action, name }) => `${action} ${name}`),
    )
  const remarksOf = (id: number) => [...current().eachFault(id, false)].map(briefFault)

  it('shows families whom they add only if an admin says so', async () => {
    const isPublic = (slug: string) => get(`select public from people where slug = '${slug}'`)
    for (const shown of [false, true]) {
      const rows = staffSheet.map((row) =>
        row.map((cell) => cell.replace(/stone/i, shown ? 'Reed' : 'Stone')),
      )
      const id = await receive({ 'HR.csv': asCsv(rows) })
      const [file] = current().waiting(id)
      if (file?.mapping)
        current().keepMapping(id, 0, { ...file, mapping: { ...file.mapping, isPublic: shown } })
      await takeGuesses(id)
      assert.deepEqual(faultsOf(id), [])
      await apply(id)
    }
    assert.deepEqual([isPublic('pat-stone'), isPublic('pat-reed')], [0, 1], 'whoever is there keeps it')
  })

  it('wait until people say what their columns hold, with a guess', async () => {
    const id = await receive({ 'HR.csv': asCsv(staffSheet) })
    assert.equal(current().find(id)!.state, 'mapping')
    const [file] = current().waiting(id)
    assert.equal(file?.headerLine, 3)
    assert.deepEqual(file?.mapping, {
      target: 'staff',
      columns: ['name_last_first', 'place', 'title', 'ext', 'phone', 'email'],
    })
    const words = await mappings().askedWords([file!])
    assert.deepEqual(
      words.title.map(({ word, count, meaning }) => `${word} ${count} ${meaning}`),
      [
        'Principal 2 principal',
        'Bus Driver 1 transportation',
        'Custodian 1 ',
        'Guidance Counselor 1 counselor',
      ],
    )
    assert.deepEqual(
      words.place.map(({ word, meaning }) => `${word} ${meaning}`),
      ['Oak oak', 'DO district', 'Oak ES oak', 'Pine HS pine'],
    )
  })

  it('do not ask what a long text in the column of titles or buildings means', async () => {
    const text = 'principal '.repeat(21)
    const row = (title: string, place: string) => ['Lee, Jo', place, title, '', '', 'jlee@elm.example']
    const id = await receive({
      'HR.csv': asCsv([...staffSheet, row(text, 'Oak'), row('p'.repeat(200), text)]),
    })
    const words = await mappings().askedWords(current().waiting(id))
    const longest = (kind: 'title' | 'place') => Math.max(...words[kind].map(({ word }) => word.length))
    assert.deepEqual([longest('title'), longest('place')], [200, 'Pine HS'.length])
  })

  it('become people, duties, and what is left over is said; and can be undone', async () => {
    const before = everything()
    const id = await receive({ 'HR.csv': asCsv(staffSheet) })
    await takeGuesses(id)
    assert.deepEqual(faultsOf(id), [])
    assert.equal(current().find(id)!.state, 'ready')
    assert.deepEqual(planned(id, 'people'), [
      'changed Ana Ruiz',
      'added Kim Young',
      'added Maria de la Cruz',
      'added Pat Stone',
    ])
    assert.deepEqual(planned(id, 'posts'), [
      'added kim-young: principal @ pine',
      'added maria-de-la-cruz: transportation',
      'added kim-young: principal @ oak',
    ])
    assert.deepEqual(remarksOf(id), ['HR.csv: fault.staffNoOffice(title: Custodian, count: 1)'])
    assert.equal((await apply(id)).state, 'applied')
    assert.equal(get("select public from people where slug = 'pat-stone'"), 0)
    assert.equal((await undo(id)).state, 'undone')
    assert.deepEqual(everything(), before)
    assert.deepEqual(readdirSync(join(folder(), 'imports', String(id))), ['rows.sqlite'], 'no file is kept')
  })

  it('are read the same way the next time, also from the folder and in another form', async () => {
    await takeGuesses(await receive({ 'HR.csv': asCsv(staffSheet) }), { Custodian: 'transportation' })
    const workbook = await writeWorkbook({ Staff: staffSheet.slice(2) })
    const [file] = current().waiting(await receive({ 'staff.xlsx': workbook }))
    assert.deepEqual(file?.mapping?.columns.slice(0, 2), ['name_last_first', 'place'])
    const words = await mappings().askedWords([file!])
    assert.equal(words.title.find(({ word }) => word === 'Custodian')?.meaning, 'transportation')
    const recognized = await mappings().recognize({ ...file!, mapping: undefined } as never, {
      isGuessed: false,
    })
    assert.equal(recognized.mapping?.target, 'staff')
  })

  it('without addresses change nobody of several who have one', async () => {
    const sql = `insert into people (slug, first_name, last_name, email, languages, public)
      values (?, 'Ana', 'Lopez', ?, '["en"]', 0)`
    for (const slug of ['ana-lopez', 'ana-lopez-2'])
      database().$client.prepare(sql).run(slug, `${slug}@elm.example`)
    const id = await receive({
      'staff.csv': asCsv([
        ['First Name', 'Last Name', 'Bldg', 'Job Title'],
        ['Ana', 'Lopez', 'Oak ES', 'Principal'],
      ]),
    })
    await takeGuesses(id)
    assert.deepEqual(faultsOf(id), [])
    assert.deepEqual(planned(id, 'people'), ['added Ana Lopez'])
  })

  it('keep apart people who share a mailbox, also the next time', async () => {
    const office = 'office@elm.example'
    const rows = [
      ['Emp ID', 'Last, First', 'Bldg', 'Job Title', 'Email Address'],
      ['1', 'Bell, Ann', 'Oak ES', 'Principal', office],
      ['2', 'Cruz, Ben', 'Oak ES', 'Principal', office],
      ['3', 'Cruz, Ben', 'Pine HS', 'Principal', office],
      ['', 'Bell, Ann', 'Pine HS', 'Principal', office],
    ]
    const id = await receive({ 'staff.csv': asCsv(rows) })
    await takeGuesses(id)
    assert.deepEqual(faultsOf(id), [])
    assert.deepEqual(planned(id, 'people'), ['added Ann Bell', 'added Ben Cruz', 'added Ben Cruz'])
    assert.deepEqual(planned(id, 'posts'), [
      'added ann-bell: principal @ oak',
      'added ben-cruz: principal @ oak',
      'added ben-cruz-2: principal @ pine',
      'added ann-bell: principal @ pine',
    ])
    assert.ok(remarksOf(id).includes(`staff.csv: fault.staffMailbox(count: 2, list: ${office})`))
    await apply(id)
    const next = [rows[0]!, ['9', 'Bell, Zoe', 'Oak ES', 'Nurse', office], ...rows.slice(1)]
    const later = await receive({ 'staff.csv': asCsv(next) })
    await takeGuesses(later)
    assert.deepEqual(planned(later, 'people'), ['added Zoe Bell'], 'and nobody is renamed')
  })

  it('rename whoever has a mailbox alone, and still half of the name', async () => {
    const rename = async (name: string) => {
      const rows = [
        ['Last, First', 'Bldg', 'Job Title', 'Email Address'],
        [name, 'Oak ES', '', 'aruiz@elm.example'],
      ]
      const id = await receive({ 'staff.csv': asCsv(rows) })
      await takeGuesses(id)
      return planned(id, 'people')
    }
    assert.deepEqual(await rename('Ruiz-Bell, Ana'), ['changed Ana Ruiz-Bell'])
    assert.deepEqual(await rename('Stone, Pat'), ['added Pat Stone'])
  })

  it('keep the number, extension, and room of everyone, also the next time', async () => {
    const numbersOf = (slug: string) =>
      get(`select concat_ws(' ', phone, ext, room) from people where slug = '${slug}'`)
    const rows = [
      ['Last, First', 'Bldg', 'Job Title', 'Ext.', 'Work Phone', 'Room', 'Email Address'],
      ['Ruiz, Ana', 'Oak ES', 'Guidance Counselor', '412', '', '9', 'aruiz@elm.example'],
      ['Stone, Pat', 'Oak ES', 'Custodian', '', '(216) 555-0131 x7', 'Boiler', 'pstone@elm.example'],
      ['Reed, Kim', 'Oak ES', 'Custodian', 'TBD', 'n/a', '', 'kreed@elm.example'],
      ['Stone, Pat', 'Pine HS', 'Custodian', '8', '', '', 'pstone@elm.example'],
    ]
    const id = await receive({ 'staff.csv': asCsv(rows) })
    await takeGuesses(id)
    assert.deepEqual(faultsOf(id), [])
    for (const remark of ['staffUnread(count: 2, list: n/a, TBD)', 'staffOtherNumbers(count: 1)'])
      assert.ok(remarksOf(id).includes(`staff.csv: fault.${remark}`), remark)
    await apply(id)
    assert.equal(numbersOf('ana-ruiz'), '412 9')
    assert.equal(numbersOf('pat-stone'), '+12165550131 7 Boiler')
    assert.equal(numbersOf('kim-reed'), '')
    const next = rows.map((row) => row.map((cell) => cell.replace(/^412$/, '413')))
    const later = await receive({ 'staff.csv': asCsv(next) })
    await takeGuesses(later)
    assert.deepEqual(planned(later, 'people'), ['changed Ana Ruiz'])
    await apply(later)
    assert.equal(numbersOf('ana-ruiz'), '413 9')
  })

  it('keep a whole number that stands where an extension was expected', async () => {
    const numbersOf = (slug: string) =>
      get(`select concat_ws(' ', phone, ext) from people where slug = '${slug}'`)
    const rows = [
      ['Last, First', 'Bldg', 'Job Title', 'Work Phone', 'Ext.', 'Email Address'],
      ['Ruiz, Ana', 'Oak ES', 'Guidance Counselor', '', '555-0131', 'aruiz@elm.example'],
      ['Stone, Pat', 'Oak ES', 'Custodian', '', '216-555-0132 x7', 'pstone@elm.example'],
      ['Reed, Kim', 'Oak ES', 'Custodian', '216-555-0133', '555-0134', 'kreed@elm.example'],
    ]
    const id = await receive({ 'staff.csv': asCsv(rows) })
    await takeGuesses(id)
    assert.deepEqual(faultsOf(id), [])
    assert.ok(remarksOf(id).includes('staff.csv: fault.staffUnread(count: 1, list: 555-0134)'))
    await apply(id)
    assert.equal(numbersOf('ana-ruiz'), '+12165550131')
    assert.equal(numbersOf('pat-stone'), '+12165550132 7')
    assert.equal(numbersOf('kim-reed'), '+12165550133')
  })

  it('add contacts that offices lack, with the number of the school', async () => {
    database().$client.exec(
      "delete from posts where contact in (select id from contacts where office = 'principal')",
    )
    database().$client.exec("delete from contacts where office = 'principal'")
    const id = await receive({ 'HR.csv': asCsv(staffSheet) })
    await takeGuesses(id)
    assert.deepEqual(faultsOf(id), [])
    assert.deepEqual(planned(id, 'contacts'), ['added principal @ pine', 'added principal @ oak'])
    assert.ok(remarksOf(id).includes('HR.csv: fault.staffContacts(count: 2)'))
    const added = current().readStaging(id, (staging) =>
      staging.planned({ kind: 'contacts', actions: ['added'] }, 0, 10),
    )
    const before = new Date(Date.now() - 60 * 86_400_000).toISOString().slice(0, 10)
    for (const { after } of added!) assert.ok(after!.checked! <= before, 'nobody has checked a guess')
    await apply(id)
    assert.equal(
      get("select phone || ' ' || hours from contacts where office = 'principal' order by id limit 1"),
      '+12165550120 Mo-Fr 07:30-14:00',
    )
  })

  it('give no family the number, extension, or room of the only person of an office', async () => {
    const [counselor, drivers] = ["office = 'counselor'", "office = 'transportation'"]
    for (const where of [counselor, drivers])
      database().$client.exec(
        `delete from posts where contact in (select id from contacts where ${where}); delete from contacts where ${where}`,
      )
    const rows = [
      ['Last, First', 'Bldg', 'Job Title', 'Ext.', 'Phone', 'Room', 'Email Address'],
      ['Bell, Ann', 'Oak ES', 'Guidance Counselor', '', '216-555-0177', '12', 'abell@elm.example'],
      ['Cruz, Ben', 'DO', 'Transportation Director', '', '216-555-0178 x9', '', 'bcruz@elm.example'],
    ]
    const id = await receive({ 'HR.csv': asCsv(rows) })
    await takeGuesses(id)
    assert.deepEqual(faultsOf(id), [])
    assert.deepEqual(planned(id, 'contacts'), ['added counselor @ oak', 'added transportation'])
    await apply(id)
    const own = (slug: string) =>
      get(`select concat_ws(' ', phone, ext, room) from people where slug = '${slug}'`)
    assert.deepEqual(
      [own('ann-bell'), own('ben-cruz')],
      ['+12165550177 12', '+12165550178 9'],
      'staff have it',
    )
    const reached = (where: string) =>
      get(`select concat_ws(' ', phone, ext, room) from contacts where ${where}`)
    assert.equal(reached(counselor), get("select phone from schools where slug = 'oak'"))
    assert.equal(reached(drivers), get("select value from district where setting = 'phone'"))
  })

  it('name the row and the file’s own column of what cannot be read', async () => {
    const id = await receive({
      'HR.csv': asCsv([
        ...staffSheet.slice(2, 4),
        ['Cher', 'Oak', 'Principal', '', '', 'cher@elm.example'],
        ['Doe, Jo', 'Oak', 'Custodian', '', '', ''],
        ['Doe, Jo', 'Pine HS', 'Custodian', '', '', ''],
        ['Day, Al', 'Oak', 'Custodian', '', '', 'al at elm'],
      ]),
    })
    await takeGuesses(id)
    assert.deepEqual(faultsOf(id), [
      'HR.csv 3 Last, First: fault.staffName',
      'HR.csv 5 Email Address: fault.staffTwice(name: Jo Doe, line: 4)',
      'HR.csv 6 Email Address: fault.email “al at elm”',
    ])
    assert.equal(current().find(id)!.state, 'faulty')
  })

  it('may be lists of schools or of offices, and other sheets are left out', async () => {
    const workbook = await writeWorkbook({
      Schools: [
        [
          'School',
          'Grades',
          'Street Address',
          'City',
          'St',
          'Zip',
          'Main Phone',
          'Email',
          'Start',
          'Dismissal',
        ],
        [
          'Ash Middle School',
          new Date('2026-06-08T00:00:00Z'),
          '3 Ash Lane',
          'Elm',
          'OH',
          44100,
          '(216) 555-0130',
          'ash@elm.example',
          '8:10 AM',
          '2:50 PM',
        ],
      ],
      Offices: [
        ['Department', 'School', 'Phone', 'Office Hours'],
        ['Transportation', '', '(216) 555-0112 x12', 'Mon-Fri 6 AM - 5 PM'],
        ['Counseling Office', 'Oak', '216-555-0110', 'M-F 8-3'],
      ],
      Notes: [['Ask Pat about the copier'], ['and the keys']],
    })
    const id = await receive({ 'all.xlsx': workbook })
    const [schools, offices, notes] = current().waiting(id)
    assert.deepEqual([schools?.mapping?.target, offices?.mapping?.target], ['schools', 'contacts'])
    current().keepMapping(id, 2, { ...notes!, mapping: { target: 'skip', columns: [] } })
    await takeGuesses(id)
    assert.deepEqual(faultsOf(id), [])
    assert.deepEqual(planned(id, 'schools'), ['added Ash Middle School'])
    assert.deepEqual(planned(id, 'contacts'), ['changed transportation', 'changed counselor @ oak'])
    assert.equal((await apply(id)).state, 'applied')
    assert.equal(get("select grades || level from schools where slug = 'ash-middle-school'"), '6-8middle')
    assert.equal(get("select short_name from schools where slug = 'ash-middle-school'"), 'Ash Middle')
  })

  it('of schools have the hours of the school day, and of the front office', async () => {
    const rows = [
      ['School', 'Grades', 'Hours', 'Office Hours'],
      ['Oak Elementary', 'K-5', '8:05 AM - 2:45 PM', 'M-F 7:30-4:00'],
    ]
    const without = await receive({ 'schools.csv': asCsv(rows) })
    await takeGuesses(without)
    assert.ok(remarksOf(without).includes('schools.csv: fault.schoolsNoFront(count: 1)'))
    database().$client.exec(`insert into offices (id, level, role, position)
      values ('front', 'school', 'front-office', 99)`)
    const id = await receive({ 'schools.csv': asCsv(rows) })
    await takeGuesses(id)
    assert.deepEqual(faultsOf(id), [])
    assert.equal((await apply(id)).state, 'applied')
    assert.equal(get("select starts || '-' || ends from schools where slug = 'oak'"), '08:05-14:45')
    const hours = `select hours from contacts c join schools s on s.id = c.school
      where s.slug = 'oak' and c.office = (select id from offices where role = 'front-office')`
    assert.equal(get(hours), 'Mo-Fr 07:30-16:00')
    const { columns } = mappings().guess(['School', 'Grades', 'Hours'], [['Oak', 'K-5', 'M-F 7:30-4:00']])
    assert.equal(columns[2], 'hours', 'no school day lasts eight hours')
  })

  it('name the schools of another sheet of the same import, wherever it is', async () => {
    const workbook = await writeWorkbook({
      Staff: [
        ['Name', 'Job Title', 'Bldg', 'Email Address'],
        ['Lee Moss', 'Principal', 'Ash MS', 'lmoss@elm.example'],
        ['Ana Ruiz', 'Guidance Counselor', 'Oak ES', 'aruiz@elm.example'],
      ],
      Schools: [
        [
          ...['School', 'Grades', 'Street Address', 'City', 'St', 'Zip', 'Main Phone', 'Email'],
          ...['Start', 'Dismissal'],
        ],
        [
          ...['Ash Middle School', '6-8', '3 Ash Lane', 'Elm', 'OH', 44100, '(216) 555-0130'],
          ...['ash@elm.example', '8:10 AM', '2:50 PM'],
        ],
      ],
    })
    const id = await receive({ 'all.xlsx': workbook })
    const words = await mappings().askedWords(current().waiting(id))
    assert.deepEqual(
      words.place.map(({ word, meaning }) => `${word} ${meaning}`),
      ['Ash MS ash-middle-school', 'Oak ES oak'],
    )
    await takeGuesses(id)
    assert.deepEqual(faultsOf(id), [])
    assert.ok(planned(id, 'posts')?.includes('added lee-moss: principal @ ash-middle-school'))
    assert.equal((await apply(id)).state, 'applied')
    const contact = "select phone || ' ' || email || ' ' || hours from contacts where office = 'principal'"
    assert.equal(
      get(`${contact} and school = (select id from schools where slug = 'ash-middle-school')`),
      '+12165550130 ash@elm.example Mo-Fr 08:10-14:50',
    )
  })

  it('of a school calendar become days off and half days; other events are left out', async () => {
    const rows = [
      ['Elm County Schools 2026-27', '', '', ''],
      ['Date', 'Event', 'Schools', 'Dismissal'],
      ['11/26/2026 - 11/27/2026', 'Thanksgiving', '', ''],
      ['December 4, 2026', 'Early release', 'Elementary & Middle', '12:15'],
      ['1/15/2027', 'Early dismissal at 1:15', 'All', ''],
      ['Jan 18, 2027', 'MLK Day: No School', '', ''],
      ['Jan 19, 2027', 'Teacher work day', '', ''],
      ['Feb 5, 2027', 'No school', '', ''],
      ['Feb 9, 2027', 'Holiday concert', '', ''],
      ['Mar 22-26, 2027', 'Spring Break', '', ''],
      ['2/2/2027', 'Picture day', '', ''],
      ['3/12/2027', 'Supt’s Conference Day', '', ''],
      ['4/9/2027', 'Board retreat: no students', '', ''],
    ]
    const id = await receive({ 'calendar.csv': asCsv(rows) })
    const [file] = current().waiting(id)
    assert.deepEqual(file?.mapping, { target: 'calendar', columns: ['date', 'event', 'levels', 'closes'] })
    await takeGuesses(id)
    assert.deepEqual(faultsOf(id), [])
    assert.deepEqual(remarksOf(id), ['calendar.csv: fault.dayOthers(count: 2)'])
    assert.deepEqual(current().find(id)!.counts, {
      'calendar.added': 8,
      'calendar.same': 1,
    })
    assert.equal((await apply(id)).state, 'applied')
    const days = database()
      .$client.prepare(
        `select starts_on || ' ' || ends_on || ' ' || kind || ' ' || coalesce(levels, '') || ' ' || coalesce(closes, '')
         from calendar_days where starts_on > '2026-11-25' and starts_on < '2027-05-01' order by starts_on`,
      )
      .pluck()
      .all()
    assert.deepEqual(days, [
      '2026-11-26 2026-11-27 holiday [] ',
      '2026-12-04 2026-12-04 half-day ["elementary","middle"] 12:15',
      '2026-12-21 2027-01-01 break [] ',
      '2026-12-25 2026-12-25 holiday [] ',
      '2027-01-04 2027-01-04 no-students [] ',
      '2027-01-15 2027-01-15 half-day [] 13:15',
      '2027-01-18 2027-01-18 holiday [] ',
      '2027-01-19 2027-01-19 no-students [] ',
      '2027-02-05 2027-02-05 no-students [] ',
      '2027-03-12 2027-03-12 no-students [] ',
      '2027-03-22 2027-03-26 break [] ',
      '2027-04-09 2027-04-09 no-students [] ',
    ])
  })

  it('of a calendar say in a column beside the event that no students come', async () => {
    const rows = [
      ['Date', 'Event', 'Notes'],
      ['9/8/2027', 'Opening day for staff', 'No students'],
      ['10/11/2027', 'Columbus Day', 'No school'],
      ['11/5/2027', 'Half day', 'Dismissal at 11:30'],
      ['11/9/2027', 'Picture day', 'Bring a smile'],
    ]
    const id = await receive({ 'days.csv': asCsv(rows) })
    await takeGuesses(id)
    assert.deepEqual(faultsOf(id), [])
    const found = current().readStaging(id, (staging) => staging.rows('calendar', 0, 9))
    assert.deepEqual(
      found?.map(({ cells }) => `${cells.start} ${cells.kind} ${cells.closes}`.trim()),
      ['2027-09-08 no-students', '2027-10-11 holiday', '2027-11-05 half-day 11:30'],
    )
  })

  it('of a calendar name the days that cannot be read', async () => {
    const rows = [
      ['Date', 'Event', 'Level'],
      ['Thanksgiving week', 'No school', ''],
      ['Nov 3', 'No school', ''],
      ['11/20/2026', 'Half day', ''],
      ['1/4/2027', 'No school', 'Oak only'],
    ]
    const id = await receive({ 'days.csv': asCsv(rows) })
    await takeGuesses(id)
    assert.deepEqual(faultsOf(id), [
      'days.csv 2 Date: fault.dayDate(written: Thanksgiving week)',
      'days.csv 3 Date: fault.dayDate(written: Nov 3)',
      'days.csv 5 Level: fault.oneOf(list: elementary, middle, high) “oak”',
    ])
    assert.ok(remarksOf(id).includes('days.csv: fault.dayNoTime(dates: 11/20/2026, count: 1)'))
  })

  it('of a calendar in order take the year of the day above', async () => {
    const rows = [
      ['Date', 'Event'],
      ['9/20/2026', 'Picture day'],
      ['Nov 25-27', 'No school'],
      ['12/23 - 1/4', 'Winter break'],
      ['Mar 15-19', 'Spring break'],
      ['Aug 20', 'No school'],
    ]
    const id = await receive({ 'days.csv': asCsv(rows) })
    await takeGuesses(id)
    assert.deepEqual(faultsOf(id), ['days.csv 6 Date: fault.dayDate(written: Aug 20)'], 'months later')
    const days = current().readStaging(id, (staging) => staging.rows('calendar', 0, 9))
    assert.deepEqual(
      days?.map(({ cells }) => `${cells.start} ${cells.end}`),
      ['2026-11-25 2026-11-27', '2026-12-23 2027-01-04', '2027-03-15 2027-03-19'],
    )
  })

  it('of topics become topics with an office and sentences', async () => {
    const rows = [
      ['Question', 'Department', 'What parents say'],
      ['Late bus', 'Bus garage', 'bus is not here;where is the bus today'],
      ['Lost coat', 'Front desk', 'left her jacket; lost and found'],
      ['Lost coat', 'Front desk', 'where is the lost and found'],
      ['Field day', '', ''],
    ]
    const id = await receive({ 'topics.csv': asCsv(rows) })
    const [file] = current().waiting(id)
    assert.deepEqual(file?.mapping, { target: 'topics', columns: ['topic_title', 'office', 'examples'] })
    await takeGuesses(id, { 'Bus garage': 'transportation', 'Front desk': 'principal' })
    assert.deepEqual(faultsOf(id), ['topics.csv 5 Department: fault.topicOffice(title: Field day)'])
    const second = await receive({ 'topics.csv': asCsv(rows.slice(0, 4)) })
    await takeGuesses(second)
    assert.deepEqual(faultsOf(second), [])
    assert.deepEqual(current().find(second)!.counts, {
      ...{ 'topics.added': 1, 'topics.same': 1, 'ladders.added': 1, 'phrasings.added': 6 },
    })
    assert.deepEqual(remarksOf(second), ['topics.csv: fault.topicLadders(count: 1)'])
    assert.equal((await apply(second)).state, 'applied')
    assert.equal(get("select office from ladder_steps where topic = 'lost-coat'"), 'principal')
    assert.equal(get("select count(*) from phrasings where topic = 'lost-coat'"), 4)
    assert.equal((await undo(second)).state, 'undone')
  })

  it('of offices say the same of all schools as of the district', async () => {
    const id = await receive({
      'offices.csv': asCsv([
        ['Department', 'School', 'Phone'],
        ['Counseling Office', 'All schools', '216-555-0110'],
      ]),
    })
    await takeGuesses(id, { 'All schools': 'all' })
    assert.deepEqual(faultsOf(id), ['offices.csv 2 school: fault.schoolOffice(office: counselor)'])
  })

  it('offer a sheet again that was skipped, but not in the folder', async () => {
    const id = await receive({ 'HR.csv': asCsv(staffSheet) })
    const [file] = current().waiting(id)
    const { headers } = await mappings().tableOf(file!)
    mappings().remember(headers, { target: 'skip', columns: headers.map(() => null) })
    const target = async (isGuessed: boolean) =>
      (await mappings().recognize(file!, { isGuessed })).mapping?.target
    assert.deepEqual([await target(true), await target(false)], ['staff', 'skip'])
  })

  it('are guessed where every header says whose it is', () => {
    const guess = (headers: readonly string[]) => guessMapping(headers, [])
    const staff = [
      ...['Employee Number', 'Employee Last Name', 'Employee First Name', 'School/Dept', 'Assignment Title'],
      ...[
        'Work Email Address',
        'Extension #',
        'Employee Grade',
        'Assignment ID',
        'Home Phone',
        'Supervisor Name',
      ],
    ]
    assert.deepEqual(guess(staff), {
      target: 'staff',
      columns: [
        ...['employee_id', 'last_name', 'first_name', 'place', 'title', 'email', 'ext'],
        ...[null, null, null, null],
      ],
    })
    assert.deepEqual(guess(['Assigned School', 'School', 'Staff Name', 'Job']).columns, [
      ...[null, 'place', 'name_first_last', 'title'],
    ])
    assert.deepEqual(guess(['School Name', 'School Address', 'School City', 'School ZIP', 'School Year']), {
      target: 'schools',
      columns: ['name', 'address', 'city', 'zip', null],
    })
    const rows = [['Elm HR'], ['Employee Last Name', 'Employee First Name'], ['Ruiz', 'Ana']]
    const header = findHeader(rows.map((cells, index) => ({ line: index + 1, cells })))
    assert.equal(header?.line, 2)
  })

  it('know short headers of a list of buildings, and a school day in one column', () => {
    const headers = ['Building', 'Addr', 'Main #', 'Bell', 'Gr', 'Secretary e-mail']
    const of = (...days: string[]) =>
      guessMapping(
        headers,
        days.map((day) => [
          'Mesa Middle School',
          '2 Mesa Ave',
          '216-555-0162',
          day,
          '6-8',
          'mesa@elm.example',
        ]),
      ).columns
    const columns = (day: string) => ['name', 'address', 'phone', day, 'grades', 'email']
    assert.deepEqual(of('8:15-3:05', '7:40am to 2:30pm', '7:50 - 2:40'), columns('school_day'))
    assert.deepEqual(of('8:15', '7:40 am'), columns('start'))
    assert.deepEqual(of('8:15', '7:40-2:30'), columns('start'))
    assert.equal(guessMapping(['Employee', 'Position', 'Ph/Ext'], []).columns[2], 'phone')
  })

  it('leave out headers that are there again in the middle of a list', async () => {
    const id = await receive({ 'HR.csv': asCsv([...staffSheet, staffSheet[2]!]) })
    const read: string[] = []
    for await (const { rows } of readTable(current().waiting(id)[0]!, []))
      read.push(...rows.map(({ cells }) => cells[0]!))
    assert.deepEqual(
      read,
      staffSheet.slice(3).map(([name]) => name),
    )
  })

  it('skip a sheet that is only a note', () => {
    const guess = (...headers: string[]) => mappings().guess(headers, []).target
    assert.deepEqual([guess('call copier', ''), guess('Name'), guess('a', 'b')], ['skip', 'staff', 'staff'])
  })

  it('know the building by its name', () => {
    const columns = (...headers: string[]) => mappings().guess(headers, []).columns
    assert.deepEqual(columns('Last, First', 'Bldg Name', 'Job Title')[1], 'place')
    assert.deepEqual(columns('Bldg Name', 'Address', 'City', 'Zip')[0], 'name')
    assert.deepEqual(columns('Department', 'Bldg Name', 'Office Hours')[1], 'place')
  })

  it('are deleted when the import is canceled', async () => {
    const id = await receive({ 'HR.csv': asCsv(staffSheet) })
    const [file] = current().waiting(id)
    await current().cancel(id)
    assert.equal(current().find(id)!.state, 'cancelled')
    assert.ok(!existsSync(file!.path))
    assert.deepEqual(current().waiting(id), [])
  })

  it('are deleted when they have waited for more than a week', async () => {
    const id = await receive({ 'HR.csv': asCsv(staffSheet) })
    const age = (ms: number) => database().$client.prepare('update imports set at = at - ?').run(ms)
    age(7 * 24 * 60 * 60_000)
    current().discardOld()
    assert.equal(current().find(id)!.state, 'mapping')
    assert.equal(current().waiting(id).length, 1)
    age(1)
    current().discardOld()
    assert.equal(current().find(id)!.state, 'cancelled')
    assert.ok(!existsSync(join(folder(), 'imports', String(id))))
  })

  it('are deleted at the next start when the service stopped during their check', async () => {
    const id = await receive({ 'HR.csv': asCsv(staffSheet) })
    const left = join(folder(), 'imports', String(id))
    current().proceed(id)
    assert.deepEqual(readdirSync(left).sort(), ['0', 'waiting.json'], 'the list is kept with the files')
    await reopen()
    assert.equal(current().find(id)!.state, 'failed')
    assert.ok(!existsSync(left))
  })

  it('leave no import behind when they cannot be moved', async () => {
    const path = join(folder(), 'HR.csv')
    writeFileSync(path, asCsv(staffSheet))
    const files = [{ name: 'HR.csv', path }]
    const by = { ...importing, source: 'upload', removes: false, format: 'csv' } as const
    const receiving = current().receive([...files, ...files], by)
    await assert.rejects(receiving, /ENOENT/)
    assert.deepEqual(current().list(9), [])
    assert.deepEqual(readdirSync(join(folder(), 'imports')), [])
  })
})

describe('A full name', () => {
  const said = (written: string, isLastFirst = false) => {
    const name = splitName(written, isLastFirst)
    return name && [name.prefix, name.first, name.last].filter(Boolean).join(' | ')
  }

  it('is split in the right order', () => {
    assert.equal(said('Ruiz, Ana', true), 'Ana | Ruiz')
    assert.equal(said('Ruiz, Ana M.'), 'Ana M. | Ruiz')
    assert.equal(said('Smith, Jr., John'), 'John | Smith Jr.')
    assert.equal(said('Smith, John, Jr.'), 'John | Smith Jr.')
    assert.equal(said('Dr. Ana Ruiz'), 'Dr. | Ana | Ruiz')
    assert.equal(said('Ruiz, Dr. Ana'), 'Dr. | Ana | Ruiz')
    assert.equal(said('Maria de la Cruz'), 'Maria | de la Cruz')
    assert.equal(said('John Smith III'), 'John | Smith III')
    assert.equal(said('Ruiz Ana', true), 'Ana | Ruiz')
  })

  it('is left to people when it is unclear', () => {
    for (const written of ['Cher', '', 'Ruiz,', 'a, b, c']) assert.equal(said(written), null, written)
    assert.equal(said('De La Cruz Maria', true), null)
  })
})

describe('The place of a word for a building', () => {
  const oak = { slug: 'oak', name: 'Oak Elementary', short_name: 'Oak' }
  const union = { slug: 'union', name: 'Bayview Union School', short_name: 'Union' }

  it('is the district where the buses are, unless a school has these initials', () => {
    const guess = createPlaceGuesser([oak])
    for (const word of ['BUS', 'Buses', 'Bus Garage']) assert.equal(guess(word), districtPlace, word)
    assert.equal(guess('OAK'), 'oak')
    assert.equal(createPlaceGuesser([oak, union])('BUS'), 'union')
  })
})

describe('A word for a building', () => {
  const school = (slug: string, name: string) => ({ slug, name, short_name: name })

  it('may be short for the district’s office', () => {
    const guess = createPlaceGuesser([school('ash', 'Ash Elementary School')])
    for (const word of ['D.O.', 'Dist. Off.', 'Central Ofc', 'Admin. Bldg.', 'B.O.E.', 'Bd. of Ed.'])
      assert.equal(guess(word), districtPlace, word)
  })

  it('may be short for the only school of a kind, beside full names; else it is asked', () => {
    const [elm, ash, oak] = [
      school('elm', 'Elm Falls Jr.-Sr. High School'),
      school('ash', 'Ash Elementary School'),
      school('oak', 'Oak Elementary School'),
    ]
    const guess = createPlaceGuesser([elm, ash, oak])
    for (const word of ['Jr/Sr HS', 'JSHS', 'H.S.', 'Elm Falls Junior-Senior High School'])
      assert.equal(guess(word), 'elm', word)
    for (const word of ['Elem.', 'ES', 'School', 'MS']) assert.equal(guess(word), '', word)
    assert.equal(guess('Ash Elem.'), 'ash')
    const two = createPlaceGuesser([elm, school('pine', 'Pine High School'), ash])
    assert.deepEqual(['HS', 'Pine HS', 'ES'].map(two), ['', 'pine', 'ash'])
  })
  const falls = ['Elementary', 'High'].map((level) => school(level, `Juniper Falls ${level} School`))

  it('may begin with initials', () => {
    const guess = createPlaceGuesser([...falls, school('mesa', 'Mesa Middle School')])
    assert.deepEqual(['JF High', 'JF Elem.', 'JF HS'].map(guess), ['High', 'Elementary', 'High'])
    assert.deepEqual(['JF', 'JF School', 'MF High', 'J High'].map(guess), ['', '', '', ''])
  })
})

describe('The office of a job title', () => {
  const office = (id: string, name: string) => ({ id, name, role: null })
  const guess = createTitleGuesser(
    [office('bus', 'Bus Garage'), office('counselor', 'Counselor'), office('lead', 'Lead Counselor')],
    [],
  )

  it('is that of the longest phrase, or else of the last one, unless the title is of a helper', () => {
    assert.equal(guess('Lead Counselor and Bus Garage'), 'bus')
    assert.equal(guess('Lead Counselors, Counselor'), 'lead')
    assert.equal(guess('Counselor Aide'), '')
    assert.equal(guess(`Counselor ${'x '.repeat(30)} Aide`), '')
  })

  const usual = createTitleGuesser(
    officeRoles.map((role) => ({ id: role, name: role, role })),
    [...readJobTitles().map(({ role, title }) => ({ role, phrase: title })), ...readRolePhrases()],
  )
  const assertOffices = (offices: Record<string, string>) =>
    assert.deepEqual(Object.fromEntries(Object.keys(offices).map((title) => [title, usual(title)])), offices)

  it('is found where words are cut short', () => {
    assertOffices({
      'Soc. Worker': 'social-worker',
      'Attendance Aide': 'attendance',
      'Att. Clerk': 'attendance',
      'District Clerk': 'school-board',
      'BOE Clerk': 'school-board',
      'Dir. PPS': 'student-services',
      'CSE Chair': 'special-education',
      'Spec. Ed. Coord.': 'special-education',
      'Spch. Path.': 'special-education',
      Typist: 'front-office',
      'Sec’y': 'front-office',
      'Guid. Couns.': 'counselor',
      'Psych.': 'mental-health',
      'Bus. Mgr.': 'business-office',
      'Treas.': 'business-office',
      'Ath. Dir.': 'athletic-director',
      'Coord. of Curric.': 'curriculum',
      'Spec Ed Tchr': 'case-manager',
      'Bd. Clk.': 'school-board',
      'Fam. Engmt. Coord.': 'family-engagement',
      'Voc. Dir.': 'college-career',
      'Adult Ed. Coord.': 'community-education',
      'Act. Dir.': 'athletic-director',
      // May be anything.
      'Sp.': '',
      'Tax Messenger': '',
    })
  })

  it('is known by the initials that schools use', () =>
    assertOffices({
      LDTC: 'special-education',
      'LDT-C': 'special-education',
      BCBA: 'special-education',
      COTA: 'special-education',
      'OTR/L': 'special-education',
      'CST Chair': 'special-education',
      'RSP Tchr': 'case-manager',
      'EBD Tchr': 'case-manager',
      LMHC: 'mental-health',
      LICSW: 'social-worker',
      CSN: 'nurse',
      LMS: 'librarian',
      'LMS Admin.': '',
      RAO: 'public-records',
      CBO: 'business-office',
      'A/P Clerk': 'business-office',
      'AP Clerk': 'business-office',
      PIO: 'communications',
      SSO: 'safety-security',
      'M&O Dir.': 'facilities',
      'Dir. MOT': 'facilities',
      'FRC Coord.': 'family-support',
      'GT Coord.': 'gifted',
      'WBL Coord.': 'college-career',
      'ECE Director': 'early-learning',
      'SACC Dir.': 'extended-day',
      'PEIMS Clerk': 'assessment',
      // Helps a teacher.
      TA: '',
    }))

  it('is that of the whole title, where a word of it is of another office', () =>
    assertOffices({
      'Data Coord.': 'assessment',
      'Home School Coord.': 'family-engagement',
      'Records Access Officer': 'public-records',
      'Custodian of Records': 'public-records',
      'HVAC Tech': 'facilities',
      'Vehicle Maint. Tech': 'transportation',
      'Literacy Coach': 'curriculum',
      'EdTech Coach': 'technology',
      'Driver Ed. Teacher': 'community-education',
      'Comm. Dir.': 'communications',
    }))

  it('is that of the head for a deputy and for an assistant to the superintendent', () =>
    assertOffices({
      'Asst. Transp. Dir.': 'transportation',
      'Exec. Asst. to the Supt.': 'superintendent',
      'Transp. Asst.': '',
    }))

  it('is not a teacher’s for those who direct a subject', () =>
    assertOffices({
      'Math Supv.': '',
      'Dir. of Bands': '',
      'Head Teacher': 'teacher',
      'Math Teacher': 'teacher',
    }))

  it('is found at once, however long the title is', () => {
    const begun = performance.now()
    assert.equal(guess(`${'job '.repeat(1500)}counselor`), '')
    assert.equal(guess(`${'counselor '.repeat(1500)}`), 'counselor')
    assert.ok(performance.now() - begun < 1000)
  })
})

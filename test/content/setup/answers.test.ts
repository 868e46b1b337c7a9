import assert from 'node:assert/strict'
import { AnswersRefused, applyAnswers } from '../../../src/content/setup/apply-answers.js'
import { type AnswerFault, readAnswers } from '../../../src/content/setup/read-answers.js'
import { readDirectory } from '../../../src/directory/model/directory-snapshot.js'
import type { Database } from '../../../src/platform/database/open-database.js'
import { createLanguage } from '../../../src/platform/language/language.js'
import { openEmpty } from '../../support/samples/empty-database.js'

const speech = createLanguage().speech('en')

const district = {
  ...{
    name: 'Fir County Schools',
    short_name: 'Fir County',
    phone: '(440) 555-7100',
    email: 'info@fir.example',
  },
  ...{ phone_hours: 'Mon-Fri 7:30-4:30', time_zone: 'America/New_York', website: 'https://fir.example' },
}
const oak = {
  ...{ slug: 'oak', name: 'Oak Elementary School', short_name: 'Oak', level: 'elementary', grades: 'K-5' },
  ...{ address: '12 Oak Street', city: 'Fir', state: 'oh', zip: '44001', phone: '440-555-7110' },
  ...{ email: 'oak@fir.example', start: '8:10 AM', end: '2:40 PM' },
}
const desk = { office: 'school-office', school: 'oak', phone: '440-555-7110', hours: 'M-F 7:30-3:30' }

describe('A file of answers', () => {
  let database: Database
  let clock: Date
  beforeEach(async () => {
    clock = new Date('2026-11-28T15:00:00Z')
    database = await openEmpty()
    database.$client.exec(`
      insert into offices (id, level, position, role) values
        ('school-office', 'school', 0, 'front-office'), ('gifted', 'district', 1, 'gifted'), ('curriculum', 'district', 2, 'curriculum');
      insert into office_words (office, lang, name, answers_for) values
        ('school-office', 'en', 'Front Office', 'x'), ('gifted', 'en', 'Gifted', 'x'), ('curriculum', 'en', 'Curriculum', 'x')`)
  })

  afterEach(() => database.$client.close())

  it('counts contacts as checked on the district’s day', () => {
    clock = new Date('2026-11-29T03:00:00Z')
    assert.deepEqual(apply({ district, schools: [oak], contacts: [desk] }), [])
    assert.equal(readDirectory(database).contacts[0]?.checkedOn, '2026-11-28')
  })

  /** Reads and applies them, all or nothing. @returns the faults in words */
  function apply(answers: unknown): string[] {
    const faults: AnswerFault[] = []
    const text = typeof answers === 'string' ? answers : JSON.stringify(answers)
    const read = readAnswers(text, faults)
    const say = ({ place, fault }: AnswerFault) => `${place}: ${speech.t(fault.key, fault.values)}`
    if (faults.length > 0) return faults.map(say)
    try {
      const tools = { offered: ['en', 'es'], now: () => clock, logo: null }
      database.$client.transaction(() => applyAnswers(database, read, tools))()
    } catch (error) {
      if (!(error instanceof AnswersRefused)) throw error
      return error.faults.map(say)
    }
    return []
  }
  const count = (table: string) => database.$client.prepare(`select count(*) from ${table}`).pluck().get()

  it('makes a district, with everything as people write it', () => {
    const answers = {
      district,
      schools: [oak],
      offices: { 'front-office': { name_en: 'Main Office' }, gifted: { answered_by: 'curriculum' } },
      own_offices: [{ id: 'bond', level: 'district', name_en: 'Bond Office', answers_for_en: 'the bond' }],
      contacts: [desk],
      calendar: [{ start: '12/21/2026', end: '1/1/2027', kind: 'break', name_en: 'Winter break' }],
    }
    assert.deepEqual(apply(answers), [])
    const directory = readDirectory(database)
    assert.deepEqual(
      [directory.district.phone, directory.district.phoneHours],
      ['+14405557100', 'Mo-Fr 07:30-16:30'],
    )
    assert.equal(directory.schools[0]?.state, 'OH')
    assert.equal(directory.office('gifted')?.id, 'curriculum')
    assert.equal(directory.office('school-office')?.words.en?.name, 'Main Office')
    const contact = directory.contactAt('school-office', 'oak')
    assert.deepEqual(
      [contact?.hours, contact?.checkedOn, contact?.replyDays],
      ['Mo-Fr 07:30-15:30', '2026-11-28', 2],
    )
    assert.deepEqual(apply(answers), [], 'again')
    assert.equal(count('contacts'), 1)
    const before = count('record_changes')
    assert.deepEqual(apply(answers), [])
    assert.equal(count('record_changes'), before, 'the same answers change nothing')
  })

  it('says all faults at once, each with its place, and writes nothing', () => {
    const { website: _, ...short } = district
    const said = apply({
      district: { ...short, phone: '12', time_zone: 'Eastern' },
      schools: [
        { ...oak, zip: 'abc' },
        { ...oak, slug: 'elm', name: 'Elm School', end: '7 AM' },
      ],
      contacts: [desk, { ...desk, school: '', phone: 'x' }],
      offices: { parking: { name_en: 'Parking' } },
      calendar: [{ start: '2/30/2027', end: '2/30/2027', kind: 'holiday', name_en: 'Nothing' }],
    })
    for (const fault of [
      /^district, phone: is not a phone number/,
      /^district, time_zone: .*time zone/,
      /^district, website: is missing/,
      /^schools 1, zip: /,
      /^schools 2, end: /,
      /^contacts 2, phone: is not a phone number/,
      /^offices, parking: is not a known office.* school-office, gifted/,
      /^calendar 1, start: is not a real date/,
    ])
      assert.ok(
        said.some((line) => fault.test(line)),
        `${fault}\n${said.join('\n')}`,
      )
    assert.ok(
      !said.some((line) => /^contacts 1/.test(line)),
      'what names a faulty school is not faulty itself',
    )
    for (const table of ['district', 'schools', 'contacts', 'calendar_days', 'record_changes'])
      assert.equal(count(table), 0, table)
  })

  it('is refused with what cannot be read', () => {
    const cases: [unknown, RegExp][] = [
      ['{ "district": {\n "name": "Fir"\n "phone": 1 } }', /line 3 is not JSON/],
      ['', /is not JSON/],
      ['[]', /must be a group in braces/],
      [{ districts: {} }, /“districts” is not a known name.*admin, district, offices, schools/],
      [{ district: 'Fir' }, /^district: must be a group/],
      [{ schools: {} }, /^schools: must be a list/],
      [{ schools: ['Oak'] }, /^schools 1: must be a group/],
      [{ schools: [{ ...oak, zipcode: '44001' }] }, /^schools 1: “zipcode” is not a known name.*zip/],
      [{ contacts: [{ ...desk, phone: { main: 1 } }] }, /^contacts 1, phone: must be text/],
      [{ offices: { nurse: { phone: '1' } } }, /^offices, nurse: “phone” is not a known name/],
      [
        { admin: { name: 'Ana', email: 'a@fir.example', password: 'secret' } },
        /^admin: leave the password out/,
      ],
    ]
    for (const [answers, fault] of cases) assert.match(apply(answers).join('\n'), fault)
  })
})

import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { guessDayKind } from '../../../src/content/calendar/guess-day-kind.js'
import { openIcs } from '../../../src/content/calendar/open-ics.js'
import { IcsFault, maxIcsEvents, readIcs } from '../../../src/content/calendar/read-ics.js'
import { briefWording } from '../../support/app/brief-fault.js'

const window = { from: '2026-06-01', until: '2028-11-28' }
const chicago = 'America/Chicago'

const calendar = (...events: string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', ...events, 'END:VCALENDAR'].join('\r\n')
const event = (...lines: string[]) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'].join('\r\n')
const days = (name: string, start: string, end?: string) =>
  event(`SUMMARY:${name}`, `DTSTART;VALUE=DATE:${start}`, ...(end ? [`DTEND;VALUE=DATE:${end}`] : []))

function faultOf(text: string): string {
  try {
    readIcs(text, chicago, window)
  } catch (error) {
    assert.ok(error instanceof IcsFault, String(error))
    return briefWording(error.wording)
  }
  return 'none'
}

describe('A calendar file', () => {
  const read = (...events: string[]) => readIcs(calendar(...events), chicago, window).events
  const brief = (...events: string[]) =>
    read(...events).map(({ name, start, end, kind }) => [name, start, end, kind].join(' '))

  it('has whole days and breaks of several days, whose end is not part of them', () => {
    assert.deepEqual(
      brief(
        days('Labor Day – No School', '20260907', '20260908'),
        days('Winter Break', '20261221', '20270102'),
        days('Picture Day', '20261001'),
      ),
      [
        'Labor Day – No School 2026-09-07 2026-09-07 holiday',
        'Picture Day 2026-10-01 2026-10-01 ',
        'Winter Break 2026-12-21 2027-01-01 break',
      ],
    )
  })

  it('joins the days of a break that has an event for each', () => {
    const week = ['20270325', '20270326', '20270329', '20270330', '20270402'].map((day) =>
      days('Spring Break', day),
    )
    assert.deepEqual(brief(...week), [
      'Spring Break 2027-03-25 2027-03-30 break',
      'Spring Break 2027-04-02 2027-04-02 break',
    ])
  })

  it('puts times on the district’s date, whatever their zone', () => {
    const zone = [
      ...['BEGIN:VTIMEZONE', 'TZID:Eastern', 'BEGIN:STANDARD', 'DTSTART:19701101T020000'],
      ...['TZOFFSETFROM:-0400', 'TZOFFSETTO:-0500', 'END:STANDARD', 'END:VTIMEZONE'],
    ].join('\r\n')
    const found = read(
      zone,
      event('SUMMARY:Early release', 'DTSTART:20261119T180000Z', 'DTEND:20261119T190000Z'),
      event('SUMMARY:Half day', 'DTSTART;TZID=Eastern:20261208T123000', 'DTEND;TZID=Eastern:20261208T133000'),
      event('SUMMARY:Board meeting', 'DTSTART:20261210T190000', 'DTEND:20261211T000000'),
      event('SUMMARY:Late call', 'DTSTART:20261216T033000Z'),
    )
    assert.deepEqual(
      found.map(({ name, start, end, from }) => [name, start, end, from]),
      [
        ['Early release', '2026-11-19', '2026-11-19', '12:00'],
        ['Half day', '2026-12-08', '2026-12-08', '11:30'],
        ['Board meeting', '2026-12-10', '2026-12-10', '19:00'],
        ['Late call', '2026-12-15', '2026-12-15', '21:30'],
      ],
    )
  })

  it('writes repeated events out within two years, without what was taken out or moved', () => {
    const found = brief(
      event('SUMMARY:Thanksgiving', 'DTSTART;VALUE=DATE:20201126', 'RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH'),
      event(
        'UID:a',
        'SUMMARY:Early release',
        'DTSTART;VALUE=DATE:20261002',
        'RRULE:FREQ=WEEKLY;COUNT=4',
        'EXDATE;VALUE=DATE:20261009',
      ),
      event(
        'UID:a',
        'RECURRENCE-ID;VALUE=DATE:20261016',
        'SUMMARY:Early release, moved',
        'DTSTART;VALUE=DATE:20261015',
      ),
    )
    assert.deepEqual(found, [
      'Early release 2026-10-02 2026-10-02 half-day',
      'Early release, moved 2026-10-15 2026-10-15 half-day',
      'Early release 2026-10-23 2026-10-23 half-day',
      'Thanksgiving 2026-11-26 2026-11-26 holiday',
      'Thanksgiving 2027-11-25 2027-11-25 holiday',
      'Thanksgiving 2028-11-23 2028-11-23 holiday',
    ])
  })

  it('leaves out a canceled day of a repeated event', () => {
    assert.deepEqual(
      brief(
        event('UID:a', 'SUMMARY:Early release', 'DTSTART;VALUE=DATE:20261002', 'RRULE:FREQ=WEEKLY;COUNT=3'),
        event(
          ...['UID:a', 'RECURRENCE-ID;VALUE=DATE:20261009', 'SUMMARY:Early release'],
          ...['DTSTART;VALUE=DATE:20261009', 'STATUS:CANCELLED'],
        ),
      ),
      ['Early release 2026-10-02 2026-10-02 half-day', 'Early release 2026-10-16 2026-10-16 half-day'],
    )
  })

  it('counts repeated events that it cuts off', () => {
    const endless = event('SUMMARY:Tick', 'DTSTART:19900101T000000Z', 'RRULE:FREQ=MINUTELY')
    const weekly = (name: string, start: string) =>
      event(`SUMMARY:${name}`, `DTSTART;VALUE=DATE:${start}`, 'RRULE:FREQ=WEEKLY;COUNT=3')
    const file = calendar(
      endless,
      weekly('Early release', '20261002'),
      weekly('Later', '20300101'),
      days('Labor Day', '20260907'),
    )
    const { events, leftOut } = readIcs(file, chicago, window)
    assert.deepEqual([events.map(({ name }) => name), leftOut], [['Labor Day'], 2])
  })

  it('is limited, and leaves out what is canceled, unnamed, old, or broken', () => {
    const many = Array.from({ length: maxIcsEvents + 20 }, (_, index) => days(`Game ${index}`, '20261001'))
    const { events, leftOut } = readIcs(calendar(...many), chicago, window)
    assert.deepEqual([events.length, leftOut], [maxIcsEvents, 20])
    assert.deepEqual(
      brief(
        event('SUMMARY:Gone', 'DTSTART;VALUE=DATE:20261001', 'STATUS:CANCELLED'),
        event('DTSTART;VALUE=DATE:20261001'),
        event('SUMMARY:No date'),
        days('Old', '20190101'),
      ),
      [],
    )
    const long = read(days('x'.repeat(5000), '20261001'))
    assert.equal(long[0]?.name.length, 100)
  })

  it('is refused in plain words, with the line', () => {
    assert.equal(faultOf(''), 'ics.notOne')
    assert.equal(faultOf('Date,Event\n9/7/2026,Labor Day'), 'ics.notOne')
    assert.equal(faultOf(calendar('BEGIN:VEVENT', 'SUMMARY no colon', 'END:VEVENT')), 'ics.broken(line: 4)')
    assert.equal(faultOf(calendar(event('SUMMARY:x', 'RRULE:FREQ=SOMETIMES'))), 'ics.broken(line: 5)')
    const folded = calendar(
      event('SUMMARY:Labor', ' Day', 'DTSTART;VALUE=DATE:20260907', 'DTEND;VALUE', ' DATE'),
    )
    assert.equal(faultOf(folded), 'ics.broken(line: 7)')
    assert.equal(faultOf('BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:x'), 'ics.broken(line: 3)')
    assert.match(faultOf(calendar(...Array(3001).fill(days('x', '20261001')))), /^ics\.tooMany/)
  })

  it('is given up where a rule never finds a day', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'ics-'))
    try {
      const path = join(folder, 'a.ics')
      const rule = 'RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30'
      writeFileSync(path, calendar(event('SUMMARY:Never', 'DTSTART;VALUE=DATE:20260101', rule)))
      await assert.rejects(openIcs({ path, timeZone: chicago, window }, 1000), IcsFault)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })

  it('has the days without students, and other kinds, guessed by their names', () => {
    const names: [string, string | null][] = [
      ['First Day of School (Grades 1-12)', 'first-day'],
      ['Last Student Day of School', 'last-day'],
      ['Teacher In-Service – No School for Students', 'no-students'],
      ['Parent-Teacher Conferences – No School', 'no-students'],
      ['President’s Day', 'holiday'],
      ['Presidents’ Day – No School', 'holiday'],
      ['Early Release: 12:30', 'half-day'],
      ['Thanksgiving Recess', 'break'],
      ['No school', 'no-students'],
      ['Eid: schools closed', 'no-students'],
      ['Closed', 'no-students'],
      ['Pool closed', null],
      ['Offices closed', 'holiday'],
      ['Spring break – no students', 'break'],
      ['Último día de clases', 'last-day'],
      ['half-day', 'half-day'],
      ['First day of Hanukkah', null],
      ['Board Meeting', null],
      ['Winter Break Basketball Camp', null],
      ['Football vs. Oak (Holiday Classic game)', null],
    ]
    for (const [name, kind] of names) assert.equal(guessDayKind(name), kind, name)
  })
})

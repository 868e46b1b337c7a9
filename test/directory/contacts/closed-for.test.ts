import assert from 'node:assert/strict'
import { openInstead, presentMainLine } from '../../../src/answering/cards/open-instead.js'
import { closedFor } from '../../../src/directory/contacts/closed-for.js'
import type { CalendarDay } from '../../../src/directory/model/calendar-store.js'
import { createSchoolCalendar } from '../../../src/directory/time/school-calendar.js'
import { createLanguage } from '../../../src/platform/language/language.js'
import { sampleDirectory } from '../../support/samples/sample-directory.js'

const day = (kind: CalendarDay['kind'], startsOn: string, endsOn: string, name: string): CalendarDay => ({
  kind,
  startsOn,
  endsOn,
  levels: [],
  closes: kind === 'half-day' ? '12:00' : null,
  name: { en: name },
})

const sample = await sampleDirectory()
const directory = {
  ...sample.directory,
  calendar: createSchoolCalendar([
    day('first-day', '2026-08-19', '2026-08-19', 'First day of school'),
    day('half-day', '2026-11-25', '2026-11-25', 'Early dismissal before Thanksgiving'),
    day('holiday', '2026-11-26', '2026-11-27', 'Thanksgiving'),
    day('break', '2026-12-21', '2027-01-01', 'Winter break'),
    day('holiday', '2026-12-24', '2026-12-25', 'Christmas'),
    day('last-day', '2027-05-28', '2027-05-28', 'Last day of school'),
    day('break', '2027-05-31', '2027-08-13', 'Summer break'),
  ]),
}
const speech = createLanguage().speech('en')
const bus = directory.contactAt('transportation', null)!
const nurse = directory.contactAt('nurse', 'lincoln-elementary')!

describe('Why an office is closed', () => {
  const at = (of: typeof bus, moment: string) => {
    const why = closedFor(directory, of, new Date(moment))
    return why && (why.name?.en ?? why.kind)
  }

  it('is the holiday by name, a break only for schools', () => {
    assert.equal(at(bus, '2026-11-26T15:00:00Z'), 'Thanksgiving')
    assert.equal(at(nurse, '2027-07-14T15:00:00Z'), 'Summer break')
    assert.equal(at(bus, '2027-07-14T15:00:00Z'), null)
    assert.equal(at(nurse, '2026-12-24T15:00:00Z'), 'Christmas', 'not the break around it')
  })

  it('is the weekend, the evening, or an early dismissal', () => {
    assert.equal(at(bus, '2026-12-05T15:00:00Z'), 'weekend')
    assert.equal(at(bus, '2026-12-02T23:30:00Z'), 'evening')
    assert.equal(at(nurse, '2026-11-25T18:00:00Z'), 'Early dismissal before Thanksgiving')
  })

  it('is nothing while it is open, or opens later today', () => {
    assert.equal(at(bus, '2026-12-02T15:00:00Z'), null)
    assert.equal(at(bus, '2026-12-02T09:00:00Z'), null)
  })
})

describe('A number that answers while an office is closed', () => {
  const at = (moment: string) => openInstead({ directory, speech, now: new Date(moment) })

  it('is the main office while it is open, else the line for all hours, else none', () => {
    assert.deepEqual(
      [at('2026-12-02T15:00:00Z')?.phone, at('2026-12-02T15:00:00Z')?.label],
      [directory.district.phone, speech.t('closed.instead')],
    )
    assert.equal(at('2026-12-05T15:00:00Z')?.phone, '211')
    const district = { ...directory.district, afterHoursPhone: null }
    assert.equal(
      openInstead({ directory: { ...directory, district }, speech, now: new Date('2026-12-05T15:00:00Z') }),
      null,
    )
  })

  it('comes with why the main office is closed', () => {
    assert.deepEqual(presentMainLine({ directory, speech, now: new Date('2026-11-26T15:00:00Z') }), {
      text: 'Closed now. Opens Monday at 7:30\u00a0AM',
      why: 'Closed today: Thanksgiving.',
    })
    assert.equal(presentMainLine({ directory, speech, now: new Date('2026-12-02T15:00:00Z') }), null)
  })
})

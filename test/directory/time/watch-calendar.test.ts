import assert from 'node:assert/strict'
import { presentOpen } from '../../../src/answering/cards/present-open.js'
import type { CalendarDay } from '../../../src/directory/model/calendar-store.js'
import type { DirectorySnapshot } from '../../../src/directory/model/directory-snapshot.js'
import { openStateAt } from '../../../src/directory/time/opening-hours.js'
import { createSchoolCalendar } from '../../../src/directory/time/school-calendar.js'
import { watchCalendar } from '../../../src/directory/time/watch-calendar.js'
import { createLanguage } from '../../../src/platform/language/language.js'
import { createHealthNotes } from '../../../src/platform/web/health-notes.js'
import { createLog } from '../../../src/platform/web/log.js'

describe('The end of the calendar', () => {
  const timeZone = 'America/New_York'
  const holiday = (startsOn: string) =>
    ({
      id: 1,
      startsOn,
      endsOn: startsOn,
      kind: 'holiday',
      levels: [],
      closes: null,
      words: {},
    }) as unknown as CalendarDay
  const calendar = createSchoolCalendar([holiday('2026-11-26'), holiday('2027-06-18')])

  function noteAt(now: string, of = calendar) {
    const notes = createHealthNotes({ now: () => new Date(now), log: createLog('silent') })
    watchCalendar(
      notes,
      () => ({ calendar: of, district: { timeZone } as DirectorySnapshot['district'] }),
      () => new Date(now),
    )
    return notes.list()[0]
  }

  it('is announced 60 days ahead, and once it is over', () => {
    assert.equal(noteAt('2027-04-18T16:00:00Z'), undefined)
    assert.deepEqual(
      [noteAt('2027-04-19T16:00:00Z')?.key, noteAt('2027-04-19T16:00:00Z')?.values],
      ['health.calendarEnds', { date: { isoDate: '2027-06-18' } }],
    )
    const { key, values } = noteAt('2027-04-19T16:00:00Z')!
    assert.match(createLanguage().speech('en').t(key, values), /ends on June 18, 2027\. /)
    assert.match(createLanguage().speech('es').t(key, values), / el 18 de junio de 2027\. /)
    assert.equal(noteAt('2027-06-18T16:00:00Z')?.key, 'health.calendarEnds')
    assert.equal(noteAt('2027-06-19T16:00:00Z')?.key, 'health.calendarEnded')
    assert.equal(noteAt('2027-06-19T16:00:00Z', createSchoolCalendar([])), undefined)
  })

  it('makes later hours uncertain: New Year’s Day may be one of them', () => {
    const open = (moment: string, lang: string) => {
      const now = new Date(moment)
      const state = openStateAt('Mo-Fr 08:00-16:00', now, timeZone, calendar, null)
      return presentOpen(state, now, timeZone, createLanguage().speech(lang)).text.replace(/\s/g, ' ')
    }
    assert.equal(open('2027-06-17T15:00:00Z', 'en'), 'Open now until 4:00 PM')
    assert.match(open('2029-01-03T15:00:00Z', 'en'), /^Open now until .* \(may change around holidays\)$/)
    assert.match(
      open('2029-01-01T15:00:00Z', 'en'),
      /^Closed now. Opens tomorrow .* \(may change around holidays\)$/,
    )
    assert.match(open('2029-01-01T22:00:00Z', 'es'), /\(puede cambiar en días festivos\)$/)
    assert.doesNotMatch(
      presentOpen(
        openStateAt('24/7', new Date('2029-01-01T22:00:00Z'), timeZone, calendar, null),
        new Date(),
        timeZone,
        createLanguage().speech('en'),
      ).text,
      /differ/,
    )
  })
})

import assert from 'node:assert/strict'
import fc from 'fast-check'
import type { z } from 'zod'
import { readDialed } from '../../../src/content/imports/mapping/dialed-number.js'
import * as cell from '../../../src/content/rows/cell-types.js'
import { readWrittenDates } from '../../../src/content/rows/written-date-ranges.js'
import { splitExtension } from '../../../src/content/rows/written-numbers.js'

/** Each as written, then as stored; null for what is refused. */
type Cases = Record<string, string | null>

function readsAll(type: z.ZodType<string, string>, cases: Cases): void {
  for (const [written, stored] of Object.entries(cases)) {
    const result = type.safeParse(written)
    assert.equal(result.success ? result.data : null, stored, `“${written}”`)
  }
}

describe('Cells as people write them', () => {
  it('dates, as in the United States and as Excel saves them', () => {
    readsAll(cell.date, {
      '2026-06-08': '2026-06-08',
      '6/8/2026': '2026-06-08',
      '06-08-26': '2026-06-08',
      '06/08/26': '2026-06-08',
      '2026/6/8': '2026-06-08',
      '2026-06-08 00:00:00': '2026-06-08',
      '6/8/2026 0:00': '2026-06-08',
      'June 8, 2026': '2026-06-08',
      'Monday, June 8, 2026': '2026-06-08',
      'Sept 8 2026': '2026-09-08',
      '8-Jun-26': '2026-06-08',
      '46181': '2026-06-08',
    })
  })

  it('no date that would be a guess', () => {
    readsAll(cell.date, {
      '13/8/2026': null,
      '26-06-08': null,
      '6.8.2026': null,
      '2/30/2026': null,
      '8-Jun': null,
      '6/8': null,
      '6/8-2026': null,
      '2026-06-08 14:30': null,
      '44100-1234': null,
      '99999': null,
    })
  })

  it('times', () => {
    readsAll(cell.clock, {
      '08:10': '08:10',
      '8:10': '08:10',
      '8:10 AM': '08:10',
      '2:40pm': '14:40',
      '2:40 p.m.': '14:40',
      '12:05 AM': '00:05',
      '12 PM': '12:00',
      noon: '12:00',
      '14:40:00': '14:40',
      '0.340277777777778': '08:10',
      '1899-12-31T14:40:00.000Z': '14:40',
      '2:40': null,
      '25:00': null,
      '13:00 PM': null,
      '8:75': null,
    })
  })

  it('hours', () => {
    readsAll(cell.hours, {
      'Mo-Fr 07:30-12:00,13:00-16:00; We 07:30-15:00': 'Mo-Fr 07:30-12:00,13:00-16:00; We 07:30-15:00',
      '24/7': '24/7',
      'Mon-Fri 8:00 AM - 4:00 PM': 'Mo-Fr 08:00-16:00',
      'mo-fr 8-4': 'Mo-Fr 08:00-16:00',
      'M-F 7:30-3:30, closed Wed': 'Mo-Tu,Th-Fr 07:30-15:30',
      'Monday through Friday, 7:30 a.m. to 4 p.m.': 'Mo-Fr 07:30-16:00',
      '8-4': 'Mo-Fr 08:00-16:00',
      '8:00-4:00 M-F': 'Mo-Fr 08:00-16:00',
      'Mon–Thu 8–4:30; Fri 8–noon': 'Mo-Th 08:00-16:30; Fr 08:00-12:00',
      'MWF 9-11, T/Th 1-3pm': 'Mo,We,Fr 09:00-11:00; Tu,Th 13:00-15:00',
      'Mon, Wed & Fri 9am-12pm and 1pm-3pm': 'Mo,We,Fr 09:00-12:00,13:00-15:00',
      'Weekdays 8-4; Wed 8-2': 'Mo-Tu,Th-Fr 08:00-16:00; We 08:00-14:00',
      'Mo-Fr 8:00-16:00': 'Mo-Fr 08:00-16:00',
      'Mo-Fr 0800-1600': 'Mo-Fr 08:00-16:00',
      'M-F 8-12, 1-4': 'Mo-Fr 08:00-12:00,13:00-16:00',
      '8-12, 1-4': 'Mo-Fr 08:00-12:00,13:00-16:00',
      'M-F 8-12 and 1-4': 'Mo-Fr 08:00-12:00,13:00-16:00',
      'M-F 8-4:30, closed 12-1': 'Mo-Fr 08:00-12:00,13:00-16:30',
      'M-F 8-4 (closed for lunch 1-1:30)': 'Mo-Fr 08:00-13:00,13:30-16:00',
      '8:00-4:00 M-F, lunch 12-12:30': 'Mo-Fr 08:00-12:00,12:30-16:00',
      'M-Th 8-4:30, F 8-noon, closed 12-1': 'Mo-Th 08:00-12:00,13:00-16:30; Fr 08:00-12:00',
      'Mon: 8-4\nTue: 9-5\nWed: closed': 'Mo 08:00-16:00; Tu 09:00-17:00',
    })
  })

  it('no hours that would be a guess', () => {
    readsAll(cell.hours, {
      'M-F 1-3': null,
      'M-F 7-8 PM': null,
      'Sa-M 8-4': null,
      'S 8-4': null,
      'by appointment': null,
      'M-F 8-4 except holidays': null,
      'M-F 8:00': null,
      'M-F 8-4, closed 5-6': null,
      'M-F 8-4, closed 12-1 Wed': null,
      'closed 12-1': null,
      'M-F 8-12, T 1-4': null,
      'Mo-Fr 17:00-06:00': null,
      'Mo-Fr 06:75-17:00': null,
      'closed Wed': null,
      'M-F': null,
    })
  })

  it('numbers of the same area, also with an extension', () => {
    const read = (written: string) => Object.values(readDialed(written, '+16605550100')).join(' x')
    const cases = {
      '555-0136': '+16605550136 x',
      '555-0136 x4': '+16605550136 x4',
      '555.0136 ext 4': '+16605550136 x4',
      '5550136, ext. 12': '+16605550136 x12',
      '(216) 555-0136 x4': '+12165550136 x4',
      x12: ' x12',
      '101': ' x101',
    }
    for (const [written, stored] of Object.entries(cases)) assert.equal(read(written), stored, written)
    assert.equal(readDialed('555-0136 x4', '').ext, '4')
  })

  it('grades, also those that Excel made dates of', () => {
    readsAll(cell.grades, {
      'K-5': 'K-5',
      'k – 5': 'K-5',
      'PreK to 5': 'PK-5',
      'Grades 6-8': '6-8',
      '9th-12th': '9-12',
      'K, 3-5': 'K,3-5',
      Kindergarten: 'K',
      '8-Jun': '6-8',
      '12-Sep': '9-12',
      '2026-06-08': '6-8',
      '6/8/2026': '6-8',
      '6-Aug': null,
      '30-Jun': null,
      'Jun-08': null,
      primary: null,
    })
  })

  it('states by their names', () => {
    readsAll(cell.usState, {
      OH: 'OH',
      oh: 'OH',
      Ohio: 'OH',
      ' new york ': 'NY',
      'N.Y.': 'NY',
      'West Virginia': 'WV',
      'Washington, D.C.': 'DC',
      'Puerto Rico': 'PR',
      ZZ: null,
      Ontario: null,
      'Ohio City': null,
      '': null,
    })
  })

  it('web addresses without their scheme', () => {
    readsAll(cell.webAddress, {
      'https://elm.example/pine': 'https://elm.example/pine',
      'www.elm.example': 'https://www.elm.example',
      'elm.example/pine': 'https://elm.example/pine',
      'elm example': null,
      'mail@elm.example': null,
      elm: null,
      'ftp://elm.example': null,
      '': null,
    })
  })

  it('languages by their names', () => {
    const cases: Cases = {
      'en es': 'en es',
      'en, ES': 'en es',
      English: 'en',
      'English, Spanish': 'en es',
      'Inglés y español': 'en es',
      'English/Spanish; Haitian Creole & Somali': 'en es ht so',
      'English Spanish': 'en es',
      'Chinese (Mandarin)': 'zh',
      'French Creole': 'ht',
      'Sign Language': 'ase',
      'zh-Hant': 'zh-Hant',
      'English, English': 'en',
      '': '',
      'English, Klingon': null,
      'speaks Spanish and some other': null,
      bilingual: null,
    }
    for (const [written, stored] of Object.entries(cases)) {
      const result = cell.writtenLanguages.safeParse(written)
      assert.equal(result.success ? result.data.join(' ') : null, stored, `“${written}”`)
    }
    readsAll(cell.writtenLanguage, { Spanish: 'es', es: 'es', 'English, Spanish': null, '': null })
  })

  it('several days, as calendars write them', () => {
    const cases: Cases = {
      '11/26/2026': '2026-11-26 2026-11-26',
      '11/26/2026 - 11/27/2026': '2026-11-26 2026-11-27',
      '11/26/2026-11/27/2026': '2026-11-26 2026-11-27',
      '11/26 - 11/27/2026': '2026-11-26 2026-11-27',
      'Nov 26-27, 2026': '2026-11-26 2026-11-27',
      'November 26 – 27, 2026': '2026-11-26 2026-11-27',
      'Nov 26 to Dec 1, 2026': '2026-11-26 2026-12-01',
      'December 21, 2026 through January 1, 2027': '2026-12-21 2027-01-01',
      '2026-11-26 - 2026-11-27': '2026-11-26 2026-11-27',
      'Dec 21 - Jan 1, 2027': '2026-12-21 2027-01-01',
      '11/27/2026 - 11/26/2026': null,
      'Nov 26-27': null,
      'Dec 21 - Jan 1': null,
      'to be announced': null,
      '': null,
    }
    for (const [written, read] of Object.entries(cases)) {
      const dates = readWrittenDates(written)
      assert.equal(dates && `${dates.start} ${dates.end}`, read, `“${written}”`)
    }
    const begun = performance.now()
    readWrittenDates(`${'- '.repeat(100_000)}2026`)
    assert.ok(performance.now() - begun < 500)
  })

  it('extensions, and yes or no', () => {
    readsAll(cell.extension, {
      '12': '12',
      x12: '12',
      'Ext. 12': '12',
      '#4021': '4021',
      '12.0': '12',
      '12 or 13': null,
    })
    for (const [written, stored] of [
      ['Yes', true],
      ['TRUE', true],
      ['n', false],
      ['maybe', null],
    ] as const) {
      const result = cell.yesNo.safeParse(written)
      assert.equal(result.success ? result.data : null, stored)
    }
  })

  it('phone numbers with an extension, split', () => {
    for (const written of [
      '(216) 555-0112 x12',
      '216.555.0112 ext. 12',
      '216-555-0112, Ext 12',
      '2165550112 #12',
    ])
      assert.equal(splitExtension(written)?.ext, '12', written)
    assert.equal(splitExtension('(216) 555-0112'), null)
    assert.equal(splitExtension(''), null)
  })

  it('nothing that takes long, and never something else the second time', () => {
    const signs = fc.constantFrom(...'MFWThSaonu0189:-–,;/ apm.closed'.split(''))
    fc.assert(
      fc.property(fc.string({ unit: signs, maxLength: 40 }), (written) => {
        for (const type of [cell.hours, cell.date, cell.clock, cell.grades, cell.extension]) {
          const result = type.safeParse(written)
          if (result.success) assert.equal(type.parse(result.data), result.data)
        }
      }),
      { numRuns: 2000 },
    )
  })
})

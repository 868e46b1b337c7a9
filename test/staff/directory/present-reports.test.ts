import assert from 'node:assert/strict'
import type { DirectorySnapshot } from '../../../src/directory/model/directory-snapshot.js'
import { recordPaths } from '../../../src/paths/record-paths.js'
import { createLanguage } from '../../../src/platform/language/language.js'
import { presentReports, type ReportSources } from '../../../src/staff/directory/present-reports.js'
import { textOf, textWith } from '../../support/app/says.js'

interface ReportModel {
  numbers: {
    of: string
    place: string
    number: string
    times: string
    note: string | null
    rightOn: string | null
    edit: string
  }[]
  replies: { office: string; topic: string; answered: string; unanswered: string }[]
}

const nurse = { words: { en: { name: 'Nurse' }, es: { name: 'Enfermería' } } }
const lincoln = { name: 'Lincoln Elementary', shortName: 'Lincoln' }
const directory = {
  office: (id: string) => (id === 'nurse' ? nurse : null),
  school: (slug: string) => (slug === 'lincoln' ? lincoln : null),
} as unknown as DirectorySnapshot

type Reported = ReportSources['numbers'][number]

const phone = '+12165550112'
const atNurse = { office: 'nurse', school: 'lincoln', phone, ext: '12' }
const report = (change: Partial<Reported> = {}): Reported => ({
  ...{ ...atNurse, times: 3, firstOn: '2026-11-02', lastOn: '2026-11-20', pages: ['answer'] },
  ...{ rightOn: null, today: atNurse, record: 5, ...change },
})

function present(numbers: Reported[], replies: ReportSources['replies'] = [], lang = 'en') {
  const topicTitle = (slug: string) => (slug === 'fever' ? 'Fever' : null)
  const moment = { directory, speech: createLanguage().speech(lang), topicTitle }
  return presentReports({ numbers, replies, settled: false }, moment).model as unknown as ReportModel
}

describe('presentReports', () => {
  it('says whose number it is, and leads to where it is changed', () => {
    const school = { office: null, ext: null, record: 8 }
    const district = { ...school, school: null, record: null }
    const shown = present([report(), report(school), report(district)], [], 'es').numbers
    assert.deepEqual(
      shown.map(({ of, place, edit }) => [of, place, edit]),
      [
        ['nurse.lincoln', 'Enfermería, Lincoln', recordPaths.one('contacts', 5, 'es')],
        [
          '.lincoln',
          textWith('reports.schoolsOwn', { school: 'Lincoln Elementary' }, 'es'),
          recordPaths.one('schools', 8, 'es'),
        ],
        ['.', textOf('reports.district', 'es'), recordPaths.one('district', 0, 'es')],
      ],
    )
  })

  it('leads to the list where the contact is gone, and says that families see no number', () => {
    const [shown] = present([report({ today: null, record: null })]).numbers
    assert.equal(shown?.note, textOf('reports.gone'))
    assert.equal(shown?.edit, recordPaths.list('contacts', 'en', { office: 'nurse', school: 'lincoln' }))
  })

  it('says what families see instead, only if the number or extension has changed', () => {
    const speech = createLanguage().speech('en')
    const withExt = (ext: string) => textWith('phone.withExt', { number: speech.phone(phone), ext })
    const [same, moved] = present([
      report({ times: 1200 }),
      report({ today: { ...atNurse, ext: '14' }, rightOn: '2026-10-01' }),
    ]).numbers
    assert.deepEqual([same?.number, same?.times, same?.note], [withExt('12'), '1,200', null])
    assert.equal(moved?.note, textWith('reports.changed', { number: withExt('14') }))
    const date = speech.date('2026-10-01', 'year')
    assert.deepEqual([same?.rightOn, moved?.rightOn], [null, textWith('reports.wasRight', { date })])
  })

  it('counts replies by office and topic, and has no rows without reports', () => {
    const replies = [
      { office: 'nurse', topic: 'fever', answered: 4, unanswered: 1 },
      { office: 'nurse', topic: null, answered: 0, unanswered: 2 },
    ]
    assert.deepEqual(present([], replies), {
      ...present([]),
      replies: [
        { office: 'Nurse', topic: 'Fever', answered: '4', unanswered: '1' },
        { office: 'Nurse', topic: textOf('reports.noTopic'), answered: '0', unanswered: '2' },
      ],
    })
    assert.deepEqual([present([]).numbers, present([]).replies], [[], []])
  })
})

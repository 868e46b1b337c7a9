import assert from 'node:assert/strict'
import type { StoredRecord } from '../../../src/content/records/record-store.js'
import type { DirectorySnapshot } from '../../../src/directory/model/directory-snapshot.js'
import { recordPaths } from '../../../src/paths/record-paths.js'
import { createLanguage } from '../../../src/platform/language/language.js'
import {
  presentRecordList,
  type RecordListSources,
} from '../../../src/staff/directory/present-record-list.js'
import { readListQuery } from '../../../src/staff/directory/read-record-filter.js'
import { textOf, textWith } from '../../support/app/says.js'

interface ListModel {
  schools: { value: string; chosen: boolean }[]
  clear: string | null
  found: string
  empty: string | null
  rows: { name: string; href: string; cells: { text: string; whole: boolean }[]; isOld: boolean }[]
  canSelect: boolean
  add: { href: string } | null
  pager: { previous: string | null; next: string | null; text: string } | null
  problems: { href: string; message: string }[] | null
}

const nurse = { id: 'nurse', words: { en: { name: 'Nurse' }, es: { name: 'Enfermería' } } }
const lincoln = { slug: 'lincoln', name: 'Lincoln Elementary', shortName: 'Lincoln' }
const directory = {
  ...{ district: { timeZone: 'America/New_York' }, schools: [lincoln], offices: [nurse] },
  office: (id: string) => (id === 'nurse' ? nurse : null),
  school: (slug: string) => (slug === 'lincoln' ? lincoln : null),
} as unknown as DirectorySnapshot
const now = new Date('2026-11-28T12:00:00Z')

const contact = (id: number, checked: string): StoredRecord => ({
  id,
  cells: { office: 'nurse', school: 'lincoln', phone: '+12165550112', ext: '12', hours: '', checked },
})

function present(change: Partial<RecordListSources> = {}, lang = 'en') {
  const sources: RecordListSources = {
    ...{ kind: 'contacts', query: readListQuery({}), records: [], mayAdd: true, done: null, problem: null },
    total: change.records?.length ?? 0,
    ...change,
  }
  const { model, status } = presentRecordList(sources, directory, createLanguage().speech(lang), now)
  return { ...(model as unknown as ListModel), status }
}

describe('presentRecordList', () => {
  it('says that there is nothing yet, or that nothing fits the filter, which can be cleared', () => {
    const none = present({}, 'es')
    assert.deepEqual([none.empty, none.clear], [textOf('records.noneYet', 'es'), null])
    assert.equal(none.found, textWith('records.found', { count: 0 }, 'es'))
    assert.equal(none.canSelect, false)
    const filtered = present({ query: readListQuery({ school: 'lincoln' }) }, 'es')
    assert.deepEqual(
      [filtered.empty, filtered.clear],
      [textOf('records.none', 'es'), recordPaths.list('contacts', 'es')],
    )
    assert.deepEqual(
      filtered.schools.filter(({ chosen }) => chosen).map(({ value }) => value),
      ['lincoln'],
    )
  })

  it('marks contacts not checked for over 60 days, and schools that are closed today', () => {
    const { rows, canSelect } = present(
      { records: [contact(5, '2026-09-28'), contact(6, '2026-09-29')] },
      'es',
    )
    assert.deepEqual(
      rows.map(({ name, href, isOld }) => [name, href, isOld]),
      [
        ['Enfermería, Lincoln', recordPaths.one('contacts', 5, 'es'), true],
        ['Enfermería, Lincoln', recordPaths.one('contacts', 6, 'es'), false],
      ],
    )
    const speech = createLanguage().speech('es')
    assert.deepEqual(
      rows[0]?.cells.map(({ text, whole }) => [text, whole]),
      [
        [`${speech.phone('+12165550112')} x12`, true],
        ['', false],
        [speech.date('2026-09-28', 'year'), true],
      ],
    )
    assert.equal(canSelect, true)
    const school = (id: number, closed_from: string): StoredRecord => ({
      id,
      cells: { slug: `s${id}`, name: `School ${id}`, level: 'high', closed_from },
    })
    const schools = present({ kind: 'schools', records: [school(1, '2026-11-28'), school(2, '2026-11-29')] })
    assert.deepEqual(
      schools.rows.map(({ name }) => name),
      [
        textWith('records.closed', { name: 'School 1' }),
        textWith('records.closes', {
          name: 'School 2',
          date: createLanguage().speech('en').date('2026-11-29', 'year'),
        }),
      ],
    )
  })

  it('lets those add who may, but never posts or links, which are added elsewhere', () => {
    assert.equal(present({}, 'es').add?.href, recordPaths.new('contacts', 'es'))
    assert.equal(present({ mayAdd: false }).add, null)
    for (const kind of ['posts', 'links'] as const) assert.equal(present({ kind }).add, null)
  })

  it('keeps the filter from page to page, and leads from a problem to the rows', () => {
    const query = readListQuery({ q: 'nurse', page: '2' })
    const { pager } = present({ query, total: 101 })
    assert.equal(pager?.text, textWith('records.page', { page: 2, pages: 3 }))
    assert.equal(pager?.previous, recordPaths.list('contacts', 'en', { q: 'nurse' }))
    assert.equal(pager?.next, recordPaths.list('contacts', 'en', { q: 'nurse', page: '3' }))
    assert.equal(present({ total: 50 }).pager, null)
    const refused = present({ problem: 'Pick one.' })
    assert.equal(refused.status, 422)
    assert.deepEqual(refused.problems, [{ href: '#rows', message: 'Pick one.' }])
  })
})

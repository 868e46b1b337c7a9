import assert from 'node:assert/strict'
import type { ColumnMapping, MappingProblem } from '../../../src/content/imports/mapping/column-mapping.js'
import { transferPaths } from '../../../src/paths/import-paths.js'
import { createLanguage } from '../../../src/platform/language/language.js'
import { presentColumns } from '../../../src/staff/imports/present-columns.js'
import { textOf, textWith } from '../../support/app/says.js'

interface ColumnsModel {
  problems: { href: string; message: string }[] | null
  action: string
  cancel: string
  isSkipped: boolean
  addsPeople: boolean
  isPublic: boolean
  lines: { value: string; label: string; selected: boolean }[]
  columns: {
    id: string
    header: string
    samples: string
    options: { value: string; selected: boolean }[]
  }[]
  preview: { headings: string[]; rows: string[][] }
}

const table = {
  headers: ['Name', '', 'Gr'],
  samples: [
    ['Lopez, Ana', ' 12 ', '8-Jun'],
    ['Oak', '12', 'K-5'],
    ['Voss, Jo', '14', 'K-5'],
    ['Lark, Bud', '', ''],
    ['Hart, Flo', '', ''],
    ['Moss, Gene', '', ''],
  ],
  lines: [
    { line: 1, cells: ['Staff directory', '', ''] },
    { line: 3, cells: ['Name', '', 'Gr'] },
  ],
}
const staff: ColumnMapping = { target: 'staff', columns: ['name_last_first', null, 'grades'] }

function present(mapping = staff, problems: MappingProblem[] = [], lang = 'en') {
  const file = { name: 'staff.csv', path: '/nowhere/staff.csv', headerLine: 3 }
  const sources = { id: 7, file, index: 1, table, mapping, problems }
  const { model, status } = presentColumns(sources, createLanguage().speech(lang))
  return { ...(model as unknown as ColumnsModel), status }
}

describe('presentColumns', () => {
  it('shows each column with its samples and meaning, and names one without a header', () => {
    const { columns } = present(staff, [], 'es')
    assert.deepEqual(
      columns.map(({ header, samples }) => [header, samples]),
      [
        ['Name', 'Lopez, Ana · Oak'],
        [textWith('mapping.noHeader', { number: 2 }, 'es'), '12 · 14'],
        ['Gr', '8-Jun · K-5'],
      ],
    )
    assert.deepEqual(
      columns.map(({ options }) => options.filter(({ selected }) => selected).map(({ value }) => value)),
      [['name_last_first'], [], ['grades']],
    )
  })

  it('previews five rows as they will be stored: how a name is split, and grades that Excel made days of', () => {
    const { preview } = present()
    assert.deepEqual(preview.headings, [
      textOf('mapping.field.name_last_first'),
      textOf('mapping.field.grades'),
    ])
    assert.equal(preview.rows.length, 5)
    assert.deepEqual(preview.rows.slice(0, 2), [
      ['Ana | Lopez', '6-8'],
      ['Oak', 'K-5'],
    ])
  })

  it('says what is missing, and leads back to the same file', () => {
    const page = present(staff, [{ key: 'missing', field: 'last_name' }], 'es')
    const message = textWith(
      'mapping.problem.missing',
      { field: textOf('mapping.field.last_name', 'es') },
      'es',
    )
    assert.equal(page.status, 422)
    assert.deepEqual(page.problems, [{ href: '#column-0', message }])
    assert.equal(page.action, transferPaths.columns(7, 'es', 1))
    assert.equal(page.cancel, transferPaths.cancel(7, 'es'))
    assert.deepEqual([present().status, present().problems], [200, null])
  })

  it('asks about families only for staff, and for nothing in a file that is left out', () => {
    const skipped = present({ target: 'skip', columns: [null, null, null] })
    assert.deepEqual([skipped.isSkipped, skipped.addsPeople], [true, false])
    assert.deepEqual(skipped.preview.headings, [])
    const { isSkipped, addsPeople, isPublic, lines } = present()
    assert.deepEqual([isSkipped, addsPeople, isPublic], [false, true, false])
    assert.deepEqual(
      lines.map(({ value, selected }) => [value, selected]),
      [
        ['1', false],
        ['3', true],
      ],
    )
  })
})

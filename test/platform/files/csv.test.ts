import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { type CsvTable, escapeFormula, unescapeFormula } from '../../../src/platform/files/csv.js'
import { readTable } from '../../../src/platform/files/read-table.js'
import type { RowFault } from '../../../src/platform/files/row-fault.js'

describe('Cells that look like formulas', () => {
  it('run in no spreadsheet', () => {
    for (const cell of ['=1+1', '+cmd|calc', '-2+3', '@SUM(A1)', '\t=1', '＝1', '+1 216'])
      assert.equal(escapeFormula(cell), `'${cell}`)
    for (const cell of ['+12165550112', '-81.9127', 'a=b', '', "'tis", '9-12'])
      assert.equal(escapeFormula(cell), cell, 'and nothing else is touched')
  })

  it('read back unchanged', () => {
    const cells = fc.string({ unit: fc.constantFrom("'", '=', '+', '-', '@', '1', '.', 'a', '\t', '＝') })
    fc.assert(fc.property(cells, (cell) => unescapeFormula(escapeFormula(cell)) === cell))
  })
})

describe('A CSV file from a spreadsheet', () => {
  let folder: string
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'csv-'))
  })
  after(() => rmSync(folder, { recursive: true }))

  async function read(content: string | Buffer) {
    const path = join(folder, 'file')
    writeFileSync(path, content)
    const faults: RowFault[] = []
    const tables: CsvTable[] = []
    for await (const table of readTable({ name: 'staff.csv', path }, faults)) tables.push(table)
    return { headers: tables[0]?.headers, rows: tables.flatMap(({ rows }) => rows), faults }
  }

  it('may separate cells by what its cells contain, too', async () => {
    const lists: Record<string, string> = {
      commas: 'name,languages,hours\nAna,en; es,Mo-Fr; Sa\nBo,en; vi,Mo; Tu\n',
      semicolons: 'name;languages;hours\nRuiz, Ana;en, es;8,5\nLind, Bo;en, es;9,5\n',
      tabs: 'name\tlanguages\thours\nRuiz, Ana\ten; es\t"8;\n5"\n',
    }
    for (const [how, text] of Object.entries(lists)) {
      const { headers, rows, faults } = await read(text)
      assert.deepEqual(headers, ['name', 'languages', 'hours'], how)
      assert.ok(rows.length > 0 && rows.every(({ cells }) => cells.length === 3), how)
      assert.deepEqual(faults, [], how)
    }
  })

  it('may have as many commas as rows between semicolons or tabs', async () => {
    for (const [mark, delimiter] of [
      ['"', ';'],
      ['', ';'],
      ['', '\t'],
    ] as const) {
      const lines = ['Bldg|Last, First|Job Title', `RMS|${mark}Näf, Zoë${mark}|Nurse`, 'SES|Lind, Bo|Cook']
      const { headers, rows, faults } = await read(lines.join('\n').replaceAll('|', delimiter))
      assert.deepEqual(headers, ['Bldg', 'Last, First', 'Job Title'])
      assert.deepEqual([rows[0]?.cells, faults], [['RMS', 'Näf, Zoë', 'Nurse'], []])
    }
  })

  it('keeps its line numbers, whatever is skipped', async () => {
    const { rows, faults } = await read('sep=;\r\na;b;\r\n;;;\r\n\r\n1;"x\r\ny";;;\r\n2\r\n3;z;;extra\r\n')
    assert.deepEqual(rows, [{ line: 5, cells: ['1', 'x\r\ny'] }])
    assert.deepEqual(
      faults.map(({ line, key }) => `${line} ${key}`),
      ['7 fault.length', '8 fault.length'],
    )
  })

  it('may be in Windows-1252 with its own letters, but not in broken UTF-8', async () => {
    const own = Buffer.from([0x6e, 0x0a, 0x92, 0x80, 0xe9, 0x0a])
    assert.deepEqual((await read(own)).rows, [{ line: 2, cells: ['’€é'] }])
    const broken = Buffer.concat([Buffer.from('n\né\n'), Buffer.from([0xe9, 0x0a])])
    assert.deepEqual(
      (await read(broken)).faults.map(({ key }) => key),
      ['fault.encoding'],
    )
  })

  it('may be longer than one read, with a letter across two', async () => {
    const text = `name,room\n${`${'é'.repeat(99)},x\n`.repeat(1000)}`
    for (const bytes of [Buffer.from(`${text}`), Buffer.from(text, 'utf16le'), Buffer.from(text, 'latin1')]) {
      const { rows } = await read(bytes)
      assert.equal(rows.length, 1000)
      assert.ok(rows.every(({ cells }) => cells[0] === 'é'.repeat(99)))
    }
  })
})

import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import yazl from 'yazl'
import { peekRows, readRows } from '../../../src/platform/files/read-table.js'
import { readWorkbook } from '../../../src/platform/files/read-workbook.js'
import { writeWorkbook } from '../../support/samples/write-workbook.js'

describe('An Excel workbook', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'workbook-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  const limits = { maxContentLength: 999_999, maxFiles: 99, maxWrittenBytes: 999_999 }

  async function read(bytes: Buffer, limits?: Parameters<typeof readWorkbook>[2]) {
    const path = join(folder, 'given.xlsx')
    writeFileSync(path, bytes)
    const sheets = await readWorkbook(path, folder, limits)
    const found: Record<string, [number, ...string[]][]> = {}
    for (const sheet of sheets) {
      found[sheet.name] = []
      for await (const { line, cells } of readRows({ ...sheet, isSheet: true }))
        found[sheet.name]?.push([line, ...cells])
    }
    return found
  }

  it('has a table in each sheet, with the numbers of its rows', async () => {
    const workbook = await writeWorkbook({
      Staff: [
        ['Riverside Staff 2026', null],
        [null, null],
        ['Name', 'Ext'],
        ['Solís, “Joaquín”\nBus', 12],
      ],
      Notes: [[null]],
      Calendar: [['Day'], ['x']],
    })
    assert.deepEqual(await read(workbook), {
      Staff: [
        [1, 'Riverside Staff 2026', ''],
        [3, 'Name', 'Ext'],
        [4, 'Solís, “Joaquín”\nBus', '12'],
      ],
      Calendar: [
        [1, 'Day'],
        [2, 'x'],
      ],
    })
  })

  it('has days, times, numbers, and yes or no as a CSV file would', async () => {
    const row = [
      ...[new Date('2026-06-08T00:00:00Z'), new Date('2026-06-08T14:30:00Z')],
      ...[new Date('1899-12-30T08:10:00Z'), 5552010100, 0.5, true, ' spaces ', '_x0041_\u2028'],
    ]
    assert.deepEqual(await read(await writeWorkbook({ All: [row] })), {
      All: [
        [1, '2026-06-08', '2026-06-08 14:30', '08:10', '5552010100', '0.5', 'yes', ' spaces ', 'A\u2028'],
      ],
    })
  })

  it('has the text of a merged cell in each of its rows, but in its first column only', async () => {
    const workbook = await writeWorkbook({
      Notes: [['x']],
      Staff: [
        [{ text: 'Staff 2026-27', across: 3 }, null, null],
        ['Name', 'Bldg', 'Ext'],
        ['Ruiz, Ana', { text: 'Oak ES', down: 3 }, 1],
        ['Lee, Kim', null, 2],
        ['Voss, Pat', null, 3],
        ['Hart, Flo', null, 4],
        [{ text: 'Summer', across: 2, down: 2 }, null, 5],
        [null, null, 6],
      ],
    })
    const { Staff } = await read(workbook)
    assert.deepEqual(Staff, [
      [1, 'Staff 2026-27', '', ''],
      [2, 'Name', 'Bldg', 'Ext'],
      [3, 'Ruiz, Ana', 'Oak ES', '1'],
      [4, 'Lee, Kim', 'Oak ES', '2'],
      [5, 'Voss, Pat', 'Oak ES', '3'],
      [6, 'Hart, Flo', '', '4'],
      [7, 'Summer', '', '5'],
      [8, 'Summer', '', '6'],
    ])
  })

  it('has no entity of its own resolved, and reads no other file', async () => {
    const secret = join(folder, 'secret')
    writeFileSync(secret, 'never shown')
    for (const means of ['"never shown"', `SYSTEM "file://${secret}"`]) {
      const types = 'http://schemas.openxmlformats.org'
      const main = `${types}/spreadsheetml/2006/main`
      const links = `${types}/officeDocument/2006/relationships`
      const bytes = await zipOf({
        '[Content_Types].xml': `<Types xmlns="${types}/package/2006/content-types"/>`,
        'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${links}"><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>`,
        'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${types}/package/2006/relationships"><Relationship Id="r1" Type="${links}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
        'xl/worksheets/sheet1.xml': `<!DOCTYPE x [<!ENTITY a ${means}>]><worksheet xmlns="${main}"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&a;</t></is></c></row></sheetData></worksheet>`,
      })
      assert.deepEqual(await read(bytes), { A: [[1, '&a;']] })
    }
  })

  it('is refused when it unpacks to more than memory holds, or is no workbook', async () => {
    const sheets = Array.from({ length: 9 }, (_, n) => [`xl/worksheets/sheet${n}.xml`, Buffer.alloc(100_000)])
    const bytes = await zipOf(Object.fromEntries(sheets))
    assert.ok(bytes.length < 10_000)
    await assert.rejects(read(bytes, { ...limits, maxContentLength: 800_000 }), /It holds too much/)
    await assert.rejects(read(bytes, { ...limits, maxFiles: 8 }), /It holds too much/)
    await assert.rejects(read(Buffer.from('PK\u0003\u0004broken')))
    await assert.rejects(read(Buffer.from('plain text')))
  })

  it('is refused when its sheets, or one row, repeat texts for longer than may be written', async () => {
    const rows = Array.from({ length: 10 }, () => ['ñ'.repeat(1000)])
    const workbook = await writeWorkbook({ A: rows, B: rows })
    const written = 20 * '[""]\n'.length + 20 * 2000
    await read(workbook, { ...limits, maxWrittenBytes: written })
    await assert.rejects(read(workbook, { ...limits, maxWrittenBytes: written - 1 }), /It holds too much/)
    const wide = await writeWorkbook({ A: [rows.flat()] })
    await assert.rejects(read(wide, { ...limits, maxWrittenBytes: 9999 }), /It holds too much/)
  })

  it('is closed again when only its first rows are read', async () => {
    const path = join(folder, 'sheet')
    writeFileSync(path, `${JSON.stringify(['x'.repeat(1000)])}\n`.repeat(20_000))
    const openFiles = () => readdirSync('/dev/fd').length
    const before = openFiles()
    for (let n = 0; n < 20; n++)
      assert.equal((await peekRows({ name: 'Staff', path, isSheet: true }, 60)).length, 60)
    for (let n = 0; n < 50 && openFiles() > before; n++) await setTimeout(10)
    assert.ok(openFiles() <= before)
  })
})

async function zipOf(files: Record<string, string | Buffer>): Promise<Buffer> {
  const zip = new yazl.ZipFile()
  for (const [name, content] of Object.entries(files)) zip.addBuffer(Buffer.from(content as string), name)
  zip.end()
  const pieces: Buffer[] = []
  for await (const piece of zip.outputStream) pieces.push(piece as Buffer)
  return Buffer.concat(pieces)
}

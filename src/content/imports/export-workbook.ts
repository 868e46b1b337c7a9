import { escapeFormula } from '../../platform/files/csv.js'
import { headersOf } from '../records/record-cells.js'
import type { RecordStore } from '../records/record-store.js'
import type { ExportFile } from './export-records.js'

/** The workbook of all tables. */
export const allTables = 'all.xlsx'

/** `contacts.xlsx`, `phrasings/es.xlsx` */
export const workbookName = ({ name }: Pick<ExportFile, 'name'>) => name.replace(/\.csv$/, '.xlsx')

/**
 * An Excel workbook, part by part: each file of an export is a sheet, and all cells are text, so that Excel makes no dates of grades
 * and no numbers of ZIP codes. Written here, because libraries hold a whole workbook in memory.
 */
export function exportWorkbook(
  records: RecordStore,
  files: readonly ExportFile[],
): { name: string; pieces: Iterable<string> }[] {
  const sheets = files.map((file, index) => ({ file, id: index + 1, name: sheetName(file) }))
  const part = (name: string, content: string) => ({ name, pieces: [head + content] })
  return [
    part('[Content_Types].xml', contentTypes(sheets.map(({ id }) => id))),
    part('_rels/.rels', relations([['officeDocument', 'xl/workbook.xml']])),
    part(
      'xl/workbook.xml',
      `<workbook xmlns="${main}" xmlns:r="${office}/relationships"><sheets>${sheets.map(({ id, name }) => `<sheet name="${escaped(name)}" sheetId="${id}" r:id="rId${id}"/>`).join('')}</sheets></workbook>`,
    ),
    part(
      'xl/_rels/workbook.xml.rels',
      relations([
        ...sheets.map(({ id }): [string, string] => ['worksheet', `worksheets/sheet${id}.xml`]),
        ['styles', 'styles.xml'],
      ]),
    ),
    part('xl/styles.xml', styles),
    ...sheets.map(({ file, id }) => ({
      name: `xl/worksheets/sheet${id}.xml`,
      pieces: sheetPieces(records, file),
    })),
  ]
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006'
const packages = 'http://schemas.openxmlformats.org/package/2006'
const spreadsheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** Style 1 is text; style 2 is bold text, for headers. */
const styles = `<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/></cellXfs></styleSheet>`

/** `contacts`, `phrasings es`: a name has no slash. */
const sheetName = ({ kind, lang }: ExportFile) => (lang ? `${kind} ${lang}` : kind)

const rowsInPiece = 200

function* sheetPieces(records: RecordStore, { kind, lang }: ExportFile): Generator<string> {
  const headers = headersOf(kind, records.languagesOf(kind)).filter((header) => !lang || header !== 'lang')
  yield `${head}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols><col min="1" max="${headers.length}" width="18" style="1" customWidth="1"/></cols><sheetData>${rowXml(headers, 1, 2)}`
  let piece = ''
  let row = 1
  for (const { cells } of records.each(kind, lang)) {
    row++
    piece += rowXml(
      headers.map((header) => escapeFormula(cells[header] ?? '')),
      row,
      1,
    )
    if (row % rowsInPiece > 0) continue
    yield piece
    piece = ''
  }
  yield `${piece}</sheetData></worksheet>`
}

function rowXml(cells: readonly string[], row: number, style: number): string {
  const xml = cells.map((cell, index) =>
    cell === ''
      ? ''
      : `<c r="${columnName(index)}${row}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`,
  )
  return `<row r="${row}">${xml.join('')}</row>`
}

/** 0 is A, 26 is AA. */
function columnName(index: number): string {
  const first = index < 26 ? '' : columnName(Math.floor(index / 26) - 1)
  return first + String.fromCharCode(65 + (index % 26))
}

/** Excel writes signs that XML cannot hold as `_x0007_`, and so what looks like one. */
function escaped(text: string): string {
  return text
    .replace(/_x[0-9A-F]{4}_/gi, (found) => `_x005F${found}`)
    .replace(controls, (sign) => `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\r', '&#13;')
}

const controls = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g

function contentTypes(sheets: readonly number[]): string {
  const overrides = [
    ['/xl/workbook.xml', 'sheet.main'],
    ['/xl/styles.xml', 'styles'],
    ...sheets.map((id) => [`/xl/worksheets/sheet${id}.xml`, 'worksheet']),
  ]
  return `<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${overrides.map(([name, type]) => `<Override PartName="${name}" ContentType="${spreadsheetType}.${type}+xml"/>`).join('')}</Types>`
}

function relations(targets: readonly [string, string][]): string {
  const each = targets.map(
    ([type, target], index) =>
      `<Relationship Id="rId${index + 1}" Type="${office}/relationships/${type}" Target="${target}"/>`,
  )
  return `<Relationships xmlns="${packages}/relationships">${each.join('')}</Relationships>`
}

import writeExcelFile, { type Row } from 'write-excel-file/node'

/** What a cell of a workbook holds: a text, a number, a yes or no, or a day with its time. */
export type WorkbookCell = string | number | boolean | Date | null | MergedCell

/** One text over several cells; the covered ones are null. */
export interface MergedCell {
  text: string
  across?: number
  down?: number
}

/** An Excel workbook, as Excel itself would save it: days with a format of days, numbers as numbers. */
export function writeWorkbook(sheets: Record<string, readonly (readonly WorkbookCell[])[]>): Promise<Buffer> {
  return writeExcelFile(
    Object.entries(sheets).map(([sheet, rows]) => ({
      sheet,
      data: rows.map((row) => row.map(cellOf)) as Row[],
    })),
  ).toBuffer()
}

function cellOf(value: WorkbookCell) {
  if (value === null) return null
  if (typeof value === 'object' && 'text' in value)
    return { value: value.text, type: String, columnSpan: value.across ?? 1, rowSpan: value.down ?? 1 }
  return value instanceof Date
    ? { value, type: Date, format: 'm/d/yyyy h:mm' }
    : { value, type: value.constructor }
}

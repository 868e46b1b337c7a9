import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import readExcelFile from 'read-excel-file/node'
import { findMergedCells, type MergedCells } from './merged-cells.js'
import { BrokenZip } from './unzip.js'

/** A sheet of a workbook, written as a file of rows: row n is line n, a JSON list of cells. */
export interface WorkbookSheet {
  name: string
  path: string
}

/**
 * Max unpacked bytes, and parts; 50,000 people take about 30 MB, and the library holds all of it in memory. Max written
 * bytes of all sheets: a text that a workbook holds once may be in a million cells.
 */
const usualLimits = {
  maxContentLength: 64 * 1024 * 1024,
  maxFiles: 1000,
  maxWrittenBytes: 256 * 1024 * 1024,
}

type Cell = string | number | boolean | Date | null

/**
 * Writes each sheet of an Excel workbook to a file of rows. Leaves out empty sheets. Each row of a merged cell gets its text.
 * @param folder to write them to
 * @throws {BrokenZip} when it is too large
 * @throws when it is no workbook
 */
export async function readWorkbook(
  path: string,
  folder: string,
  limits = usualLimits,
): Promise<WorkbookSheet[]> {
  // The library believes the sizes that a zip claims: they are checked before, while looking for merged cells.
  const merged = await findMergedCells(path, limits)
  const sheets = await readExcelFile(path, { trim: false })
  const written: WorkbookSheet[] = []
  const room = { bytes: limits.maxWrittenBytes }
  for (const [index, { sheet, data }] of sheets.entries()) {
    const rows = data as Cell[][]
    if (rows.every((row) => row.every((cell) => cellText(cell).trim() === ''))) continue
    fillDown(rows, merged.get(sheet) ?? [])
    const file = join(folder, `sheet-${index}`)
    await writeRows(rows, file, room)
    written.push({ name: sheet, path: file })
  }
  return written
}

/** A building may be written once, in a cell merged over all of its rows. */
function fillDown(rows: readonly Cell[][], merged: readonly MergedCells[]): void {
  let left = maxFilled
  for (const { column, from, to } of merged) {
    const cell = rows[from]?.[column] ?? null
    if (cell === null) continue
    for (let row = from + 1; row <= to && row < rows.length && left > 0; row++, left--)
      rows[row]![column] ??= cell
  }
}

/** Ranges may overlap. */
const maxFilled = 200_000

/** @param room how many bytes may still be written */
async function writeRows(rows: readonly Cell[][], path: string, room: { bytes: number }): Promise<void> {
  function* lines() {
    for (const row of rows) {
      const cells = row.map(cellText)
      // One row of long texts is more than memory holds: it is measured before it is joined.
      if (cells.reduce((sum, cell) => sum + cell.length, 0) > room.bytes) throw tooLarge()
      const line = `${lineOf(cells)}\n`
      room.bytes -= Buffer.byteLength(line)
      if (room.bytes < 0) throw tooLarge()
      yield line
    }
  }
  await pipeline(Readable.from(lines()), createWriteStream(path))
}

const tooLarge = () => new BrokenZip('It holds too much')

/** Readers of lines take two more signs for the end of a line. */
function lineOf(cells: readonly string[]): string {
  return JSON.stringify(cells).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')
}

/** A cell as a CSV file would have it: days as `2026-06-08`, times as `08:10`. */
function cellText(cell: Cell): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell === 'boolean') return cell ? 'yes' : 'no'
  return cell instanceof Date ? momentText(cell) : String(cell)
}

const minuteMs = 60_000

/** Excel counts days, and shares of a day, from the end of 1899: a time alone is on that day. */
function momentText(moment: Date): string {
  if (Number.isNaN(moment.getTime())) return ''
  const [day = '', time = ''] = new Date(Math.round(moment.getTime() / minuteMs) * minuteMs)
    .toISOString()
    .split('T')
  const clock = time.slice(0, 5)
  if (day < '1900-01-02') return clock
  return clock === '00:00' ? day : `${day} ${clock}`
}

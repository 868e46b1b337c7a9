import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** A CSV file after somebody in the United States opened it in Excel, and saved it: dates, times, and numbers in Excel's own way. */
export function asExcelSaves(csv: string): string {
  return `\ufeff${stringify(
    (parse(csv, { bom: true }) as string[][]).map((row) => row.map(asExcelShows)),
    { record_delimiter: 'windows' },
  )}`
}

function asExcelShows(cell: string): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(cell) ?? []
  if (year && month && day) return `${Number(month)}/${Number(day)}/${year}`
  const [, first, second] = /^(\d{1,2})-(\d{1,2})$/.exec(cell) ?? []
  if (first && second && Number(first) <= 12 && Number(second) <= 31)
    return `${Number(second)}-${months[Number(first) - 1]}`
  if (/^\d{2}:\d{2}$/.test(cell)) return cell.replace(/^0/, '')
  return /^\+?0*\d+$/.test(cell) ? String(Number(cell)) : cell
}

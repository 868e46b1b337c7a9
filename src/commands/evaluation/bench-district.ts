import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'

type Row = Record<string, string>

/** Prefixes for school names: nine copies, each with its own names. */
const places = ['North', 'South', 'East', 'West', 'New', 'Old', 'Upper', 'Lower', 'Middle']

/**
 * Writes a seed folder with ten times the schools, people and school contacts; the rest is unchanged. People in the
 * copies recombine the original names.
 */
export function writeTenfoldDistrict(from: string, to: string): void {
  cpSync(from, to, { recursive: true })
  const rewrite = (file: string, copy: (row: Row, time: number, rows: Row[], i: number) => Row | null) => {
    const rows = readRows(join(from, file))
    const copies = places.flatMap((_, time) => rows.map((row, i) => copy(row, time, rows, i)))
    writeFileSync(
      join(to, file),
      stringify([...rows, ...copies.filter((row) => row !== null)], { header: true }),
    )
  }
  rewrite('schools.csv', (row, time) => ({
    ...row,
    slug: atPlace(row.slug, time),
    name: `${places[time]} ${row.name}`,
    short_name: `${places[time]} ${row.short_name}`,
  }))
  rewrite('people.csv', (row, time, rows, i) => ({
    ...row,
    slug: atPlace(row.slug, time),
    last_name: rows[(i * 7 + time * 31 + 5) % rows.length]?.last_name ?? '',
    email: row.email ? `${places[time]?.toLowerCase()}.${row.email}` : '',
  }))
  rewrite('contacts.csv', (row, time) => (row.school ? { ...row, school: atPlace(row.school, time) } : null))
  rewrite('posts.csv', (row, time) =>
    row.school ? { ...row, school: atPlace(row.school, time), person: atPlace(row.person, time) } : null,
  )
}

function atPlace(slug: string | undefined, time: number): string {
  return `${places[time]?.toLowerCase()}-${slug}`
}

function readRows(file: string): Row[] {
  return parse(readFileSync(file), { columns: true, bom: true }) as Row[]
}

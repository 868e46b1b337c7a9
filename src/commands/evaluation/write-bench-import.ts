import { closeSync, openSync, readFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { rosterColumns } from '../../content/imports/one-roster.js'
import { csvLines } from '../../platform/files/csv.js'
import type { ImportFile } from '../../platform/files/uploaded-file.js'

type Row = Record<string, string>

/** A person of an invented staff, with one duty at a school. */
interface Member {
  slug: string
  first: string
  last: string
  title: string
  office: string
  school: string
}

/**
 * Writes a staff as directory tables: people, and a post for each.
 * @param seedFolder source of names and contacts
 * @param count how many people
 */
export function writeStaffTables(seedFolder: string, folder: string, count: number): ImportFile[] {
  const people = startFile(folder, 'people.csv', [
    ...['slug', 'first_name', 'last_name', 'prefix', 'email', 'languages', 'public', 'title_en', 'title_es'],
  ])
  const posts = startFile(folder, 'posts.csv', [
    ...['person', 'office', 'school', 'position', 'grades', 'last_names', 'language'],
    ...['away_from', 'away_until', 'away_note', 'duty_en', 'duty_es'],
  ])
  for (const { slug, first, last, title, office, school } of members(seedFolder, count)) {
    people.add([slug, first, last, 'Ms.', `${slug}@staff.example`, 'en es', 'yes', title, title])
    posts.add([slug, office, school, '3', '', '', '', '', '', '', title, title])
  }
  return [people.end(), posts.end()]
}

/** Writes a staff as OneRoster 1.2: the seeds' schools, and people with one role each. */
export function writeStaffRoster(seedFolder: string, folder: string, count: number): ImportFile[] {
  const startRoster = (name: keyof typeof rosterColumns) => {
    const file = startFile(folder, `${name}.csv`, rosterColumns[name])
    const add = (row: Row) => file.add(rosterColumns[name].map((column) => row[column] ?? ''))
    return { add, end: file.end }
  }
  const manifest = startRoster('manifest')
  manifest.add({ propertyName: 'oneroster.version', value: '1.2' })
  const orgs = startRoster('orgs')
  for (const { slug = '', name = '' } of readRows(join(seedFolder, 'schools.csv')))
    orgs.add({ sourcedId: slug, name, type: 'school' })
  const users = startRoster('users')
  const roles = startRoster('roles')
  for (const { slug, first, last, school } of members(seedFolder, count)) {
    users.add({
      sourcedId: `u-${slug}`,
      enabledUser: 'true',
      givenName: first,
      familyName: last,
      email: `${slug}@staff.example`,
    })
    roles.add({ sourcedId: `r-${slug}`, userSourcedId: `u-${slug}`, role: 'teacher', orgSourcedId: school })
  }
  return [manifest, orgs, users, roles].map((file) => file.end())
}

function* members(seedFolder: string, count: number): Generator<Member> {
  const names = readRows(join(seedFolder, 'people.csv'))
  const contacts = readRows(join(seedFolder, 'contacts.csv')).filter(({ school }) => school)
  for (let n = 0; n < count; n++) {
    const { first_name: first = '', title_en: title = '' } = names[n % names.length]!
    const last = names[(n * 7 + Math.floor(n / names.length)) % names.length]!.last_name ?? ''
    const { office = '', school = '' } = contacts[n % contacts.length]!
    yield { slug: `staff-${n + 1}`, first, last, title, office, school }
  }
}

/** Writes a file in pieces, to keep memory free for the measurement. */
function startFile(folder: string, name: string, headers: readonly string[]) {
  const path = join(folder, name)
  const file = openSync(path, 'w')
  let rows: (readonly string[])[] = [headers]
  const flush = () => {
    writeSync(file, csvLines(rows))
    rows = []
  }
  return {
    add(row: readonly string[]): void {
      rows.push(row)
      if (rows.length === 500) flush()
    },
    end(): ImportFile {
      flush()
      closeSync(file)
      return { name, path }
    },
  }
}

function readRows(file: string): Row[] {
  return parse(readFileSync(file), { columns: true, bom: true }) as Row[]
}

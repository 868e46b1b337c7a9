import { type WorkbookCell, writeWorkbook } from '../write-workbook.js'
import { type StaffName, staffNames } from './staff-names.js'

/**
 * A made-up district of three schools and 40 people. Its secretary keeps one workbook: titles above the headers, cells merged for each
 * building, phone numbers in any way, local ones without area code, private numbers, notes, and blank lines. It has about half of the
 * usual offices.
 */
export function ruralDistrict(seed = 16): Promise<Buffer> {
  const names = staffNames(jobs.length, seed)
  return writeWorkbook({ Buildings: buildings(), 'Staff 26-27': staff(names) })
}

/** A person of the list, as the page of one office would show them. */
export function ruralPerson(title: string, seed = 16): StaffName {
  return staffNames(jobs.length, seed)[jobs.findIndex((job) => job[1] === title)]!
}

type Rows = WorkbookCell[][]

function buildings(): Rows {
  return [
    [{ text: 'CEDAR BEND R-III SCHOOL DISTRICT', across: 9 }, ...nothing(8)],
    ['Buildings & numbers — revised', new Date('2026-08-12T00:00:00Z'), ...nothing(7)],
    nothing(9),
    ['Bldg', 'Grades', 'Address', 'City, State ZIP', 'Office Phone', 'Fax', 'Start', 'Dismissal', 'Notes'],
    [
      ...['Cedar Bend Elementary', 'PK-5', '210 N Walnut St', 'Cedar Bend, MO 64620', '(660) 555-0240'],
      ...['660-555-0249', '8:05', '3:10', 'PK is half days'],
    ],
    [
      ...['Cedar Bend Middle School', new Date('2026-06-08T00:00:00Z'), '405 S Main', 'Cedar Bend, MO 64620'],
      ...['660.555.0250', null, '8:00 AM', '3:15 PM', null],
    ],
    [
      ...['Cedar Bend High School', new Date('2026-09-12T00:00:00Z'), '411 S Main', 'Cedar Bend, MO 64620'],
      ...[
        6605550260,
        '660-555-0269',
        new Date('1899-12-30T08:00:00Z'),
        new Date('1899-12-30T15:15:00Z'),
        null,
      ],
    ],
    nothing(9),
    [
      ...['District Office', null, '101 Court Sq', 'Cedar Bend, MO 64620', '660-555-0230', '660-555-0239'],
      ...[null, null, 'M-F 8-4:30, closed 12-1'],
    ],
    ['Bus Barn', null, '9 County Rd 310', 'Cedar Bend, MO 64620', '555-0236', ...nothing(3), 'Ring twice'],
  ]
}

function staff(names: readonly StaffName[]): Rows {
  const rows: Rows = [
    [{ text: 'STAFF DIRECTORY 2026-27', across: 7 }, ...nothing(6)],
    ['Office use only. Do NOT give out cell numbers!', ...nothing(6)],
    ['Last, First', 'Position', 'Bldg', 'Phone / Ext', 'E-mail', 'Cell (private)', 'Notes'],
  ]
  let building = ''
  for (const [index, [place, title, phone, note]] of jobs.entries()) {
    if (building !== place && index > 0) rows.push(nothing(7))
    const { first, last } = names[index]!
    const isVacant = note === 'posted'
    rows.push([
      isVacant ? 'VACANT' : `${last}, ${first}`,
      title,
      building === place ? null : { text: place, down: jobs.filter((job) => job[0] === place).length },
      phone,
      isVacant ? null : emailOf(names[index]!, index),
      isVacant || index % 3 === 2 ? null : `660-555-${String(1700 + index * 7)}`,
      note,
    ])
    building = place
  }
  return rows
}

const emailOf = ({ first, last }: StaffName, index: number) =>
  /Driver|Cook|Custodian/.test(jobs[index]![1])
    ? null
    : `${lettersOf(`${first[0]}${last}`)}@cedarbend.example`

const lettersOf = (text: string) =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^a-z]/g, '')

type Job = readonly [place: string, title: string, phone: string | number | null, note: string | null]

/** Half of the offices: no nurse but one for all, no assistant principals, and nobody for technology or communications. */
const jobs: readonly Job[] = [
  ['District Office', 'Superintendent', '660-555-0230 x1', null],
  ['District Office', 'Bookkeeper / Board Secretary', 'x2', 'payroll, bills, records requests'],
  ['District Office', 'Director of Special Services', '(660) 555-0230 ext. 3', '504, ELL, homeless too'],
  ['District Office', 'Food Service Director', '6605550241', null],
  ['Bus Barn', 'Transportation Director', '555-0236', 'call before 6:30 or after 2'],
  ['Bus Barn', 'Bus Driver', null, 'Rt 1'],
  ['Bus Barn', 'Bus Driver', null, 'Rt 4'],
  ['Bus Barn', 'Maintenance', '555-0237', null],
  ['Cedar Bend Elem', 'Principal', '660-555-0240', null],
  ['Cedar Bend Elem', 'Secretary', 'ext 0', null],
  ['Cedar Bend Elem', 'School Nurse (all bldgs)', 'ext 12', 'MS Tue/Thu, HS Wed'],
  ['Cedar Bend Elem', 'Counselor K-8', 'x14', null],
  ['Cedar Bend Elem', 'PreK', 101, 'mornings only'],
  ['Cedar Bend Elem', 'Kindergarten', 102, null],
  ['Cedar Bend Elem', '1st grade', 103, null],
  ['Cedar Bend Elem', '2nd grade', 104, null],
  ['Cedar Bend Elem', '3rd grade', 105, 'retires 12/31'],
  ['Cedar Bend Elem', '4th grade', 106, null],
  ['Cedar Bend Elem', '5th grade', 107, null],
  ['Cedar Bend Elem', 'Title I Reading', 108, null],
  ['Cedar Bend Elem', 'Cook', null, null],
  ['Cedar Bend Elem', 'Para', null, null],
  ['CBMS', 'Principal', '660-555-0250', null],
  ['CBMS', 'Secretary', 'ext 0', null],
  ['CBMS', 'MS Math', 201, null],
  ['CBMS', 'MS English', 202, null],
  ['CBMS', 'MS Science/Social Studies', 203, null],
  ['CBMS', 'Cook', null, null],
  ['CBHS', 'HS Principal', '660.555.0260', null],
  ['CBHS', 'Secretary/Attendance', '(660)555-0260', 'call in absences by 9'],
  ['CBHS', 'Counselor 9-12', 'X 34', null],
  ['CBHS', 'A.D. / P.E.', 35, null],
  ['CBHS', 'Ag / FFA', 301, null],
  ['CBHS', 'English', 302, null],
  ['CBHS', 'Math', 303, null],
  ['CBHS', 'Science', 304, null],
  ['CBHS', 'Librarian (all bldgs)', 310, 'ES Mon'],
  ['CBHS', 'SPED teacher', 311, null],
  ['CBHS', 'Custodian', null, 'nights'],
  ['CBHS', 'Music', 312, 'posted'],
]

const nothing = (cells: number): null[] => Array.from({ length: cells }, () => null)

import { shuffled } from '../../../../src/answering/models/shuffled.js'
import { type WorkbookCell, writeWorkbook } from '../write-workbook.js'
import { type StaffName, staffNames } from './staff-names.js'

/**
 * A made-up suburban district: eight schools, 450 staff, and 1,200 students in a OneRoster 1.2 export, a workbook of its schools and
 * departments as its web page lists them, and the calendar of that page.
 */
export function suburbanDistrict(seed = 17) {
  return { roster: roster(seed), contacts: contacts(), calendar: calendar() }
}

const schools = [
  ['Ashgrove Elementary School', '1200 Ashgrove Ln', '60491', 'K-5', '8:50 AM', '3:20 PM', 55],
  ['Fieldcrest Elementary School', '78 Fieldcrest Dr', '60491', 'K-5', '8:50 AM', '3:20 PM', 52],
  ['Heron Lake Elementary School', '2500 Heron Lake Rd', '60441', 'K-5', '8:50 AM', '3:20 PM', 49],
  ['Prospect Elementary School', '310 E Prospect Ave', '60491', 'K-5', '8:50 AM', '3:20 PM', 47],
  ['Stonegate Elementary School', '4410 Stonegate Blvd', '60441', 'K-5', '8:50 AM', '3:20 PM', 44],
  ['Harlow Heights Middle School', '900 W Harlow Ave', '60491', '6-8', '8:00 AM', '2:50 PM', 62],
  ['Ridgeline Middle School', '65 Ridgeline Pkwy', '60441', '6-8', '8:00 AM', '2:50 PM', 58],
  ['Harlow Heights High School', '1 Titan Way', '60491', '9-12', '7:25 AM', '2:20 PM', 83],
] as const

function roster(seed: number): Record<string, string> {
  const staff = schools.reduce((sum, school) => sum + school[6], 0)
  const names = staffNames(staff + students, seed)
  const users: string[][] = []
  const roles: string[][] = []
  const add = (id: string, name: StaffName, org: string, role: string, isStaff: boolean) => {
    const email = isStaff ? `${plain(name.first)[0]}${plain(name.last)}${id.slice(1)}@hh202.example` : ''
    const tail = isStaff ? [''] : [String((users.length % 13) + 1).padStart(2, '0')]
    users.push(
      ...[[id, '', '', 'true', id, '', name.first, name.last, '', id.slice(1), email, '', '', '', ...tail]],
    )
    users.at(-1)!.push('', '', '', '', '', '', org, '')
    roles.push([`r${id}`, '', '', id, 'primary', role, '2026-08-01', '', org, ''])
  }
  let at = 0
  for (const [index, school] of schools.entries())
    for (let n = 0; n < school[6]; n++, at++)
      add(`t${4000 + at}`, names[at]!, `s${index}`, roleOf(n, school[3]), true)
  // A few teach at two schools, and a few have left.
  for (const n of shuffled(staff, seed).subarray(0, 12))
    roles.push([`x${n}`, '', '', `t${4000 + n}`, 'secondary', 'teacher', '', '', `s${n % 8}`, ''])
  for (const n of shuffled(staff, seed + 1).subarray(0, 9)) users[n]![3] = 'false'
  for (let n = 0; n < students; n++) add(`k${70_000 + n}`, names[at + n]!, `s${n % 8}`, 'student', false)
  return {
    'manifest.csv': lines([
      ['propertyName', 'value'],
      ...[
        ['manifest.version', '1.0'],
        ['oneroster.version', '1.2'],
        ['file.orgs', 'bulk'],
        ['file.users', 'bulk'],
      ],
      ...[
        ['file.roles', 'bulk'],
        ['file.classes', 'absent'],
        ['source.systemName', 'Student system'],
      ],
    ]),
    'orgs.csv': lines([
      ['sourcedId', 'status', 'dateLastModified', 'name', 'type', 'identifier', 'parentSourcedId'],
      ['d', '', '', 'Harlow Heights CUSD 202', 'district', '5609920', ''],
      ...schools.map(([name], n) => [`s${n}`, '', '', name, 'school', `00${n + 1}`, 'd']),
    ]),
    'users.csv': lines([userColumns.split(','), ...users]),
    'roles.csv': lines([roleColumns.split(','), ...roles]),
  }
}

const students = 1200

const userColumns =
  'sourcedId,status,dateLastModified,enabledUser,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password,userMasterIdentifier,resourceSourcedIds,preferredGivenName,preferredMiddleName,preferredFamilyName,primaryOrgSourcedId,pronouns'
const roleColumns =
  'sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId,userProfileSourcedId'

function roleOf(n: number, grades: string): string {
  if (n === 0) return 'principal'
  if (n === 1) return 'siteAdministrator'
  const counselors = grades === '9-12' ? 5 : grades === '6-8' ? 2 : 1
  if (n < 2 + counselors) return 'counselor'
  return n % 8 === 7 ? 'aide' : 'teacher'
}

function contacts(): Promise<Buffer> {
  return writeWorkbook({ Schools: schoolSheet(), Departments: departmentSheet() })
}

function schoolSheet(): WorkbookCell[][] {
  return [
    [
      'School',
      'Address',
      'City',
      'State',
      'Zip',
      'Main Office',
      'Attendance Line',
      'Grades',
      'School Day',
      'Website',
    ],
    ...schools.map(([name, address, zip, grades, start, end], n) => [
      ...[name, address, zip === '60441' ? 'Lockwood' : 'Harlow Heights', 'IL', Number(zip)],
      ...[
        `815-555-2${n + 1}00`,
        `815-555-2${n + 1}01`,
        grades,
        `${start} - ${end}`,
        `www.hh202.example/${n + 1}`,
      ],
    ]),
  ]
}

function departmentSheet(): WorkbookCell[][] {
  return [
    [{ text: 'District Departments', across: 6 }, null, null, null, null, null],
    ['Department', 'Contact', 'Phone', 'Email', 'Hours', 'For questions about'],
    ...departments.map((row) => [...row]),
  ]
}

const departments: readonly (readonly WorkbookCell[])[] = [
  [
    'Superintendent',
    'Office of the Superintendent',
    '815-555-2001',
    'superintendent@hh202.example',
    'M-F 8-4:30',
    null,
  ],
  [
    'Transportation',
    'Dispatch',
    '(815) 555-2010',
    'buses@hh202.example',
    'Mon-Fri 5:30 AM - 5:30 PM',
    'Late buses, stops',
  ],
  ['Food & Nutrition Services', null, '(815) 555-2020', 'meals@hh202.example', '7-3', 'Lunch accounts'],
  [
    'Student Registration',
    'Registration Center',
    '815.555.2030',
    'enroll@hh202.example',
    'M-Th 8-6, F 8-4',
    'New students',
  ],
  ['Special Services', null, '815-555-2040', 'sped@hh202.example', 'M-F 8-4:30', 'IEPs, 504s'],
  ['Teaching & Learning', null, '815-555-2045', null, 'M-F 8-4:30', 'Curriculum, testing'],
  ['English Learners', null, '815-555-2046', 'el@hh202.example', 'M-F 8-4:30', null],
  ['Technology Help Desk', null, '815-555-2050', 'help@hh202.example', 'M-F 7 - 4', 'Chromebooks, passwords'],
  ['Business Services', null, '815-555-2060 x 3', 'business@hh202.example', 'M-F 8-4:30', 'Fees'],
  ['Human Resources', null, '815-555-2065', 'hr@hh202.example', 'M-F 8-4:30', 'Jobs'],
  ['Communications', null, '815-555-2070', 'news@hh202.example', 'M-F 8-4:30', 'FOIA requests'],
  ['Buildings & Grounds', null, '815-555-2075', null, '6a-2:30p', null],
  ['Health Services', 'Lead nurse', '815-555-2080', 'health@hh202.example', 'M-F 8-4', null],
  ['Athletics & Activities', null, '815-555-2085', 'titans@hh202.example', 'M-F 8-4:30', null],
  ['Before/After School (KidZone)', null, '815-555-2090', 'kidzone@hh202.example', 'M-F 6:30a-6p', null],
  ['Safety & Security', null, '815-555-2095', null, '24/7', null],
  ['Board of Education', 'Board Secretary', '815-555-2002', 'board@hh202.example', null, null],
  ['Early Childhood Center', null, '815-555-2035', 'prek@hh202.example', 'M-F 8-4', 'Preschool screening'],
]

/** As a calendar service writes it; an event's end is the day after. */
function calendar(): string {
  const event = ([name, start, end]: readonly [string, string, string], n: number) => [
    ...['BEGIN:VEVENT', `UID:${n}@hh202.example`, 'DTSTAMP:20260701T120000Z'],
    ...[`DTSTART;VALUE=DATE:${start}`, `DTEND;VALUE=DATE:${end}`, `SUMMARY:${name}`, 'END:VEVENT'],
  ]
  const head = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//hh202//Calendar//EN']
  return [...head, ...events.flatMap(event), 'END:VCALENDAR', ''].join('\r\n')
}

const events: readonly (readonly [string, string, string])[] = [
  ['First Day of School', '20260819', '20260820'],
  ['Labor Day - No School', '20260907', '20260908'],
  ['PTO Fall Fundraiser Begins', '20260921', '20260922'],
  ['Columbus Day - No School', '20261012', '20261013'],
  ['Picture Retakes (HHHS)', '20261110', '20261111'],
  ['Thanksgiving Break', '20261125', '20261128'],
  ['Winter Break - No School', '20261221', '20270102'],
  ['MLK Day - No School', '20270118', '20270119'],
  ['Board of Education Meeting', '20270126', '20270127'],
  ['Spring Break', '20270322', '20270327'],
  ['Last Day of School', '20270527', '20270528'],
]

const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/[^A-Za-z]/g, '')
    .toLowerCase()

const lines = (rows: readonly (readonly string[])[]) =>
  `${rows.map((row) => row.map(quoted).join(',')).join('\r\n')}\r\n`

const quoted = (cell: string) => (/[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

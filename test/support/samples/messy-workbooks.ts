import { type WorkbookCell, writeWorkbook } from './write-workbook.js'

/** Realistic lists as districts keep them, with the stumbles that real ones have. They are for the schools of `seeds/`. */

type Rows = WorkbookCell[][]

/**
 * A small rural district: one workbook by the superintendent's secretary, with a title above, merged cells, an empty row, days
 * that Excel made of grades, times, and half of the usual offices.
 */
export function ruralWorkbook(): Promise<Buffer> {
  const schools: Rows = [
    ['PRAIRIE FORK R-2 — SCHOOLS 2026-27', null, null, null, null, null, null, null, null, null],
    [],
    ['School', 'Grades', 'Street Address', 'Town', 'State', 'ZIP', 'Phone', 'Email', 'Start', 'Dismissal'],
    [
      'Prairie Fork Elementary School',
      'K-5',
      '12 Mill Rd',
      'Prairie Fork',
      'MA',
      2139,
      '216.555.0151',
      'es@prairiefork.example',
      '8:10 AM',
      '2:50 PM',
    ],
    [
      'Prairie Fork Middle School',
      day('2026-06-08'),
      '14 Mill Rd',
      'Prairie Fork',
      'MA',
      2139,
      '(216) 555-0152',
      'ms@prairiefork.example',
      '7:45',
      '14:30',
    ],
    [
      'Prairie Fork High School',
      day('2026-09-12'),
      '16 Mill Rd',
      'Prairie Fork',
      'MA',
      2139,
      2165550153,
      'hs@prairiefork.example',
      time('07:45'),
      time('14:40'),
    ],
  ]
  const staff: Rows = [
    ['Staff directory — do not post', null, null, null, null],
    ['updated', day('2026-08-14'), null, null, null],
    ['Name', 'Job Title', 'Bldg', 'Ext.', 'Email Address'],
    ['Marlene O’Dell', 'Superintendent', 'District Office', 'x1', 'modell@prairiefork.example'],
    ['Dr. Sam Whitaker', 'Principal', 'Prairie Fork ES', 10, 'swhitaker@prairiefork.example'],
    ['Joy de la Peña', 'Secretary', 'Prairie Fork ES', 11, 'jdelapena@prairiefork.example'],
    ['Ted Nuñez Jr.', 'Principal', 'Prairie Fork HS', 30, 'tnunez@prairiefork.example'],
    ['Ann Marie Voss', 'Guidance Counselor', 'Prairie Fork HS', 31, 'avoss@prairiefork.example'],
    [null, null, null, null, null],
    ['Bud Lark', 'Bus Driver', 'Bus Garage', null, null],
    ['Flo Hart', 'Cook', 'Prairie Fork ES', null, null],
    ['Gene Moss', 'Custodian', 'Prairie Fork ES', null, 'gmoss@prairiefork.example'],
  ]
  return writeWorkbook({
    Schools: schools,
    'Staff 26-27': staff,
    'To do': [['call copier'], ['order chalk']],
  })
}

/** A suburban district: OneRoster for its staff, as its student system exports it. */
export function suburbanRoster(schools: readonly string[]): Record<string, string> {
  const users = schools.flatMap((_school, at) => [
    `u${at}a,,,true,p${at},,Pat${at},Grant,,,pat${at}@suburb.example,,,,,,,,,,,s${at},`,
    `u${at}b,,,true,c${at},,Cam${at},Núñez,,,cam${at}@suburb.example,,,,,,,,,,,s${at},`,
    `u${at}k,,,true,k${at},,Kid${at},Secret,,,,,,,03,,,,,,,s${at},`,
  ])
  const roles = schools.flatMap((_school, at) => [
    `r${at}a,,,u${at}a,primary,principal,,,s${at},`,
    `r${at}b,,,u${at}b,primary,counselor,,,s${at},`,
    `r${at}k,,,u${at}k,primary,student,,,s${at},`,
  ])
  return {
    'manifest.csv':
      'propertyName,value\nmanifest.version,1.0\noneroster.version,1.2\nfile.orgs,bulk\nfile.users,bulk\nfile.roles,bulk\n',
    'orgs.csv': [
      'sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId',
      'd,,,Suburb,district,,',
      ...schools.map((name, at) => `s${at},,,${name},school,,d`),
    ].join('\n'),
    'users.csv': [
      'sourcedId,status,dateLastModified,enabledUser,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password,userMasterIdentifier,resourceSourcedIds,preferredGivenName,preferredMiddleName,preferredFamilyName,primaryOrgSourcedId,pronouns',
      ...users,
    ].join('\n'),
    'roles.csv': [
      'sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId,userProfileSourcedId',
      ...roles,
    ].join('\n'),
  }
}

/** The suburban district's own sheet of office numbers, next to its roster. */
export function suburbanOffices(): Promise<Buffer> {
  return writeWorkbook({
    Numbers: [
      ['Department', 'Main Phone', 'Ext', 'Office Hours', 'Department Email'],
      ['Transportation', '(216) 555-0161 ext. 12', null, 'Mon-Fri 5:30 AM - 5:30 PM', 'bus@suburb.example'],
      ['Food Services', '216-555-0162', 'x4', 'M-F 7-3', 'meals@suburb.example'],
      ['Human Resources', 2165550163, 1, 'mo-fr 8-4', 'hr@suburb.example'],
      ['Superintendent’s Office', '216 555 0164', null, 'M-F 8:00-4:30, closed Wed', 'super@suburb.example'],
    ],
  })
}

const hrFirst = [
  'José',
  'María',
  'Ana',
  'Zoë',
  'Renée',
  'Chloé',
  'Jürgen',
  'Siân',
  'Pat',
  'Lee',
  'Kim',
  'Alex',
]
const hrLast = [
  'Muñoz',
  'O’Brien',
  'Peña',
  'D’Angelo',
  'Müller',
  'Smith',
  'de la Cruz',
  'Nguyen',
  'St. John',
  'García–López',
]
const hrTitles = [
  ...[
    'Teacher - Grade 3',
    'Teacher, Math',
    'Paraprofessional',
    'Custodian',
    'Bus Driver',
    'Food Service Worker',
  ],
  ...['School Counselor', 'Principal', 'Asst. Principal', 'Secretary', 'School Nurse', 'Librarian'],
]
const hrBuildings = [
  ...[
    'Lincoln ES',
    'Birchwood Elem.',
    'Canal Street',
    'Juniper ES',
    'Meadowlark',
    'Orchard ES',
    'Harmony MS',
  ],
  ...['Garrison MS', 'Douglass HS', 'Summit HS', 'DO', 'Bus Garage'],
]

/** The export of a personnel system: 1,900 people in Windows-1252, with semicolons, CRLF, and empty rows at the end. */
export function hrSheet(rows = 1900): Buffer {
  const lines = ['Emp ID;"Last, First";Bldg;Job Title;Hire Date;Work Phone;Email Address;FTE']
  for (let n = 0; n < rows; n++) {
    const [last, first] = [hrLast[n % hrLast.length], hrFirst[n % hrFirst.length]]
    const cells = [
      ...[`E${10_000 + n}`, `"${last}, ${first} ${letters(n)}"`, hrBuildings[n % hrBuildings.length]],
      ...[
        `"${hrTitles[Math.floor(n / 5) % hrTitles.length]}"`,
        `${(n % 12) + 1}/${(n % 28) + 1}/20${10 + (n % 15)}`,
      ],
      ...[
        n % 7 === 0 ? `(216) 555-01${String(n % 100).padStart(2, '0')} x${n % 90}` : '',
        `e${n}@hr.example`,
        '1,0',
      ],
    ]
    lines.push(cells.join(';'))
  }
  return windows1252(`${[...lines, ';;;;;;;', '', ''].join('\r\n')}`)
}

/** A second name, so that each person has their own. */
const letters = (n: number) =>
  `${String.fromCharCode(65 + (n % 26))}${String.fromCharCode(97 + (Math.floor(n / 26) % 26))}${'x'.repeat(Math.floor(n / 676))}`

const beyondLatin: Record<string, number> = { '’': 0x92, '–': 0x96, '“': 0x93, '”': 0x94, '€': 0x80 }

const windows1252 = (text: string) =>
  Buffer.from([...text].map((letter) => beyondLatin[letter] ?? letter.charCodeAt(0)))

function day(iso: string): Date {
  return new Date(`${iso}T00:00:00Z`)
}

function time(clock: string): Date {
  return new Date(`1899-12-30T${clock}:00Z`)
}

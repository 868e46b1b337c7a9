import iconv from 'iconv-lite'
import { shuffled } from '../../../../src/answering/models/shuffled.js'
import { staffNames } from './staff-names.js'

/**
 * A made-up district that has only the export of its personnel system: 1,900 rows in Windows-1252 with semicolons. It has accented
 * names, short titles of all sorts, US dates, people who left, people with two jobs, rows twice, birth dates, and pay. With it comes
 * the state's list of its schools, in capitals.
 */
export function personnelExport(rows = 1900, seed = 18): Buffer {
  return iconv.encode(
    `${['sep=;', header, ...employees(rows, seed), ';'.repeat(15), ''].join('\r\n')}`,
    'win1252',
  )
}

const header = [
  ...['Emp No', 'Employee Name', 'Status', 'Hire Date', 'Term Date', 'Birth Date', 'Loc Code', 'Location'],
  ...[
    'Job Code',
    'Job Title',
    'FTE',
    'Annual Salary',
    'Work E-Mail',
    'Work Phone',
    'Home Phone',
    'Supervisor',
  ],
].join(';')

function employees(rows: number, seed: number): string[] {
  const names = staffNames(rows, seed)
  const order = shuffled(rows, seed)
  const lines: string[] = []
  for (let n = 0; lines.length < rows; n++) {
    // Some people have the same name, as in every large district.
    const { first, last } = names[n % 90 === 41 ? n - 7 : n]!
    const [place, building, code, title] = postOf(n, order[n]!)
    const hasLeft = n % 13 === 5
    const mail = /CUST|DRIVER|FOOD|GROUNDS|CROSSING/.test(title)
      ? ''
      : `${mailName(first, last)}${n}@aldervalley.example`
    const cells = [
      ...[String(20_000 + n), `${last}, ${first}${n % 5 === 2 ? ` ${'ABCDEJLMRT'[n % 10]}.` : ''}`],
      ...[hasLeft ? 'T' : n % 40 === 7 ? 'L' : 'A', date(n, 1998 + (n % 28))],
      ...[hasLeft ? date(n + 3, 2026) : '', date(n * 5, 1961 + (n % 42)), place, building, code, title],
      ...['1.00', `$${String(31 + (n % 60))},${String(100 + (n % 800)).slice(0, 3)}.00`, mail],
      ...[n % 6 === 0 ? `(916) 555-${String(3000 + (n % 900))}` : n % 6 === 3 ? `x${2000 + (n % 900)}` : ''],
      ...[`916-555-${String(6000 + n)}`, names[(n + 11) % 60]!.last],
    ]
    lines.push(cells.join(';'))
    // A second job, and a row twice.
    if (n % 47 === 3) lines.push(cells.with(8, '7710').with(9, 'COACH-ATHLETIC').join(';'))
    if (n % 101 === 17) lines.push(cells.join(';'))
  }
  return lines.slice(0, rows)
}

const mailName = (first: string, last: string) =>
  `${first[0]}${last}`
    .normalize('NFD')
    .replace(/[^A-Za-z]/g, '')
    .toLowerCase()

const date = (n: number, year: number) => `${(n % 12) + 1}/${(n % 28) + 1}/${year}`

type Post = readonly [place: string, building: string, code: string, title: string]

function postOf(n: number, random: number): Post {
  const fixed = fixedPosts[n]
  if (fixed) return fixed
  const [code, title] = commonJobs[random % commonJobs.length]!
  if (/BUS/.test(title)) return ['910', 'TRANSPORTATION', code, title]
  if (/GROUNDS/.test(title)) return ['920', 'MAINTENANCE & OPERATIONS', code, title]
  return [...buildings[random % buildings.length]!, code, title]
}

/** As the personnel system writes them. */
const buildings = [
  ['101', 'ALDER CREEK EL'],
  ['102', 'BELL AVENUE EL'],
  ['103', 'CORDOVA LANE EL'],
  ['104', 'DEL RIO EL'],
  ['105', 'FOOTHILL OAKS EL'],
  ['106', 'GOLD STRIKE EL'],
  ['107', 'HAGGIN EL'],
  ['108', 'LA VISTA EL'],
  ['109', 'MADRONE EL'],
  ['110', 'NORTH FORK EL'],
  ['111', 'OLIVE GROVE EL'],
  ['112', 'PIONEER K-8'],
  ['201', 'MILLS MS'],
  ['202', 'SUTTER BUTTES MS'],
  ['203', 'W. E. MITCHUM MS'],
  ['301', 'ALDER VALLEY HS'],
  ['302', 'RIVER BLUFF HS'],
  ['303', 'VISTA CONT HS'],
] as const

/** The state’s list of the schools. */
export function stateSchoolList(): Buffer {
  const rows = buildings.map(([, name], n) => {
    const [low, high, kind] = name.endsWith('HS')
      ? ['9', '12', 'HIGH']
      : name.endsWith('MS')
        ? ['6', '8', 'MIDDLE']
        : ['KG', name.includes('K-8') ? '8' : '5', 'ELEMENTARY']
    const full = name.replace(/ (?:EL|MS|HS)$/, '').replace('CONT', 'CONTINUATION')
    const school = name.includes('K-8') ? 'PIONEER K-8 SCHOOL' : `${full} ${kind}`
    return [
      ...[
        `3467${4000 + n}`,
        'ALDER VALLEY UNIFIED',
        school,
        'Active',
        `${100 + n * 37} ${streets[n % streets.length]!}`,
      ],
      ...[
        'ALDER VALLEY',
        'CA',
        `95742-18${String(10 + n)}`,
        `(916) 555-40${String(10 + n)}`,
        low,
        high,
        String(310 + n * 23),
      ],
    ].join(',')
  })
  const head =
    'CDSCode,District,School,StatusType,Street,City,State,Zip,Phone,LowGrade,HighGrade,Enroll_Total'
  return Buffer.from([head, ...rows, ''].join('\r\n'))
}

const streets = ['ALDER CREEK RD', 'BELL AVE', 'CORDOVA LN', 'MINE SHAFT WAY', 'OAK KNOLL DR', 'SUNRISE CT']

/** Once in the district. */
const districtJobs = [
  ['9000', 'SUPT'],
  ['9010', 'ASST SUPT-ED SVCS'],
  ['9011', 'ASST SUPT-HR'],
  ['9021', 'DIR STDNT SVCS'],
  ['9022', 'DIR-SPED'],
  ['9030', 'CHILD NUTR SUPV'],
  ['9040', 'COORD EL/BILING'],
  ['9050', 'CHIEF BUS OFCR'],
  ['9100', 'ACCT TECH III'],
  ['9101', 'PAYROLL SPEC'],
  ['9110', 'HR ANALYST'],
  ['9120', 'NETWORK ENGR'],
  ['9121', 'DIR-INFO TECH'],
  ['9130', 'EXEC ASST-SUPT'],
  ['9020', 'DIR-TRANSPORTATION'],
  ['2406', 'BUS DISPATCHER'],
  ['2410', 'VEHICLE MECHANIC'],
  ['2501', 'HVAC MECH'],
  ['2502', 'ELECTRICIAN'],
  ['9060', 'DIR-MAINT & OPS'],
] as const

/** Once in each school; the rest only where families are older. */
const schoolJobs = [
  ['1300', 'PRINCIPAL'],
  ['2200', 'SCH OFC MGR'],
  ['2201', 'OFC ASST II'],
  ['1431', 'HEALTH TECH (LVN)'],
  ['1400', 'COUNSELOR'],
  ['2210', 'LIBRARY MEDIA TECH'],
] as const
const upperJobs = [
  ['1310', 'ASST PRIN'],
  ['2203', 'ATTEND CLK'],
  ['2204', 'REGISTRAR'],
  ['2600', 'CAMPUS MONITOR'],
] as const

/** Everybody else, by how many there are. */
const commonJobs = [
  ...many(14, '1100', 'TCHR ELEM'),
  ...many(6, '1110', 'TCHR-MATH'),
  ...many(6, '1111', 'TCHR-ENGLISH'),
  ...many(4, '1112', 'TCHR-SCI'),
  ...many(6, '1150', 'TCHR SPED RSP'),
  ...many(3, '1155', 'TCHR SDC M/M'),
  ...many(10, '2100', 'PARAEDUCATOR I'),
  ...many(4, '2105', 'PARAED SPEC HLTH CARE'),
  ...many(5, '2300', 'CUSTODIAN NIGHT'),
  ...many(4, '2310', 'FOOD SVC ASST II'),
  ...many(5, '2400', 'BUS DRIVER'),
  ...many(2, '2405', 'BUS DRIVER SUB'),
  ...many(2, '1420', 'SLP'),
  ...many(1, '1410', 'PSYCHOLOGIST-SCH'),
  ...many(1, '1430', 'NURSE-SCH RN'),
  ...many(1, '2500', 'GROUNDS WKR'),
  ...many(2, '2601', 'CROSSING GUARD'),
  ...many(1, '1500', 'BILING COMM LIAISON (SPAN)'),
  ...many(1, '1510', 'SOCIAL WKR'),
  ...many(1, '2220', 'SECRETARY III'),
  ...many(1, '1600', 'TOSA'),
  ...many(2, '2700', 'NOON DUTY SUPV'),
]

function many(count: number, code: string, title: string): (readonly [string, string])[] {
  return Array.from({ length: count }, () => [code, title] as const)
}

const isUpper = (building: string) => /[MH]S$/.test(building)

const fixedPosts: readonly Post[] = [
  ...districtJobs.map(([code, title]) => ['900', 'DISTRICT OFFICE', code, title] as const),
  ...buildings.flatMap(([place, name]) =>
    [...schoolJobs, ...(isUpper(name) ? upperJobs : [])].map(
      ([code, title]) => [place, name, code, title] as const,
    ),
  ),
]

import { toPlainWords } from '../../../platform/text/plain-text.js'

/** Personnel systems cut titles short: `TCHR ELEM`, `ASST PRIN`, `DIR STDNT SVCS`. */
const longForms: Record<string, string> = {
  ...{
    acad: 'academic',
    acct: 'accounting',
    adm: 'administrative',
    admin: 'administrative',
    asst: 'assistant',
  },
  ...{ assoc: 'associate', attend: 'attendance', biling: 'bilingual', bldgs: 'buildings', bus: 'bus' },
  ...{ chld: 'child', clk: 'clerk', comm: 'community', coord: 'coordinator', couns: 'counselor' },
  ...{ cnslr: 'counselor', counslr: 'counselor', curr: 'curriculum', cust: 'custodian', custod: 'custodian' },
  ...{ dept: 'department', dir: 'director', dist: 'district', ed: 'education', educ: 'education' },
  ...{ elem: 'elementary', eng: 'english', exec: 'executive', fac: 'facilities', grndskpr: 'groundskeeper' },
  ...{ hist: 'history', hlth: 'health', info: 'information', instr: 'instructional', kinder: 'kindergarten' },
  ...{
    lib: 'library',
    libr: 'librarian',
    maint: 'maintenance',
    mech: 'mechanic',
    med: 'media',
    mgr: 'manager',
  },
  ...{ mus: 'music', nrs: 'nurse', nutr: 'nutrition', ofc: 'office', off: 'office', ofcr: 'officer' },
  ...{
    ops: 'operations',
    opr: 'operator',
    para: 'paraprofessional',
    paraed: 'paraeducator',
    pers: 'personnel',
  },
  ...{ prin: 'principal', princ: 'principal', psych: 'psychologist', rec: 'records', recept: 'receptionist' },
  ...{
    reg: 'registrar',
    sch: 'school',
    sci: 'science',
    sec: 'secretary',
    secy: 'secretary',
    serv: 'services',
  },
  ...{ spec: 'specialist', spvsr: 'supervisor', stdnt: 'student', stu: 'student', sub: 'substitute' },
  ...{ sup: 'supervisor', supv: 'supervisor', supvr: 'supervisor', supt: 'superintendent', svc: 'service' },
  ...{ svcs: 'services', tchr: 'teacher', tch: 'teacher', tech: 'technician', trans: 'transportation' },
  ...{ transp: 'transportation', wkr: 'worker', yr: 'year' },
}

const ordinal = /^(\d{1,2})(?:st|nd|rd|th)$/

/** The words of a job title, each in full and in the singular. `A.D.` is one word. */
export function titleWords(title: string): string[] {
  const whole = title.replace(/\b([A-Za-z])\.(?:([A-Za-z])\.)(?:([A-Za-z])\.)?/g, '$1$2$3')
  return toPlainWords(whole)
    .filter((word) => word !== 'and')
    .map((word) => longForms[word] ?? word)
    .map((word) => (ordinal.test(word) ? 'nth' : singular(word)))
}

const singular = (word: string) => (word.length > 3 && /[^su]s$/.test(word) ? word.slice(0, -1) : word)

const romanNumeral = /^[ivx]+$/i

/** The jobs of a title, if it names several: `Secretary/Attendance`; else the title itself. */
export function jobsIn(title: string): string[] {
  const parts = title.split('/').map((part) => part.trim())
  const areJobs = parts.every((part) => /\p{L}{2}|\p{L}\.\p{L}/u.test(part) && !romanNumeral.test(part))
  return parts.length > 1 && areJobs ? parts : [title]
}

/** How far down the list of those who answer for an office a title belongs: its head, most people, and who drives, cooks, or helps. */
export function rankOf(title: string): 0 | 1 | 2 {
  const words = titleWords(title)
  if (words.some((word) => helping.has(word))) return 2
  return words.some((word) => leading.has(word)) ? 0 : 1
}

const leading = new Set([
  ...['chief', 'coordinator', 'director', 'dispatcher', 'head', 'lead', 'manager', 'officer', 'principal'],
  ...['superintendent', 'supervisor'],
])

const helping = new Set([
  ...[
    'aide',
    'assistant',
    'associate',
    'attendant',
    'coach',
    'cook',
    'crossing',
    'custodian',
    'deputy',
    'driver',
  ],
  ...['groundskeeper', 'ground', 'guard', 'helper', 'intern', 'mechanic', 'monitor', 'noon', 'paraeducator'],
  ...['paraprofessional', 'server', 'substitute', 'technician', 'vice', 'volunteer', 'worker', 'electrician'],
])

/** `School Nurse (all bldgs)`: the same person works in every school. */
export const isForAllSchools = (title: string): boolean =>
  /\b(?:all|every|both|each) (?:building|school|campus|site)/.test(titleWords(title).join(' '))

/** The grades in a title, if it names some: `3rd grade`, `Kindergarten`, `Counselor 9-12`; else an empty text. */
export function gradesInTitle(title: string): string {
  const [, from, to] = /(?:^|[^\d/])(pk|k|\d{1,2}) ?[-–] ?(\d{1,2})(?![\d/])/i.exec(title) ?? []
  if (from && to && Number(to) <= 12 && !(Number(from) >= Number(to))) return `${from.toUpperCase()}-${to}`
  const [, nth, named] =
    /\b(\d{1,2})(?:st|nd|rd|th)\b(?= gr|$)|\bgr(?:ade|\.)? ?(\d{1,2}|k)\b/i.exec(title) ?? []
  const one = nth ?? named
  if (one) return /^k$/i.test(one) || Number(one) <= 12 ? one.toUpperCase() : ''
  if (/\bpre-?k(?:indergarten)?\b/i.test(title)) return 'PK'
  return /\bkindergarten\b/i.test(title) ? 'K' : ''
}

const order = ['PK', 'K', ...Array.from({ length: 12 }, (_, index) => String(index + 1))]

/** The grades of a span that a school has: `K-8` at a school with PK-5 is `K-5`. Empty if it has none of them, or the same. */
export function sharedGrades(wanted: string, ofSchool: string): string {
  const [mine, theirs] = [spanOf(wanted), spanOf(ofSchool)]
  if (!mine || !theirs) return ''
  const [from, to] = [Math.max(mine[0], theirs[0]), Math.min(mine[1], theirs[1])]
  if (from > to || (from === theirs[0] && to === theirs[1])) return ''
  return from === to ? (order[from] ?? '') : `${order[from]}-${order[to]}`
}

function spanOf(grades: string): [number, number] | null {
  const [from = '', to = from] = grades.split('-')
  const span = [order.indexOf(from), order.indexOf(to)] as [number, number]
  return span.includes(-1) ? null : span
}

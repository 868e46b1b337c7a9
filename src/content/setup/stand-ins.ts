import type { Speech } from '../../platform/language/language.js'
import type { Edit } from '../records/directory-editor.js'
import type { RecordStore, StoredRecord } from '../records/record-store.js'
import { findFrontOffice, findMissingFronts, frontContact, schoolNumber } from './front-contacts.js'

/** An office without a contact, and the one that would answer for it. */
export interface StandIn {
  office: StoredRecord
  /** Id, `mainLine`, or `schoolNumber`. */
  by: string
  /** Slug of the only school where the office has no contact; null where it has none at all. */
  school: string | null
}

/**
 * Who answers for the offices without a contact, by their level: an office's id, or `mainLine`; empty leaves them. `places` is for
 * offices that have a contact at other schools, `fronts` for front offices: `schoolNumber`.
 */
export type StandInChoice = Record<'fronts' | 'school' | 'district' | 'places', string>

/** What a form calls an office, or an office at a school. */
export const standInKey = ({ office, school }: Pick<StandIn, 'office' | 'school'>): string =>
  school === null ? (office.cells.id ?? '') : `${office.cells.id}@${school}`

/** The district's own number, as an answer for offices that it does not have. No office has an id like it. */
export const mainLine = '*'

/** Offices that lead nowhere: no contact anywhere, nobody answers for them, and they answer for nobody else. */
export function findWithoutContact(records: RecordStore): StoredRecord[] {
  const offices = [...records.each('offices')]
  const taken = new Set([...records.each('contacts')].map(({ cells }) => cells.office))
  for (const { cells } of offices) if (cells.answered_by) taken.add(cells.id).add(cells.answered_by)
  return offices.filter(({ cells }) => !taken.has(cells.id) && !cells.closed_from)
}

/** Offices of schools, but the front office, that have a contact at some schools, and none at others. */
export function findMissingPlaces(records: RecordStore): Pick<StandIn, 'office' | 'school'>[] {
  const offices = [...records.each('offices')]
  const contacts = [...records.each('contacts')].map(({ cells }) => `${cells.office}@${cells.school}`)
  const taken = new Set(contacts)
  const front = findFrontOffice(records)?.cells.id
  const schools = [...records.each('schools')].flatMap(({ cells }) =>
    cells.closed_from ? [] : (cells.slug ?? ''),
  )
  return offices
    .filter(({ cells }) => cells.level === 'school' && !cells.answered_by && !cells.closed_from)
    .filter(({ cells }) => cells.id !== front)
    .filter(({ cells }) => contacts.some((contact) => contact.startsWith(`${cells.id}@`)))
    .flatMap((office) => schools.map((school) => ({ office, school })))
    .filter((place) => !taken.has(standInKey(place)))
}

/** Every office without a contact, with who would answer for it. */
export function planStandIns(records: RecordStore, choice: StandInChoice): StandIn[] {
  const chosen = Object.values(choice)
  const whole = findWithoutContact(records)
    .filter(({ cells }) => !chosen.includes(cells.id ?? ''))
    .map((office) => ({
      office,
      by: choice[office.cells.level === 'school' ? 'school' : 'district'],
      school: null,
    }))
  const fronts = findMissingFronts(records).map((front) => ({ ...front, by: choice.fronts }))
  const made = new Set(choice.fronts === '' ? [] : fronts.map(standInKey))
  const answers = (school: string) =>
    made.has(`${choice.places}@${school}`) ||
    records.findId('contacts', { office: choice.places, school }) !== null
  const places = findMissingPlaces(records)
    .filter(({ school }) => answers(school ?? ''))
    .map((place) => ({ ...place, by: choice.places }))
  return [...fronts, ...whole, ...places].filter(({ by }) => by !== '')
}

/** The facts of the main line; null before the district has a number. */
export function readMainLine(records: RecordStore): Record<'phone' | 'hours' | 'email', string> | null {
  const facts = new Map([...records.each('district')].map(({ cells }) => [cells.setting, cells.value ?? '']))
  const phone = facts.get('phone')
  return phone ? { phone, hours: facts.get('phone_hours') ?? '', email: facts.get('email') ?? '' } : null
}

/**
 * The edits that make the plan true, in an order in which each may refer to the ones before. The main line becomes an office
 * with a contact, unless it is one already.
 * @param today ISO date: the contact counts as checked
 * @param words for the new office, in each language
 */
export function standInEdits(
  records: RecordStore,
  plan: readonly StandIn[],
  { today, words }: { today: string; words: readonly Speech[] },
): Edit[] {
  const line = plan.some(({ by }) => by === mainLine) ? mainLineOffice(records, today, words) : null
  const fronts = new Map<string, Edit>()
  const changes = plan.flatMap(({ office, by, school }): Edit | [] => {
    const { id, cells } = office
    if (school !== null && by === schoolNumber) {
      const edit = frontContact(records, cells.id ?? '', school, today)
      fronts.set(`${cells.id}@${school}`, edit)
      return edit
    }
    if (school !== null) {
      const answering = fronts.get(`${by}@${school}`) ?? records.find('contacts', { office: by, school })
      // Its front office was left out of the plan.
      return answering ? contactOf(cells.id ?? '', answering.cells) : []
    }
    const answeredBy = by === mainLine ? (line?.id ?? by) : by
    return { kind: 'offices', id, cells: { id: cells.id ?? '', answered_by: answeredBy }, version: null }
  })
  return [...(line?.edits ?? []), ...changes]
}

/** The contact of the one that answers there, under the name of the office. */
function contactOf(office: string, cells: Edit['cells']): Edit {
  return { kind: 'contacts', id: null, cells: { ...cells, office, messages: 'no' }, version: null }
}

/**
 * The office that the main line became before. Another office with the same number, such as the superintendent's, answers for
 * itself alone.
 * @param words that name it, in each language
 * @returns its id; null for none
 */
export function findMainLineOffice(records: RecordStore, words: readonly Speech[]): string | null {
  const reached = new Set([...records.each('contacts')].map(({ cells }) => cells.office))
  const isNamed = ({ cells }: StoredRecord) =>
    words.some(({ code, t }) => cells[`name_${code}`] === t('standIns.officeName'))
  const found = [...records.each('offices')]
    .filter(({ cells }) => reached.has(cells.id) && !cells.answered_by && !cells.closed_from)
    .find((office) => mainLineIds.includes(office.cells.id ?? '') || isNamed(office))
  return found?.cells.id ?? null
}

const mainLineIds = ['district-office', 'district-main-line']

function mainLineOffice(records: RecordStore, today: string, words: readonly Speech[]) {
  const facts = readMainLine(records)
  if (!facts) return null
  const before = findMainLineOffice(records, words)
  if (before) return { id: before, edits: [] }
  const id = freeId(records)
  const said = words.flatMap(({ code, t }) => [
    [`name_${code}`, t('standIns.officeName')],
    [`answers_for_${code}`, t('standIns.officeAnswers')],
  ])
  const office = { id, level: 'district', role: '', answered_by: '', ...Object.fromEntries(said) }
  const usual = { school: '', ext: '', sms: '', room: '', address: '', internal_note: '', bring_en: '' }
  const contact = { ...usual, ...facts, office: id, languages: 'en', reply_days: '2', messages: 'no' }
  return {
    id,
    edits: [
      { kind: 'offices', id: null, cells: office, version: null },
      { kind: 'contacts', id: null, cells: { ...contact, checked: today }, version: null },
    ] satisfies Edit[],
  }
}

function freeId(records: RecordStore): string {
  const taken = new Set([...records.each('offices')].map(({ cells }) => cells.id))
  return mainLineIds.find((id) => !taken.has(id)) ?? `district-office-${taken.size}`
}

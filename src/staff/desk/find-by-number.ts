import { frontOfficeAt } from '../../directory/contacts/front-office.js'
import type { Contact } from '../../directory/model/contact.js'
import type { DirectorySnapshot } from '../../directory/model/directory-snapshot.js'
import { type Person, personName } from '../../directory/model/person.js'
import { type Wording, wording } from '../../platform/language/wording.js'
import { type DeskTarget, writeTarget } from './desk-target.js'
import type { DeskFindings } from './look-up.js'
import { type DeskMoment, resolveTarget, targetOfPerson } from './resolve-target.js'

/** A phone number, or its end, and an extension. Digits only; null for none. */
export interface TypedNumber {
  phone: string | null
  ext: string | null
}

/** As many as fit next to a card. */
const maxFound = 8

/**
 * Reads a number that a clerk types: `(216) 555-0112`, `555 0112 x12`, `ext. 12`, `0112`.
 * @returns null for anything with other words, or a single digit
 */
export function readNumber(text: string): TypedNumber | null {
  const read = /^\+?([\d\s().\-/]*)(?:(?:extension|ext|x|#)\.?\s*(\d{1,6}))?$/i.exec(text.trim())
  const digits = (read?.[1] ?? '').replace(/\D/g, '')
  const ext = read?.[2] ?? null
  if (!read || (ext === null && digits.length < 2) || digits.length > 15) return null
  return { phone: digits || null, ext }
}

/**
 * Whoever answers at a number: offices by phone, text number, or extension, schools by their main line, people by their own
 * number; the district's own lines are named.
 */
export function findByNumber(
  number: TypedNumber,
  typed: string,
  moment: DeskMoment,
): Pick<DeskFindings, 'findings' | 'missing'> {
  const { directory } = moment
  const own = peopleWith(number, directory)
  const places = [...schoolsWith(number, directory), ...contactsWith(number, directory)]
  const targets: DeskTarget[] = [
    ...places.map(({ office, school }) => ({ office, topic: null, person: null, school })),
    ...own.flatMap((person) => targetOfPerson(person, directory) ?? []),
  ]
  const seen = new Set<string>()
  const findings = targets.flatMap((target) => {
    const key = writeTarget(target)
    if (seen.has(key)) return []
    seen.add(key)
    const entry = resolveTarget(target, moment)
    return entry ? [{ target, entry, by: 'name' as const }] : []
  })
  const missing = findings.length > 0 ? null : sayWhose(number, typed.trim(), own, directory)
  return { findings: findings.slice(0, maxFound), missing }
}

/** A number with its extension; without such a one, the number alone. A few digits are an extension, or the end of a number. */
function contactsWith({ phone, ext }: TypedNumber, directory: DirectorySnapshot): readonly Contact[] {
  const { contacts } = directory
  const byPhone = contacts.filter(
    (contact) => endsWith(contact.phone, phone ?? '') || endsWith(contact.sms ?? '', phone ?? ''),
  )
  const exact = (phone === null ? contacts : byPhone).filter((contact) => contact.ext === ext)
  if (ext !== null) return exact.length > 0 ? exact : byPhone
  // A line without an extension is answered by the office itself.
  const direct = (contact: Contact) => Number(contact.ext !== null)
  return [
    ...contacts.filter((contact) => contact.ext === phone),
    ...byPhone.sort((a, b) => direct(a) - direct(b)),
  ]
}

/** People whose own number or extension it is, as for contacts. */
function peopleWith({ phone, ext }: TypedNumber, { people }: DirectorySnapshot): readonly Person[] {
  if (phone === null) return people.filter((person) => person.ext === ext)
  return people.filter(
    (person) =>
      (endsWith(person.phone ?? '', phone) && (ext === null || person.ext === ext)) ||
      (ext === null && person.ext === phone),
  )
}

function schoolsWith({ phone, ext }: TypedNumber, directory: DirectorySnapshot) {
  if (phone === null || ext !== null) return []
  return directory.schools
    .filter((school) => endsWith(school.phone, phone))
    .flatMap(({ slug }) => {
      const office = frontOfficeAt(directory, slug)
      return office ? [office] : []
    })
}

/** No office answers the district's own lines, nor those of people without a duty. */
function sayWhose(
  { phone }: TypedNumber,
  number: string,
  own: readonly Person[],
  { district }: DirectorySnapshot,
): Wording {
  if (own.length > 0) return wording('desk.personNumber', { number, names: own.map(personName).join(', ') })
  if (endsWith(district.phone, phone ?? '')) return wording('desk.districtLine', { number })
  if (endsWith(district.interpreterPhone ?? '', phone ?? ''))
    return wording('desk.interpreterLine', { number })
  return wording('desk.noNumber', { number })
}

/** Four digits are the fewest that people remember of a number. */
function endsWith(phone: string, digits: string): boolean {
  return digits.length >= 4 && phone.replace(/\D/g, '').endsWith(digits)
}

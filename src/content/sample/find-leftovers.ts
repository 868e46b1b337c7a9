import type { Rule } from '../../answering/rules/rule.js'
import type { DirectorySnapshot } from '../../directory/model/directory-snapshot.js'
import { inLanguage } from '../../directory/model/in-language.js'
import { mainLanguage } from '../../paths/paths.js'
import type { DirectoryKind } from '../records/record-kinds.js'
import { findLeftRules } from './find-left-rules.js'
import type { SampleMarks } from './sample-marks.js'

/** A record with a number, address, or name of the sample district. */
export interface Leftover {
  kind: DirectoryKind | 'rules'
  /** For people to find it. */
  name: string
}

/** True while the directory is the sample itself: by its name, or with half of its schools and their numbers. */
export function isSample(
  { district, schools }: Pick<DirectorySnapshot, 'district' | 'schools'>,
  marks: SampleMarks,
): boolean {
  const ofSample = schools.filter(({ slug, phone }) => marks.schools.has(slug) && marks.numbers.has(phone))
  return district.name === marks.name || (marks.schools.size > 0 && ofSample.length >= marks.schools.size / 2)
}

/**
 * Sample data left in another district: it would send families to the wrong numbers.
 * @param rules the published ones
 */
export function findLeftovers(
  directory: DirectorySnapshot,
  rules: readonly Rule[],
  marks: SampleMarks,
): Leftover[] {
  const { district, schools, contacts, people, crisisLines, outsideServices, links } = directory
  const { phone, interpreterPhone, afterHoursPhone, email, website, name } = district
  const isOurs = (...cells: (string | null)[]) => cells.some((cell) => cell !== null && hasMark(cell, marks))
  const namesTown = (words: string) => marks.town !== '' && words.includes(marks.town)
  const all: (Leftover & { found: boolean })[] = [
    {
      kind: 'district',
      name,
      found: isOurs(phone, interpreterPhone, afterHoursPhone, email, website),
    },
    ...schools.map((school) => ({
      kind: 'schools' as const,
      name: school.name,
      found: isOurs(school.phone, school.email, school.website),
    })),
    ...contacts.map((contact) => ({
      kind: 'contacts' as const,
      name: placeName(contact, directory),
      found: isOurs(contact.phone, contact.sms, contact.email),
    })),
    ...people.map((person) => ({
      kind: 'people' as const,
      name: `${person.firstName} ${person.lastName}`,
      found: isOurs(person.email),
    })),
    ...crisisLines.map(({ call, sms, words }) => ({
      kind: 'crisis-lines' as const,
      name: inLanguage(words, mainLanguage).name,
      found: isOurs(call, sms) || namesTown(inLanguage(words, mainLanguage).name),
    })),
    ...outsideServices.map((service) => ({
      kind: 'outside-services' as const,
      name: inLanguage(service.words, mainLanguage).name,
      found: isOurs(service.phone, service.website),
    })),
    ...links.map(({ url }) => ({ kind: 'links' as const, name: url, found: isOurs(url) })),
    ...findLeftRules(rules, marks).map(({ name }) => ({ kind: 'rules' as const, name, found: true })),
  ]
  return all.filter(({ found }) => found).map(({ kind, name }) => ({ kind, name }))
}

function hasMark(cell: string, { numbers, host }: SampleMarks): boolean {
  return numbers.has(cell) || (host !== '' && cell.includes(host))
}

function placeName(
  { office, school }: { office: string; school: string | null },
  directory: DirectorySnapshot,
): string {
  const words = directory.office(office)?.words
  const name = words ? inLanguage(words, mainLanguage).name : office
  const at = directory.school(school)?.name
  return at ? `${name}, ${at}` : name
}

import { createHash } from 'node:crypto'
import { frontOfficeAt } from '../../directory/contacts/front-office.js'
import { contactFor } from '../../directory/contacts/resolve-contact.js'
import type { Contact } from '../../directory/model/contact.js'
import type { DirectorySnapshot } from '../../directory/model/directory-snapshot.js'
import { inLanguage, markedIn } from '../../directory/model/in-language.js'
import { linkFor } from '../../directory/model/link.js'
import type { School } from '../../directory/model/school.js'
import { ladderAt, type RoutingTopic } from '../../directory/model/topic.js'

/** One line of a call sheet: a topic in each language, and whom to ask first. */
export interface CallSheetRow {
  /** By language, in the order of the sheet. */
  titles: { lang: string; text: string }[]
  office: string
  phone: string
  ext: string | null
  /** The district's own page for it, without its scheme; null for none. */
  link: string | null
}

/** A school's most asked topics with their numbers, on paper, for outages. */
export interface CallSheet {
  school: School
  rows: CallSheetRow[]
  /** Every topic from A to Z, not the most asked ones. */
  all: boolean
  /** Changes with any number of this school or the district: shows whether a printed sheet is current. */
  mark: string
}

/** As many as fit on a page. */
export const rowsOnSheet = 40

/**
 * @param topics most asked first; those without a contact at this school are left out
 * @param languages two, the sheet's main one first
 */
export function makeCallSheet(
  school: School,
  topics: readonly RoutingTopic[],
  directory: DirectorySnapshot,
  languages: readonly string[],
): CallSheet {
  const rows = rowsOf(school, topics, directory, languages).slice(0, rowsOnSheet)
  return { school, rows, all: false, mark: markOf(school, directory) }
}

/** Every topic of a school from A to Z, on several pages if needed. Without a contact of its own, a topic has the front office's. */
export function makeWholeCallSheet(
  school: School,
  topics: readonly RoutingTopic[],
  directory: DirectorySnapshot,
  languages: readonly string[],
): CallSheet {
  const { compare } = new Intl.Collator(languages[0])
  const titleOf = ({ titles: [title] }: CallSheetRow) => title?.text ?? ''
  const rows = topics
    .flatMap((topic) => rowOf(topic, school, directory, languages, true))
    .sort((a, b) => compare(titleOf(a), titleOf(b)))
  return { school, rows, all: true, mark: markOf(school, directory) }
}

function rowsOf(
  school: School,
  topics: readonly RoutingTopic[],
  directory: DirectorySnapshot,
  languages: readonly string[],
): CallSheetRow[] {
  return topics.flatMap((topic) => rowOf(topic, school, directory, languages))
}

function rowOf(
  topic: RoutingTopic,
  school: School,
  directory: DirectorySnapshot,
  languages: readonly string[],
  standsIn = false,
): CallSheetRow[] {
  const lang = languages[0] ?? 'en'
  const office = ladderAt(topic, school.level)[0]?.[0]
  if (office === undefined) return []
  const desk =
    deskOf(contactFor(directory, office, school.slug), directory, lang) ??
    (standsIn ? frontDeskOf(school, directory, lang) : null)
  if (!desk) return []
  return [
    {
      titles: titlesOf(topic, directory, languages),
      ...desk,
      link: linkFor(directory, topic.slug, office, lang)?.href.replace(/^https:\/\/(www\.)?/, '') ?? null,
    },
  ]
}

type CallSheetDesk = Pick<CallSheetRow, 'office' | 'phone' | 'ext'>

function deskOf(contact: Contact | null, directory: DirectorySnapshot, lang: string): CallSheetDesk | null {
  const words = contact && directory.office(contact.office)?.words
  return words ? { office: inLanguage(words, lang).name, phone: contact.phone, ext: contact.ext } : null
}

/** The front office; without one, the school's own number. */
function frontDeskOf(school: School, directory: DirectorySnapshot, lang: string): CallSheetDesk {
  const front = deskOf(frontOfficeAt(directory, school.slug), directory, lang)
  return front ?? { office: school.name, phone: school.phone, ext: null }
}

/** Each once: without a translation, the second would be the first again. */
function titlesOf(topic: RoutingTopic, directory: DirectorySnapshot, languages: readonly string[]) {
  const titles = languages.map((each) => titleIn(directory.translations.topic(topic), each))
  return titles.filter(({ text }, i) => titles.findIndex((other) => other.text === text) === i)
}

/** Without a translation it is in English, and says so. */
function titleIn({ words }: RoutingTopic, lang: string) {
  const title = markedIn(words, lang, (each) => each.title)
  return { lang: title.lang ?? lang, text: title.text }
}

/** Four letters and digits, easy to compare. It depends on the numbers, not on which topics are asked most. */
function markOf({ slug, phone }: School, { contacts, crisisLines, district }: DirectorySnapshot): string {
  const numbers = contacts
    .filter(({ school }) => school === slug || school === null)
    .map(({ office, phone: number, ext }) => [office, number, ext])
  const lines = crisisLines.map(({ id, call }) => [id, call])
  const all = [phone, district.phone, district.interpreterPhone, numbers.sort(), lines.sort()]
  return createHash('sha256').update(JSON.stringify(all)).digest('hex').slice(0, 4).toUpperCase()
}

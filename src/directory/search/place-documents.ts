import { directoryPaths } from '../../paths/paths.js'
import { type DirectoryDocument, directoryId } from '../../platform/search/directory-document.js'
import type { Contact } from '../model/contact.js'
import type { DirectorySnapshot } from '../model/directory-snapshot.js'
import { inLanguage } from '../model/in-language.js'
import type { Office } from '../model/office.js'
import type { School } from '../model/school.js'
import type { Published } from './directory-documents.js'
import { otherNames } from './other-names.js'

const none: Published['synonyms'] = []

export function schoolDocument({
  slug,
  name,
  shortName,
  address,
  city,
  zip,
  grades,
}: School): DirectoryDocument {
  return {
    id: directoryId('school', slug),
    kind: 'school',
    title: { en: name },
    subtitle: { en: `${address}, ${city}` },
    school: slug,
    office: null,
    words: joined([shortName, zip, grades]),
    url: directoryPaths.school(slug),
  }
}

/** An office's document; for a district office also its contact. Translated names are found, too. */
export function officeDocument(
  directory: DirectorySnapshot,
  { id, words, own }: Office,
  published: Published | null,
): DirectoryDocument {
  const contact = directory.contactAt(id, null)
  return {
    id: directoryId('office', id),
    kind: 'office',
    title: inEach(words, ({ name }) => name),
    subtitle: inEach(own, ({ answersFor }) => answersFor),
    school: null,
    office: id,
    words: joined([
      ...otherNames(directory.offices, published?.synonyms ?? none)(id),
      ...(contact ? dutiesAt(directory, contact) : []),
    ]),
    url: directoryPaths.office(id),
  }
}

/** An office at a school. A district office's contact is found once, as the office. */
export function contactDocuments(
  directory: DirectorySnapshot,
  contact: Contact,
  published: Published | null,
): DirectoryDocument[] {
  const office = directory.office(contact.office)
  const school = directory.school(contact.school)
  if (!office || !school) return []
  return [
    {
      id: directoryId('contact', contact.id),
      kind: 'contact',
      title: inEach(office.own, ({ name }) => `${name}, ${school.name}`),
      subtitle: inEach(office.own, ({ answersFor }) => answersFor),
      school: school.slug,
      office: office.id,
      words: joined([
        school.shortName,
        contact.room,
        ...otherNames(directory.offices, published?.synonyms ?? none)(office.id),
        ...dutiesAt(directory, contact),
      ]),
      url: directoryPaths.contact(office.id, school.slug),
    },
  ]
}

/** Joins words for the index, each once. */
export function joined(words: readonly (string | null)[]): string {
  return [...new Set(words.filter(Boolean))].join(' ')
}

/** Cached per snapshot: every person of an office asks for all its duties. */
const duties = new WeakMap<Contact, string[]>()

function dutiesAt(directory: DirectorySnapshot, contact: Contact): string[] {
  const known = duties.get(contact)
  if (known) return known
  const shown = directory.postsOf(contact).filter(({ person }) => person.public)
  const found = [...new Set(shown.flatMap(({ duty }) => Object.values(duty)))]
  duties.set(contact, found)
  return found
}

/** Builds text in each language of the words. */
export function inEach<W, T>(
  words: { en: W } & Record<string, W>,
  of: (words: W, lang: string) => T,
): Record<string, T> {
  return Object.fromEntries(Object.keys(words).map((lang) => [lang, of(inLanguage(words, lang), lang)]))
}

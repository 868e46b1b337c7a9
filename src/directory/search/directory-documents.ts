import { directoryPaths } from '../../paths/paths.js'
import type { RowList } from '../../platform/cache/resting-rows.js'
import {
  type DirectoryDocument,
  type DocumentKind,
  directoryId,
} from '../../platform/search/directory-document.js'
import { eachInSlices, runSlices, type Slices } from '../../platform/threads/slices.js'
import type { Contact } from '../model/contact.js'
import type { DirectorySnapshot } from '../model/directory-snapshot.js'
import { isShown } from '../model/open-places.js'
import type { Person } from '../model/person.js'
import type { Phrasing, RoutingTopic, Synonym } from '../model/topic.js'
import { distinctiveWords } from './distinctive-words.js'
import { personDocuments } from './person-documents.js'
import { contactDocuments, inEach, joined, officeDocument, schoolDocument } from './place-documents.js'

/** The searchable part of the published revision: topics and synonyms. */
export interface Published {
  topics: RoutingTopic[]
  synonyms: Synonym[]
  phrasings: RowList<Phrasing>
}

/** All searchable directory entries. Leaves out people who are not public. */
export function directoryDocuments(
  directory: DirectorySnapshot,
  published: Published | null,
): DirectoryDocument[] {
  return runSlices(directoryDocumentSlices(directory, published))
}

/** The same in slices, for many people. */
export function* directoryDocumentSlices(
  directory: DirectorySnapshot,
  published: Published | null,
): Slices<DirectoryDocument[]> {
  const { schools, ownOffices: offices, contacts, people } = directory
  return [
    ...schools.map((school) => schoolDocument(school)),
    ...offices.map((office) => officeDocument(directory, office, published)),
    ...(yield* allOf(contacts, (contact) => contactDocuments(directory, contact, published))),
    ...(yield* allOf(people, (person) => personDocuments(directory, person))),
    ...(published
      ? yield* allOf(published.topics, (topic) => [topicDocument(directory, topic, published)])
      : []),
  ]
}

/** A few milliseconds. */
const documentsAtOnce = 50

function* allOf<T>(
  things: Iterable<T>,
  documentsOf: (thing: T) => DirectoryDocument[],
): Slices<DirectoryDocument[]> {
  const all: DirectoryDocument[] = []
  const add = (thing: T) => void all.push(...documentsOf(thing))
  yield* eachInSlices(things, add, documentsAtOnce)
  return all
}

/**
 * The documents to update after a change: the record's own (none when gone or not public) and those that repeat its
 * words.
 * @param key slug of a school, person or topic; id of an office or contact
 */
export function documentsFor(
  directory: DirectorySnapshot,
  published: Published | null,
  kind: DocumentKind,
  key: string,
): DirectoryDocument[] {
  return runSlices(documentSlicesFor(directory, published, kind, key))
}

/** The same in slices: an office may have ten thousand people. */
export function* documentSlicesFor(
  directory: DirectorySnapshot,
  published: Published | null,
  kind: DocumentKind,
  key: string,
): Slices<DirectoryDocument[]> {
  switch (kind) {
    case 'school': {
      const school = isShown(directory, 'school', key) ? directory.school(key) : null
      const contacts = directory.contacts.filter((contact) => contact.school === key)
      return school
        ? [schoolDocument(school), ...(yield* aroundContacts(directory, contacts, published))]
        : []
    }
    case 'office': {
      const contacts = directory.contacts.filter((contact) => contact.office === key)
      const office = directory.office(key)
      if (office?.id !== key) return []
      const around = yield* aroundContacts(directory, contacts, published)
      return [officeDocument(directory, office, published), ...around]
    }
    case 'contact': {
      const contact = directory.contact(Number(key))
      // A closed place's contact leads to its successor's.
      return contact?.id === Number(key) ? contactWithOffice(directory, contact, published) : []
    }
    case 'person': {
      const person = directory.person(key)
      return person
        ? [...personDocuments(directory, person), ...workplaces(directory, person, published)]
        : []
    }
    case 'topic':
      return (published?.topics ?? [])
        .filter(({ slug }) => slug === key)
        .flatMap((topic) => (published ? topicDocument(directory, topic, published) : []))
  }
}

/** The contacts, and the people who work there. */
function* aroundContacts(
  directory: DirectorySnapshot,
  contacts: readonly Contact[],
  published: Published | null,
): Slices<DirectoryDocument[]> {
  const staff = new Set(contacts.flatMap((contact) => directory.postsOf(contact).map(({ person }) => person)))
  yield
  return [
    ...(yield* allOf(contacts, (contact) => contactDocuments(directory, contact, published))),
    ...(yield* allOf(staff, (person) => personDocuments(directory, person))),
  ]
}

/** A contact's document: for the district's, the office itself. */
function contactWithOffice(
  directory: DirectorySnapshot,
  contact: Contact,
  published: Published | null,
): DirectoryDocument[] {
  const office = contact.school === null ? directory.office(contact.office) : null
  if (office) return [officeDocument(directory, office, published)]
  return contactDocuments(directory, contact, published)
}

/** A person's workplaces, with their duties as search words. */
function workplaces(
  directory: DirectorySnapshot,
  person: Person,
  published: Published | null,
): DirectoryDocument[] {
  const contacts = directory.postsBy(person).flatMap((post) => directory.contact(post.contact) ?? [])
  return [...new Set(contacts)].flatMap((contact) => contactWithOffice(directory, contact, published))
}

/** Topics of equal catalogs are the same object: their documents are made once while the districts of a process start. */
const topicDocuments = new WeakMap<
  RoutingTopic,
  { phrasings: Published['phrasings']; made: WeakRef<DirectoryDocument> }
>()

function topicDocument(
  { translations }: DirectorySnapshot,
  topic: RoutingTopic,
  { phrasings }: Published,
): DirectoryDocument {
  const titled = translations.topic(topic)
  const known = topicDocuments.get(titled)
  const before = known?.phrasings === phrasings ? known.made.deref() : null
  if (before) return before
  const document = makeTopicDocument(topic, titled, phrasings)
  topicDocuments.set(titled, { phrasings, made: new WeakRef(document) })
  return document
}

/** Translated titles are found, too; summaries in all languages would take too much memory. */
function makeTopicDocument(
  { slug, words, ladders }: RoutingTopic,
  { words: titled }: RoutingTopic,
  phrasings: Published['phrasings'],
): DirectoryDocument {
  const said = distinctiveWords(phrasings)(slug)
  return {
    id: directoryId('topic', slug),
    kind: 'topic',
    title: inEach(titled, ({ title }) => title),
    subtitle: inEach(words, ({ summary }) => summary),
    school: null,
    office: ladders.any[0]?.[0] ?? null,
    words: joined([slug.replaceAll('-', ' ')]),
    said: Object.fromEntries(Object.keys(titled).map((lang) => [lang, joined(said[lang] ?? [])])),
    url: directoryPaths.topic(slug),
  }
}

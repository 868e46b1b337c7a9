import type { RecordCells } from '../../content/records/record-cells.js'
import type { DirectoryKind } from '../../content/records/record-kinds.js'
import { everyRecord } from '../../content/records/record-list-store.js'
import { createRecordNames, type RecordNames } from '../../content/records/record-names.js'
import type { Contact } from '../../directory/model/contact.js'
import type { DirectorySnapshot } from '../../directory/model/directory-snapshot.js'
import type { Person } from '../../directory/model/person.js'
import type { School } from '../../directory/model/school.js'
import { recordPaths } from '../../paths/record-paths.js'
import type { Speech } from '../../platform/language/language.js'
import { mapInSlices, type Slices } from '../../platform/threads/slices.js'
import type { StaffSearchDeps } from './search-deps.js'
import type { StaffDocument, StaffKind } from './staff-document.js'
import type { StaffSource } from './staff-sources.js'

/** The records of the directory: read from memory, where each contact is joined with its posts. */
export function recordSources(services: StaffSearchDeps, speech: Speech): StaffSource[] {
  const source = (read: (whole: DirectorySnapshot) => Slices<StaffDocument[]>): StaffSource => ({
    version: () => services.directory().whole,
    documents: () => read(services.directory().whole),
  })
  const each = <R>(
    list: (whole: DirectorySnapshot) => readonly R[],
    toDocument: (row: R, whole: DirectorySnapshot, names: RecordNames) => StaffDocument,
  ) =>
    source((whole) => {
      const names = createRecordNames(whole, speech)
      return mapInSlices(list(whole), (row) => toDocument(row, whole, names))
    })
  /** Read from the database: the snapshot has no row ids of them, and there are some dozens. */
  const listed = (list: DirectoryKind, kind: StaffKind): StaffSource => ({
    version: services.records.changeMark,
    documents: () => {
      const names = createRecordNames(services.directory().whole, speech)
      const rows = services.records.lists.list(list, everyRecord, -1, 0)
      return mapInSlices(rows, ({ id, cells }) => ({
        ...{ id: `${list}-${id}`, kind, minRole: 'admin', offices: null },
        title: names.record(list, cells),
        under: underRecord(cells, speech),
        words: Object.values(cells).join(' '),
        href: recordPaths.one(list, id, speech.code),
      }))
    },
  })
  return [
    listed('crisis-lines', 'line'),
    listed('outside-services', 'service'),
    listed('calendar', 'day'),
    listed('links', 'link'),
    each(
      ({ schools }) => schools,
      (school) => schoolDocument(school, speech),
    ),
    // The snapshot has no row ids of offices; there are some forty.
    each(
      () => services.records.lists.list('offices', everyRecord, -1, 0),
      ({ id, cells }, _, names) => ({
        ...{ id: `offices-${id}`, kind: 'office', minRole: 'admin', offices: null, under: '' },
        title: names.record('offices', cells),
        words: Object.values(cells).join(' '),
        href: recordPaths.one('offices', id, speech.code),
      }),
    ),
    each(
      ({ contacts }) => contacts,
      (contact, _, names) => contactDocument(contact, names, speech),
    ),
    each(
      ({ people }) => people,
      (person, whole) => personDocument(person, whole, speech),
    ),
  ]
}

/** What tells a record from others of its name: its number, day, or address. */
function underRecord({ call, phone, start, url = '' }: RecordCells, speech: Speech): string {
  const number = speech.phone(call || phone || '')
  return number || (start ? speech.date(start, 'year') : url)
}

function schoolDocument({ id, name, ...school }: School, { code }: Speech): StaffDocument {
  const { slug, shortName, address, city, state, zip, phone, email, level } = school
  return {
    ...{ id: `schools-${id}`, kind: 'school', minRole: 'admin', offices: null, under: '' },
    title: name,
    words: said(slug, shortName, address, city, state, zip, phone, email, level),
    href: recordPaths.one('schools', id, code),
  }
}

function contactDocument(contact: Contact, names: RecordNames, { code }: Speech): StaffDocument {
  const { id, office, school, phone, ext, sms, email, room, address, hours, languages } = contact
  return {
    ...{ id: `contacts-${id}`, kind: 'contact', minRole: 'editor', offices: [office], under: '' },
    title: names.contact(office, school ?? ''),
    words: said(
      office,
      school,
      phone,
      ext,
      sms,
      email,
      room,
      address,
      hours,
      ...languages,
      ...texts(contact.bring),
    ),
    href: recordPaths.one('contacts', id, code),
  }
}

function personDocument(person: Person, whole: DirectorySnapshot, { code }: Speech): StaffDocument {
  const { id, slug, firstName, lastName, prefix, email, languages, title } = person
  const posts = whole.postsBy(person)
  const offices = posts.flatMap(({ contact }) => whole.contact(contact)?.office ?? [])
  return {
    ...{ id: `people-${id}`, kind: 'person', minRole: 'editor', offices: [...new Set(offices)] },
    title: `${firstName} ${lastName}`,
    under: title[code] || title.en,
    words: said(
      slug,
      prefix,
      email,
      ...languages,
      ...texts(title),
      ...posts.flatMap(({ duty }) => texts(duty)),
    ),
    href: recordPaths.one('people', id, code),
  }
}

const texts = (byLanguage: Record<string, string | undefined>) => Object.values(byLanguage)

const said = (...words: (string | null | undefined)[]) => words.filter(Boolean).join(' ')

import { directoryPaths } from '../../paths/paths.js'
import { type DirectoryDocument, directoryId } from '../../platform/search/directory-document.js'
import type { DirectorySnapshot } from '../model/directory-snapshot.js'
import { inLanguage } from '../model/in-language.js'
import type { Person } from '../model/person.js'
import { inEach, joined } from './place-documents.js'

/** A staff member's documents; none if not public. */
export function personDocuments(directory: DirectorySnapshot, person: Person): DirectoryDocument[] {
  if (!person.public) return []
  const posts = directory.postsBy(person)
  const contacts = posts.flatMap((post) => directory.contact(post.contact) ?? [])
  const school = directory.school(contacts.find((contact) => contact.school)?.school ?? null)
  const offices = contacts.flatMap((contact) => directory.office(contact.office) ?? [])
  const place = (lang: string) => school?.name ?? (offices[0] && inLanguage(offices[0].words, lang).name)
  return [
    {
      id: directoryId('person', person.slug),
      kind: 'person',
      title: { en: [person.prefix, person.firstName, person.lastName].filter(Boolean).join(' ') },
      subtitle: inEach(person.title, (title, lang) => [title, place(lang)].filter(Boolean).join(', ')),
      school: school?.slug ?? null,
      office: offices[0]?.id ?? null,
      places: {
        schools: contacts.flatMap((contact) => contact.school ?? []),
        offices: offices.map(({ id }) => id),
      },
      words: joined([
        ...(school ? [school.shortName] : []),
        ...offices.flatMap(({ own }) => Object.values(own).map(({ name }) => name)),
        ...posts.flatMap(({ duty }) => Object.values(duty)),
      ]),
      url: directoryPaths.person(person.slug),
    },
  ]
}

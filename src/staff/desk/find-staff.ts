import type { DirectorySnapshot } from '../../directory/model/directory-snapshot.js'
import { type Person, personName } from '../../directory/model/person.js'
import { directoryPaths } from '../../paths/paths.js'
import { type DirectoryHit, directoryId } from '../../platform/search/directory-document.js'
import { toPlainWords } from '../../platform/text/plain-text.js'

/**
 * The people whom families do not see, by name: every typed word begins a part of it. The search index has public people only,
 * because families search it, too.
 * @param limit the nearest names only: those with most words whole
 */
export function findStaff(text: string, directory: DirectorySnapshot, limit: number): DirectoryHit[] {
  const words = toPlainWords(text)
  if (words.length === 0) return []
  const wholeIn = (name: readonly string[]) => words.filter((word) => name.includes(word)).length
  return namesIn(directory)
    .filter(({ name }) => words.every((word) => name.some((part) => part.startsWith(word))))
    .sort((a, b) => wholeIn(b.name) - wholeIn(a.name) || a.name.length - b.name.length)
    .slice(0, limit)
    .map(({ person }) => hitOf(person))
}

/** A directory never changes: its names are read once. */
const remembered = new WeakMap<DirectorySnapshot, readonly { person: Person; name: readonly string[] }[]>()

function namesIn(directory: DirectorySnapshot) {
  const before = remembered.get(directory)
  if (before) return before
  const names = directory.people
    .filter((person) => !person.public)
    .map((person) => ({ person, name: toPlainWords(personName(person)) }))
  remembered.set(directory, names)
  return names
}

function hitOf(person: Person): DirectoryHit {
  return {
    id: directoryId('person', person.slug),
    kind: 'person',
    title: { en: personName(person) },
    subtitle: {},
    school: null,
    office: null,
    url: directoryPaths.person(person.slug),
  }
}

import { paths } from '../../paths/paths.js'
import type { DirectorySnapshot } from '../model/directory-snapshot.js'
import { type Marked, markedIn } from '../model/in-language.js'

/** An office's name and page, at the school if it has one there. */
export interface OfficeLink {
  name: Marked
  href: string
}

/**
 * The link of an office. A removed office links to the list of all offices.
 * @param school slug; null leads to the page of the office at every school
 */
export function officeLink(
  directory: DirectorySnapshot,
  id: string,
  school: string | null,
  language: string,
): OfficeLink {
  const office = directory.office(id)
  const there = school !== null && directory.contactAt(id, school) !== null
  return {
    name: office ? markedIn(office.words, language, ({ name }) => name) : { text: id, lang: null },
    href: there
      ? paths.contact(id, school, language)
      : office
        ? paths.office(id, language)
        : paths.offices(language),
  }
}

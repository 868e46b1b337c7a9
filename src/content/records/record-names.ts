import type { DirectorySnapshot } from '../../directory/model/directory-snapshot.js'
import { inLanguage } from '../../directory/model/in-language.js'
import type { Speech } from '../../platform/language/language.js'
import { type RecordCells, recordName } from './record-cells.js'
import type { RecordKind } from './record-kinds.js'

/** Names of referenced records, in a page's language. */
export interface RecordNames {
  office(id: string): string
  school(slug: string): string
  person(slug: string): string
  /** "Counselor, Lincoln"; "Transportation" */
  contact(office: string, school: string): string
  /** A record's name on a page. */
  record(kind: RecordKind, cells: RecordCells): string
}

export function createRecordNames(directory: DirectorySnapshot, speech: Speech): RecordNames {
  const office = (id: string) => {
    const known = directory.office(id)
    return known ? inLanguage(known.words, speech.code).name : id
  }
  const school = (slug: string) => directory.school(slug)?.shortName ?? slug
  const person = (slug: string) => {
    const known = directory.person(slug)
    return known ? `${known.firstName} ${known.lastName}` : slug
  }
  const contact = (id: string, slug: string) => (slug ? `${office(id)}, ${school(slug)}` : office(id))
  return {
    office,
    school,
    person,
    contact,
    record(kind, cells) {
      const at = contact(cells.office ?? '', cells.school ?? '')
      if (kind === 'contacts') return at
      if (kind === 'posts') return `${person(cells.person ?? '')}: ${at}`
      if (kind === 'offices' || kind === 'crisis-lines' || kind === 'outside-services')
        return cells[`name_${speech.code}`] || recordName(kind, cells)
      if (kind === 'calendar') return cells[`name_${speech.code}`] || recordName(kind, cells)
      return recordName(kind, cells)
    },
  }
}

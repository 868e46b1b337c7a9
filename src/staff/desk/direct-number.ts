import type { DirectorySnapshot } from '../../directory/model/directory-snapshot.js'
import { personName } from '../../directory/model/person.js'
import type { DeskTarget } from './desk-target.js'

/** A person's own number, which only staff get. */
export interface DirectNumber {
  name: string
  /** E.164; null for an extension alone. */
  phone: string | null
  ext: string | null
  room: string | null
}

/** The number of the person of a target; null without one. */
export function directNumber(
  { person: slug }: Pick<DeskTarget, 'person'>,
  directory: DirectorySnapshot,
): DirectNumber | null {
  const person = slug === null ? null : directory.person(slug)
  if (!person) return null
  const { phone, ext, room } = person
  return phone || ext || room ? { name: personName(person), phone, ext, room } : null
}

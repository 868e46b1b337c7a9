import type { DirectorySnapshot } from '../model/directory-snapshot.js'

/** Whose phone number: an office's, there or at a school; a school's own; with neither, the district's. */
export interface NumberOwner {
  office: string | null
  /** Slug. */
  school: string | null
}

/** A number as families see it. */
export interface OwnedNumber extends NumberOwner {
  /** E.164. */
  phone: string
  ext: string | null
}

/** For forms and links: `nurse.lincoln`, `transportation.`, `.lincoln`; the district's is `.`. */
export function writeNumberOwner({ office, school }: NumberOwner): string {
  return `${office ?? ''}.${school ?? ''}`
}

/** The id of the element where a page shows a number's button, or the thanks. */
export function numberAnchor(owner: NumberOwner): string {
  return `number-${writeNumberOwner(owner).replace('.', '-')}`
}

/** The number that families see today. @param written as `writeNumberOwner` writes it @returns null for an unknown owner */
export function findNumber(directory: DirectorySnapshot, written: string): OwnedNumber | null {
  const [, office, school] = /^([a-z0-9-]*)\.([a-z0-9-]*)$/.exec(written) ?? []
  if (office === undefined || school === undefined) return null
  const owner = { office: office || null, school: school || null }
  const found = owner.office
    ? directory.contactAt(owner.office, owner.school)
    : owner.school
      ? withoutExtension(directory.school(owner.school))
      : withoutExtension(directory.district)
  return found && { ...owner, phone: found.phone, ext: found.ext }
}

function withoutExtension(place: { phone: string } | null): { phone: string; ext: null } | null {
  return place && { phone: place.phone, ext: null }
}

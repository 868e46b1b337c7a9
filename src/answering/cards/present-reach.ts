import {
  addressText,
  contactPlace,
  type MapLink,
  mapLink,
  type Place,
} from '../../directory/contacts/contact-place.js'
import type { DirectorySnapshot } from '../../directory/model/directory-snapshot.js'
import { presentWrongNumber, type WrongNumberButton } from './present-wrong-number.js'

/** Where it is: its street address and a map. */
export interface PlaceShown {
  address: string
  map: MapLink | null
}

/** What every card with a number has below it. */
export interface Reach {
  /** Null if unknown. */
  where: PlaceShown | null
  wrongNumber: WrongNumberButton
}

/** @param contact null for the district's main line */
export function presentReach(
  contact: { office: string; school: string | null; address: string | null } | null,
  directory: Pick<DirectorySnapshot, 'school' | 'district'>,
): Reach {
  const { office, school } = contact ?? { office: null, school: null }
  return {
    where: presentWhere(contactPlace(contact, directory), directory.district.mapSite),
    wrongNumber: presentWrongNumber({ office, school }),
  }
}

/** Null if the address is unknown. @param mapSite the district's map; null for the usual one */
export function presentWhere(place: Place, mapSite: string | null): PlaceShown | null {
  const address = addressText(place)
  return address === '' ? null : { address, map: mapLink(place, mapSite) }
}

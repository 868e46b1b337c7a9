import type { DirectorySnapshot } from '../model/directory-snapshot.js'

/** A street address, and where it is if known. */
export interface Place {
  street: string
  /** Empty if the street has all of it. */
  city: string
  state: string
  zip: string
  latitude: number | null
  longitude: number | null
}

/**
 * The address of a contact: its own, else its school's, else the district office's.
 * @param contact null for the district's main line
 */
export function contactPlace(
  contact: { address: string | null; school: string | null } | null,
  directory: Pick<DirectorySnapshot, 'school' | 'district'>,
): Place {
  const { district } = directory
  const school = directory.school(contact?.school ?? null)
  const of = school ?? { latitude: null, longitude: null, ...district }
  const { address, city, state, zip, latitude, longitude } = of
  const own = contact?.address
  if (!own) return { street: address, city, state, zip, latitude, longitude }
  // Written with its city: 9 Lantern Street, Cedar Falls, OH 44101.
  const whole = own.includes(',')
  const rest = whole ? { city: '', state: '', zip: '' } : { city, state, zip }
  return { street: own, ...rest, latitude: null, longitude: null }
}

/** 215 Lantern Street, Alder Creek, OH 44100; empty if unknown. */
export function addressText({ street, city, state, zip }: Place): string {
  return [street, city, `${state} ${zip}`.trim()].filter(Boolean).join(', ')
}

/** A place on a map. */
export interface MapLink {
  /** A web map of the district's choice. Only a link: nothing is sent before a tap. */
  href: string
  /** The same for the phone's own map, where the phone takes such links. */
  geo: string
}

/** Used where the district names no map. `{place}` is an address or coordinates. */
const openMap = 'https://www.openstreetmap.org/search?query={place}'

/** @param site the district's map; null for OpenStreetMap. Null if the place is unknown */
export function mapLink(place: Place, site: string | null): MapLink | null {
  const text = addressText(place)
  if (text === '') return null
  const { latitude, longitude } = place
  const known = latitude === null || longitude === null ? null : `${latitude},${longitude}`
  return {
    href: (site ?? openMap).replace('{place}', encodeURIComponent(known ?? text)),
    geo: `geo:${known ?? '0,0'}?q=${encodeURIComponent(text)}`,
  }
}

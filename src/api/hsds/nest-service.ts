import type { HsdsService, HsdsTables } from './hsds-schemas.js'

/** A service with its nested records; null for an unknown id. */
export function nestService(id: string, tables: HsdsTables): HsdsService | null {
  const service = tables.services.find((each) => each.id === id)
  const organization = tables.organizations[0]
  if (!service || !organization) return null
  const places = tables.service_at_locations.filter(({ service_id }) => service_id === id)
  return { ...service, organization, service_at_locations: places.map((place) => nestPlace(place, tables)) }
}

function nestPlace(place: HsdsTables['service_at_locations'][0], tables: HsdsTables) {
  const own = <T extends { service_at_location_id?: string | undefined }>(rows: T[]) =>
    rows.filter((row) => row.service_at_location_id === place.id)
  return {
    ...place,
    location: nestLocation(place.location_id, tables),
    phones: own(tables.phones).map((phone) => ({
      ...phone,
      languages: tables.languages.filter(({ phone_id }) => phone_id === phone.id),
    })),
    schedules: own(tables.schedules),
    contacts: own(tables.contacts),
  }
}

function nestLocation(id: string, tables: HsdsTables) {
  const location = tables.locations.find((each) => each.id === id)
  if (!location) throw new Error(`HSDS: there is no location ${id}`)
  const here = <T extends { location_id?: string | undefined }>(rows: T[]) =>
    rows.filter((row) => row.location_id === id)
  return {
    ...location,
    addresses: here(tables.addresses),
    phones: here(tables.phones),
    languages: here(tables.languages),
  }
}

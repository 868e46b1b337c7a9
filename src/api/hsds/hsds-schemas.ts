import { z } from 'zod'

/**
 * The subset of the Human Services Data Specification 3.0 that we publish, with its names, formats and lists:
 * https://docs.openreferral.org/en/3.0.1/hsds/schema_reference.html
 */
const id = z.uuid()
const weekdays = z.string().regex(/^(MO|TU|WE|TH|FR|SA|SU)(,(MO|TU|WE|TH|FR|SA|SU))*$/)
/** With the UTC offset: `07:30-05:00`. */
const time = z.string().regex(/^\d{2}:\d{2}[+-]\d{2}:\d{2}$/)

const organization = z.object({
  id,
  name: z.string(),
  alternate_name: z.string(),
  description: z.string(),
  email: z.email().optional(),
  website: z.url().optional(),
})

const service = z.object({
  id,
  organization_id: id,
  name: z.string(),
  description: z.string(),
  url: z.url(),
  email: z.email().optional(),
  status: z.enum(['active', 'inactive', 'defunct', 'temporarily closed']),
  interpretation_services: z.string().optional(),
  assured_date: z.iso.date().optional(),
})

const location = z.object({
  id,
  organization_id: id,
  location_type: z.enum(['physical', 'postal', 'virtual']),
  name: z.string(),
  url: z.url().optional(),
  latitude: z.number().optional(),
  longitude: z.number().optional(),
})

const address = z.object({
  id,
  location_id: id,
  address_1: z.string(),
  city: z.string(),
  state_province: z.string(),
  postal_code: z.string(),
  country: z.string().length(2),
  address_type: z.enum(['physical', 'postal', 'virtual']),
})

const serviceAtLocation = z.object({
  id,
  service_id: id,
  location_id: id,
  description: z.string().optional(),
})

const phone = z.object({
  id,
  organization_id: id.optional(),
  location_id: id.optional(),
  service_at_location_id: id.optional(),
  number: z.string(),
  extension: z.number().optional(),
  type: z.enum(['voice', 'text']),
  description: z.string().optional(),
})

const schedule = z.object({
  id,
  service_at_location_id: id,
  freq: z.enum(['WEEKLY', 'MONTHLY']),
  byday: weekdays,
  opens_at: time,
  closes_at: time,
  timezone: z.number(),
  notes: z.string(),
})

const contact = z.object({
  id,
  service_at_location_id: id,
  name: z.string(),
  title: z.string().optional(),
  department: z.string(),
  email: z.email().optional(),
})

const language = z.object({
  id,
  location_id: id.optional(),
  phone_id: id.optional(),
  name: z.string(),
  code: z.string(),
})

/** The export's tables; rows hold the ids of their relations. */
export const hsdsTables = z.object({
  organizations: z.array(organization),
  services: z.array(service),
  locations: z.array(location),
  addresses: z.array(address),
  service_at_locations: z.array(serviceAtLocation),
  phones: z.array(phone),
  schedules: z.array(schedule),
  contacts: z.array(contact),
  languages: z.array(language),
})

/** The start of the export: the HSDS version, then all tables. */
export const hsdsExport = hsdsTables
  .extend({ version: z.literal('3.0'), profile: z.url(), openapi_url: z.url() })
  .meta({ id: 'HsdsExport' })

const fullPhone = phone.extend({ languages: z.array(language) })

const fullLocation = location.extend({
  addresses: z.array(address),
  phones: z.array(phone),
  languages: z.array(language),
})

/** A service with its nested records. */
export const hsdsService = service
  .extend({
    organization,
    service_at_locations: z.array(
      serviceAtLocation.extend({
        location: fullLocation,
        phones: z.array(fullPhone),
        schedules: z.array(schedule),
        contacts: z.array(contact),
      }),
    ),
  })
  .meta({ id: 'HsdsService' })

/** Services in pages, as in the HSDS API. */
export const hsdsServicePage = z
  .object({
    total_items: z.int(),
    total_pages: z.int(),
    page_number: z.int(),
    size: z.int(),
    first_page: z.boolean(),
    last_page: z.boolean(),
    empty: z.boolean(),
    contents: z.array(service),
  })
  .meta({ id: 'HsdsServicePage' })

export type HsdsTables = z.infer<typeof hsdsTables>
export type HsdsService = z.infer<typeof hsdsService>

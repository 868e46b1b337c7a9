import type { DistrictFacts } from '../../directory/model/district-store.js'
import { inLanguage } from '../../directory/model/in-language.js'
import type { Office } from '../../directory/model/office.js'
import type { School } from '../../directory/model/school.js'
import type { PageMoment } from '../../directory/page-moment.js'
import { utcOffset } from '../../directory/time/local-time.js'
import { paths } from '../../paths/paths.js'
import { exportContact } from './export-contact.js'
import { createHsdsIds, type HsdsIds } from './hsds-ids.js'
import type { HsdsTables } from './hsds-schemas.js'

/**
 * The directory in Open Referral's HSDS 3.0: the district is the organization, an office a service, a school a
 * location, and an office at a place a service at a location. Leaves out staff-only data and people who are not public.
 */
export function exportHsds(moment: PageMoment): HsdsTables {
  const { directory } = moment
  const { district, schools, ownOffices: offices } = directory
  const ids = createHsdsIds(district)
  const offset = utcOffset(district.timeZone, moment.now)
  const placed = directory.contacts.map((contact) => exportContact(contact, offset, ids, moment))
  return {
    organizations: [exportDistrict(district, ids, moment)],
    services: offices.map((office) => exportOffice(office, ids, moment)),
    locations: [exportMainOffice(district, ids), ...schools.map((school) => exportSchool(school, ids))],
    addresses: [
      exportAddress(district, ids('place', ''), ids('address', '')),
      ...schools.map((school) =>
        exportAddress(school, ids('place', school.slug), ids('address', school.slug)),
      ),
    ],
    service_at_locations: placed.flatMap((rows) => rows.service_at_locations),
    phones: [
      ...exportDistrictPhones(district, ids),
      ...schools.map(({ slug, phone }) => ({
        id: ids('school-phone', slug),
        location_id: ids('place', slug),
        number: phone,
        type: 'voice' as const,
      })),
      ...placed.flatMap((rows) => rows.phones),
    ],
    schedules: placed.flatMap((rows) => rows.schedules),
    contacts: placed.flatMap((rows) => rows.contacts),
    languages: [
      ...schools.flatMap(({ slug, languages }) =>
        languages.map((code) => ({
          id: ids('school-language', slug, code),
          location_id: ids('place', slug),
          name: moment.speech.languageName(code),
          code,
        })),
      ),
      ...placed.flatMap((rows) => rows.languages),
    ],
  }
}

function exportDistrict(
  district: DistrictFacts,
  ids: HsdsIds,
  { speech }: PageMoment,
): HsdsTables['organizations'][0] {
  return {
    id: ids('district'),
    name: district.name,
    alternate_name: district.shortName,
    description: speech.t('app.description', { district: district.name }),
    ...(district.email ? { email: district.email } : {}),
    ...(district.website ? { website: district.website } : {}),
  }
}

function exportOffice({ id, words }: Office, ids: HsdsIds, moment: PageMoment): HsdsTables['services'][0] {
  const { directory, speech, origin } = moment
  const { name, answersFor } = inLanguage(words, speech.code)
  const interpreter = inLanguage(directory.district.interpreterNote, speech.code)
  const checked = directory.contacts.filter(({ office }) => office === id).map(({ checkedOn }) => checkedOn)
  const oldest = checked.sort()[0]
  const email = directory.contactAt(id, null)?.email
  return {
    id: ids('office', id),
    organization_id: ids('district'),
    name,
    description: answersFor,
    url: origin + paths.office(id, speech.code),
    ...(email ? { email } : {}),
    status: checked.length > 0 ? 'active' : 'inactive',
    ...(interpreter ? { interpretation_services: interpreter } : {}),
    ...(oldest ? { assured_date: oldest } : {}),
  }
}

function exportMainOffice({ name }: DistrictFacts, ids: HsdsIds): HsdsTables['locations'][0] {
  return { id: ids('place', ''), organization_id: ids('district'), location_type: 'physical', name }
}

function exportSchool({ slug, name, latitude, longitude }: School, ids: HsdsIds): HsdsTables['locations'][0] {
  return {
    id: ids('place', slug),
    organization_id: ids('district'),
    location_type: 'physical',
    name,
    ...(latitude !== null && longitude !== null ? { latitude, longitude } : {}),
  }
}

function exportAddress(
  { address, city, state, zip }: Pick<School, 'address' | 'city' | 'state' | 'zip'>,
  location_id: string,
  id: string,
): HsdsTables['addresses'][0] {
  return {
    id,
    location_id,
    address_1: address,
    city,
    state_province: state,
    postal_code: zip,
    country: 'US',
    address_type: 'physical',
  }
}

function exportDistrictPhones(
  { phone, interpreterPhone }: DistrictFacts,
  ids: HsdsIds,
): HsdsTables['phones'] {
  const own = { organization_id: ids('district'), type: 'voice' as const }
  return [
    ...(phone ? [{ id: ids('district-phone'), ...own, number: phone }] : []),
    ...(interpreterPhone
      ? [{ id: ids('interpreter-phone'), ...own, number: interpreterPhone, description: 'Free interpreter' }]
      : []),
  ]
}

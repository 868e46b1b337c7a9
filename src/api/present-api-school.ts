import type { School } from '../directory/model/school.js'
import type { PageMoment } from '../directory/page-moment.js'
import { paths } from '../paths/paths.js'
import type { ApiSchool } from './api-schemas.js'
import { presentContactPoint } from './present-contact-point.js'

/** A school with its offices. */
export function presentApiSchool(school: School, moment: PageMoment): ApiSchool {
  const { slug, name, level, grades, latitude, longitude, phone, website, starts, ends, languages } = school
  const { directory, speech, origin } = moment
  return {
    slug,
    name,
    level,
    grades,
    address: { street: school.address, city: school.city, state: school.state, zip: school.zip },
    latitude,
    longitude,
    phone,
    website,
    starts,
    ends,
    languages,
    contacts: directory.contacts
      .filter((contact) => contact.school === slug)
      .map((contact) => presentContactPoint(contact, moment)),
    page: origin + paths.school(slug, speech.code),
  }
}

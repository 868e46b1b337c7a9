import { inLanguage } from '../../directory/model/in-language.js'
import type { Office } from '../../directory/model/office.js'
import type { PageMoment } from '../../directory/page-moment.js'
import { paths } from '../../paths/paths.js'
import { describeContactPoint, districtReference, openingHoursOf } from './describe-school.js'

/** An office in schema.org terms: the district's with its hours, or every school's with its number. */
export function describeOffice({ id, words }: Office, { directory, speech, origin }: PageMoment): object {
  const { name, answersFor } = inLanguage(words, speech.code)
  const own = directory.contactAt(id, null)
  const contacts = directory.contacts.filter(({ office }) => office === id)
  return {
    '@context': 'https://schema.org',
    '@type': 'GovernmentOffice',
    '@id': `${origin}${paths.office(id, 'en')}`,
    name,
    description: answersFor,
    url: `${origin}${paths.office(id, speech.code)}`,
    parentOrganization: districtReference(directory),
    ...(own ? { telephone: own.phone, openingHours: openingHoursOf(own.hours) } : {}),
    contactPoint: contacts.map((contact) => ({
      ...describeContactPoint(contact, directory, speech.code),
      ...(contact.school ? { areaServed: directory.school(contact.school)?.name ?? contact.school } : {}),
    })),
  }
}

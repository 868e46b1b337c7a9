import { workplacesOf } from '../../directory/contacts/workplaces.js'
import { inLanguage } from '../../directory/model/in-language.js'
import { type Person, personName } from '../../directory/model/person.js'
import type { PageMoment } from '../../directory/page-moment.js'
import { paths } from '../../paths/paths.js'
import { describeContactPoint, districtReference, schoolReference } from './describe-school.js'

/** A public staff member in schema.org terms. No email address: harvesters read this. */
export function describePerson(person: Person, moment: PageMoment): object {
  const { directory, speech, origin } = moment
  const workplaces = workplacesOf(person, moment).map(({ contact }) => contact)
  const schools = [...new Set(workplaces.flatMap((contact) => directory.school(contact.school) ?? []))]
  return {
    '@context': 'https://schema.org',
    '@type': 'Person',
    '@id': `${origin}${paths.person(person.slug, 'en')}`,
    name: personName(person),
    ...(person.prefix ? { honorificPrefix: person.prefix } : {}),
    givenName: person.firstName,
    familyName: person.lastName,
    jobTitle: inLanguage(directory.translations.text('job-title', person.title), speech.code),
    url: `${origin}${paths.person(person.slug, speech.code)}`,
    knowsLanguage: person.languages,
    worksFor:
      schools.length > 0
        ? schools.map((school) => schoolReference(school, origin, speech.code))
        : [districtReference(directory)],
    contactPoint: workplaces.map((contact) => describeContactPoint(contact, directory, speech.code)),
  }
}

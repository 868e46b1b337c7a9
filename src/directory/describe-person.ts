import { paths } from '../paths.js'
import { describePoint, districtInShort, schoolInShort } from './describe-school.js'
import { inLanguage } from './in-language.js'
import type { PageMoment } from './page-moment.js'
import type { Person } from './people-store.js'
import { personName } from './person-name.js'
import { workplacesOf } from './workplaces.js'

/** A member of staff who is public, in the words of schema.org. Never with an e-mail address: harvesters read it here. */
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
    jobTitle: inLanguage(person.title, speech.code),
    url: `${origin}${paths.person(person.slug, speech.code)}`,
    knowsLanguage: person.languages,
    worksFor:
      schools.length > 0
        ? schools.map((school) => schoolInShort(school, origin, speech.code))
        : [districtInShort(directory)],
    contactPoint: workplaces.map((contact) => describePoint(contact, directory, speech.code)),
  }
}

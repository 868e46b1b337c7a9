import { frontOfficeAt } from '../../directory/contacts/front-office.js'
import type { Contact } from '../../directory/model/contact.js'
import type { DirectorySnapshot } from '../../directory/model/directory-snapshot.js'
import { inLanguage } from '../../directory/model/in-language.js'
import type { School } from '../../directory/model/school.js'
import type { PageMoment } from '../../directory/page-moment.js'
import { hoursByWeekday } from '../../directory/time/opening-hours.js'
import { paths } from '../../paths/paths.js'

const kinds = { elementary: 'ElementarySchool', middle: 'MiddleSchool', high: 'HighSchool' } as const
const weekdays = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su']

/** A school in schema.org terms. No email address: harvesters read this. */
export function describeSchool(school: School, { directory, speech, origin }: PageMoment): object {
  const front = frontOfficeAt(directory, school.slug)
  const contacts = directory.contacts.filter((contact) => contact.school === school.slug)
  return {
    ...schoolReference(school, origin, speech.code),
    telephone: school.phone,
    address: {
      '@type': 'PostalAddress',
      streetAddress: school.address,
      addressLocality: school.city,
      addressRegion: school.state,
      postalCode: school.zip,
      addressCountry: 'US',
    },
    ...(school.latitude !== null && school.longitude !== null
      ? { geo: { '@type': 'GeoCoordinates', latitude: school.latitude, longitude: school.longitude } }
      : {}),
    ...(front ? { openingHours: openingHoursOf(front.hours) } : {}),
    ...(school.website ? { sameAs: school.website } : {}),
    parentOrganization: districtReference(directory),
    contactPoint: contacts.map((contact) => describeContactPoint(contact, directory, speech.code)),
  }
}

/** An office at a school: the school, with this contact point. */
export function describeContact(
  contact: Contact,
  school: School,
  { directory, speech, origin }: PageMoment,
): object {
  const point = {
    ...describeContactPoint(contact, directory, speech.code),
    url: `${origin}${paths.contact(contact.office, school.slug, speech.code)}`,
    hoursAvailable: openingHoursOf(contact.hours),
  }
  return { ...schoolReference(school, origin, speech.code), contactPoint: [point] }
}

/** Opening hours in schema.org format, equal days together: `Mo,Tu,We 07:30-15:00`. */
export function openingHoursOf(written: string): string[] {
  const byTimes = new Map<string, string[]>()
  for (const { weekday, spans } of hoursByWeekday(written))
    for (const { from, to } of spans) {
      const times = `${from}-${to}`
      byTimes.set(times, [...(byTimes.get(times) ?? []), weekdays[weekday] ?? ''])
    }
  return [...byTimes].map(([times, days]) => `${days.join(',')} ${times}`)
}

/** A reference to a school. */
export function schoolReference({ slug, name, level }: School, origin: string, language: string) {
  return {
    '@context': 'https://schema.org',
    '@type': ['EducationalOrganization', kinds[level]],
    '@id': `${origin}${paths.school(slug, 'en')}`,
    name,
    url: `${origin}${paths.school(slug, language)}`,
  }
}

/** A reference to the district. */
export function districtReference({ district }: DirectorySnapshot) {
  return { '@type': 'EducationalOrganization', name: district.name, url: district.website }
}

/** A contact's schema.org contact point. */
export function describeContactPoint(
  { office, phone, ext, languages }: Contact,
  directory: DirectorySnapshot,
  lang: string,
) {
  const words = directory.office(office)?.words
  return {
    '@type': 'ContactPoint',
    contactType: words ? inLanguage(words, lang).name : office,
    telephone: ext ? `${phone};ext=${ext}` : phone,
    availableLanguage: languages,
  }
}

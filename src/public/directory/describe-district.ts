import type { DistrictFacts } from '../../directory/model/district-store.js'
import { paths } from '../../paths/paths.js'
import type { Speech } from '../../platform/language/language.js'

export interface DistrictDescriptionFacts {
  district: DistrictFacts
  /** `https://ask.example.org` */
  origin: string
  /** Every language of the pages. */
  languages: string[]
}

/** The district and this service in schema.org terms, for the home page. No email address: harvesters read this. */
export function describeDistrict(
  { district, origin, languages }: DistrictDescriptionFacts,
  speech: Speech,
): object[] {
  const id = `${origin}/#district`
  return [
    {
      '@context': 'https://schema.org',
      '@type': ['GovernmentOrganization', 'EducationalOrganization'],
      '@id': id,
      name: district.name,
      alternateName: district.shortName,
      url: district.website || origin,
      telephone: district.phone,
      address: presentAddress(district),
      contactPoint: presentContactPoints(district, speech),
    },
    {
      '@context': 'https://schema.org',
      '@type': 'WebSite',
      name: speech.t('site.name'),
      url: `${origin}${paths.home(speech.code)}`,
      inLanguage: languages,
      publisher: { '@id': id },
      // The directory search, not the box: a concern must not be in an address that others keep.
      potentialAction: {
        '@type': 'SearchAction',
        target: {
          '@type': 'EntryPoint',
          urlTemplate: `${origin}${paths.search(speech.code)}?q={search_term_string}`,
        },
        'query-input': 'required name=search_term_string',
      },
    },
  ]
}

function presentAddress({ address, city, state, zip }: DistrictFacts) {
  return {
    '@type': 'PostalAddress',
    streetAddress: address,
    addressLocality: city,
    addressRegion: state,
    postalCode: zip,
    addressCountry: 'US',
  }
}

function presentContactPoints(district: DistrictFacts, speech: Speech) {
  const main = {
    '@type': 'ContactPoint',
    contactType: 'customer service',
    name: speech.t('offline.call'),
    telephone: district.phone,
  }
  if (!district.interpreterPhone) return [{ ...main, availableLanguage: district.welcomeLanguages }]
  const interpreter = {
    '@type': 'ContactPoint',
    contactType: 'interpreter',
    name: speech.t('offline.interpreter'),
    telephone: district.interpreterPhone,
    availableLanguage: district.welcomeLanguages,
  }
  return [main, interpreter]
}

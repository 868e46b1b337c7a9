import { fixedRoutes, languagePrefix, unlistedRoutes } from '../../paths/paths.js'

/**
 * What crawlers leave alone, in every language, and where the map of pages is.
 * @param origin `https://ask.example.org`
 */
export function presentRobots(origin: string, languages: string[]): string {
  const refused = languages.flatMap((lang) =>
    unlistedRoutes.map((route) => `Disallow: ${languagePrefix(lang)}${route.replace(/:\w+/g, '*')}`),
  )
  return ['User-agent: *', ...refused, '', `Sitemap: ${origin}${fixedRoutes.sitemap}`, ''].join('\n')
}

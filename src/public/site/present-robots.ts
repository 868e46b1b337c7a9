import { fixedRoutes, languagePrefix, unlistedRoutes } from '../../paths/paths.js'

/**
 * robots.txt: what crawlers should skip, in every language, and where the sitemap is.
 * @param origin `https://ask.example.org`
 */
export function presentRobots(origin: string, languages: string[]): string {
  const refused = languages.flatMap((lang) =>
    unlistedRoutes.map((route) => `Disallow: ${languagePrefix(lang)}${route.replace(/:\w+/g, '*')}`),
  )
  return ['User-agent: *', ...refused, '', `Sitemap: ${origin}${fixedRoutes.sitemap}`, ''].join('\n')
}

import { languagePrefix } from './paths.js'

const base = '/admin/shopper'

/** The addresses of the mystery shopper, below the language prefix. */
export const shopperRoutes = { nights: base, accept: `${base}/accept` } as const

export const shopperPaths = {
  nights: (lang: string) => `${languagePrefix(lang)}${base}`,
  accept: (lang: string) => `${languagePrefix(lang)}${base}/accept`,
}

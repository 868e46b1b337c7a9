import { languagePrefix } from './paths.js'

/** Addresses of the setup, below the language prefix. */

export const setupRoutes = {
  /** The first admin's account; open while nobody can sign in. */
  firstAdmin: '/setup',
  guide: '/admin/setup',
  sample: '/admin/setup/sample',
  offices: '/admin/setup/offices',
} as const

export const setupPaths = {
  firstAdmin: (lang: string, key: string | null = null) =>
    `${languagePrefix(lang)}${setupRoutes.firstAdmin}${key ? `?${new URLSearchParams({ key })}` : ''}`,
  guide: (lang: string) => `${languagePrefix(lang)}${setupRoutes.guide}`,
  /** The removal of the sample district. */
  sample: (lang: string) => `${languagePrefix(lang)}${setupRoutes.sample}`,
  /** The usual offices. */
  offices: (lang: string, query: Record<string, string> = {}) => {
    const search = new URLSearchParams(query).toString()
    return `${languagePrefix(lang)}${setupRoutes.offices}${search && `?${search}`}`
  },
}

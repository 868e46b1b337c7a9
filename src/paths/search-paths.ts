import { languagePrefix } from './paths.js'

/** Addresses of the staff's search and guides. The front office may open nothing below `/admin`. */
export const searchRoutes = { admin: '/admin/search', desk: '/desk/search' } as const

/** The printable guides. */
export const guideRoutes = { admin: '/admin/guide', desk: '/desk/guide' } as const

/** Addresses of the search and the guide, by area and language. */
export const searchPaths = {
  /** @param q empty for none */
  search: (area: keyof typeof searchRoutes, lang: string, q = '') =>
    `${languagePrefix(lang)}${searchRoutes[area]}${q && `?${new URLSearchParams({ q })}`}`,
  guide: (area: keyof typeof guideRoutes, lang: string) => `${languagePrefix(lang)}${guideRoutes[area]}`,
}

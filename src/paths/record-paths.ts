import { languagePrefix, mainLanguage } from './paths.js'

/** Addresses of the directory editor, below the language prefix. */

const base = '/admin/directory'

export const recordRoutes = {
  home: base,
  changes: `${base}/changes`,
  reports: `${base}/reports`,
  bulk: `${base}/contacts/bulk`,
  bulkSave: `${base}/contacts/bulk/save`,
  checked: `${base}/contacts/checked`,
  district: `${base}/district`,
  theme: `${base}/theme`,
  channels: `${base}/channels`,
  themeStyles: `${base}/theme/picture.css`,
  list: `${base}/:kind`,
  new: `${base}/:kind/new`,
  one: `${base}/:kind/:id`,
  history: `${base}/:kind/:id/history`,
  remove: `${base}/:kind/:id/remove`,
  absence: `${base}/posts/:id/absence`,
} as const

type Query = Record<string, string | null | undefined>

const at = (path: string, lang: string, query: Query = {}) => {
  const set = Object.entries(query).filter((pair): pair is [string, string] => Boolean(pair[1]))
  return `${languagePrefix(lang)}${path}${set.length > 0 ? `?${new URLSearchParams(set)}` : ''}`
}

export const recordPaths = {
  home: (lang: string) => at(base, lang),
  list: (kind: string, lang: string, query: Query = {}) => at(`${base}/${kind}`, lang, query),
  new: (kind: string, lang: string, query: Query = {}) => at(`${base}/${kind}/new`, lang, query),
  one: (kind: string, id: number, lang: string, query: Query = {}) =>
    kind === 'district' ? at(recordRoutes.district, lang, query) : at(`${base}/${kind}/${id}`, lang, query),
  history: (kind: string, id: number, lang: string) => at(`${base}/${kind}/${id}/history`, lang),
  remove: (kind: string, id: number, lang: string) => at(`${base}/${kind}/${id}/remove`, lang),
  absence: (id: number, lang: string) => at(`${base}/posts/${id}/absence`, lang),
  checked: (lang: string) => at(recordRoutes.checked, lang),
  /** @param settled whether a report was just settled */
  reports: (lang: string, settled = false) =>
    at(recordRoutes.reports, lang, { settled: settled ? 'yes' : null }),
  bulk: (lang: string) => at(recordRoutes.bulk, lang),
  bulkSave: (lang: string) => at(recordRoutes.bulkSave, lang),
  /** Preview pictures of two colors, `#15484a`; null for the defaults. */
  themeStyles: (colors: { theme: string | null; accent: string | null }) =>
    at(recordRoutes.themeStyles, mainLanguage, colors),
  theme: (lang: string, query: Query = {}) => at(recordRoutes.theme, lang, query),
  channels: (lang: string, query: Query = {}) => at(recordRoutes.channels, lang, query),
  changes: (lang: string, query: Query = {}) => at(recordRoutes.changes, lang, query),
}

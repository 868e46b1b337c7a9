import { languagePrefix } from './paths.js'

/** Addresses of the audit log, below the language prefix. */
export const auditRoutes = { log: '/admin/audit', csv: '/admin/audit.csv' } as const

type Query = Record<string, string>

const at = (path: string, lang: string, query: Query) => {
  const set = Object.entries(query).filter(([, value]) => value !== '')
  return `${languagePrefix(lang)}${path}${set.length > 0 ? `?${new URLSearchParams(set)}` : ''}`
}

export const auditPaths = {
  log: (lang: string, query: Query = {}) => at(auditRoutes.log, lang, query),
  csv: (lang: string, query: Query = {}) => at(auditRoutes.csv, lang, query),
}

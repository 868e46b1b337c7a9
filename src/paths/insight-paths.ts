import { languagePrefix } from './paths.js'

const base = '/insights'

/** Addresses of the counts of what families ask, below the language prefix. */
export const insightRoutes = {
  asked: base,
  answers: `${base}/answers`,
  equity: `${base}/equity`,
  upkeep: `${base}/upkeep`,
  /** A figure as a table. */
  file: `${base}/files/:figure.csv`,
} as const

export type InsightPage = Exclude<keyof typeof insightRoutes, 'file'>

/** Which period to show, and of what. Empty for the latest, and for everything. */
export interface PeriodQuery {
  length?: string
  day?: string
  /** ISO dates: they come before length and day. */
  from?: string
  until?: string
  /** Such as `school:lincoln`. */
  only?: string
}

export const insightPaths = {
  page: (page: InsightPage, lang: string, query: PeriodQuery = {}) =>
    `${languagePrefix(lang)}${insightRoutes[page]}${asQuery(query)}`,
  file: (figure: string, lang: string, query: PeriodQuery = {}) =>
    `${languagePrefix(lang)}${base}/files/${figure}.csv${asQuery(query)}`,
}

function asQuery(query: PeriodQuery): string {
  const given = Object.entries(query).filter(([, value]) => value)
  return given.length > 0 ? `?${new URLSearchParams(given)}` : ''
}

import { languagePrefix } from './paths.js'

const base = '/insights'

/** Addresses of the counts of what families ask, below the language prefix. */
export const insightRoutes = {
  asked: base,
  answers: `${base}/answers`,
  equity: `${base}/equity`,
  upkeep: `${base}/upkeep`,
  /** How right the answers are: the nightly test, and what two people grade. */
  quality: `${base}/quality`,
  /** A page about four weeks, for the board of education. */
  letter: `${base}/letter`,
  /** A figure as a table. */
  file: `${base}/files/:figure.csv`,
} as const

export type InsightPage = Exclude<keyof typeof insightRoutes, 'file' | 'quality' | 'letter'>

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
  quality: (lang: string) => `${languagePrefix(lang)}${insightRoutes.quality}`,
  /** @param day any day of the four weeks; empty for the newest */
  letter: (lang: string, day = '') => `${languagePrefix(lang)}${insightRoutes.letter}${asQuery({ day })}`,
  file: (figure: string, lang: string, query: PeriodQuery = {}) =>
    `${languagePrefix(lang)}${base}/files/${figure}.csv${asQuery(query)}`,
}

function asQuery(query: PeriodQuery): string {
  const given = Object.entries(query).filter(([, value]) => value)
  return given.length > 0 ? `?${new URLSearchParams(given)}` : ''
}

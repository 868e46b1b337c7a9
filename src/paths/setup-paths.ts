import { languagePrefix } from './paths.js'

/** Addresses of the setup, below the language prefix. */

export const setupRoutes = {
  /** The first admin's account; open while nobody can sign in. */
  firstAdmin: '/setup',
  steps: '/admin/setup',
  sample: '/admin/setup/sample',
  offices: '/admin/setup/offices',
  standIns: '/admin/setup/offices/without-contact',
  lines: '/admin/setup/help-lines',
  calendar: '/admin/setup/calendar',
  saveCalendar: '/admin/setup/calendar/save',
  finish: '/admin/setup/end',
} as const

type Query = Record<string, string>

function at(path: string, lang: string, query: Query = {}): string {
  const search = new URLSearchParams(query).toString()
  return `${languagePrefix(lang)}${path}${search && `?${search}`}`
}

export const setupPaths = {
  firstAdmin: (lang: string, key: string | null = null) =>
    `${languagePrefix(lang)}${setupRoutes.firstAdmin}${key ? `?${new URLSearchParams({ key })}` : ''}`,
  steps: (lang: string, query: Query = {}) => at(setupRoutes.steps, lang, query),
  /** What families would run into. */
  gaps: (lang: string) => `${at(setupRoutes.steps, lang)}#gaps`,
  /** The removal of the sample district. */
  sample: (lang: string) => at(setupRoutes.sample, lang),
  /** The standard offices. */
  offices: (lang: string, query: Query = {}) => at(setupRoutes.offices, lang, query),
  /** Who answers for all the offices without a contact. */
  standIns: (lang: string) => at(setupRoutes.standIns, lang),
  /** Help lines of the district's own place. */
  lines: (lang: string, query: Query = {}) => at(setupRoutes.lines, lang, query),
  /** The school calendar from an .ics file. */
  calendar: (lang: string) => at(setupRoutes.calendar, lang),
  saveCalendar: (lang: string) => at(setupRoutes.saveCalendar, lang),
  /** Finishes and reopens the setup. */
  finish: (lang: string) => at(setupRoutes.finish, lang),
}

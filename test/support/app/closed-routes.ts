import type { Express } from 'express'
import request, { type Test } from 'supertest'
import { fixedRoutes, languagePrefix } from '../../../src/paths/paths.js'
import type { Language } from '../../../src/platform/language/language.js'
import type { MinRole } from '../../../src/staff/sign-in/may-act.js'
import { type AppRoute, routesOf } from './routes.js'

/**
 * Who may enter what, written down a second time: the longest prefix counts, and one with a method beats the
 * others. Add a line here for each new room.
 */
export const minRoles: [string, MinRole][] = [
  ['/account', 'anyone'],
  ['/insights', 'viewer'],
  ['/account/daily-letter', 'editor'],
  ['/account/monthly-letter', 'viewer'],
  ['/desk', 'desk'],
  ['/admin', 'editor'],
  ['/admin/accounts', 'admin'],
  ['/admin/imports', 'admin'],
  ['/admin/exports', 'admin'],
  ['/admin/audit', 'admin'],
  ['/admin/audit.csv', 'admin'],
  ['/admin/backups', 'admin'],
  ['/admin/setup', 'admin'],
  ['/admin/shopper/accept', 'admin'],
  ['/admin/today', 'admin'],
  ['/admin/translations', 'admin'],
  ['/admin/to-do/catalog', 'admin'],
  ['/admin/routing/rules', 'admin'],
  ['/admin/routing/danger', 'admin'],
  ['/admin/routing/out-of-scope', 'admin'],
  ['/admin/routing/synonyms', 'admin'],
  ['/admin/routing/thresholds', 'admin'],
  ['/admin/routing/cases/import', 'admin'],
  ['/admin/routing/cases/file.jsonl', 'admin'],
  ['/admin/routing/cases/:id/protect', 'admin'],
  ['/admin/routing/file', 'admin'],
  ['post /admin/routing/publish', 'admin'],
  ['post /admin/routing/history', 'admin'],
  ['/admin/routing/publish/:id/approve', 'admin'],
  ['/admin/routing/publish/:id/cancel', 'admin'],
  ['/admin/routing/history/:id/roll-back', 'admin'],
  ['/admin/routing/history/:id/restore', 'admin'],
  ['/admin/routing/history/:id/file.json', 'admin'],
  ['/admin/directory/changes', 'admin'],
  ['/admin/directory/reports', 'admin'],
  ['/admin/directory/district', 'admin'],
  ['/admin/directory/channels', 'admin'],
  ['/admin/directory/theme', 'admin'],
  ['/admin/directory/theme/picture.css', 'admin'],
  ['/admin/directory/:kind/new', 'admin'],
  ['/admin/directory/:kind/:id/remove', 'admin'],
]

/** The bare address of a room, which asks for another role than the pages below it. */
const ownRoles = new Map<string, MinRole>([['/admin', 'anyone']])

/** A route of a staff room, and the lowest role that may enter. */
export interface ClosedRoute extends AppRoute {
  minRole: MinRole
}

/** The routes of an app in every language, and those of them that need a sign-in. */
export function readClosedRoutes(
  app: Express,
  language: Language,
): { routes: AppRoute[]; closed: ClosedRoute[] } {
  const prefixes = language.ofStaff.map(languagePrefix)
  const mounts = language.offered.map(languagePrefix).filter(Boolean)
  const routes = routesOf(app, [...mounts, fixedRoutes.assets, fixedRoutes.api])
  const closed = routes.flatMap((route) => {
    const minRole = minRoleFor(route, prefixes)
    return minRole ? [{ ...route, minRole }] : []
  })
  return { routes, closed }
}

function minRoleFor({ method, path }: AppRoute, prefixes: string[]): MinRole | null {
  const prefix = prefixes.find((each) => each && path.startsWith(`${each}/`)) ?? ''
  const plain = path.slice(prefix.length)
  const own = ownRoles.get(plain)
  if (own) return own
  const found = minRoles.filter(([start]) =>
    [plain, `${method} ${plain}`].some((each) => each === start || each.startsWith(`${start}/`)),
  )
  return found.sort(([a], [b]) => b.length - a.length)[0]?.[1] ?? null
}

/** Requests a route, with 1 for each parameter. @param base the address of the app */
export function askFor(base: string, { method, path }: AppRoute): Test {
  const used = (method === '_all' ? 'get' : method) as 'get'
  return request(base)[used](path.replaceAll(/:\w+/g, '1'))
}

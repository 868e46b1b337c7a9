import { languagePrefix } from './paths.js'

/** Pages of a service center, under its own host name. */
export const centerRoutes = {
  overview: '/districts',
  /** The same as JSON. */
  api: '/api/v1/districts',
} as const

/** Every address of a service center, besides those of sign-in and accounts. */
export const centerPaths = {
  overview: (lang: string) => `${languagePrefix(lang)}${centerRoutes.overview}`,
}

/** The center's rooms, closed as a whole. */
export const centerRooms = [
  { path: '/account', minRole: 'anyone' },
  { path: centerRoutes.overview, minRole: 'viewer' },
  { path: '/admin', minRole: 'admin' },
] as const

import { languagePrefix } from './paths.js'

/** Addresses of the today line's room, below the language prefix. */

const base = '/admin/today'

export const todayRoutes = {
  room: base,
  end: `${base}/:id/end`,
  keys: `${base}/keys`,
  revokeKey: `${base}/keys/:id/revoke`,
} as const

/** The room's message about the action just done. */
export type TodayDone = 'posted' | 'ended' | 'revokedNow'

export const todayPaths = {
  room: (lang: string, done: TodayDone | null = null) =>
    `${languagePrefix(lang)}${base}${done ? `?done=${done}` : ''}`,
  end: (id: number, lang: string) => `${languagePrefix(lang)}${base}/${id}/end`,
  keys: (lang: string) => `${languagePrefix(lang)}${base}/keys`,
  revokeKey: (id: number, lang: string) => `${languagePrefix(lang)}${base}/keys/${id}/revoke`,
}

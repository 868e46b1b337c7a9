import { languagePrefix } from './paths.js'

/** The address of the backups, below the language prefix. */
export const backupRoutes = { list: '/admin/backups' } as const

export const backupPaths = {
  list: (lang: string) => `${languagePrefix(lang)}${backupRoutes.list}`,
}

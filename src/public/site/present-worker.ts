import { createHash } from 'node:crypto'
import { paths } from '../../paths/paths.js'
import type { Assets } from '../../platform/web/assets.js'

/**
 * The service worker with what it keeps: the page without a network in every language, and what that page needs.
 * It changes when one of these files does, and browsers then take the new one.
 * @param code of `views/discovery/service-worker.js`
 */
export function presentWorker(code: string, languages: string[], assets: Assets): string {
  // The longest prefix first: the home page's is the start of every other.
  const pages = languages
    .map((lang) => ({ below: paths.home(lang), page: paths.offline(lang) }))
    .sort((a, b) => b.below.length - a.below.length)
  const files = ['styles.css', 'icon.svg'].map((file) => assets.url(file)).concat(assets.logo()?.url ?? [])
  const version = createHash('sha256').update(code).update(files.join()).digest('hex').slice(0, 10)
  return `const kept = ${JSON.stringify({ version, pages, files })}\n${code}`
}

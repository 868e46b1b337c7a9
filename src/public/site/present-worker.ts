import { createHash } from 'node:crypto'
import { paths } from '../../paths/paths.js'
import type { Assets } from '../../platform/web/assets.js'

/**
 * The service worker with its cache list: the offline page in every language, and its files. It changes whenever one of
 * them does, which makes browsers update.
 * @param code of `views/discovery/service-worker.js`
 */
export function presentWorker(code: string, languages: string[], assets: Assets): string {
  // Longest prefix first: the home page's is a prefix of every other.
  const pages = languages
    .map((lang) => ({ below: paths.home(lang), page: paths.offline(lang) }))
    .sort((a, b) => b.below.length - a.below.length)
  const files = ['styles.css', 'icon.svg'].map((file) => assets.url(file)).concat(assets.logo()?.url ?? [])
  const version = createHash('sha256').update(code).update(files.join()).digest('hex').slice(0, 10)
  return `const kept = ${JSON.stringify({ version, pages, files })}\n${code}`
}

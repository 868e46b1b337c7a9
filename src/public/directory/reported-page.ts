import type { ReportedPage } from '../../directory/contacts/wrong-number-store.js'
import { languagePrefix } from '../../paths/paths.js'

/** The pages with a number, below the language prefix. */
const pages: [RegExp, ReportedPage][] = [
  [/^\/answers\/[^/]+(?:\/others)?$/, 'answer'],
  [/^\/topics\/[^/]+$/, 'topic'],
  [/^\/offices\/[^/]+$/, 'office'],
  [/^\/schools\/[^/]+\/[^/]+$/, 'contact'],
  [/^\/schools\/[^/]+$/, 'school'],
  [/^\/people\/[^/]+$/, 'person'],
]

const ourselves = 'http://ourselves.invalid'

/** The page that a form came from. */
export interface PageOfNumber {
  page: ReportedPage
  /** The way back to it, with the thanks. */
  href: string
}

/**
 * @param back the page's path, as the form says
 * @param of the reported number's owner, as written
 * @param anchor the id of the number's element
 * @returns null for anything but a page of ours that shows numbers
 */
export function readReportedPage(
  back: string,
  lang: string,
  of: string,
  anchor: string,
): PageOfNumber | null {
  const url = URL.canParse(back, ourselves) ? new URL(back, ourselves) : null
  const prefix = languagePrefix(lang)
  if (url?.origin !== ourselves || !url.pathname.startsWith(prefix)) return null
  const path = url.pathname.slice(prefix.length)
  const found = pages.find(([pattern]) => pattern.test(path))
  if (!found) return null
  url.searchParams.set('reported', of)
  return { page: found[1], href: `${url.pathname}${url.search}#${anchor}` }
}

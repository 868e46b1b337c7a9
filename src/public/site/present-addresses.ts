import { languagePrefix } from '../../paths/paths.js'
import type { IndexedPage } from './list-indexed-pages.js'

/** The sitemap's contents. */
export interface Addresses {
  addresses: { href: string; checkedOn: string | null; alternates: { lang: string; href: string }[] }[]
}

/** One entry per page and language, each listing all languages of the page. @param origin `https://ask.example.org` */
export function presentAddresses(pages: IndexedPage[], origin: string, languages: string[]): Addresses {
  const addresses = pages.flatMap(({ path, checkedOn }) => {
    const alternates = languages.map((lang) => ({ lang, href: `${origin}${languagePrefix(lang)}${path}` }))
    return alternates.map(({ href }) => ({ href, checkedOn, alternates }))
  })
  return { addresses }
}

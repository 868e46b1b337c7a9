import { languagePrefix } from '../../paths/paths.js'
import type { IndexedPage } from './list-indexed-pages.js'

/** What the map of pages lists. */
export interface Addresses {
  addresses: { href: string; checkedOn: string | null; alternates: { lang: string; href: string }[] }[]
}

/** One entry a page and language, each naming the page in every language. @param origin `https://ask.example.org` */
export function presentAddresses(pages: IndexedPage[], origin: string, languages: string[]): Addresses {
  const addresses = pages.flatMap(({ path, checkedOn }) => {
    const alternates = languages.map((lang) => ({ lang, href: `${origin}${languagePrefix(lang)}${path}` }))
    return alternates.map(({ href }) => ({ href, checkedOn, alternates }))
  })
  return { addresses }
}

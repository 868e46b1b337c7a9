import { languagePrefix, mainLanguage } from '../../../src/paths/paths.js'
import { type GalleryPage, gallery } from './gallery.js'
import { englishWords, galleryWords, typedIn } from './gallery-words.js'

/** The gallery's pages in a language, without those that exist only in the main one. */
export function galleryIn(lang: string): GalleryPage[] {
  // A page listed by its Spanish address also exists by its English one.
  const pages = gallery.filter(({ path }) => !path.startsWith('/es/'))
  if (lang === mainLanguage) return pages
  return pages
    .filter(({ mainOnly = false }) => !mainOnly)
    .map((page) => ({
      ...page,
      name: `${lang}-${page.name}`,
      path: languagePrefix(lang) + searchIn(page.path, lang),
      ...(page.form ? { form: formIn(page.form, lang) } : {}),
    }))
}

/** What a family would have typed. */
function formIn(form: Record<string, string>, lang: string): Record<string, string> {
  return Object.fromEntries(Object.entries(form).map(([field, text]) => [field, typedIn(lang, text)]))
}

function searchIn(path: string, lang: string): string {
  const own = encodeURIComponent(galleryWords(lang).nurse)
  return path.replace(`?q=${englishWords.nurse}`, () => `?q=${own}`)
}

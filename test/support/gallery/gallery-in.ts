import { languagePrefix, mainLanguage } from '../../../src/paths/paths.js'
import { type GalleryPage, gallery } from './gallery.js'

/** The gallery's pages in a language; those that only the main one has are left out. */
export function galleryIn(lang: string): GalleryPage[] {
  // What is listed by its Spanish address is there by its English one.
  const pages = gallery.filter(({ path }) => !path.startsWith('/es/'))
  if (lang === mainLanguage) return pages
  return pages
    .filter(({ mainOnly = false }) => !mainOnly)
    .map((page) => ({ ...page, name: `${lang}-${page.name}`, path: `${languagePrefix(lang)}${page.path}` }))
}

import type { GalleryPage } from './gallery.js'

/** Pages for other websites, other programs, and for when there is no network. */
export const galleryOpen: GalleryPage[] = [
  { name: 'offline', path: '/offline' },
  { name: 'embed', path: '/embed' },
  { name: 'embed-school', path: '/embed?school=riverbend' },
  { name: 'embed-snippet', path: '/embed/snippet' },
  { name: 'developers', path: '/developers' },
]

import type { GalleryPage } from './gallery.js'

/** Pages for other websites, for programs, and for use offline. */
export const galleryOpen: GalleryPage[] = [
  { name: 'offline', path: '/offline' },
  { name: 'embed', path: '/embed' },
  { name: 'embed-school', path: '/embed?school=riverbend' },
  { name: 'embed-snippet', path: '/embed/snippet' },
  { name: 'developers', path: '/developers' },
]

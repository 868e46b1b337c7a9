import type { GalleryPage } from './gallery.js'

/** Pages about the service itself. */
export const galleryAbout: GalleryPage[] = [
  { name: 'about-languages', path: '/languages' },
  { name: 'about-accessibility', path: '/accessibility' },
  { name: 'about-privacy', path: '/privacy' },
  { name: 'about-status', path: '/status' },
]

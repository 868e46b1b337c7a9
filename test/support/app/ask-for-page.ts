import type { Express } from 'express'
import request from 'supertest'
import { type GalleryPage, galleryAsker } from '../gallery/gallery.js'

/** Requests a gallery page from an app, by form if it has one, from the browser that asked if the page says so. */
export function askForPage(app: Express, { method, path, form, own }: GalleryPage): request.Test {
  const asked = method === 'post' ? request(app).post(path).type('form').send(form) : request(app).get(path)
  return own ? asked.set('Cookie', `asker=${galleryAsker}`) : asked
}

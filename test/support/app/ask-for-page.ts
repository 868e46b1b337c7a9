import type { Express } from 'express'
import request from 'supertest'
import type { GalleryPage } from '../gallery/gallery.js'

/** Requests a gallery page from an app, by form if it has one. */
export function askForPage(app: Express, { method, path, form }: GalleryPage): request.Test {
  return method === 'post' ? request(app).post(path).type('form').send(form) : request(app).get(path)
}

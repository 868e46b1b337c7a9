import type { Express } from 'express'
import request from 'supertest'
import type { GalleryPage } from '../gallery/gallery.js'

/** Asks an app for a page of the gallery, by its form where it takes one. */
export function askForPage(app: Express, { method, path, form }: GalleryPage): request.Test {
  return method === 'post' ? request(app).post(path).type('form').send(form) : request(app).get(path)
}

import assert from 'node:assert/strict'
import { gzipSync } from 'node:zlib'
import request from 'supertest'
import { type GalleryPage, gallery } from '../support/gallery.js'
import { readPage } from '../support/page.js'
import { createTestApp } from '../support/test-app.js'

describe('Every page in every state', () => {
  const { app } = createTestApp()
  const ask = ({ method, path, form }: GalleryPage) =>
    method === 'post' ? request(app).post(path).type('form').send(form) : request(app).get(path)

  for (const page of gallery) {
    it(`${page.name} is whole, light and private`, async () => {
      const answer = await ask(page).expect(page.status ?? 200)
      readPage(answer.text)
      assert.ok(gzipSync(answer.text).length < 14 * 1024, 'at most 14 KB')
      assert.match(answer.headers['cache-control'] ?? '', /private|no-store/)
    })
  }
})

import assert from 'node:assert/strict'
import request from 'supertest'
import { fixedRoutes, languagePrefix, staffRooms } from '../../src/paths/paths.js'
import { routesOf } from '../support/app/routes.js'
import { signIn } from '../support/app/sign-in.js'
import { createTestApp } from '../support/app/test-app.js'
import { galleryAnswers, galleryAsker, galleryTyped } from '../support/gallery/gallery.js'

describe('Caches', () => {
  it('may keep no staff page', async function () {
    this.timeout(120_000)
    const app = createTestApp()
    const admin = signIn(app, 'admin')
    const languages = app.services.language.offered.map(languagePrefix).filter(Boolean)
    const prefixes = [fixedRoutes.assets, fixedRoutes.api, ...languages]
    const rooms = routesOf(app.app, prefixes).filter(
      ({ method, path }) => method === 'get' && staffRooms.some((room) => path.startsWith(room.path)),
    )
    assert.ok(rooms.length > 50, `${rooms.length} routes are looked at`)
    for (const { path } of rooms) {
      const { headers } = await admin.get(path.replace(/:\w+/g, '1'))
      assert.match(headers['cache-control'] ?? 'none', /no-store/, path)
    }
  })

  it('may keep no page with typed text', async () => {
    const { app } = createTestApp()
    const code = Object.keys(galleryTyped).find((each) => galleryAnswers[each])
    for (const path of [
      `/answers/${code}`,
      `/answers/${code}/others`,
      `/es/answers/${code}/others`,
      '/search?q=planted',
      '/people?q=planted',
    ]) {
      const { headers } = await request(app).get(path).set('Cookie', `asker=${galleryAsker}`).expect(200)
      assert.match(headers['cache-control'] ?? 'none', /no-store/, path)
    }
  })
})

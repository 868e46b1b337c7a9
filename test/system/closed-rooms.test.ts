import assert from 'node:assert/strict'
import request from 'supertest'
import { languagePrefix, staffRooms } from '../../src/paths/paths.js'
import { askFor, minRoles, readClosedRoutes } from '../support/app/closed-routes.js'
import { createTestApp } from '../support/app/test-app.js'
import { serve } from '../support/browser/browser.js'

/** The other half is test/system/staff-roles.test.ts, which signs in. */
describe('Staff rooms', () => {
  const made = createTestApp()
  const { app, services } = made
  const { routes, closed } = readClosedRoutes(app, services.language)
  let site: Awaited<ReturnType<typeof serve>>
  before(async () => {
    site = await serve(app)
  })
  after(() => site.close())

  it('are in the route table, in every language', () => {
    const paths = closed.map(({ method, path }) => `${method} ${path}`)
    for (const path of [
      'get /account',
      'get /es/account',
      'post /admin/accounts',
      'post /es/admin/accounts/:id',
    ])
      assert.ok(paths.includes(path), path)
    assert.ok(routes.some(({ path }) => path === '/es/answers/:code'))
    for (const { path, minRole } of staffRooms)
      assert.equal(minRoles.find(([start]) => start === path)?.[1], minRole, path)
  })

  it('send strangers to the sign-in page, whatever they request', async () => {
    for (const route of closed) {
      const answer = await askFor(site.base, route)
      assert.equal(answer.status, 303, `${route.method} ${route.path}`)
      assert.match(answer.headers.location ?? '', /\/sign-in(\?next=|$)/)
      assert.equal(answer.headers['cache-control'], 'no-store')
    }
  })

  it('are closed as a whole: strangers cannot tell what exists in them', async () => {
    for (const prefix of services.language.ofStaff.map(languagePrefix))
      for (const { path } of staffRooms)
        for (const method of ['get', 'post', 'put', 'delete'] as const)
          await request(site.base)[method](`${prefix}${path}/nowhere`).expect(303)
  })

  it('are in English for readers of the other languages', async () => {
    for (const path of ['/desk', '/admin/accounts?page=2', '/sign-in', '/forgot', '/choose-password/abc'])
      await request(site.base).get(`/vi${path}`).expect(303).expect('location', path)
    await request(site.base).post('/vi/sign-in').expect(303).expect('location', '/sign-in')
    const { text } = await request(site.base).get('/vi/').expect(200)
    assert.match(text, /href="\/sign-in"/)
  })
}).timeout(60_000)

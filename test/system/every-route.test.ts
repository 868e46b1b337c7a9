import assert from 'node:assert/strict'
import { once } from 'node:events'
import type { Server } from 'node:http'
import request from 'supertest'
import { fixedRoutes, languagePrefix } from '../../src/paths/paths.js'
import { createSmsApp } from '../public/text-messages/sms-app.js'
import { routesOf } from '../support/app/routes.js'
import { signIn } from '../support/app/sign-in.js'

describe('Every route of the service', () => {
  const made = createSmsApp()
  const prefixes = made.services.language.offered.map(languagePrefix).filter(Boolean)
  const routes = routesOf(made.app, [...prefixes, fixedRoutes.assets, fixedRoutes.api])
  const methodsOf = (path: string) =>
    routes.flatMap((route) => (route.path === path && route.method !== '_all' ? [route.method] : []))
  const admin = signIn(made, 'admin')
  // Listens once: for an app, each request would open a server of its own.
  let server: Server
  before(async () => {
    server = made.app.listen(0)
    await once(server, 'listening')
  })
  after(() => server.close())

  it('answers an unsupported method with a 405 that lists the supported ones', async function () {
    this.timeout(60_000)
    const paths = [...new Set(routes.map(({ path }) => path))]
    assert.ok(paths.length > 250, `${paths.length} paths are looked at`)
    for (const path of paths) {
      const methods = methodsOf(path)
      const names = { get: 'GET, HEAD', post: 'POST', delete: 'DELETE' } as const
      const allow = Object.entries(names).flatMap(([method, name]) => (methods.includes(method) ? name : []))
      for (const wrong of ['get', 'post', 'delete'] as const) {
        if (methods.includes(wrong)) continue
        const asked = request(server)
          [wrong](path.replaceAll(/:\w+/g, '1').replace('*file', '1'))
          .set({ Cookie: admin.cookie, 'X-CSRF-Token': admin.csrf })
        const answer = await (wrong === 'get' ? asked : asked.type('form').send({ any: 'thing' }))
        assert.equal(answer.status, 405, `${wrong} ${path}`)
        assert.equal(answer.headers.allow, allow.join(', '), `${wrong} ${path}`)
      }
    }
  })
})

import assert from 'node:assert/strict'
import { once } from 'node:events'
import type { Server } from 'node:http'
import express, { type ErrorRequestHandler, type RequestHandler } from 'express'
import request from 'supertest'
import { fixedRoutes, languagePrefix } from '../../../src/paths/paths.js'
import { toWebError } from '../../../src/platform/web/errors.js'
import { type Methods, routeTable } from '../../../src/platform/web/route-table.js'
import { createSmsApp } from '../../public/text-messages/sms-app.js'
import { routesOf } from '../../support/app/routes.js'
import { signIn } from '../../support/app/sign-in.js'

/** Tells which handler answered, and for which path. */
const say =
  (words: string): RequestHandler =>
  (req, res) =>
    void res.send(`${words} ${Object.values(req.params)}`)

const asStatus: ErrorRequestHandler = (thrown, _req, res, _next) => {
  const { status, headers } = toWebError(thrown)
  res.status(status).set(headers).end()
}

const served = (table: Record<string, Methods>) =>
  express()
    .use(routeTable(table))
    .use((_req, res) => void res.status(404).end())
    .use(asStatus)

describe('A route table', () => {
  it('answers each path by method, and HEAD as GET', async () => {
    const app = served({ '/cats/:name': { get: say('shown'), post: say('changed') } })
    await request(app).get('/cats/tom').expect(200, 'shown tom')
    await request(app).post('/cats/tom').expect(200, 'changed tom')
    const { headers } = await request(app).head('/cats/tom').expect(200)
    assert.equal(headers['content-length'], String('shown tom'.length))
  })

  it('refuses every other method, and lists the allowed ones', async () => {
    const app = served({
      '/read': { get: say('') },
      '/send': { post: say('') },
      '/both': { get: say(''), post: say('') },
      '/end': { delete: say('') },
    })
    for (const method of ['put', 'patch', 'delete', 'options'] as const) {
      await request(app)[method]('/read').expect(405).expect('allow', 'GET, HEAD')
      await request(app)[method]('/send').expect(405).expect('allow', 'POST')
      await request(app)[method]('/both').expect(405).expect('allow', 'GET, HEAD, POST')
    }
    await request(app).delete('/end').expect(200)
    await request(app).get('/end').expect(405).expect('allow', 'DELETE')
    await request(app).post('/read').expect(405)
    await request(app).get('/send').expect(405)
    await request(app).head('/send').expect(405)
  })

  it('passes every other path on', async () => {
    const app = served({ '/read': { get: say('') } })
    await request(app).get('/read/more').expect(404)
    await request(app).delete('/').expect(404)
  })

  it('follows the order of its paths', async () => {
    const app = served({ '/cats/new': { post: say('added') }, '/cats/:name': { get: say('shown') } })
    await request(app).get('/cats/new').expect(405).expect('allow', 'POST')
    await request(app).get('/cats/tom').expect(200, 'shown tom')
  })

  it('runs its handlers in order, as if each list were written out', async () => {
    const note =
      (word: string): RequestHandler =>
      (_req, res, next) => {
        res.append('x-seen', word)
        next()
      }
    const app = served({
      '/': { before: [note('a'), [note('b')]], get: [note('c'), [[note('d')], say('')]], post: say('') },
    })
    await request(app).get('/').expect(200).expect('x-seen', 'a, b, c, d')
    await request(app).post('/').expect(200).expect('x-seen', 'a, b')
  })

  it('lets a guard refuse before it lists the methods', async () => {
    const closed: RequestHandler = (_req, res) => void res.status(403).end()
    const app = served({ '/': { before: closed, post: say('') } })
    const { headers } = await request(app).get('/').expect(403)
    assert.equal(headers.allow, undefined)
  })
})

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

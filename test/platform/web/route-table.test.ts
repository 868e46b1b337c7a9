import assert from 'node:assert/strict'
import { setImmediate } from 'node:timers/promises'
import express, { type ErrorRequestHandler, type RequestHandler } from 'express'
import request from 'supertest'
import { NotFound, toWebError } from '../../../src/platform/web/errors.js'
import { type Methods, routeTable } from '../../../src/platform/web/route-table.js'

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
    for (const method of ['put', 'patch', 'delete', 'options', 'trace'] as const) {
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

  it('runs handlers in turn, nested or not, and hands on the fault of any', async () => {
    const later: RequestHandler = async (_req, _res, next) => {
      await setImmediate()
      next()
    }
    const fail = () => {
      throw new NotFound()
    }
    const refuse = async () => Promise.reject(new NotFound())
    const app = served({
      '/all': { before: [later, [later]], get: [later, say('last')] },
      '/fails': { before: [later], get: [later, fail], post: [later, refuse] },
      '/hands-on': { get: [later, (_req, _res, next) => next(new NotFound()), say('never')] },
      '/leaves': { get: [later, (_req, _res, next) => next('route'), say('never')] },
    })
    await request(app).get('/all').expect(200, /^last/)
    await request(app).get('/fails').expect(404)
    await request(app).post('/fails').expect(404)
    await request(app).get('/hands-on').expect(404)
    await request(app).get('/leaves').expect(404)
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

import assert from 'node:assert/strict'
import { once } from 'node:events'
import { setTimeout as delay, setImmediate as turn } from 'node:timers/promises'
import express, { type ErrorRequestHandler, type Request, type Response } from 'express'
import request from 'supertest'
import { createMetrics } from '../../../src/platform/metrics/metrics.js'
import { type AskLimits, admitAsks } from '../../../src/platform/web/admit-asks.js'
import type { WebError } from '../../../src/platform/web/errors.js'

const limits: AskLimits = { maxAtOnce: 2, maxWaitMs: 60_000, maxWaiting: 3 }

/** An app whose answers are sent by the test. */
function startApp(change: Partial<AskLimits>) {
  const answering: Response[] = []
  const begun: string[] = []
  const metrics = createMetrics()
  const app = express()
  app.get('/ask/:name', admitAsks(metrics, { ...limits, ...change }), (req, res) => {
    begun.push(String(req.params.name))
    answering.push(res)
  })
  app.use(((fault: WebError, _req, res, _next) => {
    res.status(fault.status).set(fault.headers).end()
  }) satisfies ErrorRequestHandler)
  const server = app.listen(0)
  return {
    begun,
    metrics,
    /** Waits until it has arrived. */
    async ask(name: string) {
      const arrives = once(server, 'request')
      const sent = request(server).get(`/ask/${name}`)
      const reply = sent.then((each) => each)
      const [, res] = (await arrives) as [Request, Response]
      await turn()
      await turn()
      /** Resolves when the server has seen it. */
      async function leave() {
        const closed = once(res, 'close')
        sent.abort()
        await closed
      }
      return { reply, leave }
    },
    answerNext: () => void answering.shift()?.end('answer'),
    async until(isSo: () => boolean) {
      while (!isSo()) await turn()
    },
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

describe('Concerns that come faster than they are answered', () => {
  const started: ReturnType<typeof startApp>[] = []
  const start = (change: Partial<AskLimits> = {}) => {
    const app = startApp(change)
    started.push(app)
    return app
  }
  afterEach(() => Promise.all(started.splice(0).map((app) => app.close())))

  it('wait for those before them, in their order', async () => {
    const app = start()
    const replies = []
    for (const name of ['a', 'b', 'c', 'd']) replies.push((await app.ask(name)).reply)
    assert.deepEqual(app.begun, ['a', 'b'])
    for (const count of [3, 4, 4, 4]) {
      app.answerNext()
      await app.until(() => app.begun.length === count)
    }
    assert.deepEqual(app.begun, ['a', 'b', 'c', 'd'])
    for (const reply of replies) assert.equal((await reply).status, 200)
  })

  it('are refused when too many wait, and are told when to come back', async () => {
    const app = start()
    const replies = []
    for (let i = 0; i < 6; i++) replies.push((await app.ask(String(i))).reply)
    const refused = await replies.pop()!
    assert.equal(refused.status, 503)
    assert.equal(refused.headers['retry-after'], '10')
    assert.match(await app.metrics.text(), /shed_total 1\n/)
    while (app.begun.length < 5) {
      app.answerNext()
      await turn()
    }
    app.answerNext()
    app.answerNext()
    for (const reply of replies) assert.equal((await reply).status, 200)
  })

  it('are refused while the first of those that wait has waited too long', async () => {
    const app = start({ maxWaitMs: 20 })
    for (const name of ['a', 'b', 'waits']) void (await app.ask(name)).reply.catch(() => {})
    await delay(25)
    assert.equal((await (await app.ask('late')).reply).status, 503)
    app.answerNext()
    await app.until(() => app.begun.includes('waits'))
    void (await app.ask('next')).reply.catch(() => {})
    app.answerNext()
    await app.until(() => app.begun.includes('next'))
  })

  it('take no turn of those who left', async () => {
    const app = start({ maxAtOnce: 1 })
    void (await app.ask('a')).reply.catch(() => {})
    const gone = await app.ask('gone')
    void gone.reply.catch(() => {})
    void (await app.ask('c')).reply.catch(() => {})
    await gone.leave()
    app.answerNext()
    await app.until(() => app.begun.includes('c'))
    assert.deepEqual(app.begun, ['a', 'c'])
  })

  it('begin one a turn of the event loop', async () => {
    const admit = admitAsks(createMetrics(), { ...limits, maxAtOnce: 10, maxWaiting: 10 })
    const begun: number[] = []
    const res = { once() {}, closed: false } as unknown as Response
    for (let i = 0; i < 5; i++) admit({} as Request, res, () => void begun.push(i))
    for (let i = 0; i < 5; i++) {
      await turn()
      assert.equal(begun.length, i + 1)
    }
  })
})

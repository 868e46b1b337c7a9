import assert from 'node:assert/strict'
import { setTimeout as wait } from 'node:timers/promises'
import express, { type ErrorRequestHandler } from 'express'
import request from 'supertest'
import type { AuditEvent } from '../../../src/platform/audit/audit-event.js'
import { NotAllowed } from '../../../src/platform/web/errors.js'
import { createLog } from '../../../src/platform/web/log.js'
import { noteRefusals } from '../../../src/staff/sign-in/note-refusals.js'
import type { Staff } from '../../../src/staff/sign-in/staff-guard.js'
import { signIn } from '../../support/app/sign-in.js'
import { createTestApp } from '../../support/app/test-app.js'

describe('A refused request', () => {
  const lines = (made: ReturnType<typeof createTestApp>) =>
    made.services.audit
      .latest(10)
      .filter(({ what }) => what === 'access-refused')
      .map(({ account, details }) => [account, details])

  it('is in the audit log with the account and the route pattern, without the address', async () => {
    const made = createTestApp()
    const desk = signIn(made, 'desk')
    const editor = signIn(made, 'editor')
    await desk.get('/admin/accounts/7?name=jane').expect(403)
    await editor.get('/es/admin/accounts/7?name=jane').expect(403)
    await editor.post('/account/sessions', { csrf: 'forged' }).expect(403)
    const route = '/es/admin/accounts/:id'
    assert.deepEqual(lines(made).reverse(), [
      [desk.account.id, { method: 'GET', route: '/admin/*', reason: 'NotAllowed' }],
      [editor.account.id, { method: 'GET', route, reason: 'NotAllowed' }],
      [editor.account.id, { method: 'POST', route: '/account/sessions', reason: 'FormExpired' }],
    ])
  })

  it('is counted in one row a minute per account and route', async () => {
    const rows: AuditEvent[] = []
    const note = noteRefusals((event) => void rows.push(event), createLog('silent'), 500)
    const app = express()
    app.use((req, res, next) => {
      res.locals.staff = { account: { id: Number(req.get('account')), email: 'cy@elm.example' } } as Staff
      next()
    })
    for (const route of ['/a/:id', '/b']) app.get(route, (_req, _res, next) => next(new NotAllowed()))
    app.use(note)
    app.use(((_error, _req, res, _next) => void res.sendStatus(403)) satisfies ErrorRequestHandler)
    const ask = (path: string, account: string) => request(app).get(path).set('account', account).expect(403)
    const told = () => rows.map(({ who, details }) => [who?.id, details?.route, details?.times])
    await Promise.all([...Array(20).keys()].map((id) => ask(`/a/${id}`, '1')))
    await ask('/b', '1')
    await ask('/b', '2')
    while (rows.length < 4) await wait(10)
    await wait(1100)
    assert.deepEqual(told().sort(), [
      [1, '/a/:id', undefined],
      [1, '/a/:id', 19],
      [1, '/b', undefined],
      [2, '/b', undefined],
    ])
    await ask('/a/1', '1')
    assert.equal(rows.length, 5)
  })

  it('by a stranger is in the service log, without the address', async () => {
    const made = createTestApp()
    await request(made.app).post('/sign-in').type('form').send({ email: 'jane@elm.example' }).expect(403)
    assert.match(made.logged(), /"route":"\/sign-in".*"reason":"FormExpired".*Access was refused/)
    assert.doesNotMatch(made.logged(), /jane|127\.0\.0\.1/)
    assert.deepEqual(lines(made), [])
  })

  it('is refused even if it cannot be recorded', async () => {
    const made = createTestApp()
    const desk = signIn(made, 'desk')
    made.services.audit.record = () => {
      throw new Error('database is locked')
    }
    await desk.get('/admin/accounts').expect(403)
  })
})

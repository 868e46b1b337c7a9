import assert from 'node:assert/strict'
import request from 'supertest'
import { signIn } from '../../support/sign-in.js'
import { createTestApp } from '../../support/test-app.js'

describe('Refused access', () => {
  const lines = (made: ReturnType<typeof createTestApp>) =>
    made.services.audit
      .latest(10)
      .filter(({ what }) => what === 'access-refused')
      .map(({ account, details }) => [account, details])

  it('is told to the audit log with the account and the route’s pattern, and nothing of the address', async () => {
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

  it('of a stranger is told to the log of the service, without the address', async () => {
    const made = createTestApp()
    await request(made.app).post('/sign-in').type('form').send({ email: 'jane@elm.example' }).expect(403)
    assert.match(made.logged(), /"route":"\/sign-in".*"reason":"FormExpired".*Access was refused/)
    assert.doesNotMatch(made.logged(), /jane|127\.0\.0\.1/)
    assert.deepEqual(lines(made), [])
  })

  it('is refused all the same where it cannot be noted', async () => {
    const made = createTestApp()
    const desk = signIn(made, 'desk')
    made.services.audit.record = () => {
      throw new Error('database is locked')
    }
    await desk.get('/admin/accounts').expect(403)
  })
})

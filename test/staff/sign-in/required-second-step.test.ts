import assert from 'node:assert/strict'
import { load } from 'cheerio'
import { Secret, TOTP } from 'otpauth'
import request from 'supertest'
import type { Role } from '../../../src/staff/sign-in/account-store.js'
import { createClock } from '../../support/app/clock.js'
import { accountWithPassword, goodPassword, openBrowser, signInBy } from '../../support/app/door.js'
import { readPage } from '../../support/app/page.js'
import { says } from '../../support/app/says.js'
import { signIn } from '../../support/app/sign-in.js'
import { createTestApp, type TestApp } from '../../support/app/test-app.js'

const email = 'ana@cedarvalley.example'
const aDay = 24 * 60
const rooms = ['/admin/accounts', '/desk', '/account', '/es/desk', '/admin/audit.csv']

async function start(role: Role) {
  const clock = createClock()
  const made = createTestApp({ now: clock.now })
  const account = await accountWithPassword(made, { role })
  const browser = openBrowser(made)
  await signInBy(browser, email)
  const later = async (days: number) => {
    clock.pass(days * aDay)
    return signInBy(browser, email)
  }
  return { ...made, account, browser, clock, later }
}

/** With an own admin and password. */
async function decide(made: TestApp, rule: string, password = goodPassword) {
  const admin = signIn(made, 'admin')
  const { store, passwords } = made.services.accounts
  store.change(admin.account.id, { passwordHash: await passwords.make(goodPassword) })
  return admin.post('/admin/accounts/second-step', { rule, password })
}

/** Sets up a phone on the open page. */
async function enroll({ browser, clock }: Awaited<ReturnType<typeof start>>, password = goodPassword) {
  const page = load((await browser.get('/account/second-factor').expect(200)).text)
  const secret = page('[name=secret]').attr('value') ?? ''
  const totp = new TOTP({ secret: Secret.fromBase32(secret) })
  const code = totp.generate({ timestamp: clock.now().getTime() })
  return browser.send(page, { code, password }, '/account/second-factor')
}

describe('A required second step', () => {
  it('is required of admins from the start, with a week of grace and its last day shown', async () => {
    const { browser, clock } = await start('admin')
    clock.pass(1)
    const page = readPage((await browser.get('/admin/accounts').expect(200)).text, { staff: true })
    assert.match(page('.staff-advice').text(), /by .*\d.* After that day, no other page opens/)
  })

  it('then closes every page except the set-up page, until it is set up', async () => {
    const admin = await start('admin')
    const { browser, later } = admin
    await later(7)
    await browser.get('/admin/accounts').expect(200)
    await later(1)
    for (const path of rooms) {
      const { headers, status } = await browser.get(path)
      const wanted = `${path.startsWith('/es') ? '/es' : ''}/account/second-factor`
      assert.deepEqual([status, headers.location], [303, wanted], path)
    }
    const page = readPage((await browser.get('/account/second-factor')).text, { staff: true })
    assert.match(page('main').text(), says('factor.overdue'))
    assert.equal(page('.staff-rooms a').length, 0)
    assert.equal((await browser.send(page, { code: '000000', password: goodPassword })).status, 422)
    assert.equal((await enroll(admin)).status, 200)
    await browser.get('/admin/accounts').expect(200)
  })

  it('accepts no form either', async () => {
    const made = await start('admin')
    made.clock.pass(9 * aDay)
    const { account } = made
    const { token, session } = made.services.accounts.sessions.start(account.id, {
      complete: true,
      device: '',
    })
    const sent = await request(made.app)
      .post('/admin/accounts')
      .set('Cookie', `session=${token}`)
      .type('form')
      .send({ csrf: session.csrf, email: 'eve@x.example', name: 'Eve', role: 'admin' })
    assert.deepEqual([sent.status, sent.headers.location], [303, '/account/second-factor'])
    assert.equal(made.services.accounts.store.byEmail('eve@x.example'), null)
  })

  it('is a setting for nobody, admins, or everyone, with a week for each and a line in the audit log', async () => {
    const made = await start('desk')
    await made.later(30)
    await made.browser.get('/desk').expect(200)
    assert.equal((await decide(made, 'staff')).status, 303)
    const [line] = made.services.audit.latest(1)
    assert.deepEqual([line?.what, line?.details], ['second-step-rule', { old: 'admins', new: 'staff' }])
    assert.match(load((await made.browser.get('/desk')).text)('.staff-advice').text(), /second step/)
    await made.later(7)
    await made.browser.get('/desk').expect(200)
    await made.later(1)
    await made.browser.get('/desk').expect(303)
    assert.equal((await decide(made, 'staff')).status, 303)
    await made.browser.get('/desk').expect(303)
    assert.equal((await decide(made, 'off')).status, 303)
    await made.browser.get('/desk').expect(200)
    assert.equal((await decide(made, 'anything')).status, 400)
    await signIn(made, 'editor').post('/admin/accounts/second-step', { rule: 'off' }).expect(403)
    assert.equal(made.services.accounts.secondStepRule.current(), 'off')
  })

  it('needs the password to change the setting', async () => {
    const made = await start('desk')
    const refused = await decide(made, 'off', 'not it')
    assert.equal(refused.status, 422)
    const page = readPage(refused.text, { staff: true })
    assert.match(page('#rule-password-fault').text(), says('account.wrongCurrent'))
    assert.equal(page('[name=rule]:checked').val(), 'off', 'what was chosen stays')
    assert.equal(made.services.accounts.secondStepRule.current(), 'admins')
    const now = load((await signIn(made, 'admin').get('/admin/accounts')).text)
    assert.equal(now('form[action$="second-step"]').length, 0, 'a sign-in alone is not enough')
  })

  it('needs the password to set up, and ends the other sessions', async () => {
    const made = await start('admin')
    const { sessions, store } = made.services.accounts
    const other = sessions.start(made.account.id, { complete: true, device: '' })
    const wrong = await enroll(made, 'not it')
    assert.equal(wrong.status, 422)
    assert.match(
      readPage(wrong.text, { staff: true })('#password-fault').text(),
      says('account.wrongCurrent'),
    )
    assert.equal(store.byId(made.account.id)?.totpSecret, null)
    assert.ok(sessions.find(other.token))
    assert.match((await enroll(made)).text, says('factor.othersOut'))
    assert.equal(sessions.find(other.token), null)
    await made.browser.get('/account').expect(200)
  })

  it('ends the other sessions when it is turned off', async () => {
    const made = await start('admin')
    const codes = load((await enroll(made)).text)('.codes code')
      .first()
      .text()
    const { sessions } = made.services.accounts
    const other = sessions.start(made.account.id, { complete: true, device: '' })
    const page = load((await made.browser.get('/account')).text)
    const fields = { code: codes, password: goodPassword }
    assert.equal((await made.browser.send(page, fields, '/account/second-factor/off')).status, 303)
    assert.equal(sessions.find(other.token), null)
  })

  it('cannot be used to guess a password', async () => {
    const made = await start('admin')
    let last = ''
    for (let i = 0; i < 11; i++) last = (await enroll(made, `wrong ${i}`)).text
    assert.match(last, says('signIn.closed'))
    assert.equal((await enroll(made)).status, 422)
  })

  it('needs a fresh sign-in from accounts without a password', async () => {
    const made = await start('admin')
    made.services.accounts.store.change(made.account.id, { passwordHash: null })
    made.clock.pass(11)
    const page = readPage((await made.browser.get('/account/second-factor')).text, { staff: true })
    assert.equal(page('main form').length, 0)
    const again = page('main a.button.main').attr('href')
    assert.equal(again, '/sign-in/sso?next=%2Faccount%2Fsecond-factor&again=yes')
    const secret = 'A'.repeat(32)
    const { sessions } = made.services.accounts
    const send = ({ token, session }: ReturnType<typeof sessions.start>) =>
      request(made.app)
        .post('/account/second-factor')
        .set('Cookie', `session=${token}`)
        .type('form')
        .send({
          ...{ csrf: session.csrf, secret },
          code: new TOTP({ secret: Secret.fromBase32(secret) }).generate({
            timestamp: made.clock.now().getTime(),
          }),
        })
    const old = sessions.start(made.account.id, { complete: true, device: '' })
    made.clock.pass(11)
    assert.equal((await send(old)).status, 422, 'too long ago')
    assert.equal((await send(sessions.start(made.account.id, { complete: true, device: '' }))).status, 422)
    const proven = sessions.start(made.account.id, { complete: true, device: '', proof: 'shown' })
    assert.equal((await send(proven)).status, 200)
  })

  it('can be set up, but not removed, when the provider does not state the sign-in time', async () => {
    const made = await start('admin')
    const { sessions, store } = made.services.accounts
    store.change(made.account.id, { passwordHash: null })
    const { token, session } = sessions.start(made.account.id, {
      complete: true,
      device: '',
      proof: 'unsaid',
    })
    const cookie = `session=${token}`
    const page = async (path: string) =>
      readPage((await request(made.app).get(path).set('Cookie', cookie).expect(200)).text, { staff: true })
    const post = (path: string, form: object) =>
      request(made.app)
        .post(path)
        .set('Cookie', cookie)
        .type('form')
        .send({ csrf: session.csrf, ...form })
    assert.equal((await page('/account/second-factor'))('main form').length, 1)
    const rule = await post('/admin/accounts/second-step', { rule: 'off' }).expect(422)
    assert.match(load(rule.text)('[role=alert]').text(), says('factor.unproven'))
    store.change(made.account.id, { totpSecret: 'x' })
    const own = await page('/account')
    assert.equal(own('form[action="/account/second-factor/off"]').length, 0)
    assert.match(own('main').text(), says('factor.unproven'))
    await post('/account/second-factor/off', { code: '000000' }).expect(422)
  })
})

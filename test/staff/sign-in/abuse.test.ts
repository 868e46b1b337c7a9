import assert from 'node:assert/strict'
import { load } from 'cheerio'
import request from 'supertest'
import { Unavailable } from '../../../src/platform/web/errors.js'
import { createPasswordHash, type DeriveKey } from '../../../src/staff/sign-in/password-hash.js'
import { throttleLimits } from '../../../src/staff/sign-in/sign-in-throttle.js'
import { createClock } from '../../support/app/clock.js'
import { accountWithPassword, goodPassword, openBrowser, signInBy } from '../../support/app/door.js'
import { readPage } from '../../support/app/page.js'
import { says } from '../../support/app/says.js'
import { signIn } from '../../support/app/sign-in.js'
import { createTestApp } from '../../support/app/test-app.js'

const email = 'ana@cedarvalley.example'

describe('Guessing passwords', () => {
  it('stops after ten tries per account, even with the right one, and resumes after 15 minutes', async () => {
    const clock = createClock()
    const made = createTestApp({ now: clock.now })
    await accountWithPassword(made)
    const browser = openBrowser(made)
    for (let i = 0; i < throttleLimits.account; i++)
      assert.equal((await signInBy(browser, email, `wrong ${i}`)).status, 422)
    const refused = await signInBy(browser, email)
    assert.match(readPage(refused.text)('.problems').text(), says('signIn.closed'))
    clock.pass(16)
    assert.equal((await signInBy(browser, email)).status, 303)
    const told = made.services.audit.latest(20).map(({ what }) => what)
    assert.equal(told.filter((what) => what === 'sign-in-failed').length, 10)
    assert.equal(told.filter((what) => what === 'account-locked').length, 1)
  })

  it('looks the same for an unknown account, and others can still sign in', async () => {
    const made = createTestApp()
    await accountWithPassword(made)
    const browser = openBrowser(made)
    for (let i = 0; i < throttleLimits.account; i++) await signInBy(browser, 'nobody@x.example', `wrong ${i}`)
    const refused = await signInBy(browser, 'nobody@x.example', 'wrong')
    assert.match(refused.text, says('signIn.closed'))
    assert.equal((await signInBy(browser, email)).status, 303)
  })

  it('counts simultaneous tries', async () => {
    const made = createTestApp()
    await accountWithPassword(made)
    const { signIn: door } = made.services.accounts
    const visitor = { address: '192.0.2.7', device: '', before: null, lang: 'en', browserKey: () => null }
    const tries = Array.from({ length: 50 }, (_, i) => door.byPassword(email, `wrong ${i}`, visitor))
    const results = (await Promise.all(tries)).map(({ result }) => result)
    assert.equal(results.filter((result) => result === 'wrong').length, throttleLimits.account)
  })

  it('stops for a network address that tries one account after another', async () => {
    const made = createTestApp()
    await accountWithPassword(made)
    const { signIn: door } = made.services.accounts
    const from = (address: string) => ({
      address,
      device: '',
      before: null,
      lang: 'en',
      browserKey: () => null,
    })
    for (let i = 0; i < throttleLimits.address; i++)
      assert.equal((await door.byPassword(`no${i}@x.example`, 'wrong', from('192.0.2.7'))).result, 'wrong')
    assert.equal((await door.byPassword(email, goodPassword, from('192.0.2.7'))).result, 'closed')
    assert.equal((await door.byPassword(email, goodPassword, from('192.0.2.8'))).result, 'in')
  })

  it('counts a household’s whole IPv6 network as one address', async () => {
    const made = createTestApp()
    const { throttle } = made.services.accounts
    const tryFrom = (address: string, i: number) =>
      throttle.begin({ email: `no${i}@x.example`, address, browser: null })
    for (let i = 0; i < throttleLimits.address; i++) assert.ok(tryFrom(`2001:db8:1:2::${i + 1}`, i))
    assert.equal(tryFrom('2001:db8:1:2:ffff::9', 99), null)
    assert.ok(tryFrom('2001:db8:1:3::1', 99))
  })

  it('does not lock out a person who signed in before in that browser, by address or account', async () => {
    const made = createTestApp()
    const { id } = await accountWithPassword(made)
    const signedOut = () => made.services.accounts.sessions.endAll(id)
    const school = openBrowser(made)
    assert.equal((await signInBy(school, email)).status, 303)
    signedOut()
    const { throttle } = made.services.accounts
    const from = { address: '127.0.0.1', browser: null }
    for (let i = 0; i < throttleLimits.account; i++) throttle.begin({ email, ...from })
    for (let i = 0; i < throttleLimits.address; i++) throttle.begin({ email: `no${i}@x.example`, ...from })
    assert.equal((await signInBy(openBrowser(made), email)).status, 422, 'a browser that nobody knows')
    assert.equal((await signInBy(school, email)).status, 303)

    signedOut()
    for (let i = 0; i < throttleLimits.account; i++) await signInBy(school, email, 'wrong')
    assert.match((await signInBy(school, email)).text, says('signIn.closed'), 'its own tries count')
  })

  it('does not count tries the service was too busy to check', async () => {
    const busy = { make: async () => '', isRight: async () => Promise.reject(new Error('busy')) }
    const made = createTestApp({}, { passwords: busy as never })
    const { signIn: door, throttle } = made.services.accounts
    const visitor = { address: '192.0.2.7', device: '', before: null, lang: 'en', browserKey: () => null }
    for (let i = 0; i < 2 * throttleLimits.address; i++)
      await assert.rejects(door.byPassword(`no${i}@x.example`, 'wrong', visitor), /busy/)
    assert.ok(throttle.begin({ email, address: '192.0.2.7', browser: null }))
  })

  it('trusts a browser only for people who signed in there, and rejects a forged mark', async () => {
    const made = createTestApp()
    await accountWithPassword(made)
    const bo = await accountWithPassword(made, { email: 'bo@cedarvalley.example' })
    const { knownBrowsers } = made.services.accounts
    const entered = await signInBy(openBrowser(made), email)
    const known = /known=([\w.-]+)/.exec(String(entered.headers['set-cookie']))?.[1] ?? ''
    const keyOf = (cookie: string, whose: string) =>
      knownBrowsers.keyOf({ get: () => `known=${cookie}` } as never, whose)
    assert.ok(keyOf(known, email))
    assert.equal(keyOf(known, bo.email), null)
    assert.equal(
      keyOf(
        known.replace(/^./, (letter) => (letter === 'A' ? 'B' : 'A')),
        email,
      ),
      null,
    )
    assert.equal(keyOf(known.split('.')[0] ?? '', email), null)
  })

  it('never reveals by the work done whether an account exists', async () => {
    const work: string[] = []
    const derive: DeriveKey = async (_password, salt, cost) => {
      work.push(JSON.stringify([salt.length, cost]))
      return Buffer.alloc(32, 7)
    }
    const passwords = createPasswordHash({ derive })
    const made = createTestApp({}, { passwords })
    const account = await accountWithPassword(made)
    const workOf = async (address: string) => {
      work.length = 0
      await signInBy(openBrowser(made), address, 'any')
      return [...work]
    }
    const there = await workOf(email)
    assert.equal(there.length, 1)
    assert.match(there[0]!, /"N":131072,"r":8,"p":1/)
    assert.deepEqual(await workOf('nobody@cedarvalley.example'), there)
    made.services.accounts.store.change(account.id, { passwordHash: null })
    assert.deepEqual(await workOf(email), there, 'invited, without a password yet')
    made.services.accounts.store.change(account.id, { active: false })
    assert.deepEqual(await workOf(email), there, 'closed')
  })
})

describe('Foreign forms', () => {
  const fields = { email, password: goodPassword }

  for (const [name, change] of [
    ['without a token', {}],
    ['with a forged token', { csrf: 'f'.repeat(43) }],
  ] as const)
    it(`sign nobody in ${name}`, async () => {
      const made = createTestApp()
      await accountWithPassword(made)
      const browser = openBrowser(made)
      await browser.get('/sign-in')
      await browser.agent
        .post('/sign-in')
        .type('form')
        .send({ ...fields, ...change })
        .expect(403)
      await browser.get('/account').expect(303)
    })

  it('sign nobody in with another browser’s token, or from another website', async () => {
    const made = createTestApp()
    await accountWithPassword(made)
    const csrf = load((await request(made.app).get('/sign-in')).text)('[name=csrf]').attr('value')!
    const browser = openBrowser(made)
    const $ = load((await browser.get('/sign-in')).text)
    await browser.agent
      .post('/sign-in')
      .type('form')
      .send({ ...fields, csrf })
      .expect(403)
    const own = $('[name=csrf]').attr('value')!
    await browser.agent
      .post('/sign-in')
      .set('Origin', 'https://evil.example')
      .type('form')
      .send({ ...fields, csrf: own })
      .expect(403)
  })

  it('sign nobody out', async () => {
    const made = createTestApp()
    const { cookie, get } = signIn(made, 'desk')
    await request(made.app).post('/sign-out').set('Cookie', cookie).type('form').send({}).expect(403)
    await get('/account').expect(200)
    await get('/sign-out').expect(405)
  })
})

describe('The page after sign-in', () => {
  const elsewhere = [
    'https://evil.example/desk',
    '//evil.example/desk',
    '/\\evil.example/desk',
    '/%5Cevil.example',
    '\\\\evil.example',
    '/\t/evil.example/desk',
    '/desk/../..//evil.example',
    'javascript:alert(1)',
    '/topics',
    '/deskx',
    '/sign-out',
    '',
  ]
  for (const next of elsewhere)
    it(`is never ${JSON.stringify(next)}`, async () => {
      const made = createTestApp()
      await accountWithPassword(made)
      const browser = openBrowser(made)
      const path = `/sign-in?next=${encodeURIComponent(next)}`
      const fields = { email, password: goodPassword }
      assert.equal((await browser.submit(path, fields)).headers.location, '/desk')
      // The form's own field is treated like the address.
      const forged = openBrowser(made)
      assert.equal((await forged.submit('/sign-in', { ...fields, next })).headers.location, '/desk')
    })

  it('is the requested staff page, in its language', async () => {
    const made = createTestApp()
    await accountWithPassword(made, { role: 'admin' })
    const fields = { email, password: goodPassword }
    const next = '/es/admin/accounts?saved=yes'
    const path = `/sign-in?next=${encodeURIComponent(next)}`
    assert.equal((await openBrowser(made).submit(path, fields)).headers.location, next)
  })
})

describe('A higher role', () => {
  it('cannot be gained through a form field', async () => {
    const made = createTestApp()
    const { store } = made.services.accounts
    const editor = signIn(made, 'editor')
    const forged = { role: 'admin', offices: ['nutrition'], active: 'yes', email: 'x@y.example', name: 'X' }
    for (const path of ['/admin/accounts', `/admin/accounts/${editor.account.id}`])
      await editor.post(path, forged).expect(403)
    for (const path of ['/account/password', '/account/sessions', '/account/second-factor'])
      await editor.post(path, forged)
    assert.deepEqual(store.byId(editor.account.id), editor.account)
    assert.equal(store.list().length, 1)
  })

  it('cannot be given or removed by admins themselves: another admin is needed', async () => {
    const made = createTestApp()
    const admin = signIn(made, 'admin')
    const own = `/admin/accounts/${admin.account.id}`
    for (const path of ['', '/link', '/second-factor', '/sessions'])
      await admin.post(`${own}${path}`, { role: 'desk', active: 'no' }).expect(403)
    assert.equal(made.services.accounts.store.byId(admin.account.id)?.role, 'admin')
  })

  it('does not exist under another name: the lowest role applies', async () => {
    const made = createTestApp()
    const admin = signIn(made, 'admin')
    const form = { email: 'new@y.example', name: 'N', role: 'superadmin', offices: ['moon'], school: 'moon' }
    await admin.post('/admin/accounts', form).expect(200)
    const { role, offices, school } = made.services.accounts.store.byEmail('new@y.example')!
    assert.deepEqual([role, offices, school], ['desk', [], null])
  })
})

describe('A flood of passwords', () => {
  it('waits in a short queue, and is refused for now when that is full', async () => {
    let open: () => void = () => {}
    const gate = new Promise<void>((resolve) => {
      open = resolve
    })
    let working = 0
    let most = 0
    const derive: DeriveKey = async () => {
      working += 1
      most = Math.max(most, working)
      await gate
      working -= 1
      return Buffer.alloc(32)
    }
    const passwords = createPasswordHash({ derive })
    const made = Array.from({ length: 40 }, () => passwords.make('a flood of words'))
    const settled = Promise.allSettled(made)
    await new Promise((resolve) => setImmediate(resolve))
    open()
    const results = await settled
    assert.equal(most, 2)
    const refused = results.filter((each) => each.status === 'rejected')
    assert.ok(refused.length >= 18 && refused.every(({ reason }) => reason instanceof Unavailable))
  })
})

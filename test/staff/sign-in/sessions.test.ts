import assert from 'node:assert/strict'
import { type CheerioAPI, load } from 'cheerio'
import request from 'supertest'
import { createClock } from '../../support/app/clock.js'
import { accountWithPassword, goodPassword, openBrowser, signInBy } from '../../support/app/door.js'
import { says } from '../../support/app/says.js'
import { signIn } from '../../support/app/sign-in.js'
import { createTestApp } from '../../support/app/test-app.js'

const config = { publicUrl: null, rateLimitPerMinute: 0, trustProxy: 0, logRequests: false, embedParents: [] }
const cookiesOf = (headers: Record<string, unknown>) => [headers['set-cookie'] ?? []].flat() as string[]

describe('Sessions', () => {
  it('are worthless after sign-out, even with a copied cookie', async () => {
    const made = createTestApp()
    const desk = signIn(made, 'desk')
    await desk.get('/account').expect(200)
    await desk.post('/sign-out').expect(303)
    await desk
      .get('/account')
      .expect(303)
      .expect('location', /\/sign-in/)
    await desk.post('/account/sessions').expect(303).expect('location', '/sign-in')
  })

  it('end everywhere else on request, and with a new password', async () => {
    const made = createTestApp()
    await accountWithPassword(made)
    const [here, there] = [openBrowser(made), openBrowser(made)]
    const email = 'ana@cedarvalley.example'
    for (const browser of [here, there]) await signInBy(browser, email)
    const $ = load((await here.get('/account').expect(200)).text)
    const all = checked($)
    assert.equal(all.length, 1, 'all but this browser')
    const end = (session: string[], password: string) =>
      here.send($, { session, password }, '/account/sessions')
    for (const [session, password, fault] of [
      [all, 'not it', 'account.wrongCurrent'],
      [[], goodPassword, 'account.noSession'],
      [['0'.repeat(12)], goodPassword, 'account.noSession'],
    ] as const) {
      const refused = await end([...session], password)
      assert.equal(refused.status, 422)
      assert.match(refused.text, says(fault))
      assert.deepEqual(checked(load(refused.text)), session === all ? all : [], 'as they were checked')
      await there.get('/account').expect(200)
    }
    assert.equal((await end(all, goodPassword)).headers.location, '/account?saved=yes')
    await here.get('/account').expect(200)
    await there.get('/account').expect(303)

    await signInBy(there, email)
    const next = 'nine herons fold paper'
    const wrong = { current: 'not it', password: next, again: next }
    assert.equal((await here.submit('/account', wrong, '/account/password')).status, 422)
    await there.get('/account').expect(200)
    const changed = await here.submit(
      '/account',
      { current: goodPassword, password: next, again: next },
      '/account/password',
    )
    assert.equal(changed.headers.location, '/account?saved=yes')
    await here.get('/account').expect(200)
    await there.get('/account').expect(303)
    assert.equal((await signInBy(there, email)).status, 422)
    assert.equal((await signInBy(there, email, next)).status, 303)
  })

  it('are ended one by one, and nobody else’s', async () => {
    const made = createTestApp()
    await accountWithPassword(made)
    const [here, there, elsewhere] = [openBrowser(made), openBrowser(made), openBrowser(made)]
    for (const browser of [there, here, elsewhere]) await signInBy(browser, 'ana@cedarvalley.example')
    const other = signIn(made, 'desk')
    const $ = load((await here.get('/account').expect(200)).text)
    const [first, second] = checked($)
    const [own] = checked(load((await there.get('/account').expect(200)).text)).filter(
      (each) => each !== first && each !== second,
    )
    const [others] = made.services.accounts.sessions.ofAccount(other.account.id)
    const session = [first!, own!, others!.id.slice(0, 12)]
    await here.send($, { session, password: goodPassword }, '/account/sessions')
    const left = await Promise.all(
      [there, elsewhere].map(async (each) => (await each.get('/account')).status),
    )
    assert.deepEqual(left.sort(), [200, 303])
    await here.get('/account').expect(200)
    await other.get('/account').expect(200)
  })

  it('are ended after a fresh sign-in at the provider, where there is no password', async () => {
    const clock = createClock()
    const made = createTestApp({ now: clock.now })
    const { sessions } = made.services.accounts
    for (const [proof, minutes, status] of [
      ['shown', 9, 303],
      ['shown', 11, 422],
      // A provider that does not tell when: the session of today is enough.
      ['unsaid', 9, 303],
      [null, 0, 422],
    ] as const) {
      const { account } = signIn(made, 'desk')
      const { token, session } = sessions.start(account.id, { complete: true, device: 'here', proof })
      clock.pass(minutes)
      const cookie = `session=${token}`
      const $ = load((await request(made.app).get('/account').set('Cookie', cookie).expect(200)).text)
      assert.equal($('form[action="/account/sessions"] button').length, status === 303 ? 1 : 0)
      const others = sessions.ofAccount(account.id).filter(({ id }) => id !== session.id)
      const form = { csrf: session.csrf, session: others.map(({ id }) => id.slice(0, 12)) }
      const answer = await request(made.app)
        .post('/account/sessions')
        .set('Cookie', cookie)
        .type('form')
        .send(form)
        .expect(status)
      if (status === 422) assert.match(answer.text, says('account.staleToEnd'))
      assert.equal(sessions.ofAccount(account.id).length, status === 303 ? 1 : 2)
    }
  })

  it('end an hour after the last use, and twelve hours after sign-in', async () => {
    const clock = createClock()
    const made = createTestApp({ now: clock.now })
    const idle = signIn(made, 'desk')
    clock.pass(59)
    await idle.get('/account').expect(200)
    clock.pass(59)
    await idle.get('/account').expect(200)
    clock.pass(61)
    await idle.get('/account').expect(303)

    const busy = signIn(made, 'desk')
    for (let half = 0; half < 23; half++) {
      clock.pass(30)
      await busy.get('/account').expect(200)
    }
    clock.pass(30)
    await busy.get('/account').expect(303)
  })

  it('get a new token after the password and after the code: a planted one opens nothing', async () => {
    const made = createTestApp()
    await accountWithPassword(made)
    const browser = openBrowser(made)
    const planted = 'p'.repeat(43)
    browser.agent.jar.setCookie(`session=${planted}`, '127.0.0.1', '/')
    const entered = await signInBy(browser, 'ana@cedarvalley.example')
    const token = /session=([\w-]+)/.exec(cookiesOf(entered.headers).join())?.[1]
    assert.ok(token && token !== planted)
    await request(made.app).get('/account').set('Cookie', `session=${planted}`).expect(303)

    const again = await signInBy({ ...browser, submit: freshForm(made, browser) }, 'ana@cedarvalley.example')
    assert.notEqual(/session=([\w-]+)/.exec(cookiesOf(again.headers).join())?.[1], token)
    await request(made.app).get('/account').set('Cookie', `session=${token}`).expect(303)
  })

  it('work in two tabs: an open sign-in form still works, and so does the other tab', async () => {
    const made = createTestApp()
    await accountWithPassword(made)
    const browser = openBrowser(made)
    const [first, second] = [
      load((await browser.get('/sign-in')).text),
      load((await browser.get('/sign-in?next=/account')).text),
    ]
    const fields = { email: 'ana@cedarvalley.example', password: goodPassword }
    assert.equal((await browser.send(first, fields)).status, 303)
    const tab = load((await browser.get('/account')).text)
    assert.equal((await browser.send(second, fields)).headers.location, '/account')
    const wrong = { current: 'not it', password: 'x', again: 'x' }
    const earlier = await browser.send(tab, wrong, '/account/password')
    assert.equal(earlier.status, 422, 'the form is taken, the password is not')
    const unknown = await browser.agent.post('/account/sessions').type('form').send({ csrf: 'x' })
    assert.equal(unknown.status, 403)
    assert.match(unknown.text, says('errors.formExpired.title'))
    const again = load((await browser.get('/account')).text)
    assert.equal((await browser.send(again, wrong, '/account/password')).status, 422)
  })

  it('follow the account: a role change applies at once, and a closed account is out', async () => {
    const made = createTestApp()
    const admin = signIn(made, 'admin')
    await admin.get('/admin/accounts').expect(200)
    made.services.accounts.store.change(admin.account.id, { role: 'desk' })
    await admin.get('/admin/accounts').expect(403)
    made.services.accounts.store.change(admin.account.id, { active: false })
    await admin.get('/account').expect(303)
  })

  it('are stored as hashes', async () => {
    const made = createTestApp()
    const { cookie } = signIn(made, 'desk')
    const rows = JSON.stringify(made.database.$client.prepare('select * from sessions').all())
    assert.ok(!rows.includes(cookie.split('=')[1]!))
  })
})

/** The browsers that would be signed out. */
const checked = ($: CheerioAPI): string[] =>
  $('form[action="/account/sessions"] input[name=session][checked]')
    .toArray()
    .map((each) => String($(each).attr('value')))

/** The sign-in form as seen by a signed-in person who had it open in another tab. */
function freshForm(made: ReturnType<typeof createTestApp>, browser: ReturnType<typeof openBrowser>) {
  return async (path: string, fields: Record<string, string>) => {
    const form = await request(made.app).get(path)
    for (const line of cookiesOf(form.headers)) browser.agent.jar.setCookie(line, '127.0.0.1', '/')
    return browser.send(load(form.text), fields)
  }
}

describe('Staff cookies', () => {
  it('cannot be read by scripts or sent by another website’s form', async () => {
    const made = createTestApp()
    await accountWithPassword(made)
    const entered = await signInBy(openBrowser(made), 'ana@cedarvalley.example')
    const [session = ''] = cookiesOf(entered.headers).filter((line) => line.startsWith('session='))
    assert.match(session, /; Path=\/; .*HttpOnly; SameSite=Lax$/)
    assert.doesNotMatch(session, /Domain|Secure/)
  })

  for (const [name, behind, header] of [
    ['behind TLS', { ...config, publicUrl: 'https://ask.example' }, {}],
    ['behind a proxy that says so', { ...config, trustProxy: 1 }, { 'X-Forwarded-Proto': 'https' }],
  ] as const)
    it(`are Secure and bound to the host ${name}`, async () => {
      const { app } = createTestApp({ config: behind })
      const { headers } = await request(app).get('/sign-in').set(header)
      assert.match(
        cookiesOf(headers).join(),
        /^__Host-form=[\w-]{43}; .*Path=\/; .*HttpOnly; Secure; SameSite=Lax$/,
      )
    })

  it('are Secure under an https address without a proxy header, and so are those of families', async () => {
    const { app, services } = createTestApp({ config: { ...config, publicUrl: 'https://ask.example' } })
    const asked = await request(app)
      .post('/ask')
      .type('form')
      .send({ concern: 'The bus is late', school: 'lincoln' })
    const cookies = cookiesOf(asked.headers)
    assert.ok(cookies.length > 0)
    for (const cookie of cookies) assert.match(cookie, /^__Host-.*; Secure/)
    assert.match(cookies.join(), /asker=/)
    const account = await accountWithPassword({ services })
    const entered = await signInBy(openBrowser({ app }), account.email)
    for (const cookie of cookiesOf(entered.headers)) assert.match(cookie, /^__Host-.*; Secure/)
  })
})

import assert from 'node:assert/strict'
import request from 'supertest'
import { goodPassword, openBrowser, signInBy } from '../../support/app/door.js'
import { readPage } from '../../support/app/page.js'
import { says } from '../../support/app/says.js'
import { signIn } from '../../support/app/sign-in.js'
import { createTestApp, type TestApp } from '../../support/app/test-app.js'

const own = { name: 'Ana Bell', email: 'Ana.Bell@elm.example', password: goodPassword, again: goodPassword }

describe('The page of the first admin', () => {
  let app: TestApp
  let key: string
  beforeEach(() => {
    app = createTestApp()
    key = app.services.accounts.setupKey.read() ?? ''
  })

  const accounts = () => app.services.accounts.store.list()
  const send = (fields: Record<string, string>, path = '/setup') => openBrowser(app).submit(path, fields)
  const read = (text: string) => readPage(text)

  it('makes an admin of one’s own name and address, once, and leads to the setup', async () => {
    const browser = openBrowser(app)
    const link = `/setup?key=${key}`
    const $ = read((await browser.get(link).expect(200)).text)
    assert.equal($('#key').val(), key)
    assert.match($('main button[type=submit]').text(), says('setup.firstButton', 'en'))
    const sent = await browser.submit(link, { ...own, key })
    assert.equal(sent.status, 303)
    assert.equal(sent.headers.location, '/sign-in?next=%2Fadmin%2Fsetup&chosen=yes')
    const [admin] = accounts()
    assert.deepEqual(
      [admin?.name, admin?.email, admin?.role, admin?.active],
      ['Ana Bell', 'ana.bell@elm.example', 'admin', true],
    )
    const entered = await browser.submit(sent.headers.location, { email: own.email, password: goodPassword })
    assert.equal(entered.headers.location, '/admin/setup')
    await browser.get('/admin/setup').expect(200)
    await browser.get('/setup').expect(303).expect('location', '/admin/setup')
    assert.equal(app.services.accounts.setupKey.read(), null)
  })

  it('is closed to strangers once somebody can sign in, even with the key', async () => {
    const late = openBrowser(app)
    const form = readPage((await late.get('/setup')).text)
    await send({ ...own, key })
    await request(app.app).get(`/setup?key=${key}`).expect(404)
    await late.send(form, { ...own, email: 'late@elm.example', key }).expect(404)
    assert.equal(accounts().length, 1)
    const editor = signIn(app, 'editor')
    await editor.get('/setup').expect(404)
  })

  it('makes nobody without the key, and says nothing else', async () => {
    for (const wrong of ['', 'a', `${key}x`, key.toUpperCase()]) {
      const { text, status } = await send({ ...own, password: 'x', key: wrong })
      assert.equal(status, 422)
      const $ = read(text)
      assert.match($('#key-fault').text(), says('setup.wrongKey'))
      assert.equal($('[aria-invalid]').length, 1)
      assert.equal($('#name').val(), own.name, 'what was typed stays')
      assert.ok(!text.includes(key) || wrong === `${key}x`)
    }
    assert.equal(accounts().length, 0)
  })

  it('holds the password and the address to the usual rules', async () => {
    for (const [fields, faulty] of [
      [{ password: 'password', again: 'password' }, '#password'],
      [{ again: 'seven otters read books' }, '#password'],
      [{ password: 'Ana Bell Ana Bell', again: 'Ana Bell Ana Bell' }, '#password'],
      [{ email: 'ana' }, '#email'],
      [{ name: '  ' }, '#name'],
    ] as const) {
      const { text, status } = await send({ ...own, key, ...fields })
      assert.equal(status, 422)
      assert.equal(read(text)(faulty).attr('aria-invalid'), 'true', JSON.stringify(fields))
    }
    assert.equal(accounts().length, 0)
  })

  it('takes a form of its own alone, and an address that was invited', async () => {
    await request(app.app)
      .post('/setup')
      .type('form')
      .send({ ...own, key })
      .expect(403)
    const { store } = app.services.accounts
    store.add({ email: own.email, name: 'A', role: 'desk', offices: [], school: null }, app.services.now())
    await send({ ...own, key })
    assert.deepEqual(
      accounts().map(({ name, role }) => [name, role]),
      [['Ana Bell', 'admin']],
    )
    assert.equal((await signInBy(openBrowser(app), own.email)).status, 303)
  })
})

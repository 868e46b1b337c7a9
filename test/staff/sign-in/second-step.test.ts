import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { load } from 'cheerio'
import { Secret, TOTP } from 'otpauth'
import { createSecrets, hashToken } from '../../../src/platform/secrets/secrets.js'
import { createHealthNotes } from '../../../src/platform/web/health-notes.js'
import { createLog } from '../../../src/platform/web/log.js'
import { watchKey } from '../../../src/staff/sign-in/watch-key.js'
import { createClock } from '../../support/app/clock.js'
import { accountWithPassword, goodPassword, openBrowser, signInBy } from '../../support/app/door.js'
import { readPage } from '../../support/app/page.js'
import { says } from '../../support/app/says.js'
import { signIn } from '../../support/app/sign-in.js'
import { testSecrets } from '../../support/app/test-accounts.js'
import { createTestApp } from '../../support/app/test-app.js'

const email = 'ana@cedarvalley.example'

/** An admin with a phone who set up the second step in the browser. */
async function startWithPhone() {
  const clock = createClock()
  const made = createTestApp({ now: clock.now })
  const account = await accountWithPassword(made, { role: 'admin' })
  const browser = openBrowser(made)
  await signInBy(browser, email)
  const $ = readPage((await browser.get('/account/second-factor').expect(200)).text, { staff: true })
  const secret = $('[name=secret]').attr('value') ?? ''
  const code = () =>
    new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: clock.now().getTime() })
  const shown = await browser.send($, { code: code(), password: goodPassword }, '/account/second-factor')
  const codes = load(shown.text)('.codes code')
    .toArray()
    .map((each) => load(each).text())
  clock.pass(1)
  return { clock, made, account, browser, code, codes, picture: $('.qr').html() ?? '' }
}

describe('The second step', () => {
  it('is set up with a picture allowed by the page’s policy, and ten recovery codes', async () => {
    const { picture, codes, made, account } = await startWithPhone()
    assert.match(picture, /^<svg /)
    assert.doesNotMatch(picture, /style|href|script/)
    assert.equal(codes.length, 10)
    for (const code of codes) assert.match(code, /^[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}$/)
    const stored = JSON.stringify(made.services.accounts.store.byId(account.id))
    for (const code of codes) assert.ok(!stored.includes(code) && !stored.includes(code.replace('-', '')))
    // 39 bits: whoever has the database must not find them by trying all, with the key or without.
    for (const code of codes) assert.ok(!stored.includes(hashToken(code.replace('-', ''))))
    const hashes = made.services.accounts.store.byId(account.id)!.recoveryCodes
    assert.equal(new Set(hashes).size, 10)
    for (const hash of hashes) assert.match(hash, /^scrypt\$\d+\$8\$1\$[\w-]{22}\$[\w-]{43}$/)
  })

  it('takes the recovery codes of earlier versions, which have a quick hash', async () => {
    const { made, account } = await startWithPhone()
    made.services.accounts.store.change(account.id, {
      recoveryCodes: [
        hashToken('K7M2Q9XD'),
        hashToken('Z7M2Q9XD'),
        testSecrets.hash('Y7M2Q9XD', 'recovery-code'),
      ],
    })
    for (const [code, left] of [
      ['K7M2-Q9XD', 2],
      ['Y7M2-Q9XD', 1],
    ] as const) {
      const browser = openBrowser(made)
      await signInBy(browser, email)
      assert.equal((await browser.submit('/sign-in/code', { code })).status, 303)
      assert.equal(made.services.accounts.store.byId(account.id)?.recoveryCodes.length, left)
    }
  })

  it('takes a recovery code once, also of two browsers at the same moment', async () => {
    const { made, codes, account } = await startWithPhone()
    const browsers = [openBrowser(made), openBrowser(made)]
    for (const browser of browsers) await signInBy(browser, email)
    const sent = browsers.map((browser) => browser.submit('/sign-in/code', { code: codes[3]! }))
    const statuses = (await Promise.all(sent)).map(({ status }) => status)
    assert.deepEqual(statuses.sort(), [303, 422])
    assert.equal(made.services.accounts.store.byId(account.id)?.recoveryCodes.length, 9)
  })

  it('refuses the phone’s codes where the key was lost, and tells whoever runs the service until it is reset', async () => {
    const { made, code, account } = await startWithPhone()
    const { accounts } = made.services
    const sealed = createSecrets(mkdtempSync(join(tmpdir(), 'who-to-ask-key-'))).seal('another key')
    accounts.store.change(account.id, { totpSecret: sealed })
    const notes = createHealthNotes({ now: () => new Date(), log: createLog('silent') })
    watchKey(accounts, createSecrets(mkdtempSync(join(tmpdir(), 'who-to-ask-key-'))), notes)
    assert.deepEqual(
      notes.list().map(({ part, key, values }) => [part, key, values.count]),
      [['keys', 'health.keyLost', 1]],
    )
    const browser = openBrowser(made)
    await signInBy(browser, email)
    const refused = await browser.submit('/sign-in/code', { code: code() })
    assert.match(readPage(refused.text)('.problems').text(), says('signIn.wrongCode'))
    accounts.store.change(account.id, { totpSecret: null })
    assert.deepEqual(notes.list(), [])
  })

  it('comes between the password and every room; each code, also for recovery, works once', async () => {
    const { made, code, codes, clock } = await startWithPhone()
    const browser = openBrowser(made)
    const first = await signInBy(browser, email)
    assert.equal(first.headers.location, '/sign-in/code')
    for (const path of ['/account', '/admin/accounts'])
      await browser
        .get(path)
        .expect(303)
        .expect('location', /^\/sign-in\/code/)
    const used = code()
    const wrong = await browser.submit('/sign-in/code', { code: used === '000000' ? '000001' : '000000' })
    assert.match(readPage(wrong.text)('.problems').text(), says('signIn.wrongCode'))
    assert.equal((await browser.submit('/sign-in/code', { code: used })).status, 303)
    await browser.get('/admin/accounts').expect(200)

    const again = openBrowser(made)
    await signInBy(again, email)
    assert.equal((await again.submit('/sign-in/code', { code: used })).status, 422, 'used before')
    assert.equal(
      (await again.submit('/sign-in/code', { code: codes[0]!.toLowerCase().replace('-', ' ') })).status,
      303,
    )

    const third = openBrowser(made)
    await signInBy(third, email)
    assert.equal((await third.submit('/sign-in/code', { code: codes[0]! })).status, 422)
    clock.pass(1)
    assert.equal((await third.submit('/sign-in/code', { code: code() })).status, 303)
  })

  it('gives the session a new token, and removes the halfway one', async () => {
    const { made, code, clock } = await startWithPhone()
    const browser = openBrowser(made)
    const tokenIn = (headers: Record<string, unknown>) =>
      /session=([\w-]+)/.exec(String(headers['set-cookie']))?.[1]
    const half = tokenIn((await signInBy(browser, email)).headers)
    clock.pass(1)
    const whole = tokenIn((await browser.submit('/sign-in/code', { code: code() })).headers)
    assert.ok(half && whole && half !== whole)
    assert.equal(made.services.accounts.sessions.find(half), null)
  })

  it('cannot be guessed by repeating the right password', async () => {
    const { made, code } = await startWithPhone()
    let refused = false
    for (let i = 0; i < 12 && !refused; i++) {
      const browser = openBrowser(made)
      const entered = await signInBy(browser, email)
      refused =
        entered.status === 422 ||
        /too many/.test((await browser.submit('/sign-in/code', { code: '999 999' })).text)
    }
    assert.ok(refused)
    const browser = openBrowser(made)
    assert.equal((await signInBy(browser, email)).status, 422)
    assert.ok(code())
  })

  it('needs password and code to turn off, and an unlocked desk is not enough to replace the phone', async () => {
    const { browser, made, account, code, clock } = await startWithPhone()
    const isOn = () => made.services.accounts.store.byId(account.id)?.totpSecret !== null
    await browser.get('/account/second-factor').expect(303)
    const $ = load((await browser.get('/account')).text)
    const off = (fields: Record<string, string>) => browser.send($, fields, '/account/second-factor/off')
    assert.equal((await off({ code: '123', password: goodPassword })).status, 422)
    clock.pass(1)
    const wrong = await off({ code: code(), password: 'not it' })
    assert.match(
      readPage(wrong.text, { staff: true })('#factor-password-fault').text(),
      says('account.wrongCurrent'),
    )
    assert.equal((await off({ code: code() })).status, 422)
    assert.ok(isOn())
    assert.equal((await off({ code: code(), password: goodPassword })).status, 303)
    assert.ok(!isOn())
  })

  it('stays on with a new password; another admin can reset it, which signs the account out', async () => {
    const { browser, made, account } = await startWithPhone()
    const link = made.services.accounts.links.make(account.id, 'reset')
    await openBrowser(made).submit(`/choose-password/${link}`, {
      password: goodPassword,
      again: goodPassword,
    })
    assert.equal((await signInBy(browser, email)).headers.location, '/sign-in/code')
    await signIn(made, 'admin').post(`/admin/accounts/${account.id}/second-factor`).expect(303)
    await browser.get('/sign-in/code').expect(303)
    assert.equal((await signInBy(browser, email)).headers.location, '/desk')
  })

  it('is recommended to every admin without one', async () => {
    const made = createTestApp()
    await accountWithPassword(made, { role: 'admin' })
    const browser = openBrowser(made)
    await signInBy(browser, email)
    assert.match(load((await browser.get('/admin/accounts')).text)('.staff-advice').text(), /second step/)
    assert.equal(load((await signIn(made, 'desk').get('/account')).text)('.staff-advice').length, 0)
  })
})

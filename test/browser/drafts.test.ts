import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { Secret, TOTP } from 'otpauth'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { referrals } from '../../src/platform/database/staff-schema.js'
import { fromRoot } from '../../src/platform/root.js'
import { createClock } from '../support/app/clock.js'
import { accountWithPassword, goodPassword } from '../support/app/door.js'
import { says } from '../support/app/says.js'
import { createTestApp, type TestApp } from '../support/app/test-app.js'
import { serve, startBrowser } from '../support/browser/browser.js'

const [ana, bo] = ['ana@cedarvalley.example', 'bo@cedarvalley.example']
const school = '/admin/directory/schools/new'

describe('What staff typed, in a browser', () => {
  const clock = createClock()
  let made: TestApp
  let site: Awaited<ReturnType<typeof serve>>
  let browser: Browser
  let context: BrowserContext
  let page: Page

  before(async () => {
    made = createTestApp({ now: clock.now })
    site = await serve(made.app)
    browser = await startBrowser()
    await accountWithPassword(made, { role: 'admin' })
    await accountWithPassword(made, { role: 'admin', email: bo, name: 'Bo Castillo' })
  })
  after(async () => {
    await browser?.close()
    await site?.close()
  })
  beforeEach(() => open())
  afterEach(() => context.close())

  async function open(javaScriptEnabled = true): Promise<void> {
    context = await browser.newContext({ viewport: { width: 360, height: 640 }, javaScriptEnabled })
    page = await context.newPage()
  }

  async function fillIn(email: string, on = page): Promise<void> {
    await on.fill('#email', email)
    await on.fill('#password', goodPassword)
    await on.keyboard.press('Enter')
    await on.waitForURL((url) => !/sign-in$/.test(url.pathname))
  }

  async function signIn(email: string, on = page): Promise<void> {
    await on.goto(`${site.base}/sign-in`)
    await fillIn(email, on)
  }

  const pathOf = (on = page) => new URL(on.url()).pathname
  const save = (on = page) => on.click('main form .button.main')
  const drafts = (on = page) =>
    on.evaluate(() => Object.entries(localStorage).filter(([key]) => key.startsWith('draft ')))
  const typed = async (name: string, on = page) => {
    await on.fill('#name', name)
    await on.waitForFunction(
      (text) => Object.values(localStorage).some((each) => String(each).includes(text)),
      name,
    )
  }
  const invited = (email: string) => made.services.accounts.store.byEmail(email)

  for (const scripts of [true, false])
    it(`goes on after the session ended: scripts ${scripts ? 'on' : 'off'}`, async () => {
      await context.close()
      await open(scripts)
      await signIn(ana)
      await page.goto(`${site.base}/admin/accounts`)
      const email = `new.${scripts}@cedarvalley.example`
      await page.fill('#name', 'Noor Haddad')
      await page.fill('#email', email)
      await page.check('#role-desk')
      clock.pass(61)
      await save()
      await page.waitForURL(/sign-in/)
      assert.match((await page.textContent('.notice-box')) ?? '', /kept for 30 minutes/)
      await fillIn(ana)
      assert.match(pathOf(), /^\/account\/kept\//)
      assert.equal(invited(email), null)
      await save()
      await page.waitForSelector('.hand-over')
      assert.equal(invited(email)?.name, 'Noor Haddad')
      if (scripts) assert.deepEqual(await drafts(), [])
    })

  it('goes on after a second step', async () => {
    const account = await accountWithPassword(made, { role: 'admin', email: 'cy@cedarvalley.example' })
    const { secondFactor } = made.services.accounts
    const { secret } = secondFactor.begin(account, 'Who to Ask')
    const code = () =>
      new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: clock.now().getTime() })
    await secondFactor.turnOn(account, secret, code())
    clock.pass(1)
    const enter = async () => {
      await page.fill('#code', code())
      await page.keyboard.press('Enter')
      await page.waitForURL((url) => !url.pathname.endsWith('/code'))
    }
    await signIn(account.email)
    await enter()
    await page.goto(`${site.base}/admin/accounts`)
    await page.fill('#name', 'Ed Fox')
    await page.fill('#email', 'ed@cedarvalley.example')
    clock.pass(61)
    await save()
    await page.waitForURL(/sign-in/)
    await fillIn(account.email)
    await enter()
    await save()
    await page.waitForSelector('main .button')
    assert.equal(invited('ed@cedarvalley.example')?.name, 'Ed Fox')
  })

  it('stays when a required second step falls due before it is sent', async () => {
    const own = createClock()
    const due = createTestApp({ now: own.now })
    const there = await serve(due.app)
    const enter = async () => {
      await page.goto(`${there.base}/sign-in`)
      await fillIn(ana)
    }
    await accountWithPassword(due, { role: 'admin' })
    await enter()
    // A week later, at a quarter to midnight.
    own.pass(7 * 24 * 60 + 9 * 60 + 30)
    await enter()
    await page.goto(there.base + school)
    await typed('Maple Grove Elementary')
    own.pass(30)
    await save()
    await page.waitForURL('**/account/second-factor')
    assert.equal((await drafts()).length, 1)
    const secret = Secret.fromBase32(await page.inputValue('[name=secret]'))
    await page.fill('#password', goodPassword)
    await page.fill('#code', new TOTP({ secret }).generate({ timestamp: own.now().getTime() }))
    await Promise.all([page.waitForNavigation(), save()])
    await page.goto(there.base + school)
    assert.equal(await page.inputValue('#name'), 'Maple Grove Elementary')
    await there.close()
  })

  it('comes back after the page was left, until it is saved or thrown away', async () => {
    await signIn(ana)
    await page.goto(site.base + school)
    await typed('Maple Grove')
    await page.goto(`${site.base}/desk`)
    await page.goto(site.base + school)
    assert.equal(await page.inputValue('#name'), 'Maple Grove')
    assert.match((await page.textContent('.draft')) ?? '', /not saved yet/)
    await page.click('.draft button')
    assert.equal(await page.inputValue('#name'), '')
    await page.reload()
    assert.equal(await page.inputValue('#name'), '')
    assert.deepEqual(await drafts(), [])
  })

  it('comes back with its faults, and is forgotten once saved; Back shows what is saved', async () => {
    const one = '/admin/directory/district'
    await signIn(ana)
    await page.goto(site.base + one)
    const name = await page.inputValue('#name')
    await page.fill('#name', '')
    await save()
    await page.waitForSelector('.problems')
    await page.goto(site.base + one)
    assert.equal(await page.inputValue('#name'), '', 'nothing typed was lost')
    await page.fill('#name', `${name} 2`)
    await save()
    await page.waitForSelector('.saved')
    assert.deepEqual(await drafts(), [])
    await page.goBack()
    await page.waitForSelector('#name')
    assert.equal(await page.inputValue('#name'), `${name} 2`)
    assert.equal(await page.locator('.draft').count(), 0)
  })

  /** A field with a value that is refused and one that is not, and a field that is right. */
  const forms = {
    'an office': {
      path: '/admin/directory/offices/1',
      faulty: ['#name_en', '', 'Buses and Routes'],
      right: ['#answers_for_en', 'buses that are late'],
    },
    'the help lines of the setup': {
      path: '/admin/setup/help-lines',
      faulty: ['#call-county-crisis', '12', '216-555-0142'],
      right: ['#name-county-crisis', 'Cedar County Crisis Line'],
    },
  } as const
  for (const [name, { path, faulty, right }] of Object.entries(forms))
    it(`is there after Reload and Back, which send nothing: ${name}`, async () => {
      const [field, refused, good] = faulty
      const [other, words] = right
      const shown = async () => [await page.inputValue(field), await page.inputValue(other)]
      await signIn(ana)
      await page.goto(site.base + path)
      await page.fill(other, words)
      await page.fill(field, refused)
      await save()
      await page.waitForSelector('.problems')
      let sent = 0
      page.on('request', (request) => {
        if (request.method() === 'POST') sent += 1
      })
      await page.reload()
      assert.deepEqual([...(await shown()), pathOf()], [refused, words, path])
      await page.goto(`${site.base}/desk`)
      await page.goBack()
      await page.waitForSelector(field)
      assert.deepEqual([...(await shown()), sent], [refused, words, 0])
      await save()
      await page.waitForSelector('.problems')
      await page.fill(field, good)
      await Promise.all([page.waitForNavigation(), save()])
      assert.equal(await page.locator('.problems').count(), 0)
      await page.goBack()
      await page.waitForSelector(field)
      assert.equal(sent, 2)
    })

  it('is not in the way of Back after a wrong password', async () => {
    await page.goto(`${site.base}/sign-in`)
    await page.fill('#email', ana)
    await page.fill('#password', 'not my password at all')
    await page.keyboard.press('Enter')
    await page.waitForSelector('.problems')
    await page.reload()
    assert.equal(await page.inputValue('#email'), ana)
    await fillIn(ana)
    await page.goBack()
    assert.ok(page.url().startsWith(site.base), page.url())
  })

  it('is not in the way of Back from a link that a wrong password was left by', async () => {
    await page.goto(`${site.base}/sign-in`)
    await page.fill('#email', ana)
    await page.fill('#password', 'not my password at all')
    await page.keyboard.press('Enter')
    await page.waitForSelector('.problems')
    await Promise.all([page.waitForNavigation(), page.click('main a')])
    await page.goBack()
    assert.equal(await page.locator('#password').count(), 1)
  })

  it('stays after a refused save whose page writes a value its own way', async () => {
    const one = '/admin/directory/district'
    await signIn(ana)
    await page.goto(site.base + one)
    const name = await page.inputValue('#name')
    const phone = await page.inputValue('#phone')
    await page.fill('#name', '')
    await page.fill('#phone', '216.555.0177')
    await save()
    await page.waitForSelector('.problems')
    assert.equal(await page.locator('.draft').count(), 0, 'what was typed is in the form')
    const written = await page.inputValue('#phone')
    assert.notEqual(written, '216.555.0177')
    await page.goto(`${site.base}/desk`)
    await page.goto(site.base + one)
    assert.equal(await page.inputValue('#phone'), written)
    assert.equal(await page.inputValue('#name'), '')
    await page.click('.draft button')
    assert.deepEqual([await page.inputValue('#name'), await page.inputValue('#phone')], [name, phone])
    assert.deepEqual(await drafts(), [])
  })

  it('is offered for the facts of the district, too, where somebody saved others meanwhile', async () => {
    const one = '/admin/directory/district'
    await signIn(ana)
    await page.goto(site.base + one)
    await typed('Typed District')
    await page.goto(`${site.base}/desk`)
    const set = (fact: string, value: string) =>
      made.database.$client.prepare('update district set value = ? where setting = ?').run(value, fact)
    set('phone_hours', 'Mo-Fr 07:00-15:00')
    set('website', 'https://new.cedarvalley.example/')
    await page.goto(site.base + one)
    assert.notEqual(await page.inputValue('#name'), 'Typed District')
    await page.click('.draft button')
    assert.equal(await page.inputValue('#name'), 'Typed District')
  })

  it('is offered, and not put back by itself, where the page changed meanwhile', async () => {
    await signIn(ana)
    const one = '/admin/directory/schools/1'
    await page.goto(site.base + one)
    await typed('Lincoln School')
    await page.goto(`${site.base}/desk`)
    made.database.$client.prepare("update schools set name = 'Lincoln' where id = 1").run()
    await page.goto(site.base + one)
    assert.equal(await page.inputValue('#name'), 'Lincoln')
    await page.click('.draft button')
    assert.equal(await page.inputValue('#name'), 'Lincoln School')
  })

  it('stays in the browser when the server has lost the form', async () => {
    const list = `${site.base}/admin/accounts`
    const sendLate = async (name: string) => {
      await page.goto(list)
      await typed(name)
      await page.fill('#email', 'lost@cedarvalley.example')
      clock.pass(61)
      await save()
      await page.waitForURL(/sign-in/)
    }
    const hasDraft = async (name: string) => {
      await page.goto(list)
      assert.equal(await page.inputValue('#name'), name)
    }
    await signIn(ana)
    await sendLate('Kim Lowe')
    clock.pass(31)
    await fillIn(ana)
    assert.match(pathOf(), /^\/account\/kept\//)
    await hasDraft('Kim Lowe')
    await sendLate('Lea Moss')
    await fillIn(ana)
    clock.pass(31)
    await save()
    await page.waitForURL(/kept/)
    await page.waitForSelector('main a.button')
    await hasDraft('Lea Moss')
    // An admin ended the session: the form was not kept.
    await sendLate('Max Nash')
    await page.goto(`${site.base}/sign-in`)
    await fillIn(ana)
    await hasDraft('Max Nash')
    assert.equal(invited('lost@cedarvalley.example'), null)
  })

  it('is gone after sign-out, and before another person’s first page', async () => {
    await signIn(ana)
    await page.goto(site.base + school)
    await typed('Maple Grove')
    if (await page.isVisible('.staff-open')) await page.click('.staff-open')
    await page.click('.staff-own summary')
    await Promise.all([page.waitForURL(/sign-in/), page.click('.staff-leave button')])
    assert.deepEqual(await drafts(), [])
    await fillIn(ana)
    await page.goto(site.base + school)
    await typed('Maple Grove')
    clock.pass(61)
    await page.goto(`${site.base}/sign-in`)
    await fillIn(bo)
    assert.deepEqual(await drafts(), [])
    await page.goto(site.base + school)
    assert.equal(await page.inputValue('#name'), '')
  })

  it('never holds a password or a caller’s words', async () => {
    await signIn(ana)
    await page.goto(`${site.base}/account`)
    await page.fill('#current', 'a secret of mine')
    await page.goto(`${site.base}/desk`)
    await page.fill('#q', 'my son was hurt')
    await page.waitForSelector('.desk-row')
    await page.goto(`${site.base}/account`)
    assert.deepEqual(await drafts(), [])
  })

  it('stays at the desk while one signs in again in another tab', async () => {
    await signIn(ana)
    await page.goto(`${site.base}/desk`)
    await page.fill('#q', 'bus is late')
    await page.keyboard.press('Enter')
    await page.waitForSelector('.desk-row:focus')
    await page.fill('#log-note', 'Wants a bus pass form')
    clock.pass(61)
    await page.click('#desk-log button')
    await page.waitForSelector('.desk-trouble:not([hidden]) a')
    assert.match((await page.textContent('.desk-trouble')) ?? '', says('desk.trouble.signedOut'))
    const [other] = await Promise.all([context.waitForEvent('page'), page.click('.desk-trouble a')])
    await other.waitForSelector('#email')
    await fillIn(ana, other)
    assert.equal(pathOf(other), '/desk')
    await other.close()
    assert.equal(await page.inputValue('#log-note'), 'Wants a bus pass form')
    await page.click('#desk-log button')
    await page.waitForSelector('#desk-last [data-id]')
    assert.equal(await page.isVisible('.desk-trouble'), false)
    const [logged] = made.database.select().from(referrals).all()
    assert.equal(logged?.note, 'Wants a bus pass form')
  })

  it('is sent once, however often the button is pressed', async () => {
    await signIn(ana)
    await page.goto(`${site.base}/admin/accounts`)
    await page.fill('#name', 'Gil Hart')
    await page.fill('#email', 'gil@cedarvalley.example')
    let sent = 0
    page.on('request', (request) => {
      if (request.method() === 'POST') sent += 1
    })
    await page.dblclick('main form .button.main')
    await page.waitForSelector('.hand-over')
    assert.equal(sent, 1)
  })

  it('needs a script of at most 3 KB', () => {
    const bytes = gzipSync(readFileSync(fromRoot('views', 'assets', 'drafts.js'))).length
    assert.ok(bytes <= 3 * 1024, `${bytes}`)
  })
}).timeout(60_000)

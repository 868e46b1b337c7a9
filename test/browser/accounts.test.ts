import assert from 'node:assert/strict'
import express from 'express'
import { Secret, TOTP } from 'otpauth'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { languagePrefix } from '../../src/paths/paths.js'
import type { Account } from '../../src/staff/sign-in/account-store.js'
import { createSingleSignOn } from '../../src/staff/sign-in/single-sign-on.js'
import { createClock } from '../support/app/clock.js'
import { type DistrictProvider, startDistrictProvider } from '../support/app/district-provider.js'
import { accountWithPassword, goodPassword } from '../support/app/door.js'
import { testSecrets } from '../support/app/test-accounts.js'
import { createTestApp, type TestApp } from '../support/app/test-app.js'
import { serve, startBrowser } from '../support/browser/browser.js'
import { layoutFaults } from './looks/layout-faults.js'
import { everyRule, violationsOf } from './looks/run-axe.js'

/** Words expected along the way, in both languages. */
const languages = {
  en: { desk: 'Front-office desk', signedOut: 'Staff sign-in', refused: 'You were not signed in' },
  es: { desk: 'Mesa de atención', signedOut: 'Acceso del personal', refused: 'No pudo entrar' },
}

describe('Signing in, in a browser', () => {
  const clock = createClock()
  let district: DistrictProvider
  let made: TestApp
  let site: Awaited<ReturnType<typeof serve>>
  let browser: Browser
  let admin: Account

  before(async () => {
    const front = express()
    site = await serve(front)
    district = await startDistrictProvider(`${site.base}/sign-in/sso/back`)
    const config = {
      ...{ publicUrl: site.base, rateLimitPerMinute: 0, trustProxy: 0 },
      ...{ logRequests: false, embedParents: [] },
    }
    const { issuer, clientId, clientSecret } = district
    const rest = { domains: ['cedarvalley.example'], roles: [], groupsClaim: 'groups' }
    const tools = { publicUrl: site.base, secrets: testSecrets, log: createTestApp().services.log }
    const sso = createSingleSignOn({ issuer, clientId, clientSecret, ...rest }, tools)
    made = createTestApp({ config, now: clock.now }, { sso })
    front.use(made.app)
    admin = await accountWithPassword(made, { role: 'admin' })
    browser = await startBrowser()
  })
  after(async () => {
    await browser?.close()
    await site?.close()
    await district?.close()
  })

  /** A separate browser, on a phone. */
  async function open(javaScriptEnabled = false): Promise<{ context: BrowserContext; page: Page }> {
    const viewport = { width: 360, height: 640 }
    const context = await browser.newContext({ viewport, javaScriptEnabled, bypassCSP: javaScriptEnabled })
    return { context, page: await context.newPage() }
  }

  const textOf = async (page: Page, selector: string) =>
    ((await page.locator(selector).textContent()) ?? '').trim()
  const heading = (page: Page) => textOf(page, 'h1')
  const pathOf = (page: Page) => new URL(page.url()).pathname

  async function signIn(page: Page, prefix: string, email: string): Promise<void> {
    await page.goto(`${site.base}${prefix}/sign-in`)
    await page.fill('#email', email)
    await page.fill('#password', goodPassword)
    await page.keyboard.press('Enter')
    await page.waitForURL((url) => !url.pathname.endsWith('/sign-in'))
  }

  for (const [lang, words] of Object.entries(languages)) {
    const prefix = languagePrefix(lang)

    it(`leads from the invitation through choosing a password to the desk, scripts off: ${lang}`, async () => {
      const { context, page } = await open()
      await signIn(page, prefix, admin.email)
      await page.goto(`${site.base}${prefix}/admin/accounts`)
      await page.fill('#name', 'Noor Haddad')
      await page.fill('#email', `noor.${lang}@cedarvalley.example`)
      await page.check('#role-desk')
      await page.click('main form .button.main')
      const link = await textOf(page, '.hand-over .secret')
      await context.close()

      const { context: own, page: invited } = await open()
      await invited.goto(link)
      assert.equal(await invited.inputValue('#email'), `noor.${lang}@cedarvalley.example`)
      await invited.fill('#password', 'password')
      await invited.fill('#again', 'password')
      await invited.click('main form .button.main')
      assert.equal(await invited.locator('.problems a').count(), 1)
      await invited.click('.problems a')
      await invited.keyboard.type('nine herons draw boats')
      await invited.fill('#again', 'nine herons draw boats')
      await invited.keyboard.press('Enter')
      await invited.waitForSelector('.saved')
      assert.equal(await heading(invited), words.signedOut)
      await invited.fill('#email', `noor.${lang}@cedarvalley.example`)
      await invited.fill('#password', 'nine herons draw boats')
      await invited.keyboard.press('Enter')
      await invited.waitForURL(`**${prefix}/desk`)
      assert.equal(await heading(invited), words.desk)
      assert.equal(await invited.getAttribute('html', 'lang'), lang)
      await invited.goto(link)
      assert.match(await textOf(invited, 'main .lead'), /.{40}/)
      assert.equal(await invited.locator('#password').count(), 0, 'the link works once')
      await own.close()
    })

    it(`asks for a second step once it is set up, by phone code or recovery code: ${lang}`, async () => {
      const email = `careful.${lang}@cedarvalley.example`
      await accountWithPassword(made, { email, name: 'Di Estrada' })
      const { context, page } = await open(true)
      await signIn(page, prefix, email)
      await page.goto(`${site.base}${prefix}/account`)
      await page.click('main a[href$="/second-factor"]')
      const picture = await page.locator('.qr svg').boundingBox()
      assert.ok(picture && picture.width >= 150 && picture.height === picture.width)
      const secret = Secret.fromBase32((await textOf(page, 'strong.secret')).replace(/\s/g, ''))
      const code = () => new TOTP({ secret }).generate({ timestamp: clock.now().getTime() })
      await page.fill('#password', goodPassword)
      await page.fill('#code', code())
      await page.keyboard.press('Enter')
      await page.waitForSelector('.codes')
      const codes = await page.locator('.codes code').allInnerTexts()
      assert.equal(codes.length, 10)
      assert.deepEqual(await violationsOf(page, everyRule, 'recovery codes'), [])
      assert.deepEqual(await layoutFaults(page, 'recovery codes'), [])
      await page.click('main a.button')

      for (const given of [code, () => codes[3]!.toLowerCase()]) {
        clock.pass(1)
        if (await page.isVisible('.staff-open')) await page.click('.staff-open')
        await page.click('.staff-own summary')
        await page.click('.staff-leave button')
        assert.equal(await heading(page), words.signedOut)
        await signIn(page, prefix, email)
        assert.equal(pathOf(page), `${prefix}/sign-in/code`)
        await page.goto(`${site.base}${prefix}/desk`)
        assert.equal(pathOf(page), `${prefix}/sign-in/code`, 'no room opens before the code')
        await page.fill('#code', '000000')
        await page.keyboard.press('Enter')
        await page.waitForSelector('.problems')
        await page.fill('#code', given())
        await page.keyboard.press('Enter')
        await page.waitForURL(`**${prefix}/desk`)
      }
      await context.close()
    })

    it(`uses the district’s single sign-on, and names the person it does not admit: ${lang}`, async () => {
      const email = `sso.${lang}@cedarvalley.example`
      await accountWithPassword(made, { email, name: 'Ed Fox' })
      const person = { sub: `ed-${lang}`, email, email_verified: true, name: 'Ed Fox' }
      const { context, page } = await open(true)
      const enter = async () => {
        await page.goto(`${site.base}${prefix}/sign-in`)
        await page.click('main a.button.main')
      }
      district.person = { ...person, email: 'eve@elsewhere.example' }
      await enter()
      assert.equal(await heading(page), words.refused)
      assert.deepEqual(await violationsOf(page, everyRule, 'refused'), [])
      assert.deepEqual(await layoutFaults(page, 'refused'), [])
      district.person = person
      await page.click('main a.button')
      assert.equal(pathOf(page), `${prefix}/sign-in`)
      await context.clearCookies()
      await enter()
      await page.waitForURL(`**${prefix}/desk`)
      assert.equal(await textOf(page, '.staff-own bdi'), 'Ed Fox')
      await context.close()
    })
  }
})

import assert from 'node:assert/strict'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { signIn } from '../support/app/sign-in.js'
import { createTestApp } from '../support/app/test-app.js'
import { serve, startBrowser } from '../support/browser/browser.js'

describe('The shell of staff pages in a browser', () => {
  let site: Awaited<ReturnType<typeof serve>>
  let browser: Browser
  let cookie: string

  before(async () => {
    const made = createTestApp()
    cookie = signIn(made, 'admin', { name: 'Zoë Quartermain' }).cookie
    site = await serve(made.app)
    browser = await startBrowser()
  })
  after(async () => {
    await browser?.close()
    await site?.close()
  })

  async function inWindow(
    options: { javaScriptEnabled?: boolean; width: number },
    look: (page: Page, context: BrowserContext) => Promise<void>,
  ): Promise<void> {
    const { width, ...rest } = options
    const context = await browser.newContext({ ...rest, viewport: { width, height: 740 } })
    const [name = '', value = ''] = cookie.split('=')
    await context.addCookies([{ name, value, url: site.base }])
    await look(await context.newPage(), context)
    await context.close()
  }

  it('goes from Ctrl+K and a name to the first result', () =>
    inWindow({ width: 1280 }, async (page) => {
      await page.goto(`${site.base}/admin/audit`)
      await page.keyboard.press('Control+k')
      await page.keyboard.type('quartermein')
      await page.keyboard.press('Enter')
      await page.waitForURL(/\/admin\/accounts\/\d+$/)
    }))

  it('leaves Ctrl+K to the calls at the desk, and searches from its box', () =>
    inWindow({ width: 1280 }, async (page) => {
      await page.goto(`${site.base}/desk`)
      await page.keyboard.press('Control+k')
      assert.equal(await page.evaluate(() => document.activeElement?.id), 'q')
      await page.fill('#staff-q', 'audit log')
      await page.keyboard.press('Enter')
      await page.waitForURL('**/admin/audit')
    }))

  for (const javaScriptEnabled of [true, false])
    it(`folds into a menu on a phone: script ${javaScriptEnabled ? 'on' : 'off'}`, () =>
      inWindow({ width: 360, javaScriptEnabled }, async (page) => {
        await page.goto(`${site.base}/admin/accounts`)
        assert.ok(!(await page.isVisible('.staff-rooms')))
        await page.click('.staff-open')
        assert.ok(await page.isVisible('.staff-rooms'))
        await page.click('.staff-rooms a[href="/admin/directory"]')
        await page.waitForURL('**/admin/directory')
      }))

  it('has its rooms in one row at 1280 px, in English and Spanish', () =>
    inWindow({ width: 1280 }, async (page) => {
      for (const prefix of ['', '/es']) {
        await page.goto(`${site.base}${prefix}/admin/audit`)
        const tops = await page
          .locator('.staff-head .brand, .staff-rooms a, .staff-own summary')
          .evaluateAll((all) => all.map((each) => Math.round(each.getBoundingClientRect().bottom / 20)))
        assert.ok(Math.max(...tops) - Math.min(...tops) <= 1, `${prefix} ${tops}`)
        assert.ok(await page.locator('.staff-head').evaluate((each) => each.clientHeight < 70))
      }
    }))
})

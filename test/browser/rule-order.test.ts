import assert from 'node:assert/strict'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { createRuleEditor } from '../../src/content/revisions/rule-editor-store.js'
import { type StaffClient, signIn } from '../support/app/sign-in.js'
import { createTestApp, type TestApp } from '../support/app/test-app.js'
import { serve, startBrowser } from '../support/browser/browser.js'

describe('The order of rules, in a browser', () => {
  let made: TestApp
  let site: Awaited<ReturnType<typeof serve>>
  let browser: Browser
  let admin: StaffClient

  before(async () => {
    browser = await startBrowser()
  })
  after(() => browser?.close())
  beforeEach(async () => {
    made = createTestApp()
    site = await serve(made.app)
    admin = signIn(made, 'admin')
  })
  afterEach(() => site.close())

  async function open(options: BrowserContextOptions = {}): Promise<{ context: BrowserContext; page: Page }> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options })
    const [name = '', value = ''] = admin.cookie.split('=')
    await context.addCookies([{ name, value, url: site.base }])
    const page = await context.newPage()
    await page.goto(`${site.base}/admin/routing/rules`)
    return { context, page }
  }

  const stored = () =>
    createRuleEditor(made.database)
      .list()
      .map(({ id }) => id)
  const shown = (page: Page) =>
    page.locator('.rules > li').evaluateAll((rules) => rules.map((rule) => rule.getAttribute('data-id')))
  const isSaid = (page: Page, words: RegExp) => page.locator('#order-said', { hasText: words }).waitFor()

  it('changes by dragging a rule, and the numbers follow', async () => {
    const { context, page } = await open()
    const [first, second, ...rest] = stored()
    // The mouse reaches no further than the screen.
    await page.locator('.rules > li').nth(1).scrollIntoViewIfNeeded()
    const handle = (await page.locator('.handle').first().boundingBox())!
    const below = (await page.locator('.rules > li').nth(1).boundingBox())!
    await page.mouse.move(handle.x + handle.width / 2, handle.y + handle.height / 2)
    await page.mouse.down()
    await page.mouse.move(handle.x, below.y + below.height - 8, { steps: 8 })
    await page.mouse.up()
    await isSaid(page, /is now number 2/)
    assert.deepEqual(stored(), [second, first, ...rest])
    assert.deepEqual(await shown(page), stored())
    assert.equal(await page.inputValue(`#place-${first}`), '2')
    await context.close()
  })

  it('changes with the arrow keys on the same handle, which keeps the focus; several steps make one change', async () => {
    const { context, page } = await open()
    const [first, second, third, ...rest] = stored()
    await page.locator('.handle').first().focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await isSaid(page, /is now number 3/)
    await page.waitForFunction(
      (id) => document.querySelector<HTMLInputElement>(`#place-${id}`)?.value === '3',
      first,
    )
    assert.deepEqual(stored(), [second, third, first, ...rest])
    assert.ok(await page.evaluate((id) => document.activeElement?.closest('li')?.id === `rule-${id}`, first))
    await page.keyboard.press('ArrowUp')
    await page.waitForFunction(
      (id) => document.querySelector<HTMLInputElement>(`#place-${id}`)?.value === '2',
      first,
    )
    assert.deepEqual(stored(), [second, first, third, ...rest])
    const orders = made.services.audit.latest(9).filter(({ about }) => about === 'rules')
    assert.equal(orders.length, 2)
    await context.close()
  })

  it('returns to what it was when the service does not answer, with a message', async () => {
    const { context, page } = await open()
    const before = stored()
    await context.setOffline(true)
    await page.locator('.handle').first().focus()
    await page.keyboard.press('ArrowDown')
    await isSaid(page, /was not saved/)
    assert.deepEqual(await shown(page), before)
    assert.deepEqual(stored(), before)
    await context.close()
  })

  it('changes by number and button without scripts, and then shows no handle', async () => {
    const { context, page } = await open({ javaScriptEnabled: false })
    const [first, second, third] = stored()
    assert.equal(await page.locator('.handle').count(), 0)
    await page.fill(`#place-${first}`, '3')
    await page.keyboard.press('Enter')
    await page.waitForSelector('.saved')
    assert.deepEqual(stored().slice(0, 3), [second, third, first])
    await page.locator(`#rule-${third} .moves .button`).first().click()
    await page.waitForSelector('.saved')
    assert.deepEqual(stored().slice(0, 2), [third, second])
    await context.close()
  })
})

import assert from 'node:assert/strict'
import type { Browser, Page } from 'playwright-core'
import { serve, startBrowser } from '../support/browser.js'
import { type RealService, startRealService } from '../support/real-service.js'

describe('The main job in a browser, scripts off', () => {
  let service: RealService
  let site: Awaited<ReturnType<typeof serve>>
  let browser: Browser
  let page: Page

  before(async () => {
    service = await startRealService()
    site = await serve(service.app)
    browser = await startBrowser()
  })
  after(async () => {
    await browser?.close()
    await site?.close()
    await service?.remove()
  })
  beforeEach(async () => {
    page = await browser.newPage({ viewport: { width: 360, height: 640 }, javaScriptEnabled: false })
    await page.goto(site.base)
  })
  afterEach(() => page.close())

  /** What has the focus: its tag, its id or what it says. */
  const focused = async () => {
    const element = page.locator(':focus')
    const tag = await element.evaluate((each) => each.tagName.toLowerCase())
    return `${tag} ${(await element.getAttribute('id')) ?? (await element.textContent())?.trim()}`
  }

  const inView = async (selector: string) => {
    const box = await page.locator(selector).first().boundingBox()
    assert.ok(box, `${selector} is there`)
    return box.y >= 0 && box.y + box.height <= 640 && box.x >= 0 && box.x + box.width <= 360
  }

  it('leads in two taps from the typed concern to a call, which needs no scrolling', async () => {
    assert.ok(await inView('#concern'))
    assert.ok(await inView('button[type=submit]'))
    assert.ok(await inView('a.danger'), 'my child is in danger')
    await page.fill('#concern', 'The bus is late and my son is waiting')
    await page.selectOption('#school', 'oak')
    await page.click('button[type=submit]')
    assert.match(new URL(page.url()).pathname, /^\/answers\/[0-9A-Z]{8}$/)
    assert.equal(await page.locator('h1').textContent(), 'Transportation')
    assert.equal(await page.locator('.contact a').first().getAttribute('href'), 'tel:+12165550112')
    assert.ok(await inView('.contact a.call'), 'the call button')
    assert.match((await page.locator('.typed').textContent()) ?? '', /my son is waiting/)
    await page.reload()
    assert.equal(await page.locator('h1').textContent(), 'Transportation')
  })

  it('needs no mouse: skip link first, the box by Tab 5, Enter on the button sends', async () => {
    const stops: string[] = []
    for (let i = 0; i < 5 && stops.at(-1) !== 'textarea concern'; i++) {
      await page.keyboard.press('Tab')
      stops.push(await focused())
    }
    assert.equal(stops[0], 'a Skip to main content')
    assert.equal(stops.at(-1), 'textarea concern', stops.join(', '))
    await page.keyboard.type('my daughter is worried and sad')
    await page.keyboard.press('Tab')
    assert.equal(await focused(), 'select school')
    await page.keyboard.type('Oak')
    await page.keyboard.press('Tab')
    assert.equal(await focused(), 'button Find who to ask')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/answers/*')
    assert.equal(await page.locator('h1').textContent(), 'Counselor')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    assert.match(
      await focused(),
      /^a Call \(216\) 555-0110, ext\.\s21$/,
      'after the skip link the call is first',
    )
  })

  it('says what is wrong and keeps what was typed', async () => {
    await page.fill('#concern', 'q')
    await page.click('button[type=submit]')
    assert.match(await page.title(), /^Error: /)
    await page.click('.problems a')
    assert.equal(await page.inputValue('#concern'), 'q')
  })

  it('shows the lines to call first when a child is in danger', async () => {
    await page.fill('#concern', 'my son wants to kill himself tonight')
    await page.click('button[type=submit]')
    assert.ok(await inView('.emergency a[href="tel:911"]'))
    await page.goto(site.base)
    await page.click('a.danger')
    assert.ok(await inView('a[href="tel:911"]'))
  })
})

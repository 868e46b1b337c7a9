import assert from 'node:assert/strict'
import type { Browser, CDPSession, Page } from 'playwright-core'
import { createTestApp } from '../support/app/test-app.js'
import { serve, startBrowser } from '../support/browser/browser.js'
import { everyRule, rulesOfLooks, violationsOf } from './looks/run-axe.js'

describe('Suggestions while typing', () => {
  const test = createTestApp()
  let site: Awaited<ReturnType<typeof serve>>
  let browser: Browser
  let page: Page
  let keys: CDPSession
  let asked: string[]

  before(async () => {
    site = await serve(test.app)
    browser = await startBrowser()
  })
  after(async () => {
    await browser?.close()
    await site?.close()
  })
  beforeEach(async () => {
    page = await browser.newPage({ viewport: { width: 360, height: 640 }, serviceWorkers: 'block' })
    keys = await page.context().newCDPSession(page)
    asked = []
    page.on('request', (request) => {
      if (request.url().endsWith('/suggest')) asked.push(request.postDataJSON().q)
    })
    await page.goto(site.base)
    await page.focus('#concern')
  })
  afterEach(() => page.context().close())

  const list = () => page.locator('#concern-topics')
  const options = () => page.locator('#concern-topics [role=option]')
  const activeId = () => page.getAttribute('#concern', 'aria-activedescendant')
  /** Types, and waits for the result. */
  const type = async (words: string) => {
    const answered = page.waitForResponse((response) => response.url().endsWith('/suggest'))
    await page.keyboard.type(words)
    await answered
    await list().waitFor()
  }
  /** Longer than the script's pause after a key. */
  const pause = () => page.waitForTimeout(300)

  it('appear from the third letter on, at most five, and are announced to screen readers', async () => {
    await page.keyboard.type('sc')
    await pause()
    assert.deepEqual(asked, [])
    assert.ok(await list().isHidden())
    await type('hool')
    assert.equal(await options().count(), 5)
    assert.match((await page.textContent('.suggest [role=status]')) ?? '', /^5 topics match/)
    assert.equal(await page.getAttribute('#concern', 'aria-controls'), 'concern-topics')
    assert.equal(await page.getAttribute('#concern', 'aria-autocomplete'), 'list')
    assert.equal(await list().getAttribute('role'), 'listbox')
    assert.equal(await activeId(), null, 'nothing is chosen for the family')
  })

  it('work by keyboard: arrows wrap around, Escape keeps the words', async () => {
    await type('the bus is la')
    const count = await options().count()
    await page.keyboard.press('ArrowDown')
    assert.equal(await activeId(), 'concern-topics-0')
    assert.equal(await options().first().getAttribute('aria-selected'), 'true')
    for (let i = 1; i < count; i++) await page.keyboard.press('ArrowDown')
    assert.equal(await activeId(), `concern-topics-${count - 1}`)
    await page.keyboard.press('ArrowDown')
    assert.equal(await activeId(), null, 'back in the box')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowUp')
    assert.equal(await activeId(), null)
    await page.keyboard.press('Escape')
    assert.ok(await list().isHidden())
    assert.equal(await page.inputValue('#concern'), 'the bus is la')
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'concern', 'the box keeps the focus')
  })

  it('open their topic with Enter or a tap', async () => {
    await type('the bus is la')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/topics/bus-late')
    await page.goto(site.base)
    await page.focus('#concern')
    await type('bullyi')
    await options().first().click()
    await page.waitForURL('**/topics/*')
  })

  it('are optional: Enter asks with the words as typed, Shift+Enter starts a line', async () => {
    await type('the bus is la')
    await page.keyboard.press('Shift+Enter')
    await page.keyboard.type('again')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/answers/*')
    assert.equal(test.asked.at(-1)?.text, 'the bus is la\nagain')
  })

  it('wait for an input method to finish, and leave its keys alone', async () => {
    const before = test.asked.length
    await keys.send('Input.imeSetComposition', { text: 'bus', selectionStart: 3, selectionEnd: 3 })
    await pause()
    assert.deepEqual(asked, [], 'nothing is asked for letters that are not chosen yet')
    // As the browser sends it while the input method owns the key.
    for (const key of ['Enter', 'ArrowDown'])
      await page.dispatchEvent('#concern', 'keydown', { key, keyCode: 229, isComposing: true, bubbles: true })
    assert.equal(test.asked.length, before)
    assert.match(page.url(), /\/$/, 'Enter chose letters, and sent nothing')
    const answered = page.waitForResponse((response) => response.url().endsWith('/suggest'))
    await keys.send('Input.insertText', { text: 'bus' })
    await answered
    await list().waitFor()
    assert.deepEqual(asked, ['bus'])
  })

  it('disappear when a child may be in danger', async () => {
    await page.keyboard.type('he wants to kill himself')
    await pause()
    assert.ok(await list().isHidden())
  })

  it('show nothing when the server returns nothing', async () => {
    await page.route('**/suggest', (route) => route.abort())
    await page.keyboard.type('the bus is la')
    await pause()
    assert.ok(await list().isHidden())
    await page.keyboard.press('Enter')
    await page.waitForURL('**/answers/*')
  })

  it('have no axe violations, open and with one chosen, in every color scheme', async () => {
    await type('the bus is la')
    await page.keyboard.press('ArrowDown')
    const found = await violationsOf(page, everyRule, 'light')
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
    found.push(...(await violationsOf(page, rulesOfLooks, 'dark')))
    await page.emulateMedia({ colorScheme: 'light', forcedColors: 'active' })
    found.push(...(await violationsOf(page, rulesOfLooks, 'forced colors')))
    assert.deepEqual(found, [])
  })
})

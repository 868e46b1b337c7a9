import assert from 'node:assert/strict'
import type { Browser, Page } from 'playwright-core'
import { inquiries } from '../../src/platform/database/schema.js'
import { accountWithPassword, goodPassword } from '../support/app/door.js'
import { createTestApp, type TestApp } from '../support/app/test-app.js'
import { serve, startBrowser } from '../support/browser/browser.js'
import { sampleNow } from '../support/samples/sample.js'
import { layoutFaults } from './looks/layout-faults.js'

const sentence = 'the yellow bus skipped our street'

describe('The to-do list, in a browser', function () {
  this.timeout(120_000)
  let made: TestApp
  let site: Awaited<ReturnType<typeof serve>>
  let browser: Browser

  before(async () => {
    browser = await startBrowser()
  })
  after(async () => browser?.close())
  beforeEach(async () => {
    made = createTestApp()
    site = await serve(made.app)
    await accountWithPassword(made, { role: 'admin', email: 'ana@elm.example' })
    const outcome = 'handover' as const
    made.database
      .insert(inquiries)
      .values({
        ...{ code: 'K7M2Q9XA', askedAt: sampleNow.getTime(), text: sentence, textUntil: null, lang: 'en' },
        ...{ school: null, channel: 'page', outcome, emergency: null, revision: 1, trace: {} },
        result: { outcome, offices: [], topics: [{ slug: 'bus-late', probability: 0.3 }] },
      })
      .run()
  })
  afterEach(async () => site?.close())

  /** Signs in at a width, opens the list, and does the steps. */
  async function atList(width: number, work: (page: Page) => Promise<void>): Promise<void> {
    const context = await browser.newContext({ viewport: { width, height: 800 } })
    const page = await context.newPage()
    await page.goto(`${site.base}/sign-in?next=/admin/to-do`)
    await page.fill('#email', 'ana@elm.example')
    await page.fill('#password', goodPassword)
    await page.keyboard.press('Enter')
    await page.waitForURL(({ pathname }) => pathname === '/admin/to-do')
    await work(page)
    await context.close()
  }

  const items = (page: Page) => page.locator('main > .pairs > li')
  const taught = () => made.services.routing.phrasings.list('bus-late', 'en', { words: 'yellow bus' }).rows

  for (const width of [360, 1280])
    it(`teaches a sentence to a topic, ${width} px wide`, () =>
      atList(width, async (page) => {
        assert.equal(await items(page).count(), 1)
        assert.deepEqual(await layoutFaults(page, 'The page'), [])
        await page.click('a[href*="/teach"]')
        assert.equal(await page.inputValue('#text'), sentence)
        assert.equal(await page.inputValue('#topic'), 'bus-late')
        assert.deepEqual(await layoutFaults(page, 'The page'), [])
        await page.fill('#text', 'Tyler Johnson was on the yellow bus')
        await page.click('main button.main')
        assert.match((await page.textContent('.problems')) ?? '', /Tyler Johnson/)
        assert.equal(await page.inputValue('#text'), 'Tyler Johnson was on the yellow bus')
        assert.deepEqual(taught(), [])
        await page.fill('#text', sentence)
        await page.click('main button.main')
        await page.waitForURL('**/admin/to-do?said=taught')
        assert.deepEqual(
          taught().map(({ text }) => text),
          [sentence],
        )
        assert.equal(await items(page).count(), 0)
        await page.click('a[href*="show=handled"]')
        assert.match((await items(page).first().textContent()) ?? '', /Taught to the topic “.+”/)
      }))

  it('keeps notices of faults apart, on a phone', () => {
    const file = `/srv/${'oakdale_unified_'.repeat(6)}/sms-key`
    const degraded = ['sms-key', 'keys'].map((part) => ({
      ...({ part, key: 'health.smsKeyLost', values: { file }, since: sampleNow } as const),
    }))
    const well = made.services.health()
    made.services.health = () => ({ ...well, degraded })
    return atList(360, async (page) => {
      assert.deepEqual(await layoutFaults(page, 'The page'), [])
      const [, first, second, ...more] = await page.locator('main > [role=status] p').all()
      assert.equal(more.length, 0)
      const [above, below] = [await first!.boundingBox(), await second!.boundingBox()]
      assert.ok(below!.y - (above!.y + above!.height) >= 6, 'the next one begins where one sees it')
    })
  })

  it('handles an item with a reason, and puts it back', () =>
    atList(1280, async (page) => {
      await page.click('main > .pairs summary')
      await page.fill('input[name=reason]', 'The route changed last week')
      await page.keyboard.press('Enter')
      await page.waitForURL('**/admin/to-do?said=handled')
      assert.equal(await items(page).count(), 0)
      await page.click('a[href*="show=handled"]')
      assert.match((await items(page).first().textContent()) ?? '', /The route changed last week/)
      await page.click('main > .pairs button')
      await page.waitForURL('**/admin/to-do?said=reopened')
      assert.equal(await items(page).count(), 1)
    }))
})

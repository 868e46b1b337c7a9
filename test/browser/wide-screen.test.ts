import assert from 'node:assert/strict'
import type { Browser, Page } from 'playwright-core'
import { presentOpen } from '../../src/answering/cards/present-open.js'
import { createLanguage } from '../../src/platform/language/language.js'
import { createTestApp } from '../support/app/test-app.js'
import { serve, startBrowser } from '../support/browser/browser.js'
import { sampleDistrict, sampleNow } from '../support/samples/sample.js'

const language = createLanguage()

/** The longest that the header says: closed until Monday. */
const closedCard = (lang: string) => {
  const state = { open: false, closesAt: null, opensAt: new Date('2025-10-13T11:45:00Z') }
  const { text } = presentOpen(state, sampleNow, sampleDistrict.timeZone, language.speech(lang))
  return { ...sampleDistrict, closed: { text, why: null } }
}

describe('On a wide screen', () => {
  let site: Awaited<ReturnType<typeof serve>>
  let browser: Browser
  let page: Page

  before(async () => {
    site = await serve(createTestApp({ language, districtCard: closedCard }).app)
    browser = await startBrowser()
    page = await browser.newPage({ viewport: { width: 1280, height: 800 }, javaScriptEnabled: false })
  })
  after(async () => {
    await browser?.close()
    await site?.close()
  })

  const boxOf = async (part: string) => {
    const box = await page.locator(part).first().boundingBox({ timeout: 5000 })
    assert.ok(box, part)
    return box
  }

  for (const lang of language.offered)
    it(`the header is one row, also while the district is closed: ${lang}`, async () => {
      await page.goto(`${site.base}/${lang === 'en' ? '' : `${lang}/`}`)
      const [brand, languages, help] = [
        await boxOf('.brand'),
        await boxOf('.languages'),
        await boxOf('.help'),
      ]
      await boxOf('.closed-now')
      for (const { y } of [languages, help]) assert.ok(y < brand.y + brand.height, `${y}`)
    })

  for (const path of ['/nowhere', '/answers/FAXCT500', '/answers/VNAVA503'])
    it(`an error page has whom to call beside what happened: ${path}`, async () => {
      await page.goto(site.base + path)
      const [main, title, reach] = [await boxOf('main'), await boxOf('h1'), await boxOf('.reach')]
      assert.ok(reach.x > main.x + main.width / 2, `${reach.x}`)
      assert.ok(Math.abs(reach.y - title.y) < 4, `${reach.y}, ${title.y}`)
    })

  it('a page to read is not pulled apart by the card beside it', async () => {
    await page.goto(`${site.base}/accessibility`)
    const [card, text] = [await boxOf('.reach'), await boxOf('.prose > section ~ section h2')]
    assert.ok(card.x > text.x + text.width, `${card.x}`)
    await page.locator('.reach').evaluate((reach) => reach.remove())
    assert.equal((await boxOf('.prose > section ~ section h2')).y, text.y)
  })

  it('offices show their duties and number without a tap', async () => {
    await page.goto(`${site.base}/offices`)
    const office = page.locator('#district-offices ~ ul li').first()
    assert.equal(await office.locator('summary').isVisible(), false)
    assert.equal(await office.locator('a[href^="tel:"]').isVisible(), true)
  })

  for (const code of ['TW0C0NC1', 'TW0C0NC2', 'THREEC01', 'CH00SE01', 'HAND0VER'])
    it(`sharing and asking again stand beside the rest, not below it: ${code}`, async () => {
      await page.goto(`${site.base}/answers/${code}`)
      const [main, share] = [await boxOf('main'), await boxOf('.share')]
      const [lead, side] = [await boxOf('.lead-column'), await boxOf('.side-column')]
      assert.ok(share.x > main.x + main.width / 2, `${share.x}`)
      assert.ok(side.y < lead.y + lead.height, `${side.y}`)
    })
})

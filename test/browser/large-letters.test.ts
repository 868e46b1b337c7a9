import assert from 'node:assert/strict'
import type { Browser, Page } from 'playwright-core'
import { mainLanguage } from '../../src/paths/paths.js'
import { createLanguage } from '../../src/platform/language/language.js'
import { createTestApp } from '../support/app/test-app.js'
import { serve, startBrowser } from '../support/browser/browser.js'
import { writePage } from '../support/browser/write-page.js'
import { galleryAsker } from '../support/gallery/gallery.js'
import { galleryIn } from '../support/gallery/gallery-in.js'
import { layoutFaults } from './looks/layout-faults.js'
import { textFaults } from './looks/text-faults.js'

/** In every language: what is most likely to be read with large letters, and the longest forms. */
const everywhere = [
  ...['home', 'answer-school', 'two', 'danger-now', 'danger-support', 'help-now', 'school'],
  ...['message-problems', 'message-sent'],
]

const inEnglish = [
  ...['home-problems', 'answer', 'answer-needs-school', 'choose', 'handover', 'answer-own-name'],
  ...['reply-asked', 'message-form', 'call-form'],
]

describe('With letters twice as large, on a phone', () => {
  let browser: Browser
  let page: Page
  let site: Awaited<ReturnType<typeof serve>>

  before(async () => {
    site = await serve(createTestApp().app)
    browser = await startBrowser()
    page = await browser.newPage({ viewport: { width: 360, height: 740 } })
    await page.goto(`${site.base}/health`)
  })
  after(async () => {
    await browser?.close()
    await site?.close()
  })

  for (const lang of createLanguage().offered)
    it(`nothing scrolls sideways, is cut off, or lies on anything else: ${lang}`, async function () {
      this.timeout(180_000)
      const looked = lang === mainLanguage ? [...everywhere, ...inEnglish] : everywhere
      const pages = galleryIn(lang).filter(({ name }) => looked.includes(name.replace(`${lang}-`, '')))
      assert.equal(pages.length, looked.length)
      const faults: string[] = []
      for (const each of pages) {
        await writePage(page, site.base, { ...each, cookies: each.own ? { asker: galleryAsker } : {} })
        await page.evaluate("document.documentElement.style.fontSize = '200%'")
        for (const open of [false, true]) {
          if (open)
            await page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
          const name = open ? `${each.name}, unfolded` : each.name
          faults.push(...(await layoutFaults(page, name)), ...(await textFaults(page, name)))
        }
      }
      assert.deepEqual(faults, [])
    })
})

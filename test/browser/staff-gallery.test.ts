import assert from 'node:assert/strict'
import type { Browser, Page } from 'playwright-core'
import { mainLanguage } from '../../src/paths.js'
import { openStaffPage, serve, startBrowser } from '../support/browser.js'
import { staffGallery, startStaffGallery } from '../support/gallery-staff.js'
import { pseudoLanguage, pseudoWords } from '../support/languages/pseudo-words.js'
import { withLanguage } from '../support/languages/with-language.js'
import { layoutFaults, lengthenText } from './looks/layout-faults.js'
import { everyRule, rulesOfLooks, violationsOf } from './looks/run-axe.js'

const narrow = { width: 320, height: 640 }
const wide = { width: 1280, height: 800 }

describe('Every page of the staff in a browser', () => {
  const language = withLanguage(pseudoLanguage, pseudoWords())
  let browser: Browser
  let site: Awaited<ReturnType<typeof serve>>
  let prepared: Awaited<ReturnType<typeof startStaffGallery>>['prepared']

  before(async () => {
    const gallery = await startStaffGallery(language)
    prepared = gallery.prepared
    site = await serve(gallery.app)
    browser = await startBrowser()
  })
  after(async () => {
    await browser?.close()
    await site?.close()
  })

  for (const lang of language.offered)
    it(`has nothing for axe to find, and nothing cut off or on another: ${lang}`, async function () {
      this.timeout(600_000)
      // The checker needs scripts and to be let in.
      const page = await browser.newPage({ viewport: narrow, bypassCSP: true })
      const faults: string[] = []
      for (const each of staffGallery) {
        await page.setViewportSize(narrow)
        await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none', reducedMotion: 'reduce' })
        await openStaffPage(page, site.base, prepared(each, lang), each.method)
        const found = lang === mainLanguage ? await lookClosely(page) : await lookOnce(page)
        faults.push(...found.map((fault) => `${each.name}: ${fault}`))
      }
      await page.close()
      assert.deepEqual(faults, [])
    })
})

/** Every width, and every color that there is: they are the same in every language. */
async function lookClosely(page: Page): Promise<string[]> {
  const faults = await lookOnce(page)
  await page.setViewportSize(wide)
  for (const media of [{ colorScheme: 'dark' }, { colorScheme: 'light', forcedColors: 'active' }] as const) {
    await page.emulateMedia(media)
    faults.push(...(await violationsOf(page, rulesOfLooks, JSON.stringify(media))))
  }
  return faults
}

async function lookOnce(page: Page): Promise<string[]> {
  const faults = await violationsOf(page, everyRule, '320 px')
  faults.push(...(await layoutFaults(page, '320 px')))
  await page.setViewportSize(wide)
  faults.push(...(await violationsOf(page, everyRule, '1280 px')), ...(await layoutFaults(page, '1280 px')))
  await page.setViewportSize(narrow)
  await page.evaluate(lengthenText)
  return [...faults, ...(await layoutFaults(page, '320 px, longer text'))]
}

import assert from 'node:assert/strict'
import type { Browser, Page } from 'playwright-core'
import { languagePrefix } from '../../src/paths/paths.js'
import { createTodayApp } from '../support/app/today-app.js'
import { serve, startBrowser } from '../support/browser/browser.js'
import { galleryToday } from '../support/gallery/gallery-today.js'
import { layoutFaults } from './looks/layout-faults.js'
import { faultsIn, lookAtPages } from './looks/look-at-pages.js'
import { everyRule, rulesOfLooks, violationsOf } from './looks/run-axe.js'

const widths = [320, 360, 1280]
const languages = ['en', 'es', 'ar']

describe('Pages with today lines, in a browser', function () {
  this.timeout(240_000)
  let browser: Browser
  let site: Awaited<ReturnType<typeof serve>>
  /** Faults, by language and page. */
  let seen: Map<string, string[]>

  before(async () => {
    const { app, services } = createTodayApp()
    const by = { name: 'Ana Bell', account: null, key: null, from: 'command' }
    const post = (kind: string, schools: string[] = [], en = '') =>
      services.todayLines.post(
        { kind, schools, texts: en ? { en } : {}, from: null, until: null, closesOffices: false },
        by,
      )
    post('closure', ['lincoln-elementary', 'riverbend-high'])
    post('delay')
    post('outage')
    post('other', [], 'The board meets at 7 PM in the library of Riverbend High School. Everyone is welcome.')
    post('other', [], 'Picture day moves to Monday.')
    assert.equal(services.todayLines.list().length, 5)
    site = await serve(app)
    browser = await startBrowser()
    // All at once: each round of tabs compiles the checker again.
    const pages = languages.flatMap((lang) =>
      galleryToday.map((page) => ({
        ...page,
        name: `${lang} ${page.name}`,
        path: `${languagePrefix(lang)}${page.path}`,
      })),
    )
    seen = await lookAtPages(browser, site.base, pages, look, true)
  })
  after(async () => {
    await browser?.close()
    await site?.close()
  })

  async function look(page: Page): Promise<string[]> {
    const faults = await violationsOf(page, everyRule, '320 px')
    for (const width of widths) {
      await page.setViewportSize({ width, height: 740 })
      faults.push(...(await layoutFaults(page, `${width} px`)))
    }
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
    faults.push(...(await violationsOf(page, rulesOfLooks, 'dark')))
    await page.emulateMedia({ colorScheme: 'light', forcedColors: 'active' })
    faults.push(...(await violationsOf(page, rulesOfLooks, 'forced colors')))
    await page.locator('.news summary').click()
    return [...faults, ...(await layoutFaults(page, 'all lines open'))]
  }

  for (const lang of languages)
    it(`are accessible and fit in ${lang}`, () => {
      const ofLanguage = new Map([...seen].filter(([name]) => name.startsWith(`${lang} `)))
      assert.equal(ofLanguage.size, galleryToday.length)
      assert.deepEqual(
        faultsIn(ofLanguage, (faults) => faults),
        [],
      )
    })

  it('keep the number to call above the fold of a phone', async () => {
    const page = await browser.newPage({ viewport: { width: 360, height: 740 } })
    await page.goto(`${site.base}/answers/K7M2Q9XD`)
    const box = await page.locator('.button.call').first().boundingBox()
    assert.ok(box && box.y + box.height <= 740, JSON.stringify(box))
    await page.close()
  })
})

import assert from 'node:assert/strict'
import type { Browser, Page } from 'playwright-core'
import { cacheTheme } from '../../src/platform/theme/theme.js'
import { createAssets } from '../../src/platform/web/assets.js'
import { createTestApp } from '../support/app/test-app.js'
import { serve, startBrowser } from '../support/browser/browser.js'
import { gallery } from '../support/gallery/gallery.js'
import { faultsIn, lookAtPages } from './looks/look-at-pages.js'
import { rulesOfLooks, violationsOf } from './looks/run-axe.js'

/** Typical district colors, and two that cannot be used as they are. */
const districts = {
  navy: { themeColor: '#1b365d', accentColor: '#ffc72c' },
  red: { themeColor: '#c8102e', accentColor: '#b1b3b3' },
  yellow: { themeColor: '#ffd100', accentColor: '#000000' },
}

/** Together they have every colored part. */
const pages = ['home-problems', 'answer-school', 'danger-now', 'choose', 'school', 'answer-rights']

async function look(page: Page): Promise<string[]> {
  const light = await violationsOf(page, rulesOfLooks, 'light')
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
  return [...light, ...(await violationsOf(page, rulesOfLooks, 'dark'))]
}

describe('A district in its own colors, in a browser', () => {
  let browser: Browser
  before(async () => {
    browser = await startBrowser()
  })
  after(() => browser?.close())

  for (const [name, colors] of Object.entries(districts))
    it(`is readable in light and dark: ${name}`, async () => {
      const theme = cacheTheme(() => ({ ...colors, logo: null }))
      const site = await serve(createTestApp({ assets: createAssets(undefined, { theme }) }).app)
      const shown = gallery.filter((each) => pages.includes(each.name))
      const seen = await lookAtPages(browser, site.base, shown, look, true)
      await site.close()
      assert.equal(seen.size, pages.length)
      assert.deepEqual(
        faultsIn(seen, (found) => found),
        [],
      )
    })
})

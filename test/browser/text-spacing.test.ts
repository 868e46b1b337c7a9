import assert from 'node:assert/strict'
import type { Browser, Page } from 'playwright-core'
import { mainLanguage } from '../../src/paths/paths.js'
import { createLanguage } from '../../src/platform/language/language.js'
import { serve, startBrowser } from '../support/browser/browser.js'
import { createGalleryApp } from '../support/gallery/gallery-app.js'
import { galleryIn } from '../support/gallery/gallery-in.js'
import { layoutFaults } from './looks/layout-faults.js'
import { faultsIn, lookAtPages } from './looks/look-at-pages.js'

describe('With the spacing of WCAG 1.4.12', () => {
  let browser: Browser
  let site: Awaited<ReturnType<typeof serve>>
  before(async () => {
    browser = await startBrowser()
    site = await serve((await createGalleryApp(mainLanguage, createLanguage())).app)
  })
  after(async () => {
    await browser?.close()
    await site?.close()
  })

  it('no page scrolls sideways, is cut off, or lies on anything else', async function () {
    // Only for a run that hangs.
    this.timeout(900_000)
    const seen = await lookAtPages(browser, site.base, galleryIn(mainLanguage), lookSpaced, true)
    assert.ok(seen.size > 50, `${seen.size} pages are looked at`)
    assert.deepEqual(
      faultsIn(seen, (faults) => faults),
      [],
    )
  })
})

async function lookSpaced(page: Page): Promise<string[]> {
  await page.evaluate(spaceText)
  const narrow = await layoutFaults(page, '320 px, spaced')
  await page.setViewportSize({ width: 1280, height: 800 })
  return [...narrow, ...(await layoutFaults(page, '1280 px, spaced'))]
}

/** Runs in the page. The policy of the page stops a style element, but not a reader's own style sheet. */
function spaceText(): void {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(
    '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } ' +
      'p { margin-block-end: 2em !important }',
  )
  document.adoptedStyleSheets = [sheet]
}

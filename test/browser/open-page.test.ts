import assert from 'node:assert/strict'
import express from 'express'
import type { Browser, Page } from 'playwright-core'
import { openGalleryPage, openStaffPage, serve, startBrowser } from '../support/browser/browser.js'

describe('Opening one page of a gallery after another', () => {
  let browser: Browser
  let site: Awaited<ReturnType<typeof serve>>

  before(async () => {
    const app = express()
    app.get('/restless', (req, res) => {
      const { after } = req.query
      res.send(
        `<h1>Restless</h1><script>setTimeout(() => location.assign('/moved'), ${Number(after)})</script>`,
      )
    })
    app.get('/moved', (_req, res) => void res.send('<h1>Moved</h1>'))
    // Slow enough for the previous page to interfere.
    app.all('/next', (_req, res) => void setTimeout(() => res.send('<h1>Next</h1>'), 20))
    site = await serve(app)
    browser = await startBrowser()
  })
  after(async () => {
    await browser?.close()
    await site?.close()
  })

  for (const method of ['get', 'post'] as const)
    it(`is not disturbed by a page that navigates by itself (${method})`, async function () {
      this.timeout(120_000)
      const context = await browser.newContext()
      for (const after of [0, 1, 3, 8, 20]) {
        for (const open of [
          (page: Page) => openGalleryPage(page, site.base, { name: 'next', path: '/next', method }),
          (page: Page) => openStaffPage(page, site.base, { path: '/next', form: {}, cookies: {} }, method),
        ]) {
          const restless = await context.newPage()
          await restless.goto(`${site.base}/restless?after=${after}`, { waitUntil: 'commit' })
          const page = await context.newPage()
          await open(page)
          assert.equal(await page.textContent('h1'), 'Next')
          await page.close()
          await restless.close()
        }
      }
      await context.close()
    })
})

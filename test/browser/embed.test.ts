import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { createTestApp } from '../support/app/test-app.js'
import { serve, startBrowser } from '../support/browser/browser.js'

/** A website with a single page. */
async function otherWebsite(html: () => string): Promise<{ origin: string; server: Server }> {
  const server = createServer((_req, res) => {
    res.setHeader('Content-Type', 'text/html; charset=utf-8')
    res.end(html())
  })
  server.listen(0, 'localhost')
  await once(server, 'listening')
  return { origin: `http://localhost:${(server.address() as AddressInfo).port}`, server }
}

describe('The embedded box on a district website', () => {
  let code = ''
  let listed: Awaited<ReturnType<typeof otherWebsite>>
  let stranger: Awaited<ReturnType<typeof otherWebsite>>
  let site: Awaited<ReturnType<typeof serve>>
  let browser: Browser
  let test: ReturnType<typeof createTestApp>

  before(async () => {
    const page = () =>
      `<!doctype html><html lang="en"><title>Our district</title><h1>Our district</h1>${code}</html>`
    listed = await otherWebsite(page)
    stranger = await otherWebsite(page)
    const config = {
      publicUrl: null,
      rateLimitPerMinute: 0,
      trustProxy: 0,
      logRequests: false,
      embedParents: [listed.origin],
    }
    test = createTestApp({ config })
    site = await serve(test.app)
    browser = await startBrowser()
  })
  after(async () => {
    await browser?.close()
    await site?.close()
    for (const { server } of [listed, stranger]) {
      server.close()
      server.closeAllConnections()
    }
  })

  /** Copies the code as a webmaster would, from the page that gives it. */
  async function copyCode(context: BrowserContext, path: string, which = 0): Promise<void> {
    const page = await context.newPage()
    await page.goto(site.base + path)
    code = (await page.locator('pre code').nth(which).textContent()) ?? ''
    await page.close()
  }

  for (const javaScriptEnabled of [false, true]) {
    it(`takes a question and opens the answer in a new tab, scripts ${javaScriptEnabled ? 'on' : 'off'}`, async () => {
      const context = await browser.newContext({ javaScriptEnabled })
      await copyCode(context, '/embed/snippet')
      const page = await context.newPage()
      await page.goto(listed.origin)
      const box = page.frameLocator('iframe')
      await box.locator('#concern').fill('The bus is late')
      await box.locator('#school').selectOption('riverbend')
      assert.deepEqual(await context.cookies(), [], 'the box has set no cookie')
      const [answer] = await Promise.all([
        context.waitForEvent('page'),
        box.locator('button[type=submit]').click(),
      ])
      await answer.waitForURL('**/answers/*')
      assert.equal(await answer.locator('h1').textContent(), 'Transportation')
      assert.match((await answer.locator('.typed').textContent()) ?? '', /The bus is late/)
      assert.equal(await answer.evaluate(() => window.opener), null)
      assert.equal(page.url(), `${listed.origin}/`)
      assert.equal(test.asked.at(-1)?.channel, 'embed')
      assert.equal(test.asked.at(-1)?.school?.slug, 'riverbend')
      await context.close()
    })
  }

  it('still works when the browser caches pages of this service', async () => {
    const context = await browser.newContext()
    await copyCode(context, '/embed/snippet')
    const ours = await context.newPage()
    await ours.goto(site.base)
    await ours.click('footer a[href="/privacy"]')
    await ours.evaluate(() => navigator.serviceWorker.ready)
    const page = await context.newPage()
    await page.goto(listed.origin)
    const box = page.frameLocator('iframe')
    await box.locator('#concern').fill('The bus is late')
    const [answer] = await Promise.all([
      context.waitForEvent('page'),
      box.locator('button[type=submit]').click(),
    ])
    await answer.waitForURL('**/answers/*')
    await context.close()
  })

  it('works in Spanish and by keyboard', async () => {
    const context = await browser.newContext()
    await copyCode(context, '/es/embed/snippet', 1)
    const page = await context.newPage()
    await page.goto(listed.origin)
    const box = page.frameLocator('iframe')
    await box.locator('#concern').focus()
    await page.keyboard.type('El autobús llega tarde')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    const [answer] = await Promise.all([context.waitForEvent('page'), page.keyboard.press('Enter')])
    await answer.waitForURL('**/es/answers/*')
    await context.close()
  })

  it('does not appear on an unlisted website', async () => {
    const context = await browser.newContext()
    await copyCode(context, '/embed/snippet')
    const page: Page = await context.newPage()
    await page.goto(stranger.origin)
    const frame = page.frames().find((each) => each !== page.mainFrame())
    assert.ok(frame, 'the frame is there')
    assert.equal(await page.frameLocator('iframe').locator('#concern').count(), 0)
    await context.close()
  })
})

import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { createTestApp } from '../support/app/test-app.js'
import { startBrowser } from '../support/browser/browser.js'

describe('Phone numbers without a network', () => {
  const { app } = createTestApp()
  let server: Server
  let port = 0
  let browser: Browser
  let context: BrowserContext
  let page: Page

  /** What answers at this address. */
  async function listen(handler: Parameters<typeof createServer>[1]): Promise<void> {
    server = createServer(handler as never)
    server.listen(port, '127.0.0.1')
    await once(server, 'listening')
    port = (server.address() as AddressInfo).port
  }

  async function stop(): Promise<void> {
    server.close()
    server.closeAllConnections()
    await once(server, 'close')
  }

  const at = (path: string) => `http://127.0.0.1:${port}${path}`
  const keptIn = () =>
    page.evaluate(async () => {
      const names = await caches.keys()
      const kept = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()))
      return kept.flat().map(({ url }) => new URL(url).pathname)
    })

  before(async () => {
    browser = await startBrowser()
  })
  after(() => browser?.close())
  beforeEach(async () => {
    await listen(app)
    context = await browser.newContext({ viewport: { width: 360, height: 640 } })
    page = await context.newPage()
    await page.goto(at('/'))
  })
  afterEach(async () => {
    await context.close()
    if (server.listening) await stop()
  })

  /** Asks as a family does, and waits until the service worker has filled its cache. */
  async function ask(words: string): Promise<string> {
    await page.fill('#concern', words)
    await page.click('main button[type=submit]')
    await page.waitForURL('**/answers/*')
    await page.evaluate(() => navigator.serviceWorker.ready)
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
    return page.url()
  }

  it('are cached from the second page on, so the first stays light', async () => {
    assert.equal(
      await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length),
      0,
    )
    await ask('The bus is late')
    const kept = await keptIn()
    assert.deepEqual(
      kept.filter((path) => !path.startsWith('/assets/')),
      ['/offline'],
    )
  })

  it('replace any page, dated, while the service is stopped, and a call can be made', async () => {
    const answer = await ask('The bus is late')
    // The page of a language is kept once a page was read in it.
    await page.goto(at('/es/'))
    while (!(await keptIn()).includes('/es/offline')) await page.waitForTimeout(50)
    await stop()
    for (const path of ['/', '/schools', new URL(answer).pathname, '/nowhere']) {
      await page.goto(at(path))
      assert.equal(await page.locator('h1').textContent(), 'You may be offline', path)
      assert.equal(await page.locator('main a[href="tel:911"]').count(), 1)
      assert.equal(await page.locator('main a[href="tel:+12165550100"]').count(), 1)
      assert.match((await page.locator('main').textContent()) ?? '', /October 10, 2025/)
    }
    const ink = await page
      .locator('main .emergency')
      .evaluate((each) => getComputedStyle(each).backgroundColor)
    assert.notEqual(ink, 'rgba(0, 0, 0, 0)', 'the style sheet is kept too')
    await page.goto(at('/es/schools'))
    assert.equal(await page.locator('html').getAttribute('lang'), 'es')
    assert.equal(await page.locator('main a[href="tel:988"]').count(), 1)
  })

  it('appear when a question cannot be sent, and give way once the network is back', async () => {
    const answer = await ask('The bus is late')
    await page.goto(at('/'))
    await page.fill('#concern', 'Planted Pamela hit me')
    await stop()
    await page.click('main button[type=submit]')
    await page.waitForSelector('main .emergency')
    assert.doesNotMatch(await page.content(), /planted|pamela/i)
    await page.goto(answer)
    await listen(app)
    await page.click('text=Try again')
    await page.waitForSelector('.contact')
    assert.equal(page.url(), answer, 'the page that was asked for')
  })

  it('replace a proxy’s error page, which has no number to call; the service’s own errors stay', async () => {
    await ask('The bus is late')
    await page.goto(at('/nowhere'))
    assert.notEqual(await page.locator('h1').textContent(), 'You may be offline')
    await stop()
    await listen((_req, res) => void res.writeHead(502).end('Bad Gateway'))
    await page.goto(at('/schools'))
    assert.equal(await page.locator('h1').textContent(), 'You may be offline')
  })

  it('are the only thing cached: no answers, no visited pages, nothing typed', async () => {
    await ask('Planted Pamela hit me')
    await page.goto(at('/schools'))
    await page.goto(at('/answers/K7M2Q9XD'))
    const kept = await page.evaluate(async () => {
      const texts: string[] = []
      for (const name of await caches.keys()) {
        const cache = await caches.open(name)
        for (const request of await cache.keys())
          texts.push(request.url, (await (await cache.match(request))?.text()) ?? '')
      }
      return texts.join('\n')
    })
    assert.doesNotMatch(kept, /\/answers\/\w|planted|pamela/i)
    assert.equal((await keptIn()).filter((path) => !path.startsWith('/assets/')).length, 1)
  })

  it('cannot be reached by a form on another website', async () => {
    await ask('The bus is late')
    const other = createServer((_req, res) => {
      res.setHeader('Content-Type', 'text/html')
      res.end(
        `<form method="post" action="${at('/ask')}"><input name="concern" value="The bus"><button>Go</button></form>`,
      )
    })
    other.listen(0, '127.0.0.1')
    await once(other, 'listening')
    await page.goto(`http://localhost:${(other.address() as AddressInfo).port}/`)
    const [answer] = await Promise.all([page.waitForResponse(at('/ask')), page.click('button')])
    assert.equal(answer.status(), 403)
    other.close()
    other.closeAllConnections()
  })
})

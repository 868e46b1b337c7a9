import assert from 'node:assert/strict'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { createTestApp } from '../support/app/test-app.js'
import { serve, startBrowser } from '../support/browser/browser.js'

const answer = '/answers/K7M2Q9XD'
const android =
  'Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0 Mobile Safari/537.36'

describe('What phones and browsers do for families', () => {
  let site: Awaited<ReturnType<typeof serve>>
  let browser: Browser
  let page: Page

  before(async () => {
    site = await serve(createTestApp().app)
    browser = await startBrowser()
  })
  after(async () => {
    await browser?.close()
    await site?.close()
  })
  afterEach(() => page.context().close())

  const open = async (path: string, options: BrowserContextOptions = {}, script = '') => {
    const viewport = { width: 360, height: 740 }
    const context = await browser.newContext({ viewport, serviceWorkers: 'block', ...options })
    page = await context.newPage()
    if (script) await page.addInitScript(script)
    await page.goto(site.base + path)
  }
  const unfold = () =>
    page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")
  const lang = () => page.getAttribute('html', 'lang')

  describe('Share', () => {
    it('gives the phone’s own sheet the title and the link, and none of the words', async () => {
      await open(answer, {}, 'navigator.share = async (data) => { globalThis.shared = data }')
      await unfold()
      await page.click('[data-share]')
      const shared = (await page.evaluate('globalThis.shared')) as { title: string; url: string }
      assert.deepEqual(Object.keys(shared).sort(), ['title', 'url'])
      assert.ok(shared.url.endsWith(answer), shared.url)
    })

    it('stays quiet when the family closes the sheet', async () => {
      await open(answer, {}, "navigator.share = async () => { throw new DOMException('', 'AbortError') }")
      const faults: Error[] = []
      page.on('pageerror', (fault) => faults.push(fault))
      await unfold()
      await page.click('[data-share]')
      await page.waitForTimeout(50)
      assert.deepEqual(faults, [])
    })

    for (const javaScriptEnabled of [true, false])
      it(`has the link ${javaScriptEnabled ? 'where the browser has no sheet' : 'without a script'}`, async () => {
        const without = 'delete Navigator.prototype.share'
        await open(answer, { javaScriptEnabled }, javaScriptEnabled ? without : '')
        assert.ok(await page.locator('[data-share]').isHidden())
        const links = page.locator('main a[href^="sms:"], main a[href^="mailto:"]')
        const hrefs = await links.evaluateAll((all) =>
          all.map((each) => decodeURIComponent(each.getAttribute('href') ?? '')),
        )
        assert.ok(hrefs.filter((href) => href.includes(answer)).length >= 2, 'by text and by email')
      })
  })

  describe('The list of kept answers', () => {
    const kept = () => page.evaluate('localStorage.kept')

    it('is kept only if wanted, in the browser alone, and can be removed', async () => {
      await open(answer)
      assert.equal(await kept(), undefined)
      await page.goto(site.base)
      assert.ok(await page.locator('.kept').isHidden())
      await page.goto(site.base + answer)
      const asked: string[] = []
      page.on('request', (request) => asked.push(request.url()))
      await unfold()
      await page.click('[data-keep]')
      const sent = asked.filter((url) => !url.includes('/assets/'))
      assert.deepEqual(sent, [], 'nothing is sent')
      assert.deepEqual(Object.keys(JSON.parse(String(await kept()))[0]).sort(), ['title', 'url'])
      await page.goto(site.base)
      assert.equal(await page.getAttribute('.kept a', 'href'), answer)
      await page.click('.kept button')
      assert.ok(await page.locator('.kept').isHidden())
      assert.equal(await kept(), '[]')
      await page.reload()
      assert.ok(await page.locator('.kept').isHidden())
    })

    it('holds the last five, each once', async () => {
      await open('/')
      const list = Array.from({ length: 5 }, (_, n) => ({ title: `Office ${n}`, url: `/answers/${n}` }))
      await page.evaluate((text) => localStorage.setItem('kept', text), JSON.stringify(list))
      for (let time = 0; time < 2; time++) {
        await page.goto(site.base + answer)
        await unfold()
        await page.click('[data-keep]')
      }
      const urls = (JSON.parse(String(await kept())) as { url: string }[]).map(({ url }) => url)
      assert.deepEqual(urls, [answer, '/answers/0', '/answers/1', '/answers/2', '/answers/3'])
    })
  })

  describe('A map', () => {
    const maps = () =>
      page.locator('[data-geo]').evaluateAll((all) => all.map((each) => each.getAttribute('href') ?? ''))

    it('is the phone’s own on Android', async () => {
      await open('/schools/lincoln-elementary', { userAgent: android })
      const links = await maps()
      assert.ok(links.length > 0 && links.every((href) => href.startsWith('geo:')), links.join())
    })

    it('is on the web elsewhere, and without a script', async () => {
      await open('/schools/lincoln-elementary', { userAgent: android, javaScriptEnabled: false })
      const plain = await page.locator('a.map').first().getAttribute('href')
      assert.match(plain ?? '', /^https:/)
      await page.context().close()
      await open('/schools/lincoln-elementary')
      assert.match((await maps())[0] ?? '', /^https:/)
    })
  })

  describe('Back', () => {
    const send = async (words: string) => {
      await page.evaluate("document.getElementById('concern').required = false")
      await page.fill('#concern', words)
      await Promise.all([page.waitForEvent('load'), page.click('form:has(#concern) button')])
    }

    it('opens the question again after a refused one and a good one: it never says that the phone is offline', async () => {
      await open('/')
      await send('')
      assert.equal(new URL(page.url()).pathname, '/ask')
      await send('The bus is late again today')
      assert.match(new URL(page.url()).pathname, /^\/answers\//)
      await page.goBack()
      assert.equal(new URL(page.url()).pathname, '/')
      assert.equal(await page.locator('#concern').count(), 1)
    })
  })

  describe('The language', () => {
    it('is that of the address, then the one that was picked, then the browser’s', async () => {
      await open('/', { locale: 'ko-KR' })
      assert.equal(await lang(), 'ko', 'the browser’s')
      await page.goto(`${site.base}/vi/`)
      assert.equal(await lang(), 'vi', 'the address says it')
      await page.goto(site.base)
      assert.equal(await lang(), 'ko', 'an address is no choice')
      await page.click('.languages summary')
      await page.click('.languages a[hreflang="ar"]')
      assert.equal(await lang(), 'ar')
      assert.equal(await page.getAttribute('html', 'dir'), 'rtl')
      assert.doesNotMatch(page.url(), /language=/)
      await page.goto(site.base)
      assert.equal(await lang(), 'ar', 'the choice is kept')
      await page.goto(`${site.base}/ru${answer}`)
      assert.equal(await lang(), 'ru', 'a link from somebody keeps its language')
    })

    it('can be English in a browser that asks for another', async () => {
      await open('/ko/languages', { locale: 'ko-KR' })
      await page.click('main .flow a[hreflang="en"]')
      assert.equal(await lang(), 'en')
      await page.goto(site.base)
      assert.equal(await lang(), 'en')
    })
  })
})

import assert from 'node:assert/strict'
import Sqlite from 'better-sqlite3'
import type { Browser, CDPSession, Page } from 'playwright-core'
import { type RealService, startRealService } from '../support/app/real-service.js'
import { serve, startBrowser } from '../support/browser/browser.js'
import { until } from '../support/processes/real-meilisearch.js'

const weather = 'https://www.weather.gov/'
const question = 'my son wants to kill himself tonight'

// The browser keeps pages in memory for Back, as a family's does; Playwright turns that off by default.
describe('The quick exit in a browser that keeps pages for Back', () => {
  let service: RealService
  let site: Awaited<ReturnType<typeof serve>>
  let browser: Browser
  let page: Page
  let devTools: CDPSession

  before(async () => {
    service = await startRealService({
      ...{ SMTP_URL: 'smtp://127.0.0.1:9', MAIL_FROM: 'ask@cedarvalley.example' },
      PUBLIC_URL: 'http://localhost',
    })
    site = await serve(service.app)
    browser = await startBrowser({ keepsPages: true })
  })
  after(async () => {
    await browser?.close()
    await site?.close()
    await service?.remove()
  })
  afterEach(() => page.context().close())

  async function open(javaScriptEnabled: boolean): Promise<void> {
    const context = await browser.newContext({ viewport: { width: 360, height: 740 }, javaScriptEnabled })
    // No test leaves this computer.
    await context.route(`${weather}**`, (route) =>
      route.fulfill({ contentType: 'text/html', body: '<h1>Weather</h1>' }),
    )
    page = await context.newPage()
    devTools = await context.newCDPSession(page)
    await page.goto(site.base)
  }

  async function ask(text: string): Promise<void> {
    await page.fill('#concern', text)
    await page.click('form.ask button[type=submit]')
    await until('there is an answer', async () => /\/answers\/\w+$/.test(await address()))
  }

  /** While the browser changes pages, there is none to ask. */
  async function history() {
    for (;;)
      try {
        return await devTools.send('Page.getNavigationHistory')
      } catch (error) {
        if (!/active page/.test(String(error))) throw error
      }
  }

  const address = async () => {
    const { entries, currentIndex } = await history()
    return entries[currentIndex]?.url ?? ''
  }
  const addresses = async () =>
    (await history()).entries.map(({ url }) => new URL(url).pathname + new URL(url).host)

  async function back(): Promise<void> {
    const { entries, currentIndex } = await history()
    await devTools.send('Page.navigateToHistoryEntry', { entryId: entries[currentIndex - 1]!.id })
  }

  /** What the page shows and holds, once it is there. `words`: what was typed, also in a closed fold. */
  async function shown(): Promise<{
    heading: string
    box: string | null
    text: string
    words: string | null
  }> {
    const expression = `document.readyState === 'loading' ? '' : JSON.stringify({
      heading: document.querySelector('h1')?.textContent ?? '',
      box: document.getElementById('concern')?.value ?? null,
      text: document.body.innerText,
      words: document.querySelector('.typed blockquote')?.textContent ?? null,
    })`
    let value = ''
    await until('there is a page', async () => {
      const sent = await devTools.send('Runtime.evaluate', { expression }).catch(() => null)
      value = String(sent?.result.value ?? '')
      return value !== ''
    })
    return JSON.parse(value)
  }

  const showsHome = async (box: string) =>
    until(
      'the home page is back',
      async () => (await address()) === `${site.base}/` && (await shown()).box === box,
    )

  /** The stored inquiry of an answer's address. */
  const inquiryAt = (url: string) =>
    service.services.database.$client
      .prepare('select text from inquiries where code = ?')
      .get(new URL(url).pathname.split('/').at(-1)) as { text: string | null } | undefined

  for (const scripts of [true, false])
    describe(`with scripts ${scripts ? 'on' : 'off'}`, () => {
      it('erases, replaces the answer, and Back shows an empty home page', async () => {
        await open(scripts)
        await ask(question)
        const answered = await address()
        await page.click('.exit button')
        await until('the weather is there', async () => (await address()) === weather)
        if (scripts)
          assert.deepEqual((await addresses()).slice(1), [`/${new URL(site.base).host}`, '/www.weather.gov'])
        assert.deepEqual(await page.context().cookies(), [])
        await until('it is erased', () => inquiryAt(answered) === undefined)
        await back()
        await showsHome('')
        if (!scripts) {
          await back()
          await showsHome('')
        }
        await page.goto(answered)
        await showsHome('')
      })

      it('shows the words again at Back, until they are erased', async () => {
        await open(scripts)
        await ask('my bus is late')
        await back()
        await showsHome('my bus is late')
        await page.click('form.ask button[type=submit]')
        await until('there is an answer', async () => /\/answers\/\w+$/.test(await address()))
        const answered = await address()
        await page.click('.own-words button')
        await until('it says so', async () => (await address()).endsWith('#erased'))
        await page.locator('#erased:focus').waitFor()
        assert.doesNotMatch((await shown()).text, /my bus is late/)
        assert.equal(inquiryAt(answered)?.text, null)
        const { entries, currentIndex } = await history()
        const home = entries.slice(0, currentIndex).findLast(({ url }) => url === `${site.base}/`)
        await devTools.send('Page.navigateToHistoryEntry', { entryId: home!.id })
        await showsHome('')
      })
    })

  for (const scripts of [true, false])
    it(`goes from an answer to the box with the words in it, with scripts ${scripts ? 'on' : 'off'}`, async () => {
      await open(scripts)
      await ask('my bus is late')
      const first = await address()
      await page.click('.edit a')
      await page.waitForURL('**/edit')
      assert.equal((await shown()).box, 'my bus is late')
      await ask('my bus is late again')
      await until('there is another answer', async () => (await address()) !== first)
      assert.equal((await shown()).words, 'my bus is late again')
      await page.goto(first)
      assert.equal((await shown()).words, 'my bus is late')
    })

  for (const scripts of [true, false])
    it(`thanks where the buttons were, in view and focused, with scripts ${scripts ? 'on' : 'off'}`, async () => {
      await open(scripts)
      await ask('my bus is late')
      await page.click('.feedback button[value=yes]')
      await page.locator('#thanks:focus').waitFor()
      const box = (await page.locator('#thanks').boundingBox())!
      assert.ok(box.y >= 0 && box.y + box.height <= 740, `at ${box.y}`)
    })

  it('leaves at Esc twice, and not at Esc once', async () => {
    await open(true)
    await ask(question)
    await page.keyboard.press('Escape')
    await page.waitForTimeout(1100)
    assert.match(await address(), /answers/)
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await until('the weather is there', async () => (await address()) === weather)
    assert.equal(await page.locator('h1').textContent(), 'Weather')
  })

  it('does not bring back words that were typed and not sent', async () => {
    await open(true)
    await page.fill('#concern', 'he hits me')
    await page.click('a.danger')
    await page.waitForURL('**/help-now')
    await page.click('.exit button')
    await until('the weather is there', async () => (await address()) === weather)
    await back()
    await showsHome('')
  })

  it('does not bring back a message that was typed to an office', async () => {
    const { $client } = service.services.database
    const contact = $client.prepare('select min(id) from contacts where email is not null').pluck().get()
    $client.prepare('update contacts set messages = 1 where id = ?').run(contact)
    const form = `${site.base}/contacts/${contact}/message`
    await until('families can write', async () => (await fetch(form)).ok)
    await open(true)
    await page.goto(form)
    await page.fill('#message', question)
    await page.fill('#name', 'Ana Lopez')
    await page.click('#send')
    await page.click('.exit button')
    await until('the weather is there', async () => (await address()) === weather)
    await back()
    await until('the form is back', async () => (await address()) === form && (await shown()).heading !== '')
    const resultOf = async (expression: string) =>
      (await devTools.send('Runtime.evaluate', { expression })).result.value
    await until('it is whole', async () => (await resultOf('document.readyState')) === 'complete')
    assert.equal(
      await resultOf('document.querySelector("#message").value + document.querySelector("#name").value'),
      '',
    )
  })

  it('erases and leaves while the database is locked', async () => {
    await open(true)
    const other = new Sqlite(service.services.database.$client.name)
    let answered = ''
    other.exec('BEGIN IMMEDIATE')
    try {
      await ask(question)
      answered = await address()
      await page.click('.exit button')
      await until('the weather is there', async () => (await address()) === weather)
      assert.deepEqual(await page.context().cookies(), [])
      await back()
      await showsHome('')
      await page.goto(answered)
      await showsHome('')
    } finally {
      other.exec('ROLLBACK')
      other.close()
    }
    await until('all is handed over', async () => service.services.health().degraded.length === 0)
    assert.equal(inquiryAt(answered), undefined)
  })

  it('keeps 911 before the exit, and the exit in reach', async () => {
    await open(true)
    await ask(question)
    const top = async (selector: string) => (await page.locator(selector).first().boundingBox())!
    const [call, exit] = [await top('.emergency a[href="tel:911"]'), await top('.exit button')]
    assert.ok(call.y < exit.y, 'for the eye')
    assert.ok(call.y + call.height <= 740 && exit.y + exit.height <= 740, 'without scrolling')
    for (const line of await page.locator('.emergency .lines a').all()) {
      const { y, height } = (await line.boundingBox())!
      assert.ok(y + height <= exit.y || y >= exit.y + exit.height, 'the exit lies over no number')
    }
    await page.mouse.wheel(0, 200)
    await page.waitForTimeout(300)
    const later = await top('.exit button')
    assert.ok(later.y >= 0 && later.y + later.height <= 740, 'it stays there')
  })
})

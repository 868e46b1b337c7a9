import assert from 'node:assert/strict'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { createSavedCaseStore } from '../../src/content/rehearsal/saved-case-store.js'
import { accountWithPassword, goodPassword } from '../support/app/door.js'
import { type RealService, startRealService } from '../support/app/real-service.js'
import { serve, startBrowser } from '../support/browser/browser.js'

const concern = 'the bus is late'
const [bus, meals] = ['Transportation', 'School Meals']

describe('Changing the routing, with proof, in a browser', function () {
  // The draft trains beside the live revision, which takes a while on a busy machine.
  this.timeout(240_000)
  let service: RealService
  let site: Awaited<ReturnType<typeof serve>>
  let browser: Browser

  before(async () => {
    service = await startRealService({ MEANING: 'no' }, { patience: 40 })
    site = await serve(service.app)
    browser = await startBrowser()
    await accountWithPassword(service, { role: 'admin', email: 'ana@elm.example' })
    createSavedCaseStore(service.services.database).add(
      {
        ...{ concern, lang: 'en', level: null, expect: ['transportation'], ok: ['nutrition'], outcome: null },
        ...{ crisis: false, scope: true, protected: false, note: '' },
      },
      { source: 'hand', key: null, by: null },
      new Date(),
    )
  })
  after(async () => {
    await browser?.close()
    await site?.close()
    await service?.remove()
  })

  /** Opens a window, runs the steps, and closes it. */
  async function inWindow(
    options: BrowserContextOptions,
    work: (page: Page) => Promise<void>,
  ): Promise<void> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options })
    const page = await context.newPage()
    page.setDefaultTimeout(60_000)
    await work(page)
    await context.close()
  }

  /** What a family is told, in a separate window. */
  async function familyIsTold(words = concern): Promise<string> {
    let told = ''
    await inWindow({ viewport: { width: 360, height: 640 } }, async (page) => {
      await page.goto(site.base)
      await page.fill('#concern', words)
      await page.keyboard.press('Enter')
      await page.waitForURL('**/answers/*')
      told = (await page.locator('h1').textContent()) ?? ''
    })
    return told.trim()
  }

  async function signIn(page: Page): Promise<void> {
    await page.goto(`${site.base}/sign-in?next=/admin/routing`)
    await page.fill('#email', 'ana@elm.example')
    await page.fill('#password', goodPassword)
    await page.keyboard.press('Enter')
    // The sign-in's address ends like this one.
    await page.waitForURL(({ pathname }) => pathname === '/admin/routing')
  }

  const open = (page: Page, part: string) => page.goto(`${site.base}/admin/routing/${part}`)

  /** The script follows progress; without it, the page offers a link to refresh. */
  async function waitForWork(page: Page, isWatched: boolean): Promise<void> {
    if (isWatched) return page.waitForSelector('.work', { state: 'detached' }).then(() => undefined)
    while ((await page.locator('.work').count()) > 0) {
      await page.waitForTimeout(500)
      await page.click('.work a')
    }
  }

  // First: a rehearsal must end, and say so, whatever the thread did before.
  it('answers a question after an edit at once, shows progress, and then the final answer', async () => {
    const words = 'the zorbler is stuck again'
    await inWindow({}, async (page) => {
      await signIn(page)
      const { topics, phrasings } = service.services.routing
      const topic = topics.list().find(({ offices }) => offices[0] === 'transportation')!
      phrasings.add(topic.slug, 'en', [words])
      await open(page, 'try')
      await page.fill('#concern', words)
      await page.click('#try .button.main')
      // While the models learn, it says so, with how far they are.
      await page.waitForSelector('#result')
      assert.equal(await page.locator('.work progress').count(), 1)
      assert.match((await page.locator('.work-share').textContent()) ?? '', /^\d+%$/)
      assert.match((await page.locator('#result ~ .columns').textContent()) ?? '', new RegExp(bus))
      await page.waitForFunction(() => !document.querySelector('.work'), null, { timeout: 200_000 })
      await page.waitForSelector('#result')
      assert.equal(await page.locator('.staff-advice strong').count(), 0, 'it is final')
      assert.equal(await page.inputValue('#concern'), words)
      assert.match(
        (await page.locator('#result ~ .columns .card').last().textContent()) ?? '',
        new RegExp(bus),
      )
    })
  })

  for (const [name, javaScriptEnabled] of [
    ['with the script', true],
    ['scripts off', false],
  ] as const)
    it(`goes from a rule through its rehearsal to families, and back: ${name}`, async () => {
      assert.match(await familyIsTold(), new RegExp(bus))
      await inWindow({ javaScriptEnabled }, async (page) => {
        await signIn(page)
        await open(page, 'rules')
        await page.click('main a[href$="/rules/new"]')
        await page.fill('#name', `Snow on the bus road, ${name}`)
        await page.fill('#why', 'The meals van brings them')
        await page.fill('#any', 'bus')
        await page.check('input[name=kind][value=office]')
        await page.selectOption('#office', { label: meals })
        await page.click('main form .button.main')
        await page.waitForSelector('.rules')

        await open(page, 'rehearsal')
        await page.click('main form[action$="/rehearsal"] button')
        await waitForWork(page, javaScriptEnabled)
        const pairs = (await page.locator('.group .pairs').first().textContent()) ?? ''
        assert.match(
          pairs,
          new RegExp(`${concern}.*Before:.*${bus}.*After:.*${meals}.*Snow on the bus road`, 's'),
        )
        assert.match(await familyIsTold(), new RegExp(bus), 'families meet nothing of it yet')

        await page.click('main a.button[href$="/publish"]')
        await page.fill('#note', `Snow, ${name}`)
        if ((await page.locator('#override').count()) > 0) await page.fill('#override', 'A small district')
        await page.click('main form .button.main')
        await page.waitForSelector('.work, .saved')
        await waitForWork(page, javaScriptEnabled)
        assert.match(await familyIsTold(), new RegExp(meals))

        await open(page, 'history')
        const [live, before] = await page.locator('tbody th a').all()
        assert.match(
          (await page.locator('tbody tr').first().textContent()) ?? '',
          new RegExp(`Snow, ${name}`),
        )
        assert.ok(live && before)
        await before.click()
        await page.fill('#note', 'It has thawed')
        await page.click('form[action$="/roll-back"] .button.main')
        await page.waitForSelector('.work, .saved, .changes')
        await waitForWork(page, javaScriptEnabled)
        await open(page, 'history')
        assert.match((await page.locator('tbody tr').first().textContent()) ?? '', /It has thawed/)
      })
      assert.match(await familyIsTold(), new RegExp(bus))
    })
})

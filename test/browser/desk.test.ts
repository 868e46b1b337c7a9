import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { referrals } from '../../src/platform/database/staff-schema.js'
import { fromRoot } from '../../src/platform/root.js'
import { type RealService, startRealService } from '../support/app/real-service.js'
import { type StaffClient, signIn } from '../support/app/sign-in.js'
import { createTestApp, type TestApp } from '../support/app/test-app.js'
import { serve, startBrowser } from '../support/browser/browser.js'
import { everyRule, rulesOfLooks, violationsOf } from './looks/run-axe.js'

type Site = Awaited<ReturnType<typeof serve>>

/** A window with a front-office user signed in. */
async function openWindow(
  browser: Browser,
  { base }: Site,
  staff: StaffClient,
  options: BrowserContextOptions = {},
): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, ...options })
  const [name = '', value = ''] = staff.cookie.split('=')
  await context.addCookies([{ name, value, url: base }])
  return { context, page: await context.newPage() }
}

describe('A call at the desk, by keyboard', () => {
  let service: RealService
  let site: Site
  let browser: Browser
  let staff: StaffClient
  let context: BrowserContext
  let page: Page

  before(async () => {
    service = await startRealService()
    site = await serve(service.app)
    browser = await startBrowser()
    staff = signIn(service, 'desk')
  })
  after(async () => {
    await browser?.close()
    await site?.close()
    await service?.remove()
  })
  beforeEach(async () => {
    const opened = await openWindow(browser, site, staff)
    context = opened.context
    page = opened.page
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: site.base })
    await page.goto(`${site.base}/desk/follow-ups`)
    keys = 0
  })
  afterEach(() => context.close())

  let keys = 0
  const press = async (key: string) => {
    keys += 1
    await page.keyboard.press(key)
  }
  const logged = () => service.services.database.select().from(referrals).all()
  const shownNumber = () => page.locator('.desk-card:not([hidden]) .desk-number').textContent()
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText())
  const inBox = () => page.evaluate(() => document.activeElement?.id === 'q')

  it('takes three keys beyond the letters to reach the number, then one each to log, copy, and start the next call', async () => {
    await page.goto(`${site.base}/desk`)
    await press('Control+k')
    await page.waitForFunction(() => document.activeElement?.id === 'q')
    await page.keyboard.type('bus is late')
    await press('ArrowDown')
    await page.waitForSelector('.desk-row:focus')
    await press('Enter')
    assert.equal(keys, 3)
    assert.match((await shownNumber()) ?? '', /\(216\) 555-0112/)
    assert.match((await page.textContent('#desk-said')) ?? '', /555-0112/, 'the number is read out')

    const before = logged().length
    await press('Enter')
    await page.waitForSelector('.desk-last')
    assert.equal(logged().length, before + 1)
    const last = logged().at(-1)
    assert.deepEqual(
      [last?.office, last?.topic, last?.channel, last?.outcome],
      ['transportation', 'late-bus', 'phone', 'sent'],
    )
    await press('Enter')
    await press('c')
    await page.waitForFunction(() => document.getElementById('desk-said')?.textContent?.startsWith('Copied'))
    assert.equal(await clipboard(), '(216) 555-0112')
    assert.equal(logged().length, before + 1, 'what is logged is logged once')

    await press('n')
    assert.ok(await inBox())
    assert.equal(await page.inputValue('#q'), '')
    assert.equal(keys, 7)
  })

  it('opens the first result with Enter from the box, even for fast typists', async () => {
    await page.goto(`${site.base}/desk`)
    await page.keyboard.type('lunch money on the account', { delay: 0 })
    await page.keyboard.press('Enter')
    await page.waitForSelector('.desk-row:focus')
    assert.match((await shownNumber()) ?? '', /555-0114/)
    await page.keyboard.press('Escape')
    assert.ok(await inBox())
  })

  it('shows results while typing, before Enter', async () => {
    await page.goto(`${site.base}/desk`)
    await page.keyboard.type('my child is worried and sad')
    await page.waitForFunction(() =>
      /Counselor/.test(document.querySelector('.desk-card h2')?.textContent ?? ''),
    )
    assert.ok(await inBox())
  })

  it('never shows a reply to text that is no longer in the box', async () => {
    await page.goto(`${site.base}/desk`)
    let letGo = () => {}
    const held = new Promise<void>((resolve) => {
      letGo = resolve
    })
    let isFirst = true
    await page.route('**/desk/look-up', async (route) => {
      if (isFirst) {
        isFirst = false
        await held
      }
      await route.continue().catch(() => undefined)
    })
    // At once: a slow machine would look up between two letters, and the reply to the last would not be the one held.
    const asked = page.waitForRequest('**/desk/look-up')
    await page.fill('#q', 'bus is late')
    await asked
    assert.equal(
      await page.getAttribute('#desk-found', 'aria-busy'),
      'true',
      'what is shown is marked as old',
    )
    await page.fill('#q', 'lunch money on the account')
    await page.waitForSelector('#desk-found[aria-busy="false"] .desk-card')
    letGo()
    await page.waitForTimeout(1000)
    assert.equal(await page.getAttribute('#desk-found', 'aria-busy'), 'false')
    assert.match((await shownNumber()) ?? '', /555-0114/)
  })

  it('sends letters to the box until the list has the focus', async () => {
    await page.goto(`${site.base}/desk`)
    await page.keyboard.type('bus cnt?')
    assert.equal(await page.inputValue('#q'), 'bus cnt?')
    await page.focus('.desk-keys-open')
    await page.keyboard.press('?')
    assert.equal(await page.locator('dialog[open]').count(), 0)
    await page.fill('#q', 'bus is late')
    await page.keyboard.press('ArrowDown')
    await page.waitForSelector('.desk-row:focus')
    await page.keyboard.press('?')
    assert.equal(await page.locator('dialog[open]').count(), 1)
    await page.keyboard.press('Escape')
    assert.equal(await page.locator('dialog[open]').count(), 0)
    await page.waitForSelector('.desk-row:focus')
  })

  it('hands a caller over warmly: note copied, outcome set, logged, and undone', async () => {
    await page.goto(`${site.base}/desk`)
    await page.selectOption('#school', 'oak')
    await page.selectOption('#lang', 'es')
    await page.fill('#q', 'my daughter is worried and sad')
    await page.keyboard.press('Enter')
    await page.waitForSelector('.desk-row:focus')
    assert.equal(await page.getAttribute('.desk-card:not([hidden]) .desk-lines', 'lang'), 'es')
    await page.keyboard.press('t')
    await page.waitForFunction(() => document.getElementById('desk-said')?.textContent?.startsWith('Copied'))
    assert.match(
      await clipboard(),
      /Oak Elementary[\s\S]*Spanish[\s\S]*Counselor, \(216\) 555-0110, ext\. 21/,
    )
    await page.keyboard.press('2')
    await Promise.all([page.waitForResponse('**/desk/referrals'), page.keyboard.press('Enter')])
    const last = logged().at(-1)
    assert.deepEqual([last?.channel, last?.outcome, last?.lang], ['walk-in', 'transfer', 'es'])
    await Promise.all([page.waitForResponse('**/undo'), page.keyboard.press('u')])
    await page.waitForSelector('.desk-last.undone')
    assert.ok(logged().at(-1)?.undoneAt)
    await page.keyboard.press('n')
    assert.equal(await page.inputValue('#school'), 'oak')
    assert.equal(await page.inputValue('#lang'), 'en', 'the next caller may speak another language')
  })

  it('adds a note to what was just logged, and starts the next call with Ctrl+K', async () => {
    await page.goto(`${site.base}/desk`)
    await page.fill('#q', 'bus is late')
    await page.keyboard.press('Enter')
    await page.waitForSelector('.desk-row:focus')
    const before = logged().length
    await page.keyboard.press('3')
    await Promise.all([page.waitForResponse('**/desk/referrals'), page.keyboard.press('Enter')])
    await page.waitForFunction(() => document.querySelector('#desk-log button')?.textContent === 'Add to it')
    await page.keyboard.press('Enter')
    await page.waitForFunction(() => document.getElementById('desk-said')?.textContent?.startsWith('Already'))
    await page.keyboard.press('m')
    await page.keyboard.type('Wants a form')
    await Promise.all([page.waitForResponse('**/desk/referrals'), page.keyboard.press('Enter')])
    await page.waitForFunction(() => document.getElementById('desk-said')?.textContent?.startsWith('Updated'))
    await page.fill('#log-note', 'Wants a form, in Spanish')
    await Promise.all([page.waitForResponse('**/desk/referrals'), page.click('#desk-log button')])
    assert.equal(logged().length, before + 1)
    const last = logged().at(-1)
    assert.deepEqual([last?.note, last?.channel], ['Wants a form, in Spanish', 'email'])

    await page.keyboard.press('Control+k')
    assert.equal(await page.inputValue('#q'), '')
    assert.equal(await page.inputValue('#log-channel'), 'phone')
    assert.equal(await page.inputValue('#log-note'), '')
    await page.fill('#q', 'bus is late')
    await page.keyboard.press('Enter')
    await page.waitForSelector('.desk-row:focus')
    await Promise.all([page.waitForResponse('**/desk/referrals'), page.keyboard.press('Enter')])
    assert.equal(logged().length, before + 2, 'another call is another referral')
  })

  it('says that nothing was found', async () => {
    await page.goto(`${site.base}/desk`)
    await page.keyboard.type('555-9999')
    await page.waitForFunction(() =>
      /No office/.test(document.getElementById('desk-status')?.textContent ?? ''),
    )
    assert.ok(await page.isDisabled('#desk-log button'))
  })

  it('undoes the latest entry, not the one before, however slow the reply', async () => {
    await page.goto(`${site.base}/desk`)
    await page.fill('#q', 'bus is late')
    await page.keyboard.press('Enter')
    await page.waitForSelector('.desk-row:focus')
    await Promise.all([page.waitForResponse('**/desk/referrals'), page.keyboard.press('Enter')])
    const before = logged().at(-1)
    await page.keyboard.press('n')
    await page.fill('#q', 'lunch money on the account')
    await page.keyboard.press('Enter')
    await page.waitForSelector('.desk-row:focus')
    await page.route('**/desk/referrals', async (route) => {
      const reply = await route.fetch()
      await new Promise((resolve) => setTimeout(resolve, 400))
      await route.fulfill({ response: reply })
    })
    await page.keyboard.press('Enter')
    await Promise.all([page.waitForResponse('**/undo'), page.keyboard.press('u')])
    await page.unroute('**/desk/referrals')
    const [last, one] = logged().reverse()
    assert.equal(one?.id, before?.id)
    assert.deepEqual([Boolean(one?.undoneAt), Boolean(last?.undoneAt)], [false, true])
  })

  it('says what to remove from a note, and then logs it', async () => {
    await page.goto(`${site.base}/desk`)
    await page.fill('#q', 'bus is late')
    await page.keyboard.press('Enter')
    await page.waitForSelector('.desk-row:focus')
    await page.keyboard.press('m')
    await page.keyboard.type('call 216-555-0187')
    await page.keyboard.press('Enter')
    await page.waitForSelector('#log-note-fault')
    assert.match((await page.textContent('#log-note-fault')) ?? '', /216-555-0187/)
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'log-note')
    await page.fill('#log-note', 'Wants a form')
    const before = logged().length
    await page.keyboard.press('Enter')
    await page.waitForFunction(() => !document.getElementById('log-note-fault'))
    assert.equal(logged().length, before + 1)
    assert.equal(logged().at(-1)?.note, 'Wants a form')
  })

  it('replaces a wrong door with the right one by one key', async () => {
    await page.goto(`${site.base}/desk`)
    await page.selectOption('#school', 'oak')
    await page.fill('#q', 'principal')
    await page.waitForSelector('.desk-row')
    await page.fill('#q', 'oak')
    await page.waitForFunction(() => document.querySelectorAll('.desk-row').length > 1)
    await page.keyboard.press('ArrowDown')
    await page.waitForSelector('.desk-row:focus')
    await page.keyboard.press('ArrowDown')
    const key = await page.getAttribute('.desk-row:focus', 'data-key')
    await page.keyboard.press('w')
    await page.waitForFunction(() => document.querySelector('#desk-said')?.textContent?.startsWith('Logged'))
    assert.equal(logged().at(-1)?.office, key?.split('.')[0])
    assert.ok(logged().at(-1)?.wrongOffice)
  })

  it('says that the first result was wrong, after the right one was logged', async () => {
    await page.goto(`${site.base}/desk`)
    await page.selectOption('#school', 'oak')
    await page.fill('#q', 'oak')
    await page.waitForFunction(() => document.querySelectorAll('.desk-row').length > 1)
    await page.keyboard.press('ArrowDown')
    await page.waitForSelector('.desk-row:focus')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    const said = (words: string) =>
      page.waitForFunction(
        (start) => document.querySelector('#desk-said')?.textContent?.startsWith(start),
        words,
      )
    await said('Logged')
    const before = logged().length
    assert.equal(logged().at(-1)?.wrongOffice, null)
    await page.keyboard.press('w')
    await said('Updated')
    assert.equal(logged().length, before)
    assert.ok(logged().at(-1)?.wrongOffice)
    await page.keyboard.press('w')
    await said('Already')
  })

  it('says when the service does not answer, and when the user is signed out', async () => {
    await page.goto(`${site.base}/desk`)
    await context.setOffline(true)
    await page.keyboard.type('bus')
    await page.waitForSelector('.desk-trouble:not([hidden])')
    assert.match((await page.textContent('.desk-trouble')) ?? '', /is not responding/)
    await context.setOffline(false)
    await context.clearCookies()
    await page.keyboard.type(' is late')
    await page.waitForFunction(() =>
      /signed out/.test(document.querySelector('.desk-trouble')?.textContent ?? ''),
    )
    assert.equal(await page.inputValue('#q'), 'bus is late')
  })

  it('works without scripts: look up, pick, log', async () => {
    const { context: plain, page: noScript } = await openWindow(browser, site, staff, {
      javaScriptEnabled: false,
    })
    await noScript.goto(`${site.base}/desk`)
    await noScript.keyboard.type('bus is late')
    await noScript.keyboard.press('Enter')
    await noScript.waitForSelector('.desk-card')
    assert.equal(new URL(noScript.url()).search, '', 'what was typed is in no address')
    await noScript.click('.desk-row >> nth=0')
    assert.match((await noScript.textContent('.desk-number')) ?? '', /555-0112/)
    const before = logged().length
    await noScript.click('.desk-log-buttons .button')
    assert.match((await noScript.textContent('.desk-last')) ?? '', /Logged/)
    assert.equal(logged().length, before + 1)
    await plain.close()
  })
})

describe('The pages of the desk in a browser', () => {
  let app: TestApp
  let site: Site
  let browser: Browser
  let staff: StaffClient

  before(async () => {
    app = createTestApp()
    site = await serve(app.app)
    browser = await startBrowser()
    staff = signIn(app, 'desk')
    const log = { target: 'transportation.bus-late', channel: 'phone', outcome: 'sent' }
    await staff.post('/desk/referrals', { ...log, note: 'Wants a form', followUp: '1' }).expect(303)
    await staff.post('/desk/shelf', { kind: 'favourite', key: 'nurse' }).expect(303)
    await staff.post('/desk/shelf', { kind: 'search', key: 'channel=phone', name: 'Phone' }).expect(303)
  })
  after(async () => {
    await browser?.close()
    await site?.close()
  })

  /** The desk with content: words, school, caller's language. */
  const states = [
    { name: 'the corner', q: '', school: '', lang: 'en' },
    { name: 'an answer', q: 'the bus is late', school: '', lang: 'en' },
    {
      name: 'a ladder, somebody away, an interpreter',
      q: 'SCH00C1X',
      school: 'lincoln-elementary',
      lang: 'so',
    },
    { name: 'danger', q: 'he wants to die', school: '', lang: 'ar' },
    { name: 'a school to be chosen', q: 'nurse', school: '', lang: 'en' },
    { name: 'nobody named', q: 'zzz qqq', school: '', lang: 'es' },
  ]
  const others = [
    '/referrals',
    '/follow-ups',
    '/call-sheets',
    '/call-sheets/lincoln-elementary',
    '/referrals/1',
  ]

  async function show(
    page: Page,
    prefix: string,
    { q, school, lang }: (typeof states)[number],
  ): Promise<void> {
    await page.goto(`${site.base}${prefix}/desk`)
    await page.selectOption('#school', school)
    await page.selectOption('#lang', lang)
    await page.fill('#q', q)
    await page.waitForSelector(q ? '.desk-card' : '.desk-corner')
  }

  /** Colors are the same in every language. */
  const colors = {
    dark: { colorScheme: 'dark', forcedColors: 'none' },
    'forced colors': { colorScheme: 'light', forcedColors: 'active' },
    light: { colorScheme: 'light', forcedColors: 'none' },
  } as const

  for (const prefix of ['', '/es'])
    for (const width of [320, 1366])
      it(`have no axe violations and never scroll sideways: ${width} px ${prefix}`, async function () {
        this.timeout(120_000)
        const found: string[] = []
        const { context, page } = await openWindow(browser, site, staff, {
          ...{ colorScheme: 'light', reducedMotion: 'reduce' },
          viewport: { width, height: 768 },
        })
        const check = async (name: string) => {
          found.push(...(await violationsOf(page, everyRule, name)))
          if (await isTooWide(page)) found.push(`${name}: too wide`)
          if (prefix !== '') return
          for (const [look, media] of Object.entries(colors)) {
            await page.emulateMedia(media)
            if (look !== 'light') found.push(...(await violationsOf(page, rulesOfLooks, `${name}, ${look}`)))
          }
        }
        for (const state of states) {
          await show(page, prefix, state)
          await check(state.name)
        }
        await page.click('.desk-keys-open')
        await check('the sheet of keys')
        for (const path of others) {
          await page.goto(`${site.base}${prefix}/desk${path}`)
          await check(path)
        }
        await context.close()
        assert.deepEqual(found, [])
      })

  it('fit a screen of 1366 × 768 without scrolling', async () => {
    const { context, page } = await openWindow(browser, site, staff)
    for (const prefix of ['', '/es'])
      for (const state of states) {
        await show(page, prefix, state)
        const height = await page.evaluate(() => document.documentElement.scrollHeight)
        assert.ok(height <= 768, `${prefix} ${state.name}: ${height}`)
      }
    await context.close()
  })

  it('print a call sheet on one page, from the page and the file, on Letter and A4', async () => {
    const { context, page } = await openWindow(browser, site, staff)
    for (const sheet of ['/desk/call-sheets/summit-high', '/es/desk/call-sheets/lincoln-elementary']) {
      const path = `${site.base}${sheet}`
      const file = await (await context.request.get(`${path}/file`)).text()
      for (const format of ['Letter', 'A4']) {
        await page.goto(path)
        assert.equal(pagesOf(await page.pdf({ format })), 1, `${sheet} on ${format}`)
        await page.goto('about:blank')
        await page.setContent(file)
        assert.equal(pagesOf(await page.pdf({ format })), 1, `the file of ${sheet} on ${format}`)
        assert.equal(await page.locator('.sheet-rows li').count(), 40)
      }
    }
    await context.close()
  })

  it('have a script and a style sheet of at most 10 KB each', () => {
    for (const file of ['desk.js', 'desk.css', 'sheet.css']) {
      const bytes = gzipSync(readFileSync(fromRoot('views', 'assets', file))).length
      assert.ok(bytes <= 10 * 1024, `${file}: ${bytes}`)
    }
  })
})

/** True if a page scrolls sideways. */
function isTooWide(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
}

/** Counts the pages of a PDF. */
function pagesOf(pdf: Buffer): number {
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0
}

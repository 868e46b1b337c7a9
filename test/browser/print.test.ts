import assert from 'node:assert/strict'
import type { Browser, Page } from 'playwright-core'
import { signIn } from '../support/app/sign-in.js'
import { createTestApp } from '../support/app/test-app.js'
import { serve, startBrowser } from '../support/browser/browser.js'
import { shopInVain } from '../support/gallery/shop-in-vain.js'
import { publishSampleWeeks } from '../support/samples/published-weeks.js'

/** Paper sizes that schools print on. */
const letter = {
  format: 'letter',
  margin: { top: '12mm', bottom: '12mm', left: '12mm', right: '12mm' },
} as const

describe('A page on paper', () => {
  let site: Awaited<ReturnType<typeof serve>>
  let browser: Browser
  let page: Page

  before(async () => {
    site = await serve(createTestApp().app)
    browser = await startBrowser()
    page = await browser.newPage({ viewport: { width: 720, height: 960 } })
  })
  after(async () => {
    await browser?.close()
    await site?.close()
  })

  const sheetsOf = async (path: string) => {
    await page.emulateMedia({ media: null })
    await page.goto(site.base + path)
    const pdf = await page.pdf(letter)
    return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length
  }
  const printed = async (path: string) => {
    await page.goto(site.base + path)
    await page.emulateMedia({ media: 'print' })
    // biome-ignore lint/performance/useDomNodeTextContent: text that is not printed must be left out
    return page.innerText('body')
  }

  for (const path of [
    '/answers/SCH00C1X',
    '/es/answers/SCH00C1X',
    '/answers/TW0C0NC1',
    '/answers/CH00SE01',
    '/answers/X1EPXEP1',
  ])
    it(`fits on one sheet: ${path}`, async () => {
      assert.equal(await sheetsOf(path), 1)
    })

  it('gives each guide of staff two sheets, in English and Spanish', async () => {
    const made = createTestApp()
    const staff = await serve(made.app)
    try {
      const { cookie } = signIn(made, 'admin')
      await page.setExtraHTTPHeaders({ cookie })
      for (const path of ['/desk/guide', '/admin/guide', '/es/desk/guide', '/es/admin/guide']) {
        await page.goto(staff.base + path)
        const pdf = await page.pdf({ format: 'letter' })
        assert.equal(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length, 2, path)
      }
    } finally {
      await page.setExtraHTTPHeaders({})
      await staff.close()
    }
  })

  it('gives the monthly letter one sheet, in English and Spanish', async () => {
    const made = createTestApp()
    await publishSampleWeeks(made.database, made.services.now())
    shopInVain(made)
    const staff = await serve(made.app)
    try {
      await page.setExtraHTTPHeaders({ cookie: signIn(made, 'admin').cookie })
      for (const path of ['/insights/letter', '/es/insights/letter']) {
        await page.goto(staff.base + path)
        assert.equal(await page.locator('.letter section').count(), 6, path)
        const pdf = await page.pdf({ preferCSSPageSize: true })
        assert.equal(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length, 1, path)
      }
    } finally {
      await page.setExtraHTTPHeaders({})
      await staff.close()
    }
  })

  it('keeps the contact in one piece when emergency help takes more', async () => {
    assert.equal(await sheetsOf('/answers/DANGER01'), 2)
    await page.emulateMedia({ media: 'print' })
    for (const part of ['.emergency', '.card.contact'])
      assert.equal(await page.locator(part).evaluate((each) => getComputedStyle(each).breakInside), 'avoid')
  })

  it('has numbers, address, code, and date as text', async () => {
    const text = await printed('/answers/SCH00C1X')
    for (const words of [
      '(216) 555-0134, ext. 204',
      'ap.lincoln@cedarvalley.example',
      'Printed October 10, 2025',
      `${new URL(site.base).host}/answers/SCH00C1X`,
      'SCH0 0C1X',
      'Starting Wed, Oct 15',
      'Cedar Valley Public Schools',
    ])
      assert.ok(text.replaceAll(/[\u00a0\u202f]/g, ' ').includes(words), `${words} is in: ${text}`)
    assert.match(await printed('/es/offices/transportation'), /Impreso el 10 de octubre de 2025/)
  })

  it('has no buttons and no links onward', async () => {
    await printed('/answers/SCH00C1X')
    for (const part of ['form', 'nav', 'footer', '.skip', '.languages', '.share', 'button'])
      for (const each of await page.locator(part).all())
        assert.ok(await each.isHidden(), `${part} is left out`)
  })
})

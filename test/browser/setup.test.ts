import assert from 'node:assert/strict'
import type { Browser, Page } from 'playwright-core'
import { goodPassword } from '../support/app/door.js'
import { type RealService, startRealService } from '../support/app/real-service.js'
import { serve, startBrowser } from '../support/browser/browser.js'
import { layoutFaults } from './looks/layout-faults.js'
import { everyRule, violationsOf } from './looks/run-axe.js'

const facts = {
  ...{ name: 'Fir County Schools', short_name: 'Fir County', phone: '(440) 555-7100' },
  ...{ email: 'info@fir.example', website: 'https://fir.example' },
}
const contact = { phone: '440 555 7101', email: 'bus@fir.example', hours: 'Mo-Fr 06:00-17:00' }

const calendar = `BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VEVENT
SUMMARY:Winter Break
DTSTART;VALUE=DATE:20261221
DTEND;VALUE=DATE:20270102
END:VEVENT
BEGIN:VEVENT
SUMMARY:PTA Meeting
DTSTART;VALUE=DATE:20261201
DTEND;VALUE=DATE:20261202
END:VEVENT
END:VCALENDAR
`

/** Monday, November 9, 2026, 10 AM in New York: a closed office’s number is not the main button. */
const schoolMorning = new Date('2026-11-09T15:00:00Z')

describe('Setup in a browser', function () {
  this.timeout(240_000)
  let browser: Browser
  let service: RealService
  let site: Awaited<ReturnType<typeof serve>>

  before(async () => {
    service = await startRealService(
      { SEED: 'none', MEANING: 'no' },
      { finish: false, now: () => schoolMorning },
    )
    site = await serve(service.app)
    browser = await startBrowser()
  })
  after(async () => {
    await browser?.close()
    await site?.close()
    await service?.remove()
  })

  async function fill(page: Page, fields: Record<string, string>): Promise<void> {
    for (const [id, value] of Object.entries(fields)) await page.fill(`#${id}`, value)
  }
  const press = (page: Page) => page.locator('main form button.main').first().click()

  async function goBack(page: Page): Promise<void> {
    await page.getByRole('link', { name: 'Back to setup' }).click()
    await page.waitForURL('**/admin/setup')
  }

  async function look(page: Page): Promise<void> {
    const faults = await violationsOf(page, everyRule, page.url())
    for (const width of [320, 1280]) {
      await page.setViewportSize({ width, height: 740 })
      faults.push(...(await layoutFaults(page, `${page.url()} ${width} px`)))
    }
    assert.deepEqual(faults, [])
  }

  it('leads from an empty start to a first right answer', async () => {
    const page = await browser.newPage()
    const open = (path: string) => page.goto(`${site.base}${path}`)
    const key = service.services.accounts.setupKey.read() ?? ''
    await open(`/setup?key=${key}`)
    await look(page)
    await fill(page, {
      name: 'Ana Bell',
      email: 'ana@fir.example',
      password: goodPassword,
      again: goodPassword,
    })
    await press(page)
    await page.waitForURL('**/sign-in?**')
    await fill(page, { email: 'ana@fir.example', password: goodPassword })
    await press(page)
    await page.waitForURL('**/admin/setup')
    await look(page)

    await page.locator('a[href="/admin/directory/district"]').first().click()
    await fill(page, facts)
    for (const day of [0, 1, 2, 3, 4]) {
      await page.fill(`#phone_hours-from-${day}`, '07:30')
      await page.fill(`#phone_hours-to-${day}`, '16:30')
    }
    await page.selectOption('#time_zone', 'America/New_York')
    await page.selectOption('#phone_format', 'dots')
    await press(page)
    await page.waitForURL('**saved=yes')

    await open('/admin/setup/offices')
    await look(page)
    await page.fill('#name_en-counselor', 'Guidance')
    await page.selectOption('#by-nutrition', 'school-office')
    await press(page)
    await page.waitForURL('**saved=yes')
    await open('/admin/setup/help-lines')
    await page.fill('#name-county-children', 'Fir County Children’s Services')
    await page.fill('#call-county-children', '440 555 7190')
    await press(page)
    await page.waitForURL('**saved=yes')
    await look(page)
    await open('/admin/setup/calendar')
    await page.setInputFiles('#file', {
      name: 'school.ics',
      mimeType: 'text/calendar',
      buffer: Buffer.from(calendar),
    })
    await press(page)
    await page.getByRole('button', { name: 'Add the checked days' }).waitFor()
    await look(page)
    await press(page)
    await page.waitForURL('**/admin/directory/calendar?added=*')
    await goBack(page)
    await page.locator('a[href="/admin/imports"]').first().click()
    await page.waitForURL('**/admin/imports')
    await look(page)
    await goBack(page)
    await page.getByRole('link', { name: 'Transportation has no contact' }).click()
    await fill(page, contact)
    await press(page)
    await page.waitForURL('**saved=yes')
    await goBack(page)
    assert.equal(await page.getByRole('link', { name: 'Transportation has no contact' }).count(), 0)

    await page.locator('a[href="/admin/setup/offices"]').first().click()
    await page.getByRole('button', { name: 'See which offices' }).click()
    await page.waitForURL('**/without-contact?**')
    await look(page)
    await press(page)
    await page.waitForURL('**saved=yes')
    await goBack(page)
    await page.getByRole('link', { name: 'Try a question as a family' }).click()
    await page.fill('#concern', 'the bus is late')
    await page.locator('form.ask button.main').click()
    await page.waitForURL('**/answers/**')
    assert.equal(await page.locator('h1').textContent(), 'Transportation')
    assert.equal(await page.locator('article a.call').first().getAttribute('href'), 'tel:+14405557101')
    assert.match((await page.locator('article a.call').first().textContent()) ?? '', /440\.555\.7101/)
    assert.equal(await page.locator('.news').count(), 0, 'no longer being set up')
    await page.close()
  })
})

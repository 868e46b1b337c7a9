import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { goodPassword } from '../support/app/door.js'
import { fillIn, goBackToSetup, pressMain, useEmptyService } from '../support/browser/empty-service.js'
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
  const { service, newPage, open } = useEmptyService(schoolMorning)

  async function look(page: Page): Promise<void> {
    const faults = await violationsOf(page, everyRule, page.url())
    for (const width of [320, 1280]) {
      await page.setViewportSize({ width, height: 740 })
      faults.push(...(await layoutFaults(page, `${page.url()} ${width} px`)))
    }
    assert.deepEqual(faults, [])
  }

  it('leads from an empty start to a first right answer', async () => {
    const page = await newPage()
    const key = service().services.accounts.setupKey.read() ?? ''
    await open(page, `/setup?key=${key}`)
    await look(page)
    await fillIn(page, {
      name: 'Ana Bell',
      email: 'ana@fir.example',
      password: goodPassword,
      again: goodPassword,
    })
    await pressMain(page)
    await page.waitForURL('**/sign-in?**')
    await fillIn(page, { email: 'ana@fir.example', password: goodPassword })
    await pressMain(page)
    await page.waitForURL('**/admin/setup')
    await look(page)

    await page.locator('a[href="/admin/directory/district"]').first().click()
    await fillIn(page, facts)
    for (const day of [0, 1, 2, 3, 4]) {
      await page.fill(`#phone_hours-from-${day}`, '07:30')
      await page.fill(`#phone_hours-to-${day}`, '16:30')
    }
    await page.selectOption('#time_zone', 'America/New_York')
    await page.selectOption('#phone_format', 'dots')
    await pressMain(page)
    await page.waitForURL('**saved=yes')

    await open(page, '/admin/setup/offices')
    await look(page)
    await page.fill('#name_en-counselor', 'Guidance')
    await page.selectOption('#by-nutrition', 'school-office')
    await pressMain(page)
    await page.waitForURL('**saved=yes')
    await open(page, '/admin/setup/help-lines')
    await page.fill('#name-county-children', 'Fir County Children’s Services')
    await page.fill('#call-county-children', '440 555 7190')
    await pressMain(page)
    await page.waitForURL('**saved=yes')
    await look(page)
    await open(page, '/admin/setup/calendar')
    await page.setInputFiles('#file', {
      name: 'school.ics',
      mimeType: 'text/calendar',
      buffer: Buffer.from(calendar),
    })
    await pressMain(page)
    await page.getByRole('button', { name: 'Add the checked days' }).waitFor()
    await look(page)
    await pressMain(page)
    await page.waitForURL('**/admin/directory/calendar?added=*')
    await goBackToSetup(page)
    await page.locator('a[href="/admin/imports"]').first().click()
    await page.waitForURL('**/admin/imports')
    await look(page)
    await goBackToSetup(page)
    await page.getByRole('link', { name: 'Transportation has no contact' }).click()
    await fillIn(page, contact)
    await pressMain(page)
    await page.waitForURL('**saved=yes')
    await goBackToSetup(page)
    assert.equal(await page.getByRole('link', { name: 'Transportation has no contact' }).count(), 0)

    await page.locator('a[href="/admin/setup/offices"]').first().click()
    await page.getByRole('button', { name: 'See which offices' }).click()
    await page.waitForURL('**/without-contact?**')
    await look(page)
    await pressMain(page)
    await page.waitForURL('**saved=yes')
    await goBackToSetup(page)
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

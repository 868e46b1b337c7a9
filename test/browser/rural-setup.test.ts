import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { goBackToSetup, pressMain, useEmptyService } from '../support/browser/empty-service.js'
import { setupSteps } from '../support/browser/setup-steps.js'
import { ruralDistrict, ruralPerson } from '../support/samples/districts/rural-district.js'

const facts = {
  ...{ name: 'Cedar Bend R-III School District', short_name: 'Cedar Bend', phone: '660-555-0230' },
  ...{ phone_hours: 'M-F 8-4:30', email: 'office@cedarbend.example', website: 'cedarbend.example' },
  ...{ address: '101 Court Sq', city: 'Cedar Bend', state: 'mo', zip: '64620' },
}

/** Monday, November 9, 2026, 10 AM in Missouri. */
const schoolMorning = new Date('2026-11-09T16:00:00Z')

describe('A small rural district in a browser, from its workbook to an answer', function () {
  this.timeout(240_000)
  const empty = useEmptyService(schoolMorning)
  const { service, newPage } = empty
  const { signUp, enterFacts, nameStandIns, ask } = setupSteps(empty)

  /** Every guess is taken: nothing is changed by hand. */
  async function importWorkbook(page: Page): Promise<void> {
    await page.locator('a[href="/admin/imports"]').first().click()
    const buffer = await ruralDistrict()
    await page.setInputFiles('#files', { name: 'Staff.xlsx', mimeType: 'application/octet-stream', buffer })
    await pressMain(page)
    for (const sheet of ['Buildings', 'Staff 26-27']) {
      await page.getByRole('heading', { level: 1, name: sheet }).waitFor()
      await page.getByRole('button', { name: 'Continue' }).click()
    }
    await page.waitForURL('**/words')
    assert.match((await page.locator('main').textContent()) ?? '', /have no office yet\. They come first/)
    await pressMain(page)
    await page.getByRole('button', { name: 'Apply these changes' }).click()
    await page.getByRole('button', { name: 'Undo this import' }).waitFor()
    await goBackToSetup(page)
  }

  it('takes a few dozen clicks and fields', async () => {
    const page = await newPage()
    await signUp(page, { name: 'Jamie Becker', email: 'jbecker@cedarbend.example' })
    await enterFacts(page, facts, 'America/Chicago')
    await importWorkbook(page)
    await nameStandIns(page)
    const bus = await ask(page, 'the bus did not come this morning')
    assert.match(bus, /\(660\) 555-0230/)
    assert.doesNotMatch(bus, /\(216\)|555-0236/, 'neither the sample’s number nor the director’s own')
    const head = ruralPerson('Transportation Director')
    const { people } = service().services.directory()
    assert.ok(people.some(({ lastName }) => lastName === head.last))
    const lunch = await ask(page, 'what is for lunch in the cafeteria')
    assert.match(lunch, /\(660\) 555-0230/)
    assert.doesNotMatch(lunch, /555-0241/)
    await page.close()
  })
})

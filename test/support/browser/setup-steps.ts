import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { goodPassword } from '../app/door.js'
import { fillIn, goBackToSetup, pressMain, type useEmptyService } from './empty-service.js'

type Empty = Pick<ReturnType<typeof useEmptyService>, 'service' | 'open'>

/** The steps of a new district in a browser, as an admin takes them. */
export function setupSteps({ service, open }: Empty) {
  return {
    /** From the key in the log to the list of steps. */
    async signUp(page: Page, { name, email }: { name: string; email: string }): Promise<void> {
      await open(page, `/setup?key=${service().services.accounts.setupKey.read()}`)
      const own = { email, password: goodPassword }
      await fillIn(page, { name, ...own, again: goodPassword })
      await pressMain(page)
      await page.waitForURL('**/sign-in?**')
      await fillIn(page, own)
      await pressMain(page)
      await page.waitForURL('**/admin/setup')
    },

    async enterFacts(page: Page, facts: Record<string, string>, timeZone: string): Promise<void> {
      await page.locator('a[href="/admin/directory/district"]').first().click()
      await fillIn(page, facts)
      await page.selectOption('#time_zone', timeZone)
      await pressMain(page)
      await page.waitForURL('**saved=yes')
      await goBackToSetup(page)
    },

    /**
     * Imports files, and takes every guess: nothing is changed by hand.
     * @param lists those with headers of their own, by what their pages are called, with fields to fill in
     */
    async importFiles(
      page: Page,
      files: Record<string, string | Buffer>,
      lists: readonly { name: string; fields?: Record<string, string> }[] = [],
    ): Promise<void> {
      await page.locator('a[href="/admin/imports"]').first().click()
      await page.setInputFiles('#files', uploads(files))
      await pressMain(page)
      for (const { name, fields = {} } of lists) {
        await page.getByRole('heading', { level: 1, name }).waitFor()
        await fillIn(page, fields)
        await page.getByRole('button', { name: 'Continue' }).click()
      }
      if (lists.length > 0) {
        await page.waitForURL('**/words')
        await pressMain(page)
      }
      await page.getByRole('button', { name: 'Apply these changes' }).click()
      await page.getByRole('button', { name: 'Undo this import' }).waitFor()
      await goBackToSetup(page)
    },

    /** Adds the days that are checked already. */
    async importCalendar(page: Page, calendar: string): Promise<void> {
      await page.locator('a[href="/admin/setup/calendar"]').click()
      await page.setInputFiles('#file', uploads({ 'calendar.ics': calendar }))
      await pressMain(page)
      await page.getByRole('button', { name: 'Add the checked days' }).waitFor()
      await pressMain(page)
      await page.waitForURL('**added=**')
      await goBackToSetup(page)
    },

    /** Takes the suggested offices for those that the district lacks; then nobody runs into a gap. */
    async nameStandIns(page: Page): Promise<void> {
      await page.getByRole('link', { name: 'Choose who answers for all of them at once' }).click()
      await page.getByRole('button', { name: 'See which offices' }).click()
      await page.waitForURL('**/without-contact?**')
      await pressMain(page)
      await page.waitForURL('**saved=yes')
      await goBackToSetup(page)
      assert.equal(await page.locator('#gaps').count(), 0, 'nobody runs into a gap')
    },

    /** @returns what a family reads */
    async ask(page: Page, concern: string): Promise<string> {
      await open(page, '/')
      await page.fill('#concern', concern)
      await page.locator('form.ask button.main').click()
      await page.waitForURL('**/answers/**')
      return (await page.locator('main').textContent()) ?? ''
    },
  }
}

const uploads = (files: Record<string, string | Buffer>) =>
  Object.entries(files).map(([name, content]) => ({
    ...{ name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) },
  }))

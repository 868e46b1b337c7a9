import type { Page } from 'playwright-core'
import { useService } from './use-service.js'

/**
 * Inside a `describe`: a service that was just installed, with no district yet, and a browser.
 * @param now the service's clock, which stands still
 */
export const useEmptyService = (now: Date) =>
  useService({ SEED: 'none', MEANING: 'no' }, { finish: false, now: () => now })

/** Fills in fields, by id. */
export async function fillIn(page: Page, fields: Record<string, string>): Promise<void> {
  for (const [id, value] of Object.entries(fields)) await page.fill(`#${id}`, value)
}

/** Presses the main button of a staff page. */
export function pressMain(page: Page): Promise<void> {
  return page.locator('main form button.main').first().click()
}

export async function goBackToSetup(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Back to setup' }).click()
  await page.waitForURL('**/admin/setup')
}

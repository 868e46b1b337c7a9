import type { Browser, Page } from 'playwright-core'
import type { Config } from '../../../src/config.js'
import { type RealService, startRealService } from '../app/real-service.js'
import { serve, startBrowser } from './browser.js'

/**
 * Inside a `describe`: a service that was just installed, with no district yet, and a browser.
 * @param now the service's clock, which stands still
 * @param change replaces parts of the configuration
 */
export function useEmptyService(now: Date, change: Partial<Config> = {}) {
  let browser: Browser
  let service: RealService
  let site: Awaited<ReturnType<typeof serve>>
  before(async () => {
    service = await startRealService(
      { SEED: 'none', MEANING: 'no' },
      { finish: false, now: () => now, change },
    )
    site = await serve(service.app)
    browser = await startBrowser()
  })
  after(async () => {
    await browser?.close()
    await site?.close()
    await service?.remove()
  })
  return {
    service: () => service,
    newPage: () => browser.newPage(),
    /** Opens a path, below the service's address. */
    open: (page: Page, path: string) => page.goto(`${site.base}${path}`),
  }
}

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

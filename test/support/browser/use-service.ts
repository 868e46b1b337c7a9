import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { type RealService, startRealService } from '../app/real-service.js'
import { serve, startBrowser } from './browser.js'

/**
 * Inside a `describe`: the whole service for all of its tests, and a browser.
 * @param given as for `startRealService`
 */
export function useService(...given: Parameters<typeof startRealService>) {
  let browser: Browser
  let service: RealService
  let site: Awaited<ReturnType<typeof serve>>
  before(async () => {
    service = await startRealService(...given)
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
    newPage: (options?: BrowserContextOptions) => browser.newPage(options),
    /** Opens a path, below the service's address. */
    open: (page: Page, path: string) => page.goto(`${site.base}${path}`),
  }
}

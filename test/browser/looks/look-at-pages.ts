import type { Browser, BrowserContext, Page, Request } from 'playwright-core'
import { openGalleryPage } from '../../support/browser/browser.js'
import { writePage } from '../../support/browser/write-page.js'
import { type GalleryPage, galleryAsker } from '../../support/gallery/gallery.js'

/** What to observe while a page is open. */
export type Look<T> = (page: Page, seen: FirstVisit) => Promise<T>

/** What a first visit transferred. */
export interface FirstVisit {
  requests: { url: string; type: string; bytes: number; body: number }[]
  /** When it began, in milliseconds on the page's clock. */
  began: number
}

/** Two cores: more tabs would only wait for each other. */
const tabs = 3

/**
 * Opens every page once, as a new visitor, and observes it. Opening a page is the slow part, so checks change
 * its size and colors instead of opening it again. Tabs are reused: a new one starts a process and compiles the checker again.
 * No page of the gallery leaves by itself, which would interrupt the next one.
 * @param isWritten writes pages into an open tab, which takes a third of the time: for pages that are opened in another language
 * @returns what was observed, by page name, in the order of the gallery
 */
export async function lookAtPages<T>(
  browser: Browser,
  base: string,
  pages: readonly GalleryPage[],
  look: Look<T>,
  isWritten = false,
): Promise<Map<string, T>> {
  const found = new Map<string, T>()
  const waiting = [...pages]
  async function work(): Promise<void> {
    const context = await browser.newContext({ serviceWorkers: 'block' })
    const tab = await openEmpty(context, base)
    for (let each = waiting.shift(); each; each = waiting.shift())
      found.set(each.name, await (isWritten ? writeAndLook : openAndLook)(tab, base, each, look))
    await context.close()
  }
  await Promise.all(Array.from({ length: tabs }, work))
  return new Map(pages.map(({ name }) => [name, found.get(name)!]))
}

/** A tab that keeps nothing between pages. */
async function openTab(context: BrowserContext): Promise<Page> {
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Network.setCacheDisabled', { cacheDisabled: true })
  return page
}

/** A tab on the service's own origin, with an empty page. */
async function openEmpty(context: BrowserContext, base: string): Promise<Page> {
  const tab = await openTab(context)
  await resetLooks(tab)
  await tab.goto(`${base}/health`)
  await tab.setContent('<!doctype html><title>Empty</title>')
  return tab
}

async function openAndLook<T>(page: Page, base: string, each: GalleryPage, look: Look<T>): Promise<T> {
  await resetLooks(page)
  await page.evaluate('sessionStorage.clear()')
  const requests = countRequests(page)
  await openGalleryPage(page, base, each)
  await page.waitForLoadState('load')
  return look(page, { requests: await requests(), began: 0 })
}

async function writeAndLook<T>(page: Page, base: string, each: GalleryPage, look: Look<T>): Promise<T> {
  await resetLooks(page)
  const began = await settledAt(page)
  const requests = countRequests(page)
  const written = await writePage(page, base, { ...each, cookies: each.own ? { asker: galleryAsker } : {} })
  return look(page, { requests: [{ ...written, type: 'document' }, ...(await requests())], began })
}

/** Waits until what was changed on a page is drawn, or its move would count for the next one. @returns the page's clock then */
function settledAt(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) =>
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now()))),
      ),
  )
}

async function resetLooks(page: Page): Promise<void> {
  await page.setViewportSize({ width: 320, height: 640 })
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none', reducedMotion: null })
}

/** @returns a function that stops counting and gives the bytes transferred so far */
function countRequests(page: Page): () => Promise<FirstVisit['requests']> {
  const sizes: Promise<FirstVisit['requests'][number]>[] = []
  const count = (request: Request) => {
    // Not from the app: the test's own page that sends a form.
    if (!request.url().endsWith('/form')) sizes.push(sizeOf(request))
  }
  page.on('requestfinished', count)
  return () => {
    page.off('requestfinished', count)
    return Promise.all(sizes)
  }
}

async function sizeOf(request: Request): Promise<FirstVisit['requests'][number]> {
  const { responseBodySize: body, responseHeadersSize } = await request.sizes()
  return { url: request.url(), type: request.resourceType(), bytes: body + responseHeadersSize, body }
}

/** Faults on every page, one per line, for a test to compare with an empty list. */
export function faultsIn<T>(found: Map<string, T>, faultsOf: (seen: T) => readonly string[]): string[] {
  return [...found].flatMap(([name, seen]) => faultsOf(seen).map((fault) => `${name}: ${fault}`))
}

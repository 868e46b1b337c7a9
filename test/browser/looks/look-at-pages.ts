import type { Browser, BrowserContext, Page } from 'playwright-core'
import { openGalleryPage } from '../../support/browser.js'
import type { GalleryPage } from '../../support/gallery.js'

/** What is looked at while a page is open. */
export type Look<T> = (page: Page, seen: FirstVisit) => Promise<T>

/** What a first visit brought over the wire. */
export interface FirstVisit {
  requests: { url: string; type: string; bytes: number; body: number }[]
}

/** Two cores: more tabs at once only wait for each other. */
const tabs = 3

/**
 * Opens every page once, as a browser that was never here before, and looks at it. Opening a page is the slow part: whoever
 * looks changes its size and colors, and opens nothing again.
 * @returns what was seen, by the name of the page, in the order of the gallery
 */
export async function lookAtPages<T>(
  browser: Browser,
  base: string,
  pages: readonly GalleryPage[],
  look: Look<T>,
): Promise<Map<string, T>> {
  const found = new Map<string, T>()
  const waiting = [...pages]
  async function work(): Promise<void> {
    for (let each = waiting.shift(); each; each = waiting.shift())
      found.set(each.name, await lookAt(browser, base, each, look))
  }
  await Promise.all(Array.from({ length: tabs }, work))
  return new Map(pages.map(({ name }) => [name, found.get(name)!]))
}

async function lookAt<T>(browser: Browser, base: string, each: GalleryPage, look: Look<T>): Promise<T> {
  const context = await browser.newContext({ viewport: { width: 320, height: 640 } })
  try {
    const page = await context.newPage()
    const requests = countRequests(context)
    await openGalleryPage(page, base, each)
    await page.waitForLoadState('load')
    return await look(page, { requests: await requests() })
  } finally {
    await context.close()
  }
}

/** @returns asks for what was fetched so far, with the bytes that went over the wire */
function countRequests(context: BrowserContext): () => Promise<FirstVisit['requests']> {
  const sizes: Promise<FirstVisit['requests'][number]>[] = []
  context.on('requestfinished', (request) => {
    // Not of the app: what sends the form of a page that takes one.
    if (request.url().endsWith('/form')) return
    sizes.push(
      request.sizes().then(({ responseBodySize, responseHeadersSize }) => ({
        url: request.url(),
        type: request.resourceType(),
        bytes: responseBodySize + responseHeadersSize,
        body: responseBodySize,
      })),
    )
  })
  return () => Promise.all(sizes)
}

/** What was seen on more than no page, a line a fault: for a test to compare with nothing. */
export function faultsIn<T>(found: Map<string, T>, faultsOf: (seen: T) => readonly string[]): string[] {
  return [...found].flatMap(([name, seen]) => faultsOf(seen).map((fault) => `${name}: ${fault}`))
}

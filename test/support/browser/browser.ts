import { once } from 'node:events'
import { existsSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import type { Express } from 'express'
import { type Browser, chromium, type Page } from 'playwright-core'
import { type GalleryPage, galleryAsker } from '../gallery/gallery.js'

/** Chromium without windows of its own, whose drawing takes a fifth of the time. */
const shell = '/usr/bin/chromium-headless-shell'
const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/**
 * Starts the installed Chromium; `CHROMIUM` names another one.
 * @param options.keepsPages keeps pages in memory for Back, which the shell does not do as a family's browser does
 */
export async function startBrowser({ keepsPages = false } = {}): Promise<Browser> {
  const known = keepsPages ? [...places, shell] : [shell, ...places]
  const executablePath = process.env.CHROMIUM ?? known.find((place) => existsSync(place))
  if (!executablePath)
    throw new Error(
      'No Chromium here. On Debian: apt-get install chromium chromium-headless-shell fonts-noto-core',
    )
  return chromium.launch({
    executablePath,
    ignoreDefaultArgs: keepsPages ? ['--disable-back-forward-cache'] : [],
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}

/** Serves an app on a free port. */
export async function serve(app: Express): Promise<{ base: string; close(): Promise<void> }> {
  const server = app.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.close()
      server.closeAllConnections()
      await once(server, 'close').catch(() => undefined)
    },
  }
}

/**
 * Opens a gallery page, by form if it has one.
 * @param page a tab whose last page does not navigate by itself: it would interrupt this one
 */
export async function openGalleryPage(
  page: Page,
  base: string,
  { path, method, form, own }: GalleryPage,
): Promise<void> {
  await page.context().clearCookies()
  if (own) await page.context().addCookies([{ name: 'asker', value: galleryAsker, url: base }])
  if (method === 'post') await sendForm(page, base, path, form)
  else await page.goto(base + path)
}

/**
 * Opens a page of the staff gallery, as the viewer it names.
 * @param page a new tab, as above
 */
export async function openStaffPage(
  page: Page,
  base: string,
  { path, form, cookies }: { path: string; form: Record<string, string>; cookies: Record<string, string> },
  method: GalleryPage['method'] = 'get',
): Promise<void> {
  await page.context().clearCookies()
  const held = Object.entries(cookies).map(([name, value]) => ({ name, value, url: base }))
  await page.context().addCookies(held)
  if (method === 'post') await sendForm(page, base, path, form)
  else await page.goto(base + path)
}

async function sendForm(
  page: Page,
  base: string,
  path: string,
  form: Record<string, string> = {},
): Promise<void> {
  const fields = Object.entries(form).map(([name, value]) => `<input name="${name}" value="${value}">`)
  // A page on the app's own origin, so the form passes the origin check.
  await page.route(`${base}/form`, (route) =>
    route.fulfill({
      contentType: 'text/html',
      // Without a referrer it counts as a first visit: no service worker handles the next page.
      body: `<meta name="referrer" content="no-referrer"><form method="post" action="${path}">${fields.join('')}<button>Send</button></form>`,
    }),
  )
  await page.goto(`${base}/form`)
  await Promise.all([page.waitForURL(base + path), page.click('button')])
  await page.unroute(`${base}/form`)
}

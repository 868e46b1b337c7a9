import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { chromium, type Page } from 'playwright-core'
import { type GalleryPage, gallery } from './gallery.js'
import { createTestApp } from './test-app.js'

/** `tsx test/support/take-screenshots.ts <folder> [name part] [dark]`: every page of the gallery at 360 and 1280 px. */
async function takeScreenshots(folder: string, part = '', scheme = 'light'): Promise<void> {
  mkdirSync(folder, { recursive: true })
  const server = createTestApp().app.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
  for (const [width, height] of [
    [360, 640],
    [1280, 800],
  ] as const) {
    const page = await browser.newPage({
      viewport: { width, height },
      javaScriptEnabled: false,
      colorScheme: scheme === 'dark' ? 'dark' : 'light',
    })
    for (const each of gallery.filter(({ name }) => name.includes(part))) {
      await open(page, base, each)
      await page.screenshot({ path: join(folder, `${each.name}-${width}.png`), fullPage: true })
    }
    await page.close()
  }
  await browser.close()
  server.close()
}

async function open(page: Page, base: string, { path, method, form }: GalleryPage): Promise<void> {
  if (method !== 'post') return void (await page.goto(base + path))
  const fields = Object.entries(form ?? {}).map(([name, value]) => `<input name="${name}" value="${value}">`)
  // A page of the app's own origin, so that the form counts as ours.
  await page.route(`${base}/form`, (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<form method="post" action="${path}">${fields.join('')}<button>Send</button></form>`,
    }),
  )
  await page.goto(`${base}/form`)
  await Promise.all([page.waitForURL(base + path), page.click('button')])
}

const [folder, part, scheme] = process.argv.slice(2)
if (folder) await takeScreenshots(folder, part, scheme)

import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { createTestApp } from '../app/test-app.js'
import { gallery } from '../gallery/gallery.js'
import { staffGallery, startStaffGallery } from '../gallery/gallery-staff.js'
import { openGalleryPage, openStaffPage, serve, startBrowser } from './browser.js'

/** `tsx test/support/browser/take-screenshots.ts <folder> [name part] [dark]`: every page of the galleries at 360 and 1280 px. */
async function takeScreenshots(folder: string, part = '', scheme = 'light'): Promise<void> {
  mkdirSync(folder, { recursive: true })
  const { base, close } = await serve(createTestApp().app)
  const staff = await startStaffGallery()
  const staffSite = await serve(staff.app)
  const browser = await startBrowser()
  for (const [width, height] of [
    [360, 640],
    [1280, 800],
  ] as const) {
    const context = await browser.newContext({
      viewport: { width, height },
      javaScriptEnabled: false,
      colorScheme: scheme === 'dark' ? 'dark' : 'light',
    })
    const take = async (name: string, open: (page: Page) => Promise<void>) => {
      const page = await context.newPage()
      await open(page)
      await page.screenshot({ path: join(folder, `${name}-${width}.png`), fullPage: true })
      await page.close()
    }
    for (const each of gallery.filter(({ name }) => name.includes(part)))
      await take(each.name, (page) => openGalleryPage(page, base, each))
    for (const each of staffGallery.filter(({ name }) => `staff-${name}`.includes(part)))
      await take(`staff-${each.name}`, (page) =>
        openStaffPage(page, staffSite.base, staff.prepared(each, 'en'), each.method),
      )
    await context.close()
  }
  await browser.close()
  await close()
  await staffSite.close()
}

const [folder, part, scheme] = process.argv.slice(2)
if (folder) await takeScreenshots(folder, part, scheme)

import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
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
    const page = await browser.newPage({
      viewport: { width, height },
      javaScriptEnabled: false,
      colorScheme: scheme === 'dark' ? 'dark' : 'light',
    })
    for (const each of gallery.filter(({ name }) => name.includes(part))) {
      await openGalleryPage(page, base, each)
      await page.screenshot({ path: join(folder, `${each.name}-${width}.png`), fullPage: true })
    }
    for (const each of staffGallery.filter(({ name }) => `staff-${name}`.includes(part))) {
      await openStaffPage(page, staffSite.base, staff.prepared(each, 'en'), each.method)
      await page.screenshot({ path: join(folder, `staff-${each.name}-${width}.png`), fullPage: true })
    }
    await page.close()
  }
  await browser.close()
  await close()
  await staffSite.close()
}

const [folder, part, scheme] = process.argv.slice(2)
if (folder) await takeScreenshots(folder, part, scheme)

import assert from 'node:assert/strict'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { mainLanguage } from '../../../src/paths/paths.js'
import { openStaffPage, serve, startBrowser } from '../../support/browser/browser.js'
import { writePage } from '../../support/browser/write-page.js'
import {
  type StaffGalleryPage,
  staffGallery,
  startStaffGallery,
} from '../../support/gallery/gallery-staff.js'
import { pseudoLanguage } from '../../support/samples/pseudo-words.js'
import { withPseudoLanguage } from '../../support/samples/with-pseudo-language.js'
import { layoutFaults, lengthenText } from './layout-faults.js'
import { everyRule, rulesOfColors, rulesOfWords, violationsOf } from './run-axe.js'

const narrow = { width: 320, height: 640 }
const wide = { width: 1280, height: 800 }

/** A served app with the gallery. */
interface Site {
  base: string
  prepared: Awaited<ReturnType<typeof startStaffGallery>>['prepared']
  close(): Promise<void>
}

/**
 * Checks every staff page in a browser. The main language has one test file and the others another, so that
 * they run in parallel.
 * @param isLookedAt picks the languages
 */
export function describeStaffGallery(isLookedAt: (lang: string) => boolean): void {
  const language = withPseudoLanguage()
  let browser: Browser
  /** Two of them with half of the pages each: the state of one page must not change another. */
  let sites: Site[]

  before(async function () {
    // Two apps start, beside another browser: on a busy machine that takes more than a minute.
    this.timeout(300_000)
    const start = async () => {
      const { app, prepared } = await startStaffGallery(language)
      return { ...(await serve(app)), prepared }
    }
    sites = [await start(), await start()]
    browser = await startBrowser()
  })
  after(async () => {
    await browser?.close()
    for (const site of sites ?? []) await site.close()
  })

  for (const lang of language.ofStaff.filter(isLookedAt))
    it(`has no axe violations, and nothing clipped or overlapping: ${lang}`, async function () {
      this.timeout(1_500_000)
      const faults = await Promise.all(
        sites.map((site, half) =>
          lookThrough(
            staffGallery.filter((_, index) => index % sites.length === half),
            lang,
            site,
          ),
        ),
      )
      assert.deepEqual(faults.flat(), [])
    })

  async function lookThrough(
    pages: StaffGalleryPage[],
    lang: string,
    { base, prepared }: Site,
  ): Promise<string[]> {
    // The checker needs scripts and a session.
    const context = await browser.newContext({ viewport: narrow, bypassCSP: true })
    const written = await openEmpty(context, base)
    const faults: string[] = []
    for (const each of pages) {
      const isOpened = lang === mainLanguage && hasOwnStyles(each)
      const page = isOpened ? await context.newPage() : written
      await page.setViewportSize(narrow)
      await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none', reducedMotion: 'reduce' })
      const shown = prepared(each, lang)
      if (isOpened) await openStaffPage(page, base, shown, each.method)
      else await writePage(page, base, { method: each.method ?? 'get', ...shown })
      const found = lang === mainLanguage ? await lookClosely(page) : await lookAtWords(page, lang)
      faults.push(...found.map((fault) => `${each.name}: ${fault}`))
      if (isOpened) await Promise.all([page.close(), context.clearCookies()])
    }
    await context.close()
    return faults
  }
}

/** Shows colors by a style sheet for staff alone, which a written page would ask for without a session. */
const hasOwnStyles = ({ path }: StaffGalleryPage) => path.startsWith('/admin/directory/theme')

/** To write pages into, without a session: with one, a page written earlier could learn that its work is done, and leave. */
async function openEmpty(context: BrowserContext, base: string): Promise<Page> {
  const page = await context.newPage()
  await page.goto(`${base}/health`)
  return page
}

/** Every width and color scheme: these are the same in every language. */
async function lookClosely(page: Page): Promise<string[]> {
  const faults = await violationsOf(page, everyRule, '320 px')
  faults.push(...(await layoutFaults(page, '320 px')))
  await page.setViewportSize(wide)
  faults.push(...(await violationsOf(page, everyRule, '1280 px')), ...(await layoutFaults(page, '1280 px')))
  faults.push(...(await layoutOfLonger(page)))
  await page.setViewportSize(wide)
  for (const media of [{ colorScheme: 'dark' }, { colorScheme: 'light', forcedColors: 'active' }] as const) {
    await page.emulateMedia(media)
    faults.push(...(await violationsOf(page, rulesOfColors, JSON.stringify(media))))
  }
  return faults
}

/**
 * What depends on words; every width in the language that is longest and in the one read from right to left.
 */
async function lookAtWords(page: Page, lang: string): Promise<string[]> {
  const faults = await violationsOf(page, rulesOfWords, '320 px')
  faults.push(...(await layoutFaults(page, '320 px')))
  if (lang !== pseudoLanguage) return faults
  await page.setViewportSize(wide)
  faults.push(...(await layoutFaults(page, '1280 px')))
  return [...faults, ...(await layoutOfLonger(page))]
}

async function layoutOfLonger(page: Page): Promise<string[]> {
  await page.setViewportSize(narrow)
  await page.evaluate(lengthenText)
  return layoutFaults(page, '320 px, longer text')
}

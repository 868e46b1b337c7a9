import assert from 'node:assert/strict'
import type { Browser, Page } from 'playwright-core'
import { mainLanguage } from '../../../src/paths/paths.js'
import type { Language } from '../../../src/platform/language/language.js'
import { serve, startBrowser } from '../../support/browser/browser.js'
import { createGalleryApp } from '../../support/gallery/gallery-app.js'
import { galleryIn } from '../../support/gallery/gallery-in.js'
import { pseudoLanguage } from '../../support/samples/pseudo-words.js'
import { withPseudoLanguage } from '../../support/samples/with-pseudo-language.js'
import { blankFaults } from './blank-faults.js'
import { focusFaults } from './focus-faults.js'
import { layoutFaults, lengthenText } from './layout-faults.js'
import { lineFaults } from './line-faults.js'
import { type FirstVisit, faultsIn, type Look, lookAtPages } from './look-at-pages.js'
import { everyRule, rulesOfColors, rulesOfLooks, rulesOfWords, violationsOf } from './run-axe.js'

const phone = { width: 360, height: 640 }
const narrow = { width: 320, height: 640 }
const wide = { width: 1280, height: 800 }

/** Everything observed in one visit to a page. */
interface Seen extends FirstVisit {
  axe: string[]
  layout: string[]
  focus: string[]
  shift: number
}

/** @param isLookedAt the languages to look at: all of them take minutes */
export function describeGallery(isLookedAt: (lang: string, ofStaff: readonly string[]) => boolean): void {
  const language = withPseudoLanguage()
  let browser: Browser
  before(async () => {
    browser = await startBrowser()
  })
  after(async () => {
    await browser?.close()
  })

  const looked = language.offered.filter((lang) => isLookedAt(lang, language.ofStaff))
  for (const lang of looked) {
    describe(`in ${lang}`, () => {
      let seen: Map<string, Seen>
      let site: Awaited<ReturnType<typeof serve>>
      before(async function () {
        // Only for a run that hangs: on a busy machine the pages of one language take ten minutes.
        this.timeout(1_500_000)
        site = await serve((await createGalleryApp(lang, language)).app)
        const look: Look<Seen> = (page, visit) => lookAtWords(page, visit, lang)
        // Colors are the same in every language, and so is how a browser opens a page.
        seen =
          lang === mainLanguage
            ? await lookTwice(browser, site.base, language)
            : await lookAtPages(browser, site.base, galleryIn(lang), look, true)
      })
      after(() => site?.close())

      it('has no axe violations', () => {
        assert.deepEqual(
          faultsIn(seen, ({ axe }) => axe),
          [],
        )
      })

      it('never scrolls sideways, clips, or overlaps at 320 px (400 % zoom), with longer text too, nor is half blank at 1280 px', () => {
        assert.deepEqual(
          faultsIn(seen, ({ layout }) => layout),
          [],
        )
      })

      it('shows the focus uncovered, with the skip link first', () => {
        assert.deepEqual(
          faultsIn(seen, ({ focus }) => focus),
          [],
        )
      })

      it('does not shift while loading', () => {
        assert.deepEqual(
          faultsIn(seen, ({ shift }) => (shift > 0.02 ? [`moved by ${shift}`] : [])),
          [],
        )
      })

      it('is light: at most 40 KB and 5 requests on a first visit, one style sheet, no font, all from this service', () => {
        assert.deepEqual(
          faultsIn(seen, (visit) => weightFaults(visit, site.base)),
          [],
        )
      })
    })
  }
}

/** In the main language: opened as a browser does, and written for the checker, which each opened page would compile again. */
async function lookTwice(browser: Browser, base: string, language: Language): Promise<Map<string, Seen>> {
  const pages = galleryIn(mainLanguage)
  const opened = await lookAtPages(browser, base, pages, lookClosely)
  // What was sent to the first app shows on none of these pages.
  const site = await serve((await createGalleryApp(mainLanguage, language)).app)
  const checked = await lookAtPages(browser, site.base, pages, violationsInEachLook, true)
  await site.close()
  return new Map([...opened].map(([name, seen]) => [name, { ...seen, axe: checked.get(name)! }]))
}

/** Every width, without the checker. */
async function lookClosely(page: Page, { requests, began }: FirstVisit): Promise<Omit<Seen, 'axe'>> {
  const shift = await shiftOf(page, began)
  const layout = await layoutFaults(page, '320 px')
  const focus = await focusFaults(page)
  // The last stop scrolled to the end: a bar that stays in view would lie on what is to be looked at.
  await page.evaluate('scrollTo(0, 0)')
  await page.setViewportSize(wide)
  layout.push(...(await layoutFaults(page, '1280 px')))
  layout.push(...(await lineFaults(page, '1280 px')), ...(await blankFaults(page, '1280 px')))
  await page.setViewportSize(phone)
  layout.push(...(await layoutFaults(page, '360 px')))
  return { requests, began, shift, focus, layout: [...layout, ...(await layoutInTrouble(page))] }
}

/** Every width and every color scheme. */
async function violationsInEachLook(page: Page): Promise<string[]> {
  const axe = await violationsOf(page, everyRule, '320 px')
  await page.setViewportSize(wide)
  axe.push(...(await violationsOf(page, everyRule, '1280 px')))
  for (const size of [wide, phone]) {
    await page.setViewportSize(size)
    if (size === phone) axe.push(...(await violationsOf(page, rulesOfLooks, '360 px')))
    for (const [what, media] of Object.entries(looks)) {
      await page.emulateMedia(media)
      axe.push(...(await violationsOf(page, rulesOfColors, `${size.width} px, ${what}`)))
    }
    await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' })
  }
  return axe
}

/** Reduced motion: a color in transition would be measured halfway. */
const looks = {
  dark: { colorScheme: 'dark', reducedMotion: 'reduce' },
  'forced colors': { colorScheme: 'light', forcedColors: 'active' },
} as const

/**
 * What depends on words; every width in the language that is longest and in the one read from right to left.
 */
async function lookAtWords(page: Page, { requests, began }: FirstVisit, lang: string): Promise<Seen> {
  const shift = await shiftOf(page, began)
  const axe = await violationsOf(page, rulesOfWords, '320 px')
  const layout = await layoutFaults(page, '320 px')
  const seen = { requests, began, shift, axe, focus: [], layout }
  if (lang !== pseudoLanguage) return seen
  await page.setViewportSize(wide)
  layout.push(...(await layoutFaults(page, '1280 px')), ...(await layoutInTrouble(page)))
  return seen
}

/** With text twice as large, then with longer words: nothing can be checked after that. */
async function layoutInTrouble(page: Page): Promise<string[]> {
  await page.setViewportSize(wide)
  await page.evaluate("document.documentElement.style.fontSize = '200%'")
  const larger = await layoutFaults(page, '1280 px, letters twice as large')
  await page.evaluate("document.documentElement.style.fontSize = ''")
  await page.setViewportSize(narrow)
  await page.evaluate(lengthenText)
  return [...larger, ...(await layoutFaults(page, '320 px, longer text'))]
}

/** Cumulative layout shift since the visit began. */
function shiftOf(page: Page, began: number): Promise<number> {
  return page.evaluate(
    (from) =>
      new Promise<number>((resolve) => {
        let sum = 0
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries())
            if (entry.startTime >= from) sum += (entry as unknown as { value: number }).value
        }).observe({ type: 'layout-shift', buffered: true })
        // Earlier entries are delivered in their own task, after the next frame.
        requestAnimationFrame(() => setTimeout(() => resolve(sum), 20))
      }),
    began,
  )
}

function weightFaults({ requests }: FirstVisit, base: string): string[] {
  const bodiesOf = (kind: string) =>
    requests.filter(({ type }) => type === kind).reduce((sum, { body }) => sum + body, 0)
  const most: [string, number, number][] = [
    ['requests', requests.length, 5],
    ['bytes', requests.reduce((sum, { bytes }) => sum + bytes, 0), 40 * 1024],
    ['bytes of HTML', bodiesOf('document'), 14 * 1024],
    ['bytes of style sheets', bodiesOf('stylesheet'), 8 * 1024],
    ['bytes of scripts', bodiesOf('script'), 3 * 1024],
    ['style sheets', requests.filter(({ type }) => type === 'stylesheet').length, 1],
    ['fonts', requests.filter(({ type }) => type === 'font').length, 0],
    ['requests to others', requests.filter(({ url }) => !url.startsWith(base)).length, 0],
  ]
  return most.flatMap(([what, count, limit]) =>
    count > limit ? [`${count} ${what}, of ${limit} at most`] : [],
  )
}

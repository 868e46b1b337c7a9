import assert from 'node:assert/strict'
import type { Browser, Page } from 'playwright-core'
import { insightPaths } from '../../src/paths/insight-paths.js'
import { signIn } from '../support/app/sign-in.js'
import { createTestApp } from '../support/app/test-app.js'
import { serve, startBrowser } from '../support/browser/browser.js'
import { shopInVain } from '../support/gallery/shop-in-vain.js'
import { publishSampleWeeks } from '../support/samples/published-weeks.js'

const smallest = 13

const allPages = (lang: string) => [
  ...(['asked', 'answers', 'equity', 'upkeep'] as const).map((page) => insightPaths.page(page, lang)),
  insightPaths.quality(lang),
]

/** Figures whose rows have names of ours, not the district's. */
const ownWords = new Set([
  'verdicts',
  'graded',
  'promises',
  'outcomes',
  'misses',
  'ties',
  'danger',
  'contact-age',
])

describe('Pictures of Insights, in a browser', () => {
  let browser: Browser
  let site: Awaited<ReturnType<typeof serve>>
  let page: Page

  before(async () => {
    const made = createTestApp()
    await publishSampleWeeks(made.database, made.services.now())
    shopInVain(made)
    const [right, agreed] = [0.9, 1].map(
      (share) => ({ kind: 'exact', share, low: share - 0.05, high: share }) as const,
    )
    made.services.grading = {
      ...made.services.grading,
      shown: () => ({ right: right!, sure: right!, agreed: agreed! }),
    }
    site = await serve(made.app)
    browser = await startBrowser()
    page = await browser.newPage()
    const [name, value] = signIn(made, 'admin').cookie.split('=')
    await page.context().addCookies([{ name: name!, value: value!, url: site.base }])
  })
  after(async () => {
    await browser?.close()
    await site?.close()
  })

  for (const lang of ['en', 'es'])
    for (const width of [360, 820, 1280])
      it(`have tables with whole words beside them: ${lang}, ${width} px`, async () => {
        await page.setViewportSize({ width, height: 740 })
        for (const path of allPages(lang)) {
          await page.goto(`${site.base}${path}?length=year`)
          assert.deepEqual(await readBrokenWords(page), { broken: [], isWide: false }, path)
        }
      })

  for (const lang of ['en', 'es'])
    for (const width of [360, 1280])
      it(`have words that are large enough, and whole: ${lang}, ${width} px`, async () => {
        await page.setViewportSize({ width, height: 740 })
        for (const path of allPages(lang)) {
          await page.goto(`${site.base}${path}?length=year`)
          const words = await readWords(page)
          assert.ok(words.length > 0, path)
          for (const { figure, text, size, isInside } of words) {
            assert.ok(size >= smallest, `${text}: ${size} px`)
            assert.ok(isInside, `${text} is cut off`)
            assert.ok(!(ownWords.has(figure) && text?.includes('…')), `${text} is shortened`)
          }
        }
      })
})

/** Words of tables that go on in the next line: long ones may, and what caused a drop. */
const readBrokenWords = (page: Page) =>
  page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true
    const broken: string[] = []
    for (const cell of document.querySelectorAll('.insight th, .insight td:not(#nights td:last-child)')) {
      const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT)
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        // Heads that only screen readers read are one pixel wide.
        if (node.parentElement!.closest('.unseen') || cell.getBoundingClientRect().width < 9) continue
        for (const { index, 0: word } of node.textContent!.matchAll(/\S{1,15}(?!\S)(?<!\S{16})/g)) {
          const range = document.createRange()
          range.setStart(node, index)
          range.setEnd(node, index + word.length)
          const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)))
          if (lines.size > 1) broken.push(word)
        }
      }
    }
    return { broken, isWide: document.documentElement.scrollWidth > innerWidth }
  })

/** The words in pictures, as large as they are on the screen. */
const readWords = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<SVGTextElement>('.insight-picture text')].map((each) => {
      const [own, picture] = [each.getBoundingClientRect(), each.ownerSVGElement!.getBoundingClientRect()]
      return {
        figure: each.closest('section')?.id ?? '',
        text: each.textContent,
        size: Number.parseFloat(getComputedStyle(each).fontSize) * each.getScreenCTM()!.a,
        isInside: own.left >= picture.left - 1 && own.right <= picture.right + 1,
      }
    }),
  )

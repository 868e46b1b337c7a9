import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import type axe from 'axe-core'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { openGalleryPage, serve, startBrowser } from '../support/browser.js'
import { gallery } from '../support/gallery.js'
import { galleryIn } from '../support/gallery-in.js'
import { pseudoLanguage, pseudoWords } from '../support/languages/pseudo-words.js'
import { withLanguage } from '../support/languages/with-language.js'
import { createTestApp } from '../support/test-app.js'

const axeFile = createRequire(import.meta.url).resolve('axe-core/axe.min.js')
const byTag: axe.RunOnly = {
  type: 'tag',
  values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
}

/** The same page in other colours: only these can differ. */
const byColour: axe.RunOnly = {
  type: 'rule',
  values: ['color-contrast', 'link-in-text-block', 'target-size'],
}

const looks: Record<string, BrowserContextOptions> = {
  light: { colorScheme: 'light' },
  dark: { colorScheme: 'dark' },
  'forced colours': { forcedColors: 'active' },
}

/** Colours are the same in every language. */
const looksByLanguage = [
  ['light', 'en'],
  ['light', 'es'],
  ['light', pseudoLanguage],
  ['dark', 'en'],
  ['forced colours', 'en'],
] as const

describe('Every page in a browser', () => {
  let browser: Browser
  let site: Awaited<ReturnType<typeof serve>>

  const language = withLanguage(pseudoLanguage, pseudoWords())

  before(async () => {
    site = await serve(createTestApp({ language }).app)
    browser = await startBrowser()
  })
  after(async () => {
    await browser?.close()
    await site?.close()
  })

  for (const [look, lang] of looksByLanguage) {
    for (const width of [320, 1280]) {
      it(`has nothing for axe to find: ${look}, ${lang}, ${width} px`, async () => {
        // The checker needs scripts and to be let in; the pages have none.
        const context = await browser.newContext({
          ...looks[look],
          viewport: { width, height: 800 },
          bypassCSP: true,
        })
        const page = await context.newPage()
        const found: string[] = []
        for (const each of galleryIn(lang)) {
          await openGalleryPage(page, site.base, each)
          found.push(
            ...(await violationsOf(page, look === 'light' ? byTag : byColour)).map(
              (line) => `${each.name}: ${line}`,
            ),
          )
        }
        await context.close()
        assert.deepEqual(found, [])
      })
    }
  }

  for (const lang of language.offered) {
    it(`never scrolls sideways at 320 px (400 % zoom), with text 40 % longer either: ${lang}`, async () => {
      const page = await browser.newPage({ viewport: { width: 320, height: 640 } })
      const wide: string[] = []
      for (const each of galleryIn(lang)) {
        await openGalleryPage(page, site.base, each)
        if (await isTooWide(page)) wide.push(each.name)
        await page.evaluate(lengthenText)
        if (await isTooWide(page)) wide.push(`${each.name}, longer text`)
      }
      await page.close()
      assert.deepEqual(wide, [])
    })
  }

  it('never scrolls sideways with letters twice as large', async () => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, bypassCSP: true })
    const wide: string[] = []
    for (const each of gallery) {
      await openGalleryPage(page, site.base, each)
      await page.addStyleTag({ content: 'html { font-size: 200% }' })
      if (await isTooWide(page)) wide.push(each.name)
    }
    await page.close()
    assert.deepEqual(wide, [])
  })

  it('shows the call without scrolling on a small phone, whatever else there is to say; with two concerns, both', async () => {
    const page = await browser.newPage({ viewport: { width: 360, height: 640 } })
    const calls = {
      answer: 1,
      'answer-school': 1,
      remarks: 1,
      notices: 1,
      'named-person': 1,
      'two-own-words': 2,
    }
    for (const [name, count] of Object.entries(calls)) {
      await openGalleryPage(page, site.base, gallery.find((each) => each.name === name)!)
      for (let i = 0; i < count; i++) {
        const box = await page.locator('main a.call').nth(i).boundingBox()
        assert.ok(
          box && box.y + box.height <= 640,
          `${name}: call ${i + 1} ends at ${box && box.y + box.height}`,
        )
      }
    }
    await page.close()
  })

  it('is light: 40 KB and 5 requests at the first visit, one style sheet, all of them ours', async () => {
    for (const each of gallery) {
      const context = await browser.newContext({ viewport: { width: 360, height: 640 } })
      const page = await context.newPage()
      const requests: { url: string; type: string; bytes: number }[] = []
      page.on('requestfinished', async (request) => {
        const url = request.url()
        const type = request.resourceType()
        const { responseBodySize, responseHeadersSize } = await request.sizes()
        if (!url.endsWith('/form'))
          requests.push({ url, type, bytes: responseBodySize + responseHeadersSize })
      })
      await openGalleryPage(page, site.base, each)
      await page.waitForLoadState('load')
      await context.close()
      assert.ok(requests.length <= 5, `${each.name}: ${requests.length} requests`)
      const styles = requests.filter(({ type }) => type === 'stylesheet')
      assert.equal(styles.length, 1)
      assert.ok(styles.every(({ bytes }) => bytes < 8 * 1024))
      assert.deepEqual(
        requests.filter(({ url, type }) => !url.startsWith(site.base) || type === 'font'),
        [],
      )
      const scripts = requests.filter(({ type }) => type === 'script')
      assert.ok(
        scripts.reduce((sum, { bytes }) => sum + bytes, 0) < 3 * 1024,
        `${each.name}: scripts of more than 3 KB`,
      )
      const bytes = requests.reduce((sum, request) => sum + request.bytes, 0)
      assert.ok(bytes < 40 * 1024, `${each.name}: ${bytes} bytes`)
    }
  })
})

async function violationsOf(page: Page, runOnly: axe.RunOnly): Promise<string[]> {
  await page.addScriptTag({ path: axeFile })
  const results = await page.evaluate(
    (only) => (globalThis as unknown as { axe: typeof axe }).axe.run({ runOnly: only }),
    runOnly,
  )
  return results.violations.map(({ id, nodes }) => `${id} at ${nodes.map((node) => node.target).join('; ')}`)
}

function isTooWide(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
}

/** Makes every text 40 % longer, with words of its own, as another language would. */
function lengthenText(): void {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.nodeValue ?? ''
    // Numbers and addresses are the same in every language.
    if (/[\d@]/.test(text) || !/\p{L}/u.test(text)) continue
    node.nodeValue = `${text} ${text.trim().slice(0, Math.ceil(text.trim().length * 0.4))}`
  }
}

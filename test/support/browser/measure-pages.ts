import { parseArgs } from 'node:util'
import type { Browser, Page } from 'playwright-core'
import { languagePrefix } from '../../../src/paths/paths.js'
import { createLanguage } from '../../../src/platform/language/language.js'
import type { GalleryPage } from '../gallery/gallery.js'
import { createGalleryApp } from '../gallery/gallery-app.js'
import { galleryIn } from '../gallery/gallery-in.js'
import { openGalleryPage, serve, startBrowser } from './browser.js'

/** A cheap phone with a weak signal: 1.6 Mbit/s, 150 ms round trip, a quarter of the processor. */
const slow = { latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750, offline: false }
const slowdown = 4

/** What one page costs a family. */
interface Cost {
  name: string
  kilobytes: number
  requests: number
  html: number
  css: number
  script: number
  /** Milliseconds until the largest element is painted, and the layout shift up to then. */
  paint: number
  shift: number
}

/**
 * `npm run pages -- [--lang ko …] [--page home …] [part of a name]`: the weight of every gallery page and its speed on a
 * slow phone, in each language, or in these; of all pages, or these. A person reads the speed, measured on an idle
 * computer; tests enforce weight and shift.
 */
async function measurePages(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    options: {
      lang: { type: 'string', multiple: true, default: [] },
      page: { type: 'string', multiple: true, default: [] },
    },
    allowPositionals: true,
  })
  const [part = ''] = positionals
  const language = createLanguage()
  const browser = await startBrowser()
  for (const lang of language.offered.filter(
    (code) => values.lang.length === 0 || values.lang.includes(code),
  )) {
    const isMeant = ({ name, method }: GalleryPage) =>
      method !== 'post' &&
      name.includes(part) &&
      (values.page.length === 0 || values.page.some((each) => name === each || name === `${lang}-${each}`))
    const site = await serve((await createGalleryApp(lang, language)).app)
    const costs: Cost[] = []
    for (const each of galleryIn(lang).filter(isMeant))
      costs.push({ ...(await costOf(browser, site.base, each)), name: each.name })
    await site.close()
    if (values.page.length > 0) printEach(lang, costs)
    else print(lang, costs)
  }
  await browser.close()
}

/** A row a page. */
function printEach(lang: string, costs: Cost[]): void {
  for (const { name, paint, shift, html, kilobytes } of costs)
    console.log(`| ${lang} | ${name} | ${paint} | ${shift.toFixed(3)} | ${html} | ${kilobytes} |`)
}

async function costOf(browser: Browser, base: string, each: Parameters<typeof openGalleryPage>[2]) {
  const page = await browser.newPage({ viewport: { width: 360, height: 640 }, serviceWorkers: 'block' })
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', slow)
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
  const sizes: Promise<{ type: string; body: number; all: number }>[] = []
  page.on('requestfinished', (request) => {
    const type = request.resourceType()
    sizes.push(
      request.sizes().then(({ responseBodySize: body, responseHeadersSize }) => ({
        type,
        body,
        all: body + responseHeadersSize,
      })),
    )
  })
  await openGalleryPage(page, base, each)
  await page.waitForLoadState('load')
  const { paint, shift } = await paintOf(page)
  const parts = await Promise.all(sizes)
  await page.context().close()
  const kilobytesOf = (type: string) =>
    kilo(parts.filter((each) => each.type === type).reduce((sum, { body }) => sum + body, 0))
  return {
    kilobytes: kilo(parts.reduce((sum, { all }) => sum + all, 0)),
    requests: parts.length,
    html: kilobytesOf('document'),
    css: kilobytesOf('stylesheet'),
    script: kilobytesOf('script'),
    paint,
    shift,
  }
}

/** Largest contentful paint and cumulative layout shift, half a second after the load event. */
async function paintOf(page: Page): Promise<{ paint: number; shift: number }> {
  await page.evaluate('globalThis.__name ??= (named) => named')
  return page.evaluate(async () => {
    const entriesOf = (type: string) => {
      const found: (PerformanceEntry & { value?: number })[] = []
      new PerformanceObserver((list) => found.push(...list.getEntries())).observe({ type, buffered: true })
      return found
    }
    const paints = entriesOf('largest-contentful-paint')
    const shifts = entriesOf('layout-shift')
    await new Promise((done) => setTimeout(done, 500))
    return {
      paint: Math.round(paints.at(-1)?.startTime ?? 0),
      shift: shifts.reduce((sum, { value = 0 }) => sum + value, 0),
    }
  })
}

const kilo = (bytes: number) => Math.round(bytes / 102.4) / 10

function print(lang: string, costs: Cost[]): void {
  const bars: [string, keyof Omit<Cost, 'name'>, number][] = [
    ['over the wire, KB', 'kilobytes', 40],
    ['requests', 'requests', 5],
    ['HTML, KB', 'html', 14],
    ['CSS, KB', 'css', 8],
    ['script, KB', 'script', 3],
    ['largest paint, ms', 'paint', 1500],
    ['layout shift', 'shift', 0.02],
  ]
  console.log(`\n${lang} (${languagePrefix(lang) || '/'}): ${costs.length} pages\n`)
  console.log('| bar | limit | median | worst | where |\n| --- | --- | --- | --- | --- |')
  for (const [what, key, limit] of bars) {
    const sorted = [...costs].sort((a, b) => a[key] - b[key])
    const [median, worst] = [sorted[Math.floor(sorted.length / 2)], sorted.at(-1)]
    console.log(`| ${what} | ${limit} | ${median?.[key]} | ${worst?.[key]} | ${worst?.name} |`)
  }
}

if (process.argv[1] === import.meta.filename) await measurePages(process.argv.slice(2))

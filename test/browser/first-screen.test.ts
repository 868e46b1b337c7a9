import assert from 'node:assert/strict'
import type { Browser, Page } from 'playwright-core'
import type { Answer } from '../../src/answering/answer.js'
import type { PickedChild } from '../../src/answering/find-answer.js'
import type { LiveRevision } from '../../src/answering/live-revision.js'
import { resolveAnswer } from '../../src/answering/resolve-answer.js'
import { inLanguage } from '../../src/directory/model/in-language.js'
import type { TodayLine } from '../../src/directory/today/today-line.js'
import { mainLanguage } from '../../src/paths/paths.js'
import { groupBy } from '../../src/platform/database/group-by.js'
import { createLanguage } from '../../src/platform/language/language.js'
import { createSmsApp } from '../public/text-messages/sms-app.js'
import { createTestApp } from '../support/app/test-app.js'
import { serve, startBrowser } from '../support/browser/browser.js'
import { writePage } from '../support/browser/write-page.js'
import { type GalleryPage, galleryAsker } from '../support/gallery/gallery.js'
import { createGalleryApp } from '../support/gallery/gallery-app.js'
import { galleryIn } from '../support/gallery/gallery-in.js'
import { sampleNow } from '../support/samples/sample.js'
import { sampleDirectory } from '../support/samples/sample-directory.js'
import { sampleInquiry } from '../support/samples/sample-inquiry.js'
import { translatedDirectory } from '../support/samples/translated-directory.js'

const { directory, published } = await sampleDirectory()
const translated = await translatedDirectory()
const phone = { width: 360, height: 740 }

/** Below help for someone in danger, or below an error, the call may wait; the box to edit one's words has none. */
const exempt = ['danger-now', 'danger-support', 'answer-school-missing', 'two-school-missing', 'edit']

const language = createLanguage()
let todayLines: TodayLine[] = []

const isAnswer = ({ path, name, status = 200 }: GalleryPage) =>
  /^(?:\/[A-Za-z-]+)?\/answers\/[0-9A-Z]{8}/.test(path) &&
  status === 200 &&
  !exempt.some((each) => name.endsWith(each))

/** For each office of a school, the answer with the longest title, where no school was chosen. Asked in English. */
function withoutSchool(lang: string): Answer[] {
  const topics = published.topics.map((topic) => translated.translations.topic(topic))
  const byOffice = groupBy(topics, ({ ladders }) => ladders.any[0]?.[0] ?? '')
  const ofSchools = [...byOffice].filter(([office]) => translated.office(office)?.level === 'school')
  const speech = language.speech(lang)
  const topicsNow = new Map(published.topics.map((topic) => [topic.slug, topic]))
  const live = { live: () => ({ topics: topicsNow, revision: { content: published } }) }
  return ofSchools.map(([office, own]) => {
    const titles = own.map(({ slug, words }) => ({ slug, length: inLanguage(words, lang).title.length }))
    const topic = titles.toSorted((a, b) => b.length - a.length)[0]!.slug
    const sample = sampleInquiry()
    const inquiry = { ...sample, result: { ...sample.result, offices: [{ office, score: 0.9, topic }] } }
    const shown = { school: null, speech, now: sampleNow }
    return resolveAnswer(inquiry, shown, live as unknown as LiveRevision, translated)
  })
}

describe('On a phone', () => {
  let browser: Browser
  let page: Page
  let site: Awaited<ReturnType<typeof serve>>

  before(async () => {
    site = await serve(createTestApp({ directory: () => ({ ...directory, todayLines }) }).app)
    browser = await startBrowser()
    page = await browser.newPage({ viewport: phone, javaScriptEnabled: false })
    await page.goto(`${site.base}/health`)
  })
  afterEach(() => {
    todayLines = []
  })
  after(async () => {
    await browser?.close()
    await site?.close()
  })

  /** The district's news is posted from now until a moment tomorrow: the longest words. */
  const post = (lang: string, kinds: readonly ('closure' | 'buses' | 'outage')[]) => {
    const { t } = language.speech(lang)
    const inLang = (text: string) => ({ en: text, [lang]: text })
    todayLines = kinds.map((kind, id) => ({
      ...{ id, schools: [], closesOffices: false, postedBy: 'Ana', key: null },
      kind: kind === 'buses' ? 'delay' : kind,
      ...{ postedAt: sampleNow, startsAt: sampleNow, endsAt: new Date('2025-10-11T19:00:00Z') },
      words: inLang(t(kind === 'buses' ? 'today.ready.buses' : `today.ready.${kind}.all`)),
    }))
  }

  /** The answers whose call is below the first screen; `alsoWithout`, below or without the news. */
  async function callsBelow(lang: string, base: string, alsoWithout = false): Promise<string[]> {
    const below: string[] = []
    const answers = galleryIn(lang).filter(isAnswer)
    assert.ok(answers.length > 0)
    for (const each of answers) {
      await writePage(page, base, { ...each, cookies: each.own ? { asker: galleryAsker } : {} })
      const bottoms = [await callBottom()]
      if (alsoWithout) bottoms.push(await withoutNews().then(callBottom))
      const bottom = Math.max(...bottoms)
      if (bottom > phone.height) below.push(`${each.name}: ${bottom}`)
    }
    return below
  }

  /** Makes a page with news the page of a day without: in the main language, it is compared with that. */
  const withoutNews = () => page.evaluate(() => document.querySelector('.news')!.remove())

  const callBottom = () =>
    page.evaluate(() => {
      const call = document.querySelector('main a.button[href^="tel:"]')
      const box = call?.checkVisibility({ visibilityProperty: true }) && call.getBoundingClientRect()
      return box ? box.bottom + window.scrollY : Number.POSITIVE_INFINITY
    })

  for (const lang of language.offered)
    describe(`every answer has the number to call on its first screen: ${lang}`, function () {
      this.timeout(300_000)
      let inLang: Awaited<ReturnType<typeof serve>>
      let answer: Answer | null = null
      before(async () => {
        const { app, services } = await createGalleryApp(lang, language, () => todayLines)
        const { findAnswer } = services
        services.findAnswer = async (
          code: string,
          asked: string,
          school: string | null,
          child?: PickedChild,
        ) => answer ?? findAnswer(code, asked, school, child)
        inLang = await serve(app)
      })
      afterEach(() => {
        answer = null
      })
      after(() => inLang?.close())

      it('on a day like others, and below the news of one like no other', async () => {
        post(lang, ['buses'])
        const belowOne = await callsBelow(lang, inLang.base, true)
        post(lang, ['closure', 'buses', 'outage'])
        assert.deepEqual([belowOne, await callsBelow(lang, inLang.base)], [[], []])
      })

      if (lang === mainLanguage)
        it('where a page without its news is that of a day without', async () => {
          const seen = async () => [
            await page.evaluate(() => document.body.innerHTML.replace(/\s+/g, ' ')),
            await callBottom(),
          ]
          for (const each of galleryIn(lang).filter(isAnswer)) {
            const shown = { ...each, cookies: each.own ? { asker: galleryAsker } : {} }
            post(lang, ['buses'])
            await writePage(page, inLang.base, shown)
            await withoutNews()
            const left = await seen()
            post(lang, [])
            await writePage(page, inLang.base, shown)
            assert.deepEqual(left, await seen(), each.name)
          }
        })

      it('where the school is asked for, below a closure and a link to English', async () => {
        post(lang, ['closure'])
        const below: string[] = []
        for (const shown of withoutSchool(lang)) {
          answer = shown
          const path = `${lang === 'en' ? '' : `/${lang}`}/answers/${shown.code}`
          await writePage(page, inLang.base, { path })
          const asks = () => document.querySelectorAll('.school-form #school').length
          assert.equal(await page.evaluate(asks), 1)
          const bottom = await callBottom()
          if (bottom > phone.height) below.push(`${shown.entries[0]?.topic?.slug}: ${bottom}`)
        }
        assert.deepEqual(below, [])
      })
    })

  it('a full answer is at most 2,000 px long, and three screens and a bit where words are long', async () => {
    post('en', [])
    const heights: Record<string, number> = {}
    for (const lang of ['en', 'ru', 'tl']) {
      const typed = { ...galleryIn(lang).find(({ name }) => name === 'answer-own-name')! }
      await writePage(page, site.base, { ...typed, cookies: { asker: galleryAsker } })
      heights[lang] = await page.evaluate(() => document.documentElement.scrollHeight)
    }
    const { en = Number.NaN, ...others } = heights
    assert.ok(en <= 2000, `${en}`)
    for (const [lang, height] of Object.entries(others)) assert.ok(height <= 2300, `${lang}: ${height}`)
  })

  it('hours, address and email are behind one tap on a phone, and so are the links of the footer', async () => {
    post('en', [])
    await page.goto(`${site.base}/answers/SCH00C1X`)
    const visible = (part: string) => page.locator(`${part}:visible`).count()
    assert.deepEqual([await visible('.facts a'), await visible('.foot-nav a')], [0, 0])
    await page.locator('.fold.facts-fold summary').click()
    await page.locator('.foot-more summary').click()
    assert.ok((await visible('.facts a')) >= 2)
    assert.equal(await visible('.foot-nav a'), 12)
    await page.setViewportSize({ width: 1280, height: 800 })
    await page.reload()
    const shown = [
      await visible('.facts a'),
      await visible('.foot-nav a'),
      await visible('.foot-more summary'),
    ]
    await page.setViewportSize(phone)
    assert.ok((shown[0] ?? 0) >= 2, 'open on a wide screen')
    assert.deepEqual(shown.slice(1), [12, 0])
  })

  it('news that is all shown on a wide screen has no mark of a fold', async () => {
    const mark = () =>
      page.locator('.brief summary').evaluate((each) => getComputedStyle(each, '::before').display)
    const marks: Record<string, string> = {}
    for (const [name, kinds] of [
      ['one', ['closure']],
      ['two', ['closure', 'buses']],
    ] as const) {
      post('en', kinds)
      await page.setViewportSize({ width: 1280, height: 800 })
      await page.goto(`${site.base}/answers/SCH00C1X`)
      marks[name] = await mark()
      await page.setViewportSize(phone)
      marks[`${name} on a phone`] = await mark()
    }
    const { one, ...others } = marks
    assert.equal(one, 'none')
    assert.ok(!Object.values(others).includes('none'), JSON.stringify(others))
  })

  for (const lang of language.offered)
    it(`the numbers above and below each page are large enough to tap: ${lang}`, async () => {
      await page.goto(`${site.base}/${lang === 'en' ? '' : `${lang}/`}`)
      const small = await page.evaluate(() =>
        [...document.querySelectorAll('.site a, .site summary, .site-foot a')]
          .filter((each) => each.checkVisibility() && each.getBoundingClientRect().height < 44)
          .map((each) => `${each.textContent}: ${each.getBoundingClientRect().height}`),
      )
      assert.deepEqual(small, [])
      const header = await page.locator('.site').boundingBox()
      assert.ok(header && header.height <= 100, `${header?.height}`)
    })

  it('the way out stays on the screen of a page about harm', async () => {
    await page.goto(`${site.base}/answers/SAPP0RT1`)
    await page.evaluate(() => window.scrollTo(0, 1200))
    const exit = await page.locator('main > form.exit').boundingBox()
    assert.equal(Math.round(exit?.y ?? -1), 0)
    assert.match((await page.locator('.support a[href="tel:988"]').textContent()) ?? '', /Call\s+988/)
  })

  it('help lines on a topic of harm stand apart from what is above and below them', async () => {
    await page.goto(`${site.base}/topics/child-safety-worry`)
    const gaps = await page.locator('main > .support').evaluate((lines) => {
      const [above, own, below] = [lines.previousElementSibling!, lines, lines.nextElementSibling!].map(
        (each) => each.getBoundingClientRect(),
      )
      return [own!.top - above!.bottom, below!.top - own!.bottom]
    })
    assert.ok(
      gaps.every((gap) => gap >= 12),
      `${gaps}`,
    )
  })

  // Where words are long, the last topics are below.
  const long = ['fr', 'pt', 'ru', 'so', 'tl']
  for (const lang of language.offered)
    it(`six topics and the way to help end before the fold, or a thumb below it where words are long: ${lang}`, async () => {
      await page.setViewportSize({ width: 360, height: 640 })
      await page.goto(`${site.base}/${lang === 'en' ? '' : `${lang}/`}`)
      const topics = page.locator('.home .topics li:visible')
      const [last, help] = [await topics.last().boundingBox(), await page.locator('a.danger').boundingBox()]
      await page.setViewportSize(phone)
      assert.equal(await topics.count(), 6)
      assert.ok(last && last.y + last.height <= (long.includes(lang) ? 740 : 640), `${last?.y}`)
      assert.ok(help && help.y + help.height <= 540, `${help?.y}`)
      const size = await page.locator('.ask .privacy').evaluate((each) => getComputedStyle(each).fontSize)
      assert.ok(Number.parseFloat(size) >= 15, size)
    })

  it('a number within a sentence leaves its lines together, and is large enough to tap', async () => {
    const { app } = createSmsApp()
    const texts = await serve(app)
    try {
      await page.goto(`${texts.base}/`)
      const link = page.locator('main .hint a[href^="sms:"]')
      const [box, sentence] = [await link.boundingBox(), await link.locator('..').boundingBox()]
      assert.ok(box && box.height >= 44, `${box?.height}`)
      assert.ok(sentence && sentence.height <= 3 * 25, `${sentence?.height}`)
    } finally {
      await texts.close()
    }
  })

  it('the school is wide enough for the longest name', async () => {
    await page.goto(`${site.base}/`)
    await page.selectOption('#school', 'riverbend')
    const box = await page.locator('#school').boundingBox()
    assert.ok(box && box.width >= 320, `${box?.width}`)
  })

  it('offices are a list of names, each with its duties and number behind a tap', async () => {
    await page.goto(`${site.base}/offices`)
    const height = await page.evaluate(() => document.documentElement.scrollHeight)
    assert.ok(height < 4500, `${height}`)
    const office = page.locator('#district-offices ~ ul li').first()
    assert.equal(await office.locator('a:visible').count(), 0)
    await office.locator('summary').click()
    assert.equal(await office.locator('a[href^="tel:"]:visible').count(), 1)
  })
})

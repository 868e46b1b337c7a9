import assert from 'node:assert/strict'
import { gzipSync } from 'node:zlib'
import { load } from 'cheerio'
import request from 'supertest'
import { languagePrefix, mainLanguage } from '../../src/paths/paths.js'
import { askForPage } from '../support/app/ask-for-page.js'
import { readPage } from '../support/app/page.js'
import { createTestApp, type TestApp } from '../support/app/test-app.js'
import type { GalleryPage } from '../support/gallery/gallery.js'
import { createGalleryApp } from '../support/gallery/gallery-app.js'
import { galleryIn } from '../support/gallery/gallery-in.js'
import { pseudoLanguage } from '../support/samples/pseudo-words.js'
import { withPseudoLanguage } from '../support/samples/with-pseudo-language.js'

/**
 * Only the header has the number where the first screen is the question itself, and on pages for website
 * makers.
 */
const numberInHeader = /^(?:home|edit|embed|developers)/

/** Following each link into each language would take minutes. */
const languagesLookedAt = new Set(['es', pseudoLanguage])

describe('Every page in every state', () => {
  const language = withPseudoLanguage()
  const { app } = createTestApp({ language })
  const ask = (page: GalleryPage) => askForPage(app, page)

  for (const lang of language.offered) {
    describe(`in ${lang}`, () => {
      let own: TestApp
      before(async () => {
        own = await createGalleryApp(lang, language)
      })
      for (const page of galleryIn(lang)) {
        it(`${page.name} is complete, light, and private, and no dead end`, async () => {
          const answer = await askForPage(own.app, page).expect(page.status ?? 200)
          const $ = readPage(answer.text)
          assert.equal($('html').attr('lang'), lang)
          assert.equal($('html').attr('dir'), language.ownName(lang).dir)
          const ledTo = $('.languages a')
            .toArray()
            .map((link) => $(link).attr('hreflang'))
          for (const other of language.offered.filter((each) => each !== lang))
            assert.equal(ledTo.filter((each) => each === other).length, 1, `leads to ${other}`)
          assert.equal($('.not-checked a[hreflang=en]').length, language.isChecked(lang) ? 0 : 1)
          assert.ok(gzipSync(answer.text).length < 14 * 1024, 'at most 14 KB')
          assert.match(answer.headers['cache-control'] ?? '', /private|no-store/)
          const calls = $('main a[href^="tel:"]').length
          const hasPerson = calls > 0 || numberInHeader.test(page.name.replace(`${lang}-`, ''))
          assert.ok(hasPerson, 'has a person to call in its own content, not only around it')
          // Each of several matters has its own.
          const first = $('main .button:is(.main, .call)').not('.several *')
          assert.ok(first.length <= 1, `has one button that stands out: ${first.text()}`)
        })
      }
    })
  }

  it('links the same page in each other language; a form or an error links the home page', async function () {
    // Two pages for each of the gallery: on a busy machine more than a minute.
    this.timeout(300_000)
    for (const page of galleryIn(mainLanguage)) {
      const $ = readPage((await ask(page)).text)
      for (const link of $('.languages a').toArray()) {
        const [lang, href] = [$(link).attr('hreflang') ?? '', $(link).attr('href') ?? '']
        // A page with a fault in its address is a page, and so is one of something closed; a broken one has no other side.
        const isPage = [200, 410, 422].includes(page.status ?? 200) || page.name === 'message-off'
        const same = page.method !== 'post' && isPage
        const there = `${languagePrefix(lang)}${same ? page.path : '/'}`
        assert.equal(href, `${there}${there.includes('?') ? '&' : '?'}language=${lang}`, page.name)
        if (!languagesLookedAt.has(lang)) continue
        const { headers } = await request(app).get(href).expect(303).expect('location', there)
        // The box is on another website: it sets no cookie.
        if (!page.path.startsWith('/embed'))
          assert.match(String(headers['set-cookie']), /^language=/, page.name)
        const other = same ? { ...page, path: there } : { name: page.name, path: there }
        const { text } = await askForPage(app, other).expect(same ? (page.status ?? 200) : 200)
        assert.equal(readPage(text)('html').attr('lang'), lang, `${page.name} in ${lang}`)
      }
    }
  })

  it('tells search engines the same set of languages on every page', async () => {
    const told = async (page: GalleryPage) => {
      // Parsing each whole page would take half of the time.
      const links = (await ask(page)).text.match(/<link\s[^>]*>/g) ?? []
      const $ = load(links.join(''))
      return $('link[rel=alternate][hreflang]')
        .toArray()
        .map((each) => new URL($(each).attr('href') ?? '').pathname)
    }
    const listed = new Set<string>()
    for (const page of galleryIn(mainLanguage)) {
      const paths = await told(page)
      if (paths.length === 0) continue
      listed.add(page.name)
      assert.equal(paths.length, language.offered.length)
      for (const path of paths) assert.deepEqual(await told({ name: path, path }), paths)
    }
    assert.ok(listed.has('about-privacy'))
  })
})

import assert from 'node:assert/strict'
import { gzipSync } from 'node:zlib'
import { load } from 'cheerio'
import request from 'supertest'
import { languagePrefix, mainLanguage } from '../../src/paths/paths.js'
import { askForPage } from '../support/app/ask-for-page.js'
import { readPage } from '../support/app/page.js'
import { createTestApp } from '../support/app/test-app.js'
import type { GalleryPage } from '../support/gallery/gallery.js'
import { galleryIn } from '../support/gallery/gallery-in.js'
import { pseudoLanguage, pseudoWords } from '../support/samples/pseudo-words.js'
import { withLanguage } from '../support/samples/with-language.js'

describe('Every page in every state', () => {
  const language = withLanguage(pseudoLanguage, pseudoWords())
  const { app } = createTestApp({ language })
  const ask = (page: GalleryPage) => askForPage(app, page)

  for (const lang of language.offered) {
    for (const page of galleryIn(lang)) {
      it(`${page.name} is complete, light, and private`, async () => {
        const answer = await ask(page).expect(page.status ?? 200)
        const $ = readPage(answer.text)
        assert.equal($('html').attr('lang'), lang)
        assert.equal($('html').attr('dir'), language.ownName(lang).dir)
        for (const other of language.offered.filter((each) => each !== lang))
          assert.equal($(`.languages a[hreflang="${other}"]`).length, 1, `leads to ${other}`)
        assert.ok(gzipSync(answer.text).length < 14 * 1024, 'at most 14 KB')
        assert.match(answer.headers['cache-control'] ?? '', /private|no-store/)
      })
    }
  }

  it('links the same page in each other language; a form or an error links the home page', async () => {
    for (const page of galleryIn(mainLanguage)) {
      const $ = readPage((await ask(page)).text)
      for (const link of $('.languages a').toArray()) {
        const [lang, href] = [$(link).attr('hreflang') ?? '', $(link).attr('href') ?? '']
        // A page with a fault in its address is a page; a broken one has no other side.
        const same = page.method !== 'post' && [200, 422].includes(page.status ?? 200)
        assert.equal(href, `${languagePrefix(lang)}${same ? page.path : '/'}`, page.name)
        const there = await request(app)
          .get(href)
          .expect(same ? (page.status ?? 200) : 200)
        assert.equal(readPage(there.text)('html').attr('lang'), lang, `${page.name} in ${lang}`)
      }
    }
  })

  it('tells search engines the same set of languages on every page', async () => {
    const told = async (page: GalleryPage) => {
      const $ = load((await ask(page)).text)
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

  it('never picks a language for the reader', async () => {
    const { headers } = await request(app).get('/').set('Accept-Language', 'es-MX, es;q=0.9').expect(200)
    assert.equal(headers['content-language'] ?? 'en', 'en')
    assert.doesNotMatch(headers.vary ?? '', /accept-language/i)
  })
})

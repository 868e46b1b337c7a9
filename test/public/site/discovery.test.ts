import assert from 'node:assert/strict'
import { load } from 'cheerio'
import request from 'supertest'
import { languagePrefix, paths } from '../../../src/paths/paths.js'
import { listIndexedPages } from '../../../src/public/site/list-indexed-pages.js'
import { textOf } from '../../support/app/says.js'
import { signIn } from '../../support/app/sign-in.js'
import { createTestApp } from '../../support/app/test-app.js'
import { createTodayApp } from '../../support/app/today-app.js'
import { sampleDirectory } from '../../support/samples/sample-directory.js'

const origin = 'https://ask.example'
const config = {
  publicUrl: origin,
  rateLimitPerMinute: 0,
  trustProxy: 0,
  logRequests: true,
  embedParents: [],
}
const { app, services, logged } = createTestApp({ config })
const { directory, published } = await sampleDirectory()
const pages = listIndexedPages(directory, published.topics)

const xml = (text: string) => load(text, { xml: true })

describe('The sitemap', () => {
  for (const lang of services.language.offered)
    it(`lists every page once: ${lang}`, async () => {
      const { text } = await request(app)
        .get(paths.sitemap(lang))
        .expect(200)
        .expect('content-type', /application\/xml/)
      const $ = xml(text)
      const listed = $('url > loc')
        .toArray()
        .map((each) => $(each).text())
      assert.deepEqual(
        listed,
        pages.map(({ path }) => `${origin}${languagePrefix(lang)}${path}`),
      )
    })

  it('lists only indexable pages, each with the same canonical address', async () => {
    // Every kind of page, a few of each.
    for (const { path } of pages.filter((_page, i) => i < 12 || i % 29 === 0)) {
      const { text, headers } = await request(app).get(path).expect(200)
      assert.equal(headers['x-robots-tag'], undefined, path)
      assert.equal(load(text)('link[rel=canonical]').attr('href'), `${origin}${path}`)
    }
  })

  it('gives the date a school was last checked', async () => {
    const lincoln = pages.find(({ path }) => path === '/schools/lincoln-elementary')
    const newest = directory.contacts
      .filter(({ school }) => school === 'lincoln-elementary')
      .map(({ checkedOn }) => checkedOn)
      .sort()
      .at(-1)
    assert.equal(lincoln?.checkedOn, newest)
  })
})

describe('robots.txt', () => {
  it('names the sitemap, and what to leave alone in every language', async () => {
    const { text } = await request(app)
      .get('/robots.txt')
      .expect(200)
      .expect('content-type', /text\/plain/)
    assert.match(text, /^User-agent: \*$/m)
    assert.deepEqual(
      [...text.matchAll(/^Sitemap: (.*)$/gm)].map(([, address]) => address),
      services.language.offered.map((lang) => `${origin}${paths.sitemap(lang)}`),
    )
    for (const prefix of services.language.offered.map(languagePrefix))
      for (const path of ['/ask', '/contacts/'])
        assert.match(text, new RegExp(`^Disallow: ${prefix}${path}$`, 'm'))
  })

  it('lets robots read an answer, which itself asks not to be indexed', async () => {
    const { text } = await request(app).get('/robots.txt')
    assert.doesNotMatch(text, /answers/)
    for (const path of ['/answers/K7M2Q9XD', '/answers/K7M2Q9XD/others', '/es/answers/K7M2Q9XD']) {
      const { text } = await request(app).get(path).expect(200).expect('x-robots-tag', 'noindex')
      // A proxy may drop the header.
      assert.equal(load(text)('meta[name=robots]').attr('content'), 'noindex')
    }
    assert.equal(load((await request(app).get('/')).text)('meta[name=robots]').length, 0)
  })
})

describe('The search box of a browser', () => {
  for (const [path, ask, language] of [
    ['/opensearch.xml', '/ask', 'en'],
    ['/es/opensearch.xml', '/es/ask', 'es'],
  ] as const) {
    it(`asks in its language, without logging a word: ${language}`, async () => {
      const { text } = await request(app)
        .get(path)
        .expect(200)
        .expect('content-type', /opensearchdescription\+xml/)
      const $ = xml(text)
      assert.ok($('ShortName').text().length <= 16, 'a short name has 16 letters at most')
      assert.equal($('Language').text(), language)
      const template = $('Url[type="text/html"]').attr('template') ?? ''
      assert.equal(template, `${origin}${ask}?q={searchTerms}`)
      const asked = template.slice(origin.length).replace('{searchTerms}', 'planted+pamela+hit+me')
      const answer = await request(app).get(asked).expect(303)
      assert.match(answer.headers.location ?? '', /\/answers\/\w+$/)
      assert.match(logged(), new RegExp(`"route":"${ask}"`))
      assert.doesNotMatch(logged(), /planted|pamela/i)
    })
  }

  it('is linked from every page', async () => {
    const $ = load((await request(app).get('/es/')).text)
    assert.equal($('link[rel=search]').attr('href'), '/es/opensearch.xml')
  })
})

describe('The app on a phone', () => {
  it('has a name and existing icons, and starts in its language', async () => {
    const { body } = await request(app)
      .get('/es/manifest.webmanifest')
      .expect(200)
      .expect('content-type', /manifest\+json/)
    assert.equal(body.lang, 'es')
    assert.equal(body.start_url, '/es/')
    assert.match(body.name, /Cedar Valley/)
    assert.ok(body.icons.some(({ purpose }: { purpose: string }) => purpose === 'maskable'))
    for (const { src, type } of body.icons)
      await request(app).get(src).expect(200).expect('content-type', type)
  })
})

describe('The offline page', () => {
  it('has the crisis lines, the main numbers, and the schools, with their date', async () => {
    for (const [path, date] of [
      ['/offline', 'October 10, 2025'],
      ['/es/offline', '10 de octubre de 2025'],
    ] as const) {
      const $ = load((await request(app).get(path).expect(200).expect('x-robots-tag', 'noindex')).text)
      const calls = $('main a[href^="tel:"]')
        .toArray()
        .map((each) => $(each).attr('href'))
      for (const number of ['911', '988', '+12165550100', '+12165550119', directory.schools[0]?.phone])
        assert.ok(calls.includes(`tel:${number}`), `${path} has ${number}`)
      assert.ok($('main').text().includes(date), path)
    }
  })

  it('has the news of the day, with the date and time that they are from', async () => {
    const made = createTodayApp()
    const read = async (path: string) => load((await request(made.app).get(path).expect(200)).text)
    assert.equal((await read('/offline'))('#saved-news').length, 0)
    const admin = signIn(made, 'admin')
    for (const kind of ['closure', 'strike', 'early', 'delay'])
      await admin.post('/admin/today', { kind }).expect(303)
    const $ = await read('/offline')
    assert.match($('#saved-news').text(), /News from the district\s+\(October 10, 2025, \d+:\d\d.[AP]M\)/)
    const news = $('section[aria-labelledby=saved-news] p').map((_, line) => $(line).text().trim())
    assert.equal(news.get(0), textOf('today.ready.closure.all'))
    assert.equal(news.length, 4, 'nothing is folded away')
    assert.ok((await read('/es/offline'))('main').text().includes(textOf('today.ready.delay.all', 'es')))
  })

  it('is all that the service worker caches, in every language', async () => {
    const { text } = await request(app)
      .get('/sw.js')
      .expect(200)
      .expect('content-type', /javascript/)
      .expect('cache-control', 'no-cache')
    const kept = JSON.parse(/^const kept = (.*)$/m.exec(text)?.[1] ?? '')
    assert.deepEqual(
      new Set(kept.pages.map(({ page }: { page: string }) => page)),
      new Set(services.language.offered.map(paths.offline)),
    )
    assert.equal(kept.pages.at(-1).page, '/offline', 'the address of every page begins as the home page’s')
    for (const file of kept.files) await request(app).get(file).expect(200)
  })
})

describe('The home page’s structured data', () => {
  it('describes the district, its numbers, and its search', async () => {
    const { text, headers } = await request(app).get('/es/').expect(200)
    assert.equal(headers['x-robots-tag'], undefined)
    const [district, site] = JSON.parse(load(text)('script[type="application/ld+json"]').text())
    assert.deepEqual(district['@type'], ['GovernmentOrganization', 'EducationalOrganization'])
    assert.equal(district.telephone, directory.district.phone)
    assert.deepEqual(
      district.contactPoint.map(({ telephone }: { telephone: string }) => telephone),
      [directory.district.phone, directory.district.interpreterPhone],
    )
    assert.equal(site.publisher['@id'], district['@id'])
    assert.equal(site.url, `${origin}/es/`)
    assert.doesNotMatch(JSON.stringify([district, site]), /@\w+\.\w|mailto/, 'no email address')
  })

  it('keeps the form with errors out of search engines', async () => {
    const { text } = await request(app)
      .post('/ask')
      .type('form')
      .send({ concern: 'q' })
      .expect(422)
      .expect('x-robots-tag', 'noindex')
    assert.doesNotMatch(text, /ld\+json|rel="canonical"/)
  })
})

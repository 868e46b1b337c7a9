import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import express from 'express'
import request, { type Response, type Test } from 'supertest'
import { createDistrictHosts } from '../../src/districts/district-hosts.js'
import { mainLanguage } from '../../src/paths/paths.js'
import { createLanguage } from '../../src/platform/language/language.js'
import { createTemplates } from '../../src/platform/web/templates.js'
import { signIn } from '../support/app/sign-in.js'
import { type GalleryPage, galleryAsker } from '../support/gallery/gallery.js'
import { galleryIn } from '../support/gallery/gallery-in.js'
import { staffGallery, startStaffGallery } from '../support/gallery/gallery-staff.js'

const [host, base] = ['center.example', '/d/elm']
const origin = `https://${host}`

/** Pages of the gallery that name topics and offices which the sample does not have. */
const madeUp = new Set(['insights', 'insights-answers', 'desk-nobody'])
const madeUpSchool = /\/schools\/lincoln(?:\/|$)/

/** Texts that are typed or shown, and values that forms send back to us. */
const noAddress = new Set(['value', 'd', 'content', 'placeholder', 'alt', 'title'])

/** Templates write each attribute with double quotes, and escape them within. */
const unreadable = /\s(?:href|src|srcset|action|formaction|poster|data-[a-z-]+)(?:\s+=|=(?!"))/

describe('A district below a path of its host', function () {
  this.timeout(300_000)
  const language = createLanguage()
  let gallery: Awaited<ReturnType<typeof startStaffGallery>>
  let server: Server
  let admin: Record<string, string>
  /** Addresses that pages lead to, and the page. */
  const links = new Map<string, string>()
  /** Addresses that were asked for, and are there. */
  const there = new Set<string>()

  before(async () => {
    gallery = await startStaffGallery(language, {
      templates: createTemplates().below(base),
      config: {
        ...{ publicUrl: `${origin}${base}`, rateLimitPerMinute: 0, trustProxy: 0 },
        ...{ logRequests: false, embedParents: ['https://www.elm.example'] },
      },
    })
    const hosts = createDistrictHosts(express().use((_req, res) => void res.status(418).send('elsewhere')))
    hosts.set(`${host}${base}`, gallery.app)
    server = createServer(hosts.served).listen(0)
    await once(server, 'listening')
    admin = { session: signIn(gallery, 'admin').cookie.replace('session=', '') }
  })
  after(() => server.close())

  const asCookies = (cookies: Record<string, string>) =>
    Object.entries(cookies).map(([name, value]) => `__Secure-elm.${name}=${value}`)

  const at = (test: Test, cookies: Record<string, string> = {}) =>
    test.set({ Host: host, Cookie: asCookies(cookies) }).redirects(0)

  const get = (path: string, cookies: Record<string, string> = {}) =>
    at(request(server).get(`${base}${path}`), cookies)

  const post = (path: string, form: object, cookies: Record<string, string> = {}) =>
    at(request(server).post(`${base}${path}`).type('form').send(form), cookies)

  const isOurs = (address: string) => address === `${base}/` || address.startsWith(`${base}/`)

  /** What an answer says of addresses, whatever its kind. */
  function check(name: string, { headers, text = '' }: Response): void {
    const { location } = headers
    if (location?.startsWith('/')) assert.ok(isOurs(location), `${name} leads to ${location}`)
    for (const cookie of headers['set-cookie'] ?? [])
      assert.match(cookie, /^__Secure-elm\.[a-z-]+=.*; Path=\/d\/elm\/;.* Secure/, name)
    for (const [, rest = ''] of `${text}${location ?? ''}`.matchAll(/center\.example([^\s"'<]*)/g))
      assert.match(rest.replaceAll('%2F', '/'), /^\/d\/elm(?:\/|$)/, `${name} has center.example${rest}`)
    if (/html/.test(headers['content-type'] ?? '')) checkPage(name, text)
  }

  /** Reads the text of 2,000 pages: parsing them would take ten seconds. */
  function checkPage(name: string, html: string): void {
    assert.doesNotMatch(html, unreadable, `${name} has an attribute without double quotes`)
    for (const [, attribute = '', written = ''] of html.matchAll(/\s([\w:-]+)="(\/[^"]*)"/g)) {
      if (noAddress.has(attribute)) continue
      const value = written.replaceAll('&#x3D;', '=').replaceAll('&amp;', '&')
      assert.ok(isOurs(value), `${name} has ${attribute}="${value}"`)
      if (attribute !== 'hreflang') links.set(value.split('#')[0] ?? '', name)
    }
  }

  function noteThere({ method, status = 200 }: GalleryPage, path: string): void {
    if (method !== 'post' && status === 200) there.add(base + path)
  }

  for (const page of galleryIn(mainLanguage))
    it(`${page.name} has no address of the whole host`, async () => {
      const cookies: Record<string, string> = page.own ? { asker: galleryAsker } : {}
      const answer =
        page.method === 'post'
          ? await post(page.path, page.form ?? {}, cookies)
          : await get(page.path, cookies)
      assert.equal(answer.status, page.status ?? 200)
      noteThere(page, page.path)
      check(page.name, answer)
    })

  for (const page of staffGallery)
    it(`${page.name} of the staff has no address of the whole host`, async () => {
      const { path, form, cookies } = gallery.prepared(page, mainLanguage)
      const answer = page.method === 'post' ? await post(path, form, cookies) : await get(path, cookies)
      assert.equal(answer.status, page.status ?? 200)
      if (page.role === 'admin') noteThere(page, path)
      check(page.name, answer)
    })

  it('has no address of the whole host in what programs and browsers read', async () => {
    const strings = (value: unknown): string[] =>
      typeof value === 'string' ? [value] : Object.values(value ?? {}).flatMap(strings)
    for (const path of [
      ...['/manifest.webmanifest', '/es/manifest.webmanifest', '/sw.js', '/opensearch.xml', '/sitemap.xml'],
      ...['/robots.txt', '/openapi.json', '/contacts/district.vcf', '/embed', '/embed/snippet', '/readyz'],
      ...[
        '/api/v1/offices',
        '/api/v1/schools',
        '/api/v1/people?per_page=1',
        '/api/v1/topics',
        '/api/v1/hsds',
      ],
      ...['/api/v1/hsds/services', '/asked', '/api/v1/suggest?q=lunch', '/api/v1/suggest?q=bus'],
    ]) {
      const answer = await get(path).buffer(true)
      assert.equal(answer.status, 200, path)
      check(path, answer)
      if (answer.type.includes('json') && path !== '/openapi.json')
        for (const text of strings(JSON.parse(answer.text)))
          assert.ok(!text.startsWith('/') || isOurs(text), `${path} has ${text}`)
    }
    const { text } = await get('/sw.js')
    const [, listed = ''] = /const kept = (.*)\n/.exec(text) ?? []
    for (const each of strings(JSON.parse(listed)).filter((each) => each.startsWith('/')))
      assert.ok(isOurs(each), each)
    assert.match((await get('/robots.txt')).text, /Disallow: \/d\/elm\/ask\n/)
    const { next } = JSON.parse((await get('/api/v1/people?per_page=1')).text)
    assert.match(next, /^https:\/\/center\.example\/d\/elm\/api\/v1\/people\?/)
  })

  it('sends strangers to its own sign-in, and back', async () => {
    const sent = await get('/admin/accounts?x=1')
    assert.equal(sent.headers.location, `${base}/sign-in?next=%2Fadmin%2Faccounts%3Fx%3D1`)
    const back = await get('/sign-in?next=%2Fadmin%2Faccounts%3Fx%3D1', admin)
    assert.equal(back.headers.location, `${base}/admin/accounts?x=1`)
    assert.equal((await get('/es/admin', admin)).headers.location?.startsWith(`${base}/es/`), true)
    assert.equal((await get('/es/?language=es')).headers.location, `${base}/es/`)
  })

  it('leads to nothing that is not there', async () => {
    const dead: string[] = []
    // In other languages they are the same.
    const inEnglish = [...links].filter(
      ([link, from]) =>
        !link.includes('language=') && !madeUp.has(from) && !madeUpSchool.test(link) && !there.has(link),
    )
    for (const [link, from] of inEnglish) {
      const answer = await at(request(server).get(link), admin)
      if (answer.status === 404 || answer.status === 418) dead.push(`${link} of ${from}`)
      check(link, answer)
    }
    assert.ok(inEnglish.length > 500, `${inEnglish.length} links`)
    assert.deepEqual(dead, [])
  })
})

import assert from 'node:assert/strict'
import { gzipSync } from 'node:zlib'
import request from 'supertest'
import { createTestApp } from '../../support/app/test-app.js'

const quiet = { rateLimitPerMinute: 0, trustProxy: 0, logRequests: false, embedParents: [] }

describe('Headers', () => {
  it('let a page load only the service’s own files', async () => {
    const { headers } = await request(createTestApp().app).get('/')
    const policy = headers['content-security-policy'] ?? ''
    assert.match(policy, /default-src 'none'/)
    for (const name of ['frame-ancestors', 'base-uri', 'object-src'])
      assert.match(policy, new RegExp(`${name} 'none'`))
    assert.doesNotMatch(policy, /unsafe|upgrade-insecure-requests|\*/)
    assert.equal(headers['referrer-policy'], 'same-origin')
    assert.equal(headers['x-powered-by'], undefined)
    assert.equal(headers['x-content-type-options'], 'nosniff')
    assert.equal(headers['strict-transport-security'], undefined)
  })

  it('require https when the public address has it', async () => {
    const config = {
      publicUrl: 'https://ask.example',
      rateLimitPerMinute: 0,
      trustProxy: 0,
      logRequests: false,
      embedParents: [],
    }
    const { headers } = await request(createTestApp({ config }).app).get('/')
    assert.match(headers['content-security-policy'] ?? '', /upgrade-insecure-requests/)
    const [, seconds] =
      /^max-age=(\d+); includeSubDomains$/.exec(headers['strict-transport-security'] ?? '') ?? []
    assert.ok(Number(seconds) >= 365 * 24 * 3600)
  })

  it('cache a style sheet forever, at an address that changes with it', async () => {
    const { app, services } = createTestApp()
    const url = services.assets.url('site.css')
    const sheet = await request(app)
      .get(url)
      .expect(200)
      .expect('content-type', /text\/css/)
    assert.match(sheet.headers['cache-control'] ?? '', /immutable/)
    assert.ok(gzipSync(sheet.text).length < 8 * 1024)
    await request(app).get('/assets/site.0000000000.css').expect(404)
  })

  it('give families one sheet, and staff the rules that both use', () => {
    const { assets } = createTestApp().services
    const [shared, site] = ['styles.css', 'site.css'].map((file) => assets.text(file))
    assert.equal(site, shared! + assets.text('public.css'))
    assert.ok(site.includes('.prose >') && !shared!.includes('.prose >'))
  })

  it('name the letters of every text', async () => {
    const { app, services } = createTestApp()
    const texts = [
      '/',
      '/help-now',
      '/nowhere',
      '/sign-in',
      '/robots.txt',
      '/sitemap.xml',
      '/opensearch.xml',
      '/sw.js',
    ]
    for (const path of [...texts, services.assets.url('site.css'), services.assets.url('site.js')]) {
      const { headers } = await request(app).get(path)
      assert.match(headers['content-type'] ?? '', /^[a-z]+\/[a-z+]+; charset=utf-8$/i, path)
    }
  })

  it('answer 304 for a page the browser already has', async () => {
    const { app } = createTestApp({ config: { ...quiet, publicUrl: 'http://ask.example' } })
    const first = await request(app).get('/answers/K7M2Q9XD').expect(200)
    await request(app)
      .get('/answers/K7M2Q9XD')
      .set('If-None-Match', first.headers.etag ?? '')
      .expect(304)
  })

  it('compress pages', async () => {
    await request(createTestApp().app)
      .get('/')
      .set('Accept-Encoding', 'gzip')
      .expect('content-encoding', 'gzip')
  })
})

import assert from 'node:assert/strict'
import { load } from 'cheerio'
import request from 'supertest'
import { type ConfigError, readConfig } from '../../../src/config.js'
import { paths } from '../../../src/paths/paths.js'
import { createLanguage } from '../../../src/platform/language/language.js'
import { briefWording } from '../../support/app/brief-fault.js'
import { says } from '../../support/app/says.js'
import { createTestApp } from '../../support/app/test-app.js'

const parents = ['https://www.cedarvalley.example', 'https://pta.example']
const config = {
  publicUrl: 'https://ask.example',
  rateLimitPerMinute: 0,
  trustProxy: 0,
  logRequests: false,
  embedParents: parents,
}
const { app, asked } = createTestApp({ config })

describe('The embeddable box', () => {
  it('may be framed only by the listed websites', async () => {
    for (const path of ['/embed', '/es/embed']) {
      const { headers } = await request(app).get(path).expect(200)
      const policy = headers['content-security-policy'] ?? ''
      assert.match(policy, new RegExp(`frame-ancestors ${parents.join(' ')}(;|$)`))
      assert.equal(headers['x-frame-options'], undefined)
    }
    const { headers } = await request(createTestApp().app).get('/embed').expect(200)
    assert.match(headers['content-security-policy'] ?? '', /frame-ancestors 'none'/)
    assert.equal(headers['x-frame-options'], 'DENY')
  })

  it('is the only page that may be framed', async () => {
    for (const path of ['/', '/embed/snippet', '/answers/K7M2Q9XD', '/help-now']) {
      const { headers } = await request(app).get(path).expect(200)
      assert.match(headers['content-security-policy'] ?? '', /frame-ancestors 'none'/, path)
      assert.equal(headers['x-frame-options'], 'DENY', path)
    }
  })

  it('sets no cookie and needs no script, whatever cookie it receives', async () => {
    const { headers, text } = await request(app).get('/embed').set('Cookie', 'school=lincoln').expect(200)
    assert.equal(headers['set-cookie'], undefined)
    const $ = load(text)
    assert.equal($('script').length, 0)
    assert.equal($('option[selected]').length, 0, 'it reads none either')
  })

  it('opens everything in a new tab: the answer, emergency help, other pages', async () => {
    const $ = load((await request(app).get('/es/embed').expect(200)).text)
    assert.equal($('form').attr('target'), '_blank')
    assert.equal($('form').attr('action'), '/es/ask')
    for (const link of $('a[href^="/"]:not([hreflang])').toArray())
      assert.equal($(link).attr('target'), '_blank', $.html(link))
  })

  it('preselects the school of its page', async () => {
    const $ = load((await request(app).get('/embed?school=riverbend').expect(200)).text)
    assert.equal($('option[selected]').attr('value'), 'riverbend')
    for (const odd of ['?school=nowhere', '?school=a&school=b', '?school[x]=1'])
      assert.equal(
        load((await request(app).get(`/embed${odd}`).expect(200)).text)('option[selected]').length,
        0,
      )
  })

  it('asks as the box, not as the page', async () => {
    await request(app)
      .post('/ask')
      .set({ 'Sec-Fetch-Site': 'same-origin', Origin: 'https://ask.example' })
      .type('form')
      .send({ concern: 'The bus is late', school: '', from: 'embed' })
      .expect(303)
    assert.equal(asked.at(-1)?.channel, 'embed')
  })

  it('allows no other method', async () => {
    await request(app).post('/embed').expect(405).expect('allow', 'GET, HEAD')
    await request(app).delete('/embed/snippet').expect(405)
  })
})

describe('The page with the embed code', () => {
  it('gives a frame with a link for each language, and says which sites may show it', async () => {
    const $ = load((await request(app).get('/embed/snippet').expect(200)).text)
    const codes = $('pre code')
      .toArray()
      .map((each) => load($(each).text())('iframe'))
    assert.deepEqual(
      codes.map((frame) => [frame.attr('src'), frame.attr('lang')]),
      createLanguage().offered.map((lang) => [`https://ask.example${paths.embed(lang)}`, lang]),
    )
    for (const frame of codes) {
      assert.ok(frame.attr('title'))
      await request(app)
        .get(new URL(frame.attr('src') ?? '').pathname)
        .expect(200)
    }
    for (const parent of parents) assert.ok($('main').text().includes(parent))
    const school = /https:\/\/ask\.example(\/embed\?school=\w+)/.exec($('main').text())?.[1] ?? ''
    assert.equal(load((await request(app).get(school)).text)('option[selected]').length, 1)
  })

  it('says so when no site may, and which setting to change', async () => {
    const text = load((await request(createTestApp().app).get('/embed/snippet')).text)('main').text()
    assert.match(text, says('snippet.parentsNone'))
    assert.match(text, /EMBED_PARENTS/)
  })
})

describe('The list of allowed websites', () => {
  it('has addresses without a path, separated by spaces or commas', () => {
    const { embedParents } = readConfig({ EMBED_PARENTS: 'https://www.a.example, http://B.example:8080' })
    assert.deepEqual(embedParents, ['https://www.a.example', 'http://b.example:8080'])
    assert.deepEqual(readConfig({}).embedParents, [])
    for (const wrong of ['www.a.example', 'https://a.example/news', 'https://*.example', "'self'"])
      assert.throws(
        () => readConfig({ EMBED_PARENTS: wrong }),
        (error) =>
          (error as ConfigError).faults
            .map(briefWording)
            .some((fault) =>
              fault.startsWith('settings.one(name: EMBED_PARENTS, fault: settings.must.origins'),
            ),
      )
  })
})

import assert from 'node:assert/strict'
import request from 'supertest'
import { readPage } from '../../support/app/page.js'
import { createTestApp } from '../../support/app/test-app.js'

describe('The language of a page', () => {
  const { app } = createTestApp()
  const ask = (path: string, headers: Record<string, string> = {}) => request(app).get(path).set(headers)
  const langOf = async (path: string, headers: Record<string, string> = {}) =>
    readPage((await ask(path, headers).expect(200)).text)('html').attr('lang')

  it('is the one of its address, whatever was picked before and the browser says', async () => {
    const others = { Cookie: 'language=so', 'Accept-Language': 'vi' }
    assert.equal(await langOf('/topics', others), 'en')
    assert.equal(await langOf('/es/', others), 'es')
    assert.equal(await langOf('/zh-Hant/topics', others), 'zh-Hant')
  })

  it('is, on the plain home page, the one that was picked, else the first that the browser names', async () => {
    assert.equal(await langOf('/'), 'en')
    assert.equal(await langOf('/', { 'Accept-Language': 'es-MX, en;q=0.8' }), 'es')
    assert.equal(await langOf('/', { 'Accept-Language': 'hmn, fil;q=0.9, en;q=0.8' }), 'tl')
    assert.equal(await langOf('/', { 'Accept-Language': 'zh-TW' }), 'zh-Hant')
    assert.equal(await langOf('/', { 'Accept-Language': 'zh-CN' }), 'zh')
    assert.equal(await langOf('/', { 'Accept-Language': 'tlh, *' }), 'en')
    assert.equal(await langOf('/', { Cookie: 'language=so', 'Accept-Language': 'vi' }), 'so')
    assert.equal(await langOf('/', { Cookie: 'language=../../etc', 'Accept-Language': 'vi' }), 'vi')
  })

  it('is told to caches, and kept by the links of the page', async () => {
    const { text, headers } = await ask('/', { 'Accept-Language': 'ar' }).expect(200)
    const $ = readPage(text)
    assert.equal(headers['content-language'], 'ar')
    assert.match(headers.vary ?? '', /cookie.*accept-language/i)
    assert.equal($('html').attr('dir'), 'rtl')
    assert.equal($('form').attr('action'), '/ar/ask')
    assert.equal($('link[rel=canonical]').attr('href')?.endsWith('/ar/'), true)
    assert.equal(headers['set-cookie'], undefined, 'nothing was picked')
  })

  it('is kept for a year by a link to it, which leads to the plain address', async () => {
    await ask('/vi/topics?school=lincoln-elementary&language=vi')
      .expect(303)
      .expect('location', '/vi/topics?school=lincoln-elementary')
      .expect('set-cookie', /^language=vi; Max-Age=31536000; Path=\/;.* HttpOnly; SameSite=Lax/)
  })

  it('can be set to English on the home page by a browser set to another, without cookies too', async () => {
    const { text, headers } = await ask('/?language=en', { 'Accept-Language': 'es' }).expect(200)
    assert.equal(readPage(text)('html').attr('lang'), 'en')
    assert.match(String(headers['set-cookie']), /^language=en;/)
  })

  it('is not kept by the box on other websites, which sets no cookies', async () => {
    const { headers } = await ask('/es/embed?language=es').expect(303).expect('location', '/es/embed')
    assert.equal(headers['set-cookie'], undefined)
  })

  it('is not changed by another one in the address, or by a link to elsewhere', async () => {
    const { headers } = await ask('/es/topics?language=vi').expect(200)
    assert.equal(headers['set-cookie'], undefined)
    await ask('/es/topics?language=es&language=vi').expect(200)
    const away = await ask('//evil.example/?language=en')
    assert.notEqual(away.status, 303)
    await request(app).post('/ask?language=en').type('form').send({ concern: '' }).expect(422)
  })
})

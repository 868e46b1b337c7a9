import assert from 'node:assert/strict'
import request from 'supertest'
import { looksLikeConcern } from '../../../src/answering/looks-like-concern.js'
import { readPage } from '../../support/app/page.js'
import { says } from '../../support/app/says.js'
import { createTestApp } from '../../support/app/test-app.js'

describe('The full search', () => {
  const { app, logged } = createTestApp()
  const search = (q: string, prefix = '') => request(app).post(`${prefix}/search`).type('form').send({ q })
  const found = async (q: string) => {
    const { headers } = await search(q).expect(303)
    return readPage((await request(app).get(String(headers.location)).expect(200)).text)
  }

  it('is a form without an address, which redirects to one for a name', async () => {
    const $ = readPage((await request(app).get('/search').expect(200)).text)
    assert.deepEqual([$('main form').attr('method'), $('main form').attr('action')], ['post', '/search'])
    await search('Ms. Urbina').expect(303).expect('location', '/search?q=Ms.+Urbina')
    await search('enfermera', '/es').expect(303).expect('location', '/es/search?q=enfermera')
    await search('').expect(303).expect('location', '/search')
  })

  it('finds topics, offices, schools, and people, each under its heading', async () => {
    assert.ok((await found('late bus'))('main a[href="/topics/bus-late"]').length)
    const $ = await found('nurse')
    assert.ok($('main a[href="/offices/nurse"]').length)
    const headings = $('main .part h2')
      .toArray()
      .map((each) => $(each).text())
    assert.deepEqual(headings, ['Offices', 'Topics', 'People'], 'what is called most like the words is first')
    assert.ok((await found('lincoln'))('main a[href="/schools/lincoln-elementary"]').length)
    const there = await found('lincoln nurse')
    assert.ok(there('main a[href="/schools/lincoln-elementary/nurse"]').length, 'the office at the school')
    assert.equal($('main a[href^="/schools/"]').length, 0, 'where no school is named, not at each of them')
    assert.ok((await found('urbnia'))('main a[href="/people/yesenia-urbina"]').length)
    assert.ok((await found('transportation'))('main .rows a[href="tel:+12165550112"]').length)
  })

  it('sends a question to the answer, so its words are in no address and no log', async () => {
    const question = 'my Zebediah was hit on the bus'
    const answer = await search(question).expect(200)
    const $ = readPage(answer.text)
    const form = $('main form[action="/ask"]')
    assert.equal(form.attr('method'), 'post')
    assert.equal(form.find('textarea').text().trim(), question)
    assert.ok(form.find('a[href="/help-now"]').length)
    assert.equal(answer.headers['cache-control'], 'no-store')
    assert.ok(
      $('a')
        .toArray()
        .every((each) => !($(each).attr('href') ?? '').includes('Zebediah')),
    )
    assert.doesNotMatch(logged(), /zebediah/i)
  })

  it('puts help above everything when there may be danger', async () => {
    const $ = readPage((await search('he wants to kill himself').expect(200)).text)
    assert.equal($('main > *').first().attr('class'), 'emergency')
    assert.ok($('.emergency a[href="tel:988"]').length)
    assert.equal($('.rows').length, 0, 'and no list below it')
  })

  it('offers a question and a person when nothing is found', async () => {
    const $ = await found('xqzw')
    assert.match($('main').text(), says('searchPage.none'))
    assert.equal($('main form[action="/ask"] textarea').text().trim(), 'xqzw')
    assert.ok($('main a[href="tel:+12165550100"]').length)
  })

  it('accepts any input', async () => {
    await search('a'.repeat(3000)).expect(200)
    await search('\u0000\uFFFD').expect(303).expect('location', '/search')
    await request(app).get('/search?q=a&q=b').expect(200)
    await request(app).post('/search').set('Origin', 'https://elsewhere.example').send('q=a').expect(403)
    await request(app).put('/search').expect(405).expect('allow', 'GET, HEAD, POST')
  })

  it('is excluded from search engines', async () => {
    const { headers } = await request(app).get('/search?q=nurse').expect(200)
    assert.match(headers['x-robots-tag'] ?? '', /noindex/)
  })
})

describe('looksLikeConcern', () => {
  it('tells a question from a name', () => {
    for (const name of [
      'Ms. Urbina',
      'nurse',
      'lincoln elementary nurse',
      'late bus',
      'Multilingual and Language Access',
    ])
      assert.equal(looksLikeConcern(name, 'en'), false, name)
    for (const text of [
      'my son was hit',
      'is school open?',
      'teacher yelled in class again today',
      'kill himself',
    ])
      assert.equal(looksLikeConcern(text, 'en'), true, text)
    assert.equal(looksLikeConcern('mi hijo no quiere ir a la escuela', 'es'), true)
    assert.equal(looksLikeConcern('enfermería escolar', 'es'), false)
    assert.equal(looksLikeConcern('孩子今天早上没有赶上校车', 'en'), true)
    // Danger in traditional characters must not end up in an address, either.
    for (const lang of ['zh', 'zh-Hant']) assert.equal(looksLikeConcern('我想自殺', lang), true, lang)
  })
})

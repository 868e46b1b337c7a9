import assert from 'node:assert/strict'
import { load } from 'cheerio'
import request from 'supertest'
import { dangerKinds } from '../../../src/answering/danger/danger.js'
import type { Emergency } from '../../../src/directory/contacts/resolved-contact.js'
import { readPage } from '../../support/app/page.js'
import { says, textOf } from '../../support/app/says.js'
import { createTestApp } from '../../support/app/test-app.js'
import { galleryAsker } from '../../support/gallery/gallery.js'
import { sampleAnswer, sampleLines } from '../../support/samples/sample.js'

const weather = 'https://www.weather.gov/'
const cookie = `asker=${galleryAsker}; school=lincoln`

describe('The quick exit', () => {
  it('comes after 911 and 988 on pages of danger, as a form that works without a script', async () => {
    for (const path of ['/answers/DANGER01', '/help-now', '/es/help-now']) {
      const { text } = await request(createTestApp().app).get(path).expect(200)
      const $ = readPage(text)
      const form = $('.emergency form.exit')
      assert.equal(form.attr('action'), path.startsWith('/es') ? '/es/leave' : '/leave')
      assert.equal(form.attr('data-to'), weather)
      const order = $('.emergency .lines a, .emergency .exit button').get()
      const exit = order.findIndex((each) => $(each).is('.exit *'))
      const before = order.slice(0, exit).map((each) => $(each).attr('href'))
      assert.ok(before.includes('tel:911') && before.includes('tel:988'))
      assert.deepEqual(
        $('.emergency')
          .children('ul, form')
          .get()
          .map(({ tagName }) => tagName),
        ['ul', 'form', 'ul'],
      )
    }
    const support = readPage((await request(createTestApp().app).get('/answers/SAPP0RT1')).text)
    assert.equal(support('main > form.exit').length, 1, 'it is not left below the answer')
    assert.equal(support('.exit').length, 1)
    const calm = readPage((await request(createTestApp().app).get('/answers/K7M2Q9XD')).text)
    assert.equal(calm('.exit').length, 0)
  })

  it('is on the page of every danger, at both levels', async () => {
    let emergency: Emergency | null = null
    const { app } = createTestApp({ findAnswer: async () => sampleAnswer({ emergency }) })
    for (const kind of dangerKinds)
      for (const level of ['now', 'support'] as const) {
        emergency = { level, kinds: [kind], lines: sampleLines }
        const { text } = await request(app).get('/answers/K7M2Q9XD').expect(200)
        assert.equal(readPage(text)('form.exit').length, 1, `${kind}, ${level}`)
      }
  })

  it('erases all that this browser typed and its cookies, and leads to the weather', async () => {
    const { app, erased, services } = createTestApp()
    services.typedTexts.keep('K7M2Q9XD', 'o'.repeat(22), 'another family')
    const left = await request(app).post('/leave').set('Cookie', cookie).expect(200)
    assert.equal(left.headers['cache-control'], 'no-store')
    const $ = load(left.text)
    assert.equal($('meta[http-equiv=refresh]').attr('content'), `0;url=${weather}`)
    assert.equal($('a').attr('href'), weather, 'for a browser that does not go on by itself')
    assert.doesNotMatch($.text(), /danger|Ask|school/i)
    const clear = await request(app)
      .get($('img').attr('src') ?? '')
      .expect(204)
    assert.equal(clear.headers['clear-site-data'], '"cache"')
    const gone = [left.headers['set-cookie']].flat().join('\n')
    assert.match(gone, /^asker=; .*Expires=Thu, 01 Jan 1970/m)
    assert.match(gone, /^school=; .*Expires=Thu, 01 Jan 1970/m)
    assert.ok(erased.some(({ code, what }) => code === 'SCH00C1X' && what === 'all'))
    assert.ok(!erased.some(({ code }) => code === 'K7M2Q9XD'), 'not what another family typed')
    for (const path of [
      '/answers/SCH00C1X',
      '/answers/SCH00C1X/others',
      '/answers/SCH00C1X?office=principal',
    ])
      await request(app).get(path).expect(303).expect('location', '/')
    await request(app).get('/es/answers/SCH00C1X').expect(303).expect('location', '/es/')
  })

  it('erases all that this browser asked for as long as it is kept, not for half an hour', async () => {
    const { app, erased, services } = createTestApp()
    let codes = ['K7M2Q9XD', 'SCH00C1X', 'DANGER01']
    const answering = createTestApp({
      ...{ typedTexts: services.typedTexts, eraseTyped: services.eraseTyped },
      answerConcern: async () => sampleAnswer({ code: codes.shift() ?? null }),
    })
    let asked = ''
    for (const concern of ['the bus is late', 'my son is bullied', 'he hits me']) {
      const sent = await request(answering.app)
        .post('/ask')
        .type('form')
        .set('Cookie', asked)
        .send({ concern })
      const cookies = [sent.headers['set-cookie']].flat().map(String)
      const cookie = cookies.find((each) => each.startsWith('asked=')) ?? ''
      assert.match(cookie, /Max-Age=\d{7,}.*HttpOnly/, 'longer than ten days')
      assert.doesNotMatch(cookie, /K7M2Q9XD|SCH00C1X|DANGER01/, 'nobody else can read it')
      asked = cookie.split(';')[0] ?? ''
      // Half an hour later, the service and the browser have forgotten who typed it.
      services.typedTexts.forget(/asker=([\w-]+)/.exec(cookies.join())?.[1] ?? null)
    }
    assert.deepEqual(erased, [])
    const left = await request(answering.app).post('/leave').set('Cookie', asked).expect(200)
    assert.deepEqual(erased.map(({ code, what }) => `${code} ${what}`).sort(), [
      'DANGER01 all',
      'K7M2Q9XD all',
      'SCH00C1X all',
    ])
    assert.match(String(left.headers['set-cookie']), /asked=;/)
    codes = []
    for (const wrong of ['asked=', 'asked=x', `asked=${'A'.repeat(5000)}`, asked.slice(0, -4)])
      await request(app).post('/leave').set('Cookie', wrong).expect(200)
    assert.equal(erased.length, 3)
  })

  it('only erases for the page’s script, which leaves by itself', async () => {
    const { app, erased } = createTestApp()
    const left = await request(app).post('/es/leave?by=script').set('Cookie', cookie).expect(204)
    assert.match(String(left.headers['set-cookie']), /asker=;/)
    assert.ok(erased.length > 0)
  })

  it('leaves whatever is broken', async () => {
    const { app, logged } = createTestApp({
      eraseTyped: async () => {
        throw new Error('The disk is full')
      },
    })
    const left = await request(app).post('/leave').set('Cookie', cookie).expect(200)
    assert.match(left.text, /weather\.gov/)
    assert.match(String(left.headers['set-cookie']), /asker=;/)
    assert.match(logged(), /The disk is full/)
  })

  it('works for a browser without a cookie, with a foreign one, and from no other website', async () => {
    const { app, erased } = createTestApp()
    await request(app).post('/leave').expect(200)
    await request(app).post('/leave').set('Cookie', 'asker=%00<>').expect(200)
    await request(app).post('/leave').set('Cookie', cookie).set('Origin', 'https://evil.example').expect(403)
    await request(app).get('/leave').expect(405)
    await request(app).get('/clear').set('Sec-Fetch-Site', 'cross-site').expect(403)
    assert.deepEqual(erased, [])
  })
})

describe('Erasing what was typed', () => {
  it('is offered under an answer to the browser that typed it, and says so when it is done', async () => {
    const { app, erased } = createTestApp()
    const own = await request(app).get('/answers/SCH00C1X').set('Cookie', cookie)
    const form = readPage(own.text)('.edit .own-words')
    const action = form.attr('action') ?? ''
    assert.equal(action, '/answers/SCH00C1X/erase?school=lincoln&office=assistant-principal')
    const done = await request(app).post(action).set('Cookie', cookie).expect(303)
    assert.equal(
      done.headers.location,
      '/answers/SCH00C1X?school=lincoln&office=assistant-principal&erased=yes#erased',
    )
    assert.match(String(done.headers['set-cookie']), /asker=;/)
    assert.ok(erased.some(({ code, what }) => code === 'SCH00C1X' && what === 'words'))
    const after = await request(app)
      .get(done.headers.location ?? '')
      .set('Cookie', cookie)
      .expect(200)
    const $ = readPage(after.text)
    assert.match($('#erased[role=status][tabindex=-1]').text(), says('own.erased'))
    assert.equal($('main > #erased').prevAll().length, 0, 'on top of the page')
    assert.doesNotMatch(after.text, /Jayden/)
    assert.equal($('.own-words').length, 0)
  })

  it('is not offered to others, and does not work for them', async () => {
    const { app, erased } = createTestApp()
    const other = readPage((await request(app).get('/answers/SCH00C1X')).text)
    assert.equal(other('.own-words, #erased').length, 0)
    await request(app).post('/answers/SCH00C1X/erase').expect(303)
    await request(app).post('/answers/u/erase').expect(404)
    await request(app)
      .post('/answers/SCH00C1X/erase')
      .set('Cookie', cookie)
      .set('Origin', 'https://evil.example')
      .expect(403)
    await request(app).get('/answers/SCH00C1X/erase').expect(405)
    assert.deepEqual(erased, [])
    const own = await request(app).get('/answers/SCH00C1X?erased=yes').set('Cookie', cookie)
    assert.equal(readPage(own.text)('#erased').length, 0, 'nothing is said that is not so')
  })

  it('says under the words who can see them', async () => {
    const own = await request(createTestApp().app).get('/answers/SCH00C1X').set('Cookie', cookie)
    assert.match(readPage(own.text)('.typed').text(), new RegExp(textOf('answer.typedPrivate')))
  })
})

describe('The last question, for the box', () => {
  it('goes to the browser that asked it, and to nobody else', async () => {
    const { app, services } = createTestApp()
    services.typedTexts.keep('K7M2Q9XD', galleryAsker, 'asked last')
    const last = await request(app).get('/asked').set('Cookie', cookie).expect(200)
    assert.deepEqual(last.body, { concern: 'asked last' })
    assert.equal(last.headers['cache-control'], 'no-store')
    assert.deepEqual((await request(app).get('/asked')).body, { concern: '' })
    await request(app).post('/leave').set('Cookie', cookie)
    assert.deepEqual((await request(app).get('/asked').set('Cookie', cookie)).body, { concern: '' })
  })
})

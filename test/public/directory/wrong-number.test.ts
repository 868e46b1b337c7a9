import assert from 'node:assert/strict'
import request from 'supertest'
import { readPage } from '../../support/app/page.js'
import { says } from '../../support/app/says.js'
import { createTestApp } from '../../support/app/test-app.js'
import { sampleDistrict } from '../../support/samples/sample.js'
import { sampleDirectory } from '../../support/samples/sample-directory.js'

const { directory } = await sampleDirectory()
const garage = directory.contactAt('transportation', null)!

describe('This number is wrong', () => {
  const pages = [
    ['/answers/K7M2Q9XD', 'transportation.'],
    ['/answers/K7M2Q9XD?office=enrollment&school=lincoln', 'enrollment.'],
    ['/topics/bus-late', 'transportation.'],
    ['/offices/transportation', 'transportation.'],
    ['/schools/lincoln-elementary/nurse', 'nurse.lincoln-elementary'],
    ['/schools/lincoln-elementary', 'school-office.lincoln-elementary'],
    ['/people/joaquin-solis', null],
  ] as const

  for (const [path, owner] of pages)
    it(`takes one tap on ${path}, and thanks in its place`, async () => {
      const { app, services } = createTestApp()
      const page = readPage((await request(app).get(path).expect(200)).text)
      const form = page('form.wrong-number')
      assert.equal(form.length, 1)
      const [of, back] = ['of', 'back'].map((name) => String(form.find(`[name=${name}]`).val()))
      if (owner) assert.equal(of, owner)
      assert.equal(back, path)
      const sent = await request(app).post(form.attr('action')!).type('form').send({ of, back }).expect(303)
      const [address, anchor] = String(sent.headers.location).split('#')
      assert.equal(anchor, form.attr('id'))
      const then = readPage((await request(app).get(address!).expect(200)).text)
      assert.equal(then('form.wrong-number').length, 0)
      assert.match(then(`[id="${anchor}"]`).text(), says('wrongNumber.thanks'))
      assert.equal(then(`[id="${anchor}"] a`).attr('href'), `tel:${sampleDistrict.phone}`)
      assert.equal(services.wrongNumbers.count(), 1)
    })

  // Every kind of card with the number of a contact.
  const cards = [
    ['/answers/TW0C0NC1', '.several .card'],
    ['/answers/THREEC01', '.several .card'],
    ['/answers/CH00SE01', '.choice'],
    ['/answers/CH00SE02', '.choice'],
    ['/answers/PERS0N02', '.choice'],
    ['/answers/K7M2Q9XD/others', '.choice'],
    ['/answers/REP1YN0T', '.card'],
    ['/answers/HAND0VER', '.card.contact'],
    ['/answers/K7M2Q9XD', '.card.contact'],
    ['/topics/bus-late', '.card.contact'],
    ['/schools/lincoln-elementary/nurse', '.card.contact'],
  ] as const

  it('is on every card with a number, once for each number, below its address and a map', async () => {
    const { app } = createTestApp()
    for (const [path, card] of cards) {
      const $ = readPage((await request(app).get(path).expect(200)).text)
      const called = $(card).filter((_, each) => $(each).find('a.button[href^="tel:"]').length > 0)
      assert.ok(called.length > 0, path)
      assert.equal(called.find('a[data-geo^="geo:"]').length, called.length, `${path}: maps`)
      const numbers = new Set(
        called.map((_, each) => $(each).find('a[href^="tel:"]').first().attr('href')).get(),
      )
      assert.equal(called.find('form.wrong-number').length, numbers.size, path)
    }
  })

  for (const path of ['/answers/HAND0VER', '/answers/K7M2Q9XD/others'])
    it(`is on the district’s own line of ${path}, and thanks without another number`, async () => {
      const { app, services } = createTestApp()
      const form = readPage((await request(app).get(path).expect(200)).text)(
        '.district-line form.wrong-number',
      )
      const [of, back] = ['of', 'back'].map((name) => String(form.find(`[name=${name}]`).val()))
      assert.deepEqual([of, back], ['.', path])
      const sent = await request(app).post('/wrong-number').type('form').send({ of, back }).expect(303)
      const [address, anchor] = String(sent.headers.location).split('#')
      const then = readPage((await request(app).get(address!).expect(200)).text)
      const thanks = then(`.district-line [id="${anchor}"]`)
      assert.match(thanks.text(), says('wrongNumber.thanks'))
      assert.equal(thanks.find('a').length, 0)
      assert.equal(services.wrongNumbers.list()[0]?.phone, sampleDistrict.phone)
    })

  it('is offered at the family’s school, in Spanish too', async () => {
    const { app } = createTestApp()
    const browser = request.agent(app).set('Cookie', 'school=lincoln-elementary')
    const $ = readPage((await browser.get('/es/offices/nurse').expect(200)).text)
    assert.equal($('.wrong-number [name=of]').val(), 'nurse.lincoln-elementary')
    assert.equal($('.wrong-number').attr('action'), '/es/wrong-number')
    assert.match($('.wrong-number').text(), says('wrongNumber.button', 'es'))
  })

  it('counts the taps of a day by kind of page, and nothing about the family', async () => {
    const { app, services, database, logged } = createTestApp()
    const tap = (back: string) =>
      request(app).post('/wrong-number').type('form').send({ of: 'transportation.', back }).expect(303)
    await tap('/answers/K7M2Q9XD?office=transportation')
    await tap('/answers/SCH00C1X')
    await tap('/offices/transportation')
    const { phone, ext } = garage
    assert.deepEqual(services.wrongNumbers.list(), [
      {
        ...{ office: 'transportation', school: null, phone, ext },
        ...{ times: 3, firstOn: '2025-10-10', lastOn: '2025-10-10' },
        ...{ pages: ['answer', 'office'], rightOn: null },
      },
    ])
    const rows = database.$client.prepare('select * from wrong_numbers').all()
    assert.equal(rows.length, 2)
    assert.doesNotMatch(JSON.stringify(rows), /K7M2Q9XD|SCH00C1X/)
    assert.doesNotMatch(logged(), /K7M2Q9XD/)
  })

  it('leads nowhere but to our own pages', async () => {
    const { app } = createTestApp()
    const away = [
      '',
      'https://elsewhere.example/answers/K7M2Q9XD',
      '//elsewhere.example/offices/transportation',
      '/\\elsewhere.example/offices/transportation',
      '/.//elsewhere.example/offices/transportation',
      '/es/offices/transportation',
      '/sign-in?next=/answers/1',
      'javascript:alert(1)',
      '\u0000',
      'http://[',
    ]
    for (const back of away) {
      const sent = await request(app).post('/wrong-number').type('form').send({ of: 'transportation.', back })
      assert.equal(sent.status, 303)
      assert.equal(
        sent.headers.location,
        '/offices/transportation?reported=transportation.#number-transportation-',
        back,
      )
    }
    const home = await request(app).post('/wrong-number').type('form').send({ of: '.' }).expect(303)
    assert.equal(home.headers.location, '/')
    const school = await request(app)
      .post('/es/wrong-number')
      .type('form')
      .send({ of: '.lincoln-elementary' })
    assert.equal(
      school.headers.location,
      '/es/schools/lincoln-elementary?reported=.lincoln-elementary#number--lincoln-elementary',
    )
  })

  it('of an unknown number is not counted, nor from forms elsewhere, nor by the hundred', async () => {
    const { app, services } = createTestApp()
    for (const of of ['', 'nobody.', 'transportation', 'nurse.', 'nurse.nowhere', '.nowhere', 'a.b.c', '%00'])
      await request(app).post('/wrong-number').type('form').send({ of }).expect(404)
    await request(app).post('/wrong-number').type('form').send('of=transportation.&of=nurse.').expect(404)
    await request(app).post('/wrong-number').send({ of: 'transportation.' }).expect(415)
    await request(app)
      .post('/wrong-number')
      .set('Origin', 'https://elsewhere.example')
      .type('form')
      .send({ of: 'transportation.' })
      .expect(403)
    await request(app).get('/wrong-number').expect(405)
    assert.equal(services.wrongNumbers.count(), 0)

    const limited = createTestApp({ config: { ...services.config, rateLimitPerMinute: 60 } })
    const tap = (lang: string) =>
      request(limited.app).post(`${lang}/wrong-number`).type('form').send({ of: 'transportation.' })
    for (let i = 0; i < 10; i++) {
      await tap('').expect(303)
      await tap('/es').expect(303)
    }
    await tap('').expect(429)
    assert.equal(limited.services.wrongNumbers.list()[0]?.times, 20)
  })

  it('shows the thanks only for the number that was reported', async () => {
    const { app } = createTestApp()
    for (const reported of ['nurse.', '__proto__', 'constructor', '<script>']) {
      const path = `/offices/transportation?reported=${encodeURIComponent(reported)}`
      assert.equal(readPage((await request(app).get(path)).text)('form.wrong-number').length, 1, reported)
    }
  })
})

import assert from 'node:assert/strict'
import { load } from 'cheerio'
import request from 'supertest'
import { readPage } from '../../support/app/page.js'
import { says, textOf } from '../../support/app/says.js'
import { createTestApp } from '../../support/app/test-app.js'
import { galleryAnswers } from '../../support/gallery/gallery.js'
import { lincoln, sampleAnswer, sampleDistrict, sampleLines } from '../../support/samples/sample.js'

const typed = 'My son Pat missed his bus'

describe('The main job on the page', () => {
  it('leads from the box to an address without the concern, and shows the text only to its writer', async () => {
    const { app, logged } = createTestApp()
    const browser = request.agent(app)
    const home = load((await browser.get('/').expect(200)).text)
    assert.equal(home('form').attr('action'), '/ask')
    const sent = await browser.post('/ask').type('form').send({ concern: typed, school: '' }).expect(303)
    assert.equal(sent.headers.location, '/answers/K7M2Q9XD')
    const cookie = String(sent.headers['set-cookie'])
    assert.match(cookie, /asker=[\w-]{22};.*HttpOnly.*SameSite=Lax/)

    const own = await browser
      .get('/answers/K7M2Q9XD')
      .expect(200)
      .expect('cache-control', 'private, no-store')
    assert.match(readPage(own.text)('.typed').text(), /My son Pat/)
    assert.doesNotMatch(readPage(own.text)('title').text(), /Pat/)
    const other = await request(app).get('/answers/K7M2Q9XD').expect(200)
    assert.doesNotMatch(other.text, /Pat/)
    assert.doesNotMatch(logged(), /Pat|asker|missed/)
  })

  it('gives the office first, with a link that dials the extension', async () => {
    const $ = readPage((await request(createTestApp().app).get('/answers/K7M2Q9XD')).text)
    assert.equal($('h1').text(), 'Transportation')
    const call = $('main a').first()
    assert.equal(call.attr('href'), 'tel:+12165550112;ext=12')
    assert.equal(call.text().trim(), 'Call (216) 555-0112, ext.\u00a012')
    assert.match($('.contact').text(), /Open now until 5:30\u00a0PM/)
    assert.match($('.contact').text(), /By Tue, Oct 14 \(1 school day\)/)
    assert.equal($('.ladder').length, 0, 'what goes straight to an office is never climbed')
  })

  it('gives the next steps in order of their dates', async () => {
    const $ = readPage((await request(createTestApp().app).get('/answers/SCH00C1X')).text)
    const steps = $('.ladder ol li')
      .toArray()
      .map((step) => $(step).find('.when').text())
    assert.deepEqual(steps, ['Ask first', 'Starting Wed, Oct 15', 'Starting Mon, Oct 20'])
    assert.match($('.status').text(), /Opens Monday at 7:45\u00a0AM/)
    assert.match($('.away').text(), /away until Friday, October 17/)
  })

  it('answers links the same way, with the last chosen school', async () => {
    const { app, asked } = createTestApp()
    const browser = request.agent(app)
    await browser.post('/ask').type('form').send({ concern: typed, school: 'lincoln' }).expect(303)
    await browser.get('/ask?q=lost+jacket').expect(303).expect('location', '/answers/K7M2Q9XD')
    assert.deepEqual(
      asked.map(({ channel, school }) => [channel, school]),
      [
        ['page', lincoln],
        ['link', lincoln],
      ],
    )
    const home = load((await browser.get('/')).text)
    assert.equal(home('#school option[selected]').val(), 'lincoln')
    await browser.get('/ask').expect(303).expect('location', '/')
    await browser.get('/ask?q=a&q=b').expect(422)
  })

  it('reads a code as people write it', async () => {
    const { app } = createTestApp()
    for (const written of ['k7m2-q9xd', 'K7M2-Q9XD', 'k7m2q9xd'])
      await request(app).get(`/answers/${written}`).expect(301).expect('location', '/answers/K7M2Q9XD')
    await request(app).get('/answers/hand-over').expect('location', '/answers/HAND0VER')
    await request(app).get('/answers/K7M2Q9XX').expect(404)
    await request(app).get('/answers/u').expect(404)
  })

  it('asks for the school when needed, then asks again with it', async () => {
    const { app, asked, services } = createTestApp()
    const page = await request(app).get('/answers/N0SCH001').expect(200)
    const $ = readPage(page.text)
    assert.equal($('.school-form').attr('action'), '/answers/N0SCH001/school')
    assert.equal($('.feedback').length, 0)
    const choose = () =>
      request(app)
        .post('/answers/N0SCH001/school')
        .type('form')
        .send({ school: 'lincoln', office: 'assistant-principal' })
    // Another browser: it does not have the text, so the same answer is shown at the school.
    await choose()
      .expect(303)
      .expect('location', '/answers/N0SCH001?school=lincoln&office=assistant-principal')
    // The browser that asked: its own words are asked again, with the school.
    services.typedTexts.keep('N0SCH001', 'a'.repeat(22), typed)
    const again = await choose()
      .set('Cookie', `asker=${'a'.repeat(22)}`)
      .expect(303)
    assert.equal(again.headers.location, '/answers/K7M2Q9XD?office=assistant-principal')
    assert.deepEqual([asked[0]?.text, asked[0]?.school], [typed, lincoln])
  })

  it('offers an interpreter in the parent’s language, also while the school is unknown', async () => {
    for (const lang of ['vi', 'ar', 'zh']) {
      const { app } = createTestApp({
        findAnswer: async () => ({ ...galleryAnswers.N0SCH001!, askedIn: lang }),
      })
      const $ = readPage((await request(app).get(`/${lang}/answers/N0SCH001`).expect(200)).text)
      assert.equal($('.school-form').length, 1)
      assert.equal($('.interpreter a[href^="tel:"]').length, 1, lang)
      assert.equal($('.interpreter [lang]').attr('lang'), lang)
    }
  })

  it('links the language of the question before anything that must be read, also before help', async () => {
    const emergency = { level: 'now' as const, kinds: ['suicide' as const], lines: sampleLines }
    const { app } = createTestApp({ findAnswer: async () => sampleAnswer({ askedIn: 'es', emergency }) })
    const { text } = await request(app).get('/answers/K7M2Q9XD').expect(200)
    const link = text.indexOf('class="in-your-language"')
    assert.ok(link > 0 && link < text.indexOf('class="emergency"'), `${link}`)
  })

  it('shows numbers to call at once while the school is unknown: the district, and each school', async () => {
    const { app } = createTestApp()
    const $ = readPage((await request(app).get('/answers/N0SCH001').expect(200)).text)
    assert.equal($('.or-district a.button').attr('href'), `tel:${sampleDistrict.phone}`)
    const numbers = $('.numbers li a')
      .toArray()
      .map((each) => $(each).attr('href'))
    assert.ok(numbers.length > 3 && numbers.every((href) => href?.startsWith('tel:+')), numbers.join())
  })

  it('says whom, why, and the number first; the rest opens by a tap, without a script', async () => {
    const { app } = createTestApp()
    const $ = readPage((await request(app).get('/answers/SCH00C1X').expect(200)).text)
    const card = $('.card.contact').text()
    assert.ok(card.indexOf('Bullying') < card.indexOf('Call'), 'why comes before the call')
    for (const part of ['bring', 'ladder', 'others', 'links', 'share'])
      assert.equal($(`details.fold.${part}:not([open]) > summary h2`).length, 1, part)
  })

  it('offers two close answers under one plain question', async () => {
    const { app } = createTestApp()
    const $ = readPage((await request(app).get('/answers/CH00SE01')).text)
    assert.equal($('h1').text(), 'Did your address change, or is it the bus stop?')
    assert.equal($('.choice').length, 2)
    assert.match($('title').text(), /bus stop/)
    const links = $('.choice .more')
    assert.deepEqual(
      links.map((_, link) => $(link).contents().first().text()).get(),
      [textOf('choose.pick'), textOf('choose.pick')],
      'the name stands above: only a screen reader needs it again',
    )
    const heads = $('.choice h2').map((_, each) => $(each).text())
    assert.deepEqual(
      links.map((_, link) => $(link).find('.unseen').text()).get(),
      heads.get().map((name) => `: ${name}`),
    )
    const picked = await request(app).get($('.choice .more').last().attr('href') ?? '')
    assert.equal(readPage(picked.text)('h1').text(), 'Enrollment and School Choice')
  })

  it('asks a short question when topics have long names', async () => {
    const question = `Is it about “${'long '.repeat(20)}” or “that”?`
    const { app } = createTestApp({
      findAnswer: async () => ({ ...galleryAnswers.CH00SE01!, question }),
    })
    assert.equal(
      readPage((await request(app).get('/answers/CH00SE01')).text)('h1').text(),
      textOf('choose.title'),
    )
  })

  const look = async (path: string) =>
    readPage((await request(createTestApp().app).get(path).expect(200)).text)

  it('answers two concerns with an office and a call each, and keeps the typed words for their writer', async () => {
    const $ = await look('/answers/TW0C0NC1')
    assert.deepEqual(
      $('.several h2')
        .toArray()
        .map((each) => $(each).text()),
      ['Transportation', 'Special Education Case Manager'],
    )
    assert.equal($('.several a.call').length, 2)
    assert.doesNotMatch($('main').text(), /both of us/)
    const own = await request(createTestApp().app)
      .get('/answers/TW0C0NC1')
      .set('Cookie', `asker=${'g'.repeat(22)}`)
    assert.match(readPage(own.text)('.about').last().text(), /“I also need the IEP meeting/)
  })

  it('answers three concerns with three offices, and says that there were more', async () => {
    const $ = await look('/answers/THREEC01')
    assert.equal($('h1').text(), textOf('several.three'))
    assert.deepEqual(
      $('.several h2')
        .toArray()
        .map((each) => $(each).text()),
      ['Transportation', 'Special Education Case Manager', 'Assistant Principal'],
    )
    const called = $('.several .card').filter(
      (_, card) => $(card).find('a.button[href^="tel:"]').not('.instead *').length > 0,
    )
    assert.equal(called.length, 3, 'each card has its own number')
    assert.match($('.remarks').text(), says('remarks.more'))
    const own = await request(createTestApp().app)
      .get('/answers/THREEC01')
      .set('Cookie', `asker=${'g'.repeat(22)}`)
    assert.match(readPage(own.text)('.about').last().text(), /“how do I report a boy who bullies her”/)
  })

  it('carries the school along to the topics that it asks about', async () => {
    const $ = await look('/answers/VAG0E001')
    assert.equal($('h1').text(), textOf('choose.vague'))
    assert.deepEqual(
      $('.topics a')
        .toArray()
        .map((each) => $(each).attr('href')),
      [
        '/topics/bus-late?school=lincoln',
        '/topics/grounds-rent?school=lincoln',
        '/topics/lost-found?school=lincoln',
      ],
    )
    const near = await look('/answers/HAND0VER')
    assert.match(near('.topics a').first().attr('href') ?? '', /^\/ask\?q=.+&school=lincoln$/)
  })

  it('returns to both concerns once the school is known', async () => {
    const { app } = createTestApp()
    const form = readPage((await request(app).get('/answers/TW0C0NC2')).text)('.school-form')
    assert.equal(form.find('[name=office]').length, 0)
    await request(app)
      .post(form.attr('action') ?? '')
      .type('form')
      .send({ school: 'lincoln' })
      .expect(303)
      .expect('location', '/answers/TW0C0NC2?school=lincoln')
  })

  it('explains under the contact what the words implied, and offers nobody who was skipped', async () => {
    const $ = await look('/answers/REMARKS1')
    assert.match($('.why').text(), /You already asked here: Assistant Principal/)
    assert.deepEqual(
      $('.others li a')
        .toArray()
        .map((each) => $(each).text()),
      ['School Front Office'],
      'not who was asked, nor the next step, nor a long shot',
    )
  })

  it('makes a number in a notice tappable', async () => {
    const $ = await look('/answers/N0TXCE01')
    assert.equal($('.notice a').attr('href'), 'tel:+12165550187')
    assert.equal($('main a').first().attr('href'), 'tel:+12165550112;ext=12', 'the call comes first')
  })

  it('has the name of whoever was asked for by name as its heading, with title and office below', async () => {
    const $ = await look('/answers/PERS0N01')
    assert.equal($('h1').text(), 'Luz Alvarez')
    assert.equal($('h1 + .person').text(), '3rd grade teacher, Classroom Teacher')
    assert.match($('title').text(), /^Luz Alvarez at Lincoln/)
    const other = await look('/answers/SCH00C1X')
    assert.equal(other('h1').text(), 'Assistant Principal')
    assert.match(other('.person').text(), /^Ms. Renee Alvarado,/)
  })

  it('says below the name of whoever was asked for by name that they are away, and who helps', async () => {
    const $ = await look('/answers/PERS0N03')
    assert.match(
      $('h1 + .person + .place + .away, h1 + .person + .away').text(),
      /^Away until .+ is helping\.$/,
    )
    assert.equal($('.away').length, 1)
  })

  it('links each of several people at one office', async () => {
    const $ = await look('/answers/PERS0N02')
    for (const choice of $('.choice').toArray()) {
      const own = await look(String($(choice).find('.more').attr('href')))
      assert.equal(own('h1').text(), $(choice).find('h2').text())
    }
    const wrong = await look('/answers/PERS0N02/others?office=teacher.maribel-garc%C3%ADa')
    assert.deepEqual(
      wrong('.choice h2')
        .toArray()
        .map((each) => wrong(each).text()),
      ['Roberto García'],
    )
  })

  it('distinguishes choices: people by name, offices of one topic by office, a topic once', async () => {
    const headings = async (path: string) => {
      const $ = await look(path)
      return [
        $('h1').text(),
        ...$('.choice h2')
          .toArray()
          .map((each) => $(each).text()),
      ]
    }
    assert.deepEqual(await headings('/answers/PERS0N02'), [
      textOf('choose.people'),
      'Maribel García',
      'Roberto García',
    ])
    assert.deepEqual(await headings('/answers/CH00SE03'), [
      textOf('choose.title'),
      'Assistant Principal',
      'Principal',
    ])
    assert.deepEqual((await headings('/answers/CH00SE02')).slice(1), [
      'Bullying at school',
      'New address for a student already enrolled',
    ])
  })

  it('puts emergency help above everything, and a quick exit for somebody being watched', async () => {
    const $ = readPage((await request(createTestApp().app).get('/answers/DANGER01')).text)
    assert.equal($('main > *').first().attr('class'), 'emergency')
    assert.equal($('.emergency a[href="tel:911"]').length, 1)
    assert.equal($('.emergency a[href="sms:741741?&body=HOME"]').length, 1)
    assert.equal($('.exit button').length, 1)
    assert.equal($('h1').text(), 'School Counselor')
  })

  it('asks one plain question above the answer when danger is unclear, one tap from the lines', async () => {
    const $ = readPage((await request(createTestApp().app).get('/answers/SAPP0RT1')).text)
    assert.equal($('main > *').first().attr('class'), 'ask-danger')
    assert.equal($('.ask-danger a').attr('href'), '/help-now')
    assert.equal($('.support a[href^="tel:"]').length, 2)
    assert.equal($('.emergency').length, 0)
    const calm = readPage((await request(createTestApp().app).get('/answers/K7M2Q9XD')).text)
    assert.equal(calm('.ask-danger').length, 0)
  })

  it('leads from “not the right person” to the next best, and to a person', async () => {
    const { app, feedback } = createTestApp()
    const say = (right: string) =>
      request(app).post('/answers/K7M2Q9XD/feedback').type('form').send({ right, office: 'transportation' })
    const no = await say('no').expect(303)
    const $ = readPage(
      (
        await request(app)
          .get(no.headers.location ?? '')
          .expect(200)
      ).text,
    )
    assert.match($('.choice').first().text(), /Enrollment/)
    assert.match($('.district-line').text(), /\(216\) 555-0100/)
    const yes = await say('yes').expect(303)
    assert.match(yes.headers.location ?? '', /#thanks$/)
    const thanked = readPage((await request(app).get(yes.headers.location ?? '')).text)
    assert.match(thanked('#thanks[role=status][tabindex=-1]').text(), says('answer.thanks'))
    assert.equal(thanked('.feedback form').length, 0)
    await say('maybe').expect(422)
    assert.deepEqual(feedback, [
      { code: 'K7M2Q9XD', right: false, office: 'transportation' },
      { code: 'K7M2Q9XD', right: true, office: 'transportation' },
    ])
  })
})

import assert from 'node:assert/strict'
import request from 'supertest'
import { rightOf } from '../../../src/answering/legal-rights.js'
import { createLanguage } from '../../../src/platform/language/language.js'
import { readPage } from '../../support/app/page.js'
import { says } from '../../support/app/says.js'
import { createTestApp } from '../../support/app/test-app.js'
import { galleryAnswers } from '../../support/gallery/gallery.js'
import { sampleAnswer, sampleEntry } from '../../support/samples/sample.js'

describe('An answer after the call', () => {
  const look = async (path: string) =>
    readPage((await request(createTestApp().app).get(path).expect(200)).text)

  it('can be kept and shared by an address without the concern, and by a code', async () => {
    const { app } = createTestApp({
      config: { ...createTestApp().services.config, publicUrl: 'https://ask.example' },
    })
    const $ = readPage((await request(app).get('/answers/SCH00C1X')).text)
    const url = 'https://ask.example/answers/SCH00C1X?school=lincoln'
    assert.equal($('.share-link').attr('href'), url)
    const links = $('.share .buttons a')
      .toArray()
      .map((each) => new URL($(each).attr('href') ?? '').protocol)
    assert.deepEqual(links, ['sms:', 'mailto:'])
    for (const link of $('.share .buttons a').toArray())
      assert.ok(decodeURIComponent($(link).attr('href') ?? '').includes(url))
    assert.match($('.share').text(), /SCH0 0C1X/)
    assert.match($('.share').text(), /ask\.example\/answers\./)
  })

  it('links into the directory, and to a contact card', async () => {
    const $ = await look('/answers/SCH00C1X')
    const links = $('.links a')
      .toArray()
      .map((each) => $(each).attr('href'))
    assert.deepEqual(links, [
      '/schools/lincoln/assistant-principal',
      '/schools/lincoln',
      '/topics/bullying?school=lincoln',
    ])
    assert.equal($('.save a').attr('href'), '/contacts/1.vcf')
    assert.equal((await look('/es/answers/HAND0VE2'))('.save a').length, 0, 'nobody is named')
  })

  it('asks for feedback on each of two people, and keeps both', async () => {
    const { app, feedback } = createTestApp()
    const $ = readPage((await request(app).get('/answers/TW0C0NC1').expect(200)).text)
    assert.deepEqual(
      $('.feedback form [name=office]')
        .toArray()
        .map((each) => $(each).val()),
      ['transportation', 'case-manager'],
    )
    const say = (right: string) =>
      request(app)
        .post('/answers/TW0C0NC1/feedback')
        .type('form')
        .send({ right, office: 'case-manager', school: 'lincoln' })
    await say('yes').expect(303).expect('location', '/answers/TW0C0NC1?school=lincoln&thanks=yes#thanks')
    await say('no')
      .expect(303)
      .expect('location', '/answers/TW0C0NC1/others?school=lincoln&office=case-manager')
    assert.deepEqual(
      feedback.map(({ right, office }) => [right, office]),
      [
        [true, 'case-manager'],
        [false, 'case-manager'],
      ],
    )
    assert.equal((await look('/answers/TW0C0NC2'))('.feedback').length, 0, 'one of them is not known yet')
  })

  it('gives the right and its date instead of a ladder', async () => {
    const iep = { ...galleryAnswers.SCH00C1X!.entries[0]! }
    const answer = sampleAnswer({
      entries: [{ ...iep, topic: { ...iep.topic!, slug: 'iep-dispute', legal: true, straight: false } }],
    })
    const { app } = createTestApp({ findAnswer: async () => answer })
    const $ = readPage((await request(app).get('/answers/K7M2Q9XD')).text)
    assert.match($('.rights').text(), /mediator/)
    assert.match($('.rights').text(), /two years/)
    assert.equal($('.ladder').length, 0)
    const spanish = readPage((await request(app).get('/es/answers/K7M2Q9XD')).text)
    assert.match(spanish('.rights').text(), /mediador/)
    const plain = createTestApp({ findAnswer: async () => sampleAnswer({ entries: [sampleEntry()] }) })
    assert.equal(readPage((await request(plain.app).get('/answers/K7M2Q9XD')).text)('.rights').length, 0)
  })

  it('promises no date after the end of the calendar', async () => {
    const entry = galleryAnswers.SCH00C1X!.entries[0]!
    const answer = sampleAnswer({
      entries: [
        {
          ...entry,
          contact: { ...entry.contact!, replyBy: '2029-01-03', replyDays: 2, replyUnsure: true },
          topic: { ...entry.topic!, legal: false, straight: false },
          ladder: entry.ladder.map((step) => ({ ...step, askFrom: '2029-01-08', unsure: true as const })),
        },
      ],
    })
    const { app } = createTestApp({ findAnswer: async () => answer, answerConcern: async () => answer })
    const $ = readPage((await request(app).get('/answers/K7M2Q9XD')).text)
    const { t } = createLanguage().speech('en')
    const promised = t('answer.replyWithin', { count: 2 })
    assert.ok($('main').text().includes(promised))
    assert.doesNotMatch($('main').text(), /Jan(uary)? [38]/)
    const steps = $('.ladder .when')
      .toArray()
      .map((each) => $(each).text())
    assert.deepEqual([...new Set(steps.slice(1))], [t('answer.ladderLater')])
    const { body } = await request(app).post('/api/v1/ask').send({ concern: 'the bus is late' })
    assert.equal(body.answers[0].contact.reply, promised)
    assert.deepEqual(
      [...new Set(body.answers[0].ladder.map((step: { ask_from: string | null }) => step.ask_from))],
      [null],
    )
  })

  it('has a right for each topic of the sample district with a legal track', () => {
    const open = createTestApp()
      .services.published()
      .topics.filter(({ legal, slug }) => legal && rightOf(slug) === 'other')
    assert.deepEqual(
      open.map(({ slug }) => slug),
      ['claim-damage', 'bullying-unresolved', 'residency-dispute', 'homeschool'],
      'these have no date that is the same everywhere',
    )
  })
})

describe('A family writing in another language', () => {
  const askedIn = async (lang: string, path = '/answers/K7M2Q9XD') => {
    const { app } = createTestApp({ findAnswer: async () => sampleAnswer({ askedIn: lang }) })
    return readPage((await request(app).get(path).expect(200)).text)
  }

  it('reads next to the call, in that language, how to get an interpreter', async () => {
    const $ = await askedIn('vi')
    const line = $('.call-row + .interpreter')
    assert.equal(line.find('[lang=vi]').text(), 'Thông dịch viên miễn phí. Hãy gọi và nói “Vietnamese”.')
    assert.equal(line.find('a').attr('href'), 'tel:+12165550119')
    assert.equal($('.in-your-language a').text(), 'Đọc trang này bằng tiếng Việt')
    const hmong = await askedIn('hmn')
    assert.equal(hmong('.in-your-language').length, 0, 'the page is not in Hmong')
    const arabic = await askedIn('ar-EG')
    assert.equal(arabic('.interpreter [lang=ar]').attr('dir'), 'rtl')
  })

  it('is offered the page in that language if there is one', async () => {
    const $ = await askedIn('es')
    const link = $('.in-your-language a')
    assert.equal(link.attr('href'), '/es/answers/K7M2Q9XD?language=es')
    assert.equal(link.attr('lang'), 'es')
    assert.match($('.interpreter').text(), /El intérprete es gratis/)
    const english = await askedIn('en', '/es/answers/K7M2Q9XD')
    assert.equal(english('.in-your-language a').attr('href'), '/answers/K7M2Q9XD?language=en')
    assert.equal(english('.interpreter').length, 0)
  })

  it('keeps to the Chinese script of the page', async () => {
    const $ = await askedIn('zh', '/zh-Hant/answers/K7M2Q9XD')
    assert.equal($('.in-your-language').length, 0)
    assert.match($('.call-row + .interpreter [lang=zh-Hant]').text(), /請打電話/)
    const simplified = await askedIn('zh', '/zh/answers/K7M2Q9XD')
    assert.equal(simplified('.in-your-language').length, 0)
    assert.match(simplified('.call-row + .interpreter [lang=zh]').text(), /请打电话/)
  })

  it('sees it on a page in the reader’s language, too', async () => {
    const $ = await askedIn('und', '/es/answers/K7M2Q9XD')
    assert.match($('.call-row + .interpreter').text(), /Llame y diga “español”/)
    assert.equal((await askedIn('en'))('.interpreter').length, 0)
    assert.match((await askedIn('tlh'))('.tongues').text(), says('answer.interpreter'))
  })
})

import assert from 'node:assert/strict'
import type { Express } from 'express'
import request from 'supertest'
import type { Concern } from '../../../src/answering/concern.js'
import { problem } from '../../../src/api/api-schemas.js'
import type { Emergency } from '../../../src/directory/contacts/resolved-contact.js'
import { createTemplates } from '../../../src/platform/web/templates.js'
import { readPage } from '../../support/app/page.js'
import { createTestApp } from '../../support/app/test-app.js'
import { galleryAnswers } from '../../support/gallery/gallery.js'
import { lincoln, sampleAnswer, sampleEntry, sampleLines } from '../../support/samples/sample.js'

const danger = 'my son says he wants to kill himself'
const dangerInSpanish = 'mi hija dice que se quiere matar'
const calm = 'the bus is late'
const now: Emergency = { level: 'now', kinds: ['suicide'], lines: sampleLines }
const broken = async () => {
  throw new Error('The disk is full')
}
const limits = { publicUrl: null, trustProxy: 0, logRequests: false, embedParents: [] }

type Page = ReturnType<typeof readPage>
const linesOf = ($: Page) =>
  $('.emergency a.urgent')
    .toArray()
    .map((link) => $(link).attr('href'))

/** The crisis lines come first, with the district's number. */
function showsHelp(html: string): void {
  const $ = readPage(html)
  assert.deepEqual(linesOf($).slice(0, 3), ['tel:911', 'tel:988', 'sms:988'])
  assert.equal($('main').children().first().attr('class'), 'emergency')
  assert.ok($('a[href="tel:+12165550100"]').length > 0, 'the district’s number')
}

/** Asks by form as a browser, by link, as the embedded box, and as a program. */
const doors: [string, (app: Express, concern: string) => request.Test][] = [
  ['the form', (app, concern) => request(app).post('/ask').type('form').send({ concern })],
  ['a link', (app, concern) => request(app).get('/ask').query({ q: concern })],
  [
    'the box of /embed',
    (app, concern) => request(app).post('/ask').type('form').send({ concern, from: 'embed' }),
  ],
]

describe('Emergency help comes first', () => {
  for (const [door, ask] of doors) {
    it(`when answering fails, by ${door}`, async () => {
      const { app } = createTestApp({ answerConcern: broken })
      showsHelp((await ask(app, danger).expect(500)).text)
      assert.deepEqual(linesOf(readPage((await ask(app, calm).expect(500)).text)), [])
    })

    it(`at the rate limit, by ${door}`, async () => {
      const { app } = createTestApp({ config: { ...limits, rateLimitPerMinute: 1 } })
      for (let i = 0; i < 20; i++) await ask(app, calm).expect(303)
      showsHelp((await ask(app, danger).expect(429)).text)
      assert.deepEqual(linesOf(readPage((await ask(app, calm).expect(429)).text)), [])
    })
  }

  it('when a concern is too long to answer, even if only its end mentions danger', async () => {
    const { app } = createTestApp()
    const concern = `${'the bus is late again and '.repeat(90)} ${danger}`
    const { text } = await request(app).post('/ask').type('form').send({ concern }).expect(422)
    assert.deepEqual(linesOf(readPage(text)).slice(0, 2), ['tel:911', 'tel:988'])
    assert.match(readPage(text)('textarea').text(), /kill himself/)
  })

  it('when the concern arrives in chunks', async () => {
    const { app } = createTestApp()
    const parts = ['the bus is late', 'my son wants', 'to kill himself']
    const form = await request(app).post('/ask').type('form').send({ concern: parts }).expect(422)
    const link = await request(app).get('/ask').query({ q: parts }).expect(422)
    for (const { text } of [form, link]) {
      assert.deepEqual(linesOf(readPage(text)).slice(0, 2), ['tel:911', 'tel:988'])
      assert.equal(readPage(text)('textarea').val(), parts.join(' '))
    }
    const calmParts = await request(app)
      .get('/ask')
      .query({ q: [calm, calm] })
      .expect(422)
    assert.deepEqual(linesOf(readPage(calmParts.text)), [])
  })

  const unread: [string, number, (app: Express) => request.Test][] = [
    ['a broken address', 400, (app) => request(app).get('/ask?q=kill%20myself%ZZ')],
    [
      'too large',
      413,
      (app) =>
        request(app)
          .post('/ask')
          .type('form')
          .send({ concern: danger.repeat(4000) }),
    ],
    ['of another type', 415, (app) => request(app).post('/ask').send({ concern: danger })],
  ]
  for (const [what, status, send] of unread)
    it(`in one line for everybody when the text is never read: ${what}`, async () => {
      const $ = readPage((await send(createTestApp().app).expect(status)).text)
      for (const line of ['911', '988'])
        assert.ok($(`main .in-danger a[href="tel:${line}"]`).length > 0, line)
    })

  it('in Spanish', async () => {
    const { app } = createTestApp({ answerConcern: broken })
    const concern = dangerInSpanish
    const { text } = await request(app).post('/es/ask').type('form').send({ concern }).expect(500)
    assert.match(readPage(text)('.emergency').text(), /Llame al 911/)
  })

  it('when the templates of an answer fail, on the page the browser is sent to', async () => {
    const templates = createTemplates()
    const { app } = createTestApp({
      answerConcern: async ({ school }: Concern) => sampleAnswer({ school, code: 'DANGER01' }),
      templates: {
        render: (view, model, speech) => {
          if (view.startsWith('public/ask/')) throw new Error(`There is no view ${view}`)
          return templates.render(view, model, speech)
        },
      },
    })
    const browser = request.agent(app)
    await browser.post('/ask').type('form').send({ concern: danger }).expect(303)
    showsHelp((await browser.get('/answers/DANGER01').expect(500)).text)
  })

  for (const [status, find] of [
    [404, async () => null],
    [500, broken],
  ] as const)
    it(`for a ${status} of the answer, to the browser that asked; others see where to get help`, async () => {
      const { app } = createTestApp({ findAnswer: find })
      const browser = request.agent(app)
      const { headers } = await browser.post('/ask').type('form').send({ concern: danger }).expect(303)
      showsHelp((await browser.get(String(headers.location)).expect(status)).text)
      const other = readPage((await request(app).get(String(headers.location)).expect(status)).text)
      assert.deepEqual(linesOf(other), [])
      assert.equal(other('main .in-danger a[href="tel:911"]').length, 1)
      assert.equal(other('main .in-danger a[href="/help-now"]').length, 1)
    })

  it('when too many ask at once: the rest is refused, with help and the district’s number', async () => {
    let answer = () => {}
    const answered = new Promise<void>((resolve) => {
      answer = resolve
    })
    const { app } = createTestApp({ answerConcern: () => answered.then(() => sampleAnswer()) })
    const server = app.listen(0)
    try {
      const asks = Array.from({ length: 260 }, () =>
        request(server).post('/ask').type('form').send({ concern: danger }).then(),
      )
      const shed = await request(server).post('/ask').type('form').send({ concern: danger }).expect(503)
      showsHelp(shed.text)
      assert.match(shed.headers['retry-after'] ?? '', /^\d+$/)
      answer()
      const statuses = (await Promise.all(asks)).map(({ status }) => status)
      const kept = statuses.filter((status) => status === 303).length
      // Eight are answered at once; how many of the rest may wait depends on how fast they come.
      assert.ok(kept >= 8 && kept <= 158, `${kept} answered`)
      assert.ok(statuses.every((status) => status === 303 || status === 503))
      await request(server).post('/ask').type('form').send({ concern: danger }).expect(303)
    } finally {
      server.close()
    }
  })
})

describe('An answer that cannot be kept', () => {
  const answering = (change: Parameters<typeof sampleAnswer>[0]) =>
    createTestApp({
      answerConcern: async ({ school }: Concern) => sampleAnswer({ school, ...change, code: null }),
    }).app
  const ask = async (app: ReturnType<typeof answering>, concern = danger) =>
    request(app).post('/ask').type('form').send({ concern, school: 'lincoln' }).expect(200)

  it('is shown at once, with help above it, and says that it has no code', async () => {
    const sent = await ask(answering({ emergency: now }))
    assert.equal(sent.headers['cache-control'], 'private, no-store')
    showsHelp(sent.text)
    const $ = readPage(sent.text)
    assert.equal($('h1').text(), 'Transportation')
    assert.match($('.not-kept').text(), /no code/)
    assert.match($('.typed').text(), /kill himself/)
    assert.equal($('.share').length, 0)
    assert.equal($('.feedback').length, 0)
    assert.match(String(sent.headers['set-cookie']), /school=lincoln/)
  })

  it('has no broken links, whatever the outcome', async () => {
    for (const { code, ...kind } of Object.values(galleryAnswers)) {
      const $ = readPage((await ask(answering(kind), calm)).text)
      assert.equal($('[href*="/answers/"], [action*="/answers/"]').length, 0, String(code))
      assert.ok($('main a[href^="tel:"]').length > 0, String(code))
      assert.equal($('.not-kept').length, 1, String(code))
    }
  })

  it('asks for the school by asking again', async () => {
    const nurse = sampleEntry({ office: 'nurse', level: 'school', contact: null, ladder: [] })
    const app = answering({ entries: [nurse], school: null })
    const $ = readPage((await ask(app, calm)).text)
    const form = $('form.school-form')
    assert.equal(form.attr('action'), '/ask')
    assert.equal(form.find('[name=concern]').val(), calm)
  })

  it('is not printed with the text in its address', async () => {
    const app = answering({})
    const { text } = await request(app).get('/ask?q=planted+bus').expect(200)
    const $ = readPage(text)
    $('.typed, .edit').remove()
    assert.doesNotMatch($.html(), /planted/)
  })

  it('is asked again at a school, and shown at once, too', async () => {
    let kept = true
    const { app } = createTestApp({
      answerConcern: async ({ school }: Concern) => sampleAnswer({ school, code: kept ? 'N0SCH001' : null }),
    })
    const browser = request.agent(app)
    await browser.post('/ask').type('form').send({ concern: calm }).expect(303)
    kept = false
    await browser.post('/answers/N0SCH001/school').type('form').send({ school: lincoln.slug }).expect(200)
  })

  it('has no id in the API', async () => {
    const { body } = await request(answering({ emergency: now }))
      .post('/api/v1/ask')
      .send({ concern: danger })
      .expect(200)
    assert.deepEqual([body.id, body.crisis], [null, true])
  })
})

describe('The API’s problem details', () => {
  it('have the crisis lines when the concern mentions danger', async () => {
    const ask = (app: Express, body: object, status: number) =>
      request(app).post('/api/v1/ask').send(body).expect(status)
    const { app } = createTestApp({ answerConcern: broken })
    const { body } = await ask(app, { concern: dangerInSpanish, lang: 'es' }, 500)
    assert.deepEqual([body.emergency.level, body.emergency.lines[0].call], ['now', '911'])
    assert.equal((await ask(app, { concern: calm }, 500)).body.emergency, undefined)
    assert.ok((await ask(app, { concern: danger, school: 'nowhere' }, 422)).body.emergency)
    const limited = createTestApp({ config: { ...limits, rateLimitPerMinute: 1 } }).app
    await ask(limited, { concern: calm }, 200)
    assert.ok((await ask(limited, { concern: danger }, 429)).body.emergency)
  })

  it('have them when the concern is not a plain string', async () => {
    const { app } = createTestApp()
    const ask = async (concern: unknown) =>
      (await request(app).post('/api/v1/ask').send({ concern }).expect(422)).body.emergency
    assert.equal((await ask(['my son wants', 'to kill himself'])).level, 'now')
    assert.equal((await ask({ text: danger })).level, 'now')
    for (const concern of [[calm], 911, null, undefined]) assert.equal(await ask(concern), undefined)
  })

  it('have 911 and 988 when the concern is never read', async () => {
    const { app } = createTestApp()
    const post = (type: string) => request(app).post('/api/v1/ask').set('Content-Type', type)
    const json = 'application/json'
    for (const [status, sent] of [
      [415, post('text/plain').send(danger)],
      [413, post(json).send(JSON.stringify({ concern: danger.repeat(2000) }))],
      [400, post(json).send(`{"concern": "${danger}`)],
      [400, post(json).send(JSON.stringify([danger]))],
    ] as const) {
      const { body } = await sent.expect(status)
      assert.deepEqual(body.emergency.level, 'support')
      assert.deepEqual(
        body.emergency.lines.map(({ call }: { call: string }) => call),
        ['911', '988'],
      )
      problem.strict().parse(body)
    }
    const { body } = await request(app).post('/api/v1/schools').expect(405)
    assert.equal(body.emergency, undefined)
  })
})

describe('The embedded box', () => {
  it('keeps the crisis lines when it cannot be rendered', async () => {
    const { app } = createTestApp({
      listSchools: () => {
        throw new Error('no database')
      },
    })
    const $ = readPage((await request(app).get('/embed').expect(500)).text)
    assert.equal($('main .in-danger a[href="tel:911"]').length, 1)
  })
})

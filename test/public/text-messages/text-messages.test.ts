import assert from 'node:assert/strict'
import request from 'supertest'
import type { Answer } from '../../../src/answering/answer.js'
import { openDatabase } from '../../../src/platform/database/open-database.js'
import { formatPhone, usualPhoneFormat } from '../../../src/platform/language/format-phone.js'
import { createLog } from '../../../src/platform/web/log.js'
import { countParts } from '../../../src/public/text-messages/count-parts.js'
import { createOptOutStore } from '../../../src/public/text-messages/opt-out-store.js'
import { createOptOuts } from '../../../src/public/text-messages/opt-outs.js'
import { aPhone, fieldsOf, postText, publicUrl } from '../../support/app/a-phone.js'
import { says, textOf } from '../../support/app/says.js'
import { createTestApp } from '../../support/app/test-app.js'
import { galleryAnswers } from '../../support/gallery/gallery.js'
import {
  lincoln,
  sampleAnswer,
  sampleContact,
  sampleEntry,
  sampleLines,
  sampleNow,
} from '../../support/samples/sample.js'
import { createSmsApp } from './sms-app.js'

/** An app that gives every concern this answer. */
const answering = (answer: Answer) => {
  const asked: unknown[] = []
  const app = createSmsApp({
    answerConcern: async (concern) => {
      asked.push(concern)
      return { ...answer, school: concern.school ?? answer.school, language: concern.language }
    },
  })
  return { ...app, asked: asked as (typeof app)['asked'] }
}

const noSchool = sampleAnswer({
  entries: [
    sampleEntry({ office: 'nurse', level: 'school', name: 'School Nurse', contact: null, ladder: [] }),
  ],
})
const inDanger = 'my son says he wants to kill himself'
const danger = sampleAnswer({ emergency: { level: 'now', kinds: ['suicide'], lines: sampleLines } })

async function textTo(app: { phone: { text(body: string): Promise<string | null> } }, body: string) {
  const reply = (await app.phone.text(body)) ?? ''
  assert.ok(countParts(reply).texts.length <= 2, `two parts at most: ${reply}`)
  return reply
}

const phoneText = (phone: string) => formatPhone(phone, usualPhoneFormat)

describe('A concern by text message', () => {
  it('gets the office, its number, its open state, and the code', async () => {
    const app = createSmsApp()
    const reply = await textTo(app, 'My son’s bus did not come')
    assert.equal(
      reply,
      [
        'Transportation: (216) 555-0112, ext. 12',
        'Open now until 5:30 PM.',
        "Have this ready: bus or route number, where the stop is, your child's name and school, how long you waited.",
        'Code: K7M2 Q9XD',
        `${publicUrl}/answers/K7M2Q9XD`,
      ].join('\n'),
    )
    assert.deepEqual(
      app.asked.map(({ text, channel, school, language }) => [text, channel, school, language]),
      [['My son’s bus did not come', 'sms', null, 'en']],
    )
  })

  it('is answered in Spanish when written in Spanish', async () => {
    const app = createSmsApp()
    const reply = await textTo(app, 'El autobús de mi hijo no llegó esta mañana')
    assert.match(reply, /C[oó]digo: K7M2 Q9XD/)
    assert.match(reply, /\/es\/answers\/K7M2Q9XD/)
    assert.equal(app.asked[0]?.language, 'es')
  })

  it('is answered in each language that the pages have', async () => {
    for (const [body, lang, words] of [
      ['Xe buýt của con tôi không đến sáng nay', 'vi', 'Mã: K7M2 Q9XD'],
      ['الحافلة لم تصل هذا الصباح', 'ar', 'الرمز: K7M2 Q9XD'],
      ['Baska wiilkaygu ma iman saaka, sidee waan u ogaan karaa', 'so', 'Koodh: K7M2 Q9XD'],
      ['孩子的校车今天没有来', 'zh', 'K7M2 Q9XD'],
      ['Сегодня утром школьный автобус не приехал', 'ru', 'K7M2 Q9XD'],
      ['오늘 아침에 스쿨버스가 오지 않았어요', 'ko', 'K7M2 Q9XD'],
    ] as const) {
      const app = createSmsApp()
      const reply = await textTo(app, body)
      assert.equal(app.asked[0]?.language, lang)
      assert.ok(reply.includes(words), reply)
      assert.equal(reply, reply.normalize('NFC'), 'letters stay whole')
      assert.match(reply, /\(216\) 555-0112/)
      assert.match(reply, /K7M2 Q9XD/)
    }
  })

  it('fits in two parts with code and number, for every answer and language', async () => {
    const bodies = [
      'The bus',
      'El autobús no llegó y quiero saber',
      'Xe buýt của con tôi không đến',
      'الحافلة لم تصل',
    ]
    let answer = sampleAnswer()
    let asked = 0
    const app = createSmsApp({
      answerConcern: async ({ school, language }) => {
        asked += 1
        return { ...answer, school: school ?? answer.school, language }
      },
    })
    for (answer of Object.values(galleryAnswers))
      for (const body of bodies) {
        const reply = await textTo(app, body)
        assert.match(reply, /\b[0-9A-Z]{4} [0-9A-Z]{4}\b/, `${answer.code}: ${reply}`)
        assert.match(
          reply,
          /\(216\) 555-|\(800\) 555-|school’s|school's|escuela|Which school|Trường nào|tên trường|مدرس|911/,
          `${answer.code}: ${reply}`,
        )
      }
    assert.equal(asked, Object.keys(galleryAnswers).length * bodies.length)
  })

  it('fits with the longest names, too', async () => {
    const name = 'Office of Multilingual Learners, Family Engagement and Community Partnerships'
    const entry = sampleEntry({ name, contact: sampleContact({ ext: '10234' }) })
    const entries = [entry, { ...entry, key: 'b', topic: { ...entry.topic!, slug: 'b', title: name } }]
    const lines = sampleLines.map((line) => ({ ...line, name: `${name} (${line.name})` }))
    const emergency = { level: 'now' as const, kinds: ['suicide'], lines }
    const answer = sampleAnswer({
      outcome: 'choose',
      entries,
      emergency,
      notices: [{ text: name.repeat(3), lang: null }],
    })
    for (const body of ['The bus is late', 'Xe buýt của con tôi không đến']) {
      const reply = await textTo(answering(answer), body)
      assert.match(reply, /\(216\) 555-0112, (ext.|số nội bộ) 10234/)
      assert.match(reply, /K7M2 Q9XD/)
    }
  })

  it('begins with what the district says today, below the crisis lines', async () => {
    const today = ['Schools are closed today.', 'Lincoln: No heat.', 'A third line.', 'A fourth line.']
    const reply = await textTo(answering(sampleAnswer({ today })), 'The bus is late')
    assert.match(
      reply,
      /^Schools are closed today\.\nLincoln: No heat\.\nA third line\.\n.*\(216\) 555-0112/s,
    )
    assert.doesNotMatch(reply, /fourth/)
    const inDanger = await textTo(answering({ ...danger, today }), 'he wants to kill himself')
    assert.match(inDanger, /^In danger now/)
    assert.match(inDanger, /\(216\) 555-0112/)
  })

  it('has the crisis lines first in danger, in the first part', async () => {
    for (const body of [
      'my son wants to kill himself',
      'mi hijo dice que se quiere morir',
      'Con tôi muốn tự tử, tôi phải làm sao',
    ]) {
      const reply = await textTo(answering(danger), body)
      const first = countParts(reply).texts[0] ?? ''
      assert.match(
        first,
        /^(In danger now\? Call 911\.|¿Hay peligro ahora\? Llame al 911\.|Đang gặp nguy hiểm\? Gọi 911\.)\n/,
      )
      assert.match(reply, /\(216\) 555-0112/)
    }
    assert.match(
      countParts(await textTo(answering(danger), 'he wants to kill himself')).texts[0] ?? '',
      /988 Lifeline: call or text 988\./,
    )
  })

  it('gets one calm line when support may help', async () => {
    const emergency = { level: 'support' as const, kinds: ['suicide'], lines: sampleLines.slice(1) }
    const reply = await textTo(answering(sampleAnswer({ emergency })), 'she is so sad')
    assert.match(reply, /^Transportation/)
    assert.match(reply, /Is someone not safe\? 988 Lifeline: call or text 988\./)
    const asking = await textTo(
      answering(sampleAnswer({ emergency: { ...emergency, asks: true } })),
      'so sad',
    )
    assert.match(asking, /^Is anyone in danger right now\? Call 911\.\nTransportation/)
    assert.match(asking, says('sms.support'))
  })

  it('names both offices when two are possible', async () => {
    const choose = Object.values(galleryAnswers).find(
      ({ outcome, entries }) => outcome === 'choose' && entries.every(({ contact }) => contact),
    )!
    const reply = await textTo(answering(choose), 'I have a question about the bus')
    assert.ok(reply.startsWith(textOf('sms.choose')), reply)
    for (const { name } of choose.entries.slice(0, 2)) assert.ok(reply.includes(name), reply)
  })

  it('gets an office for each of three concerns, and is told that there were more', async () => {
    const three = galleryAnswers.THREEC01!
    const reply = await textTo(answering(three), 'The bus, the IEP meeting, a boy who bullies her, and more')
    assert.ok(reply.startsWith(textOf('sms.more')), reply)
    for (const { contact } of three.entries) assert.ok(reply.includes(phoneText(contact!.phone)), reply)
    const plain = await textTo(answering({ ...three, more: false }), 'The bus, the IEP meeting, a boy')
    for (const { contact } of three.entries) assert.ok(plain.includes(phoneText(contact!.phone)), plain)
  })

  it('asks what it is about where the words stand for a whole field, and keeps the school for the reply', async () => {
    const school = { ...lincoln, slug: 'lincoln-elementary' }
    const app = answering({ ...galleryAnswers.VAG0E001!, school })
    const reply = await textTo(app, 'lunch at Lincoln Elementary')
    assert.ok(reply.startsWith(textOf('choose.vague')), reply)
    assert.match(reply, /- Late or missing bus/)
    assert.doesNotMatch(reply, /Transportation/, 'nobody is named')
    await textTo(app, 'Late or missing bus')
    assert.deepEqual(
      app.asked.map(({ school }) => school?.slug),
      [undefined, 'lincoln-elementary'],
    )
  })

  it('gets people to ask when no office fits', async () => {
    const line = sampleEntry({
      name: 'Cedar Valley main office',
      topic: null,
      contact: sampleContact({ phone: '+12165550100', ext: null }),
    })
    const reply = await textTo(
      answering(
        sampleAnswer({ outcome: 'handover', entries: [{ ...noSchool.entries[0]!, topic: null }, line] }),
      ),
      'zqxv',
    )
    assert.match(reply, /Cedar Valley main office: \(216\) 555-0100/)
    assert.match(reply, says('sms.whichSchoolShort'))
  })

  it('says who handles what the district does not, with the number, and whom to ask at school', async () => {
    const named = await textTo(answering(galleryAnswers.HAND0VE4!), 'register to vote')
    assert.match(
      named,
      /^The school district does not handle this\. Try your county.s elections office: \(866\) 868-7683\./,
    )
    assert.match(named, /Cedar Valley/)
    const general = await textTo(answering(galleryAnswers.HAND0VE5!), 'tell me a joke')
    assert.match(
      general,
      /^The school district does not handle this\. Try 311 for city services, or the local help line: 211\./,
    )
  })

  for (const [name, body, words] of [
    ['nothing', '', says('sms.empty')],
    ['blanks and NUL', ' \u0000\n', says('sms.empty')],
    ['one sign', '?', says('sms.empty')],
    ['too many letters', 'bus '.repeat(600), says('sms.long')],
  ] as const) {
    it(`being ${name} gets a plain reply`, async () => {
      const app = createSmsApp()
      assert.match(await textTo(app, body), words)
      assert.equal(app.asked.length, 0)
    })
  }

  it('with only a picture gets a plain reply', async () => {
    const reply = await createSmsApp().phone.text('', {
      NumMedia: '1',
      MediaUrl0: 'https://media.example/1',
      MediaContentType0: 'image/jpeg',
    })
    assert.match(reply ?? '', /few words/)
  })

  it('may have 1,600 letters, emoji, or HTML', async () => {
    for (const body of ['bus late '.repeat(177), '😟🚌'.repeat(400), '<b>bus</b> & "lunch"']) {
      const app = createSmsApp()
      assert.match(await textTo(app, body), /Transportation/)
      assert.equal(app.asked[0]?.text, body.trim())
    }
  })

  it('gets people to call when answering fails', async () => {
    const app = createSmsApp({ answerConcern: async () => Promise.reject(new Error('The disk is full')) })
    assert.match(await textTo(app, 'planted bus'), /Sorry.*\(216\) 555-0100.*911/)
    assert.doesNotMatch(app.logged(), /planted/)
    assert.match(app.logged(), /The disk is full/)
  })

  const fails = async () => Promise.reject(new Error('The disk is full'))

  it('gets the crisis lines first when answering fails in danger', async () => {
    const app = createSmsApp({ answerConcern: fails })
    assert.match(await textTo(app, inDanger), /^In danger now\? Call 911\.\n.*988.*[\s\S]*\(216\) 555-0100/)
    const silenced = aPhone(app.app, '+12165550944')
    await silenced.text('STOP')
    assert.match(await textTo({ phone: silenced }, inDanger), /^In danger now\? Call 911\.\n.*988/)
    assert.equal(await silenced.text('the bus is late'), null)
  })

  it('is refused with a reason when too long, even if its language is unknown', async () => {
    assert.match(
      await textTo(createSmsApp(), `${inDanger} ${'please '.repeat(300)}`),
      /^In danger now\?.*911/,
    )
    const broken = () => {
      throw new Error('No revision is live yet')
    }
    const app = createSmsApp({ answerConcern: fails, detectLanguage: broken })
    assert.match(await textTo(app, inDanger), /^In danger now\?.*911/)
  })

  it('is answered while the database cannot say which phones opted out', async () => {
    const app = answering(danger)
    const closed = await openDatabase(':memory:')
    closed.$client.close()
    const optOuts = createOptOuts(createOptOutStore(closed), () => sampleNow, createLog('silent'))
    const broken = createSmsApp({ sms: { ...app.sms, optOuts }, answerConcern: async () => danger })
    assert.match(await textTo(broken, inDanger), /^In danger now\?.*911/)
  })

  it('is told that there is no code when the answer could not be kept', async () => {
    const reply = await textTo(answering(sampleAnswer({ code: null })), 'the bus is late')
    assert.match(reply, /has no code/)
    assert.doesNotMatch(reply, /Code:|\/answers\//)
  })
})

describe('The school, by text message', () => {
  it('is requested when the number depends on it, and then the same concern is answered there', async () => {
    const app = answering(noSchool)
    assert.match(await textTo(app, 'my son needs his pills'), says('sms.whichSchool'))
    await textTo(app, 'Lincoln elementary')
    await textTo(app, 'and now the bus is late')
    assert.deepEqual(
      app.asked.map(({ text, school }) => [text, school?.slug ?? null]),
      [
        ['my son needs his pills', null],
        ['my son needs his pills', 'lincoln-elementary'],
        ['and now the bus is late', null],
      ],
    )
  })

  it('is read from the words of a reply; a longer text is a new concern', async () => {
    for (const [body, same] of [
      ['he goes to garrison', true],
      ['Linclon', true],
      ['The bus to Lincoln is late again and nobody calls', false],
      ['lunch money', false],
    ] as const) {
      const app = answering(noSchool)
      await textTo(app, 'my son needs his pills')
      await textTo(app, body)
      assert.equal(app.asked[1]?.text, same ? 'my son needs his pills' : body, body)
    }
  })

  it('keeps the language of the concern, and is forgotten after half an hour', async () => {
    const app = answering(noSchool)
    await textTo(app, 'mi hijo necesita sus pastillas en la escuela')
    await textTo(app, 'Lincoln')
    assert.equal(app.asked[1]?.language, 'es')
    const other = answering(noSchool)
    await textTo(other, 'my son needs his pills')
    other.later(31)
    await textTo(other, 'Lincoln')
    assert.equal(other.asked[1]?.text, 'Lincoln')
  })

  it('is separate for each phone', async () => {
    const app = answering(noSchool)
    await textTo(app, 'my son needs his pills')
    await aPhone(app.app, '+12165550988').text('Lincoln')
    assert.equal(app.asked[1]?.text, 'Lincoln')
  })

  it('of an answer is not requested again', async () => {
    const app = answering(sampleAnswer({ school: lincoln }))
    assert.doesNotMatch(await textTo(app, 'the bus'), /Which school|Reply/)
  })
})

describe('The keywords required by carriers', () => {
  it('STOP: one reply, then silence until START', async () => {
    const app = createSmsApp()
    assert.match(
      (await app.phone.text('STOP')) ?? '',
      /^Cedar Valley Public Schools: You will get no more texts.*START.*\(216\) 555-0100/,
    )
    assert.equal(await app.phone.text('Stop'), null)
    assert.equal(await app.phone.text('the bus is late'), null)
    assert.match((await app.phone.text('START')) ?? '', says('sms.started'))
    assert.match((await app.phone.text('the bus is late')) ?? '', /Transportation/)
  })

  it('all of them work in English and Spanish, alone or in a polite phrase', async () => {
    for (const word of [
      'stop',
      'StopAll',
      'unsubscribe',
      'CANCEL',
      'end',
      'quit',
      'Stop.',
      'please stop',
      'stop texting me',
      'ALTO',
      'parar',
      'Cancelar',
    ]) {
      const app = createSmsApp()
      assert.match((await app.phone.text(word)) ?? '', /START/, word)
      assert.equal(await app.phone.text('the bus'), null, word)
      assert.match((await app.phone.text('unstop')) ?? '', /STOP/, word)
    }
  })

  it('are not removed from a concern', async () => {
    const app = createSmsApp()
    for (const body of [
      'the bus did not stop',
      'help me with enrollment',
      'how do I cancel lunch',
      'alto voltaje en la escuela de mi hijo',
    ])
      assert.match((await app.phone.text(body)) ?? '', /\(216\) 555-0112/, body)
  })

  it('HELP: the sender, a number, the cost, how to stop, and 911, since it may be a cry for help', async () => {
    const app = createSmsApp()
    for (const [word, stop] of [
      ['HELP', 'STOP'],
      ['info', 'STOP'],
      ['AYUDA', 'ALTO'],
    ] as const) {
      const reply = await textTo(app, word)
      assert.match(reply, /^Cedar Valley Public Schools.*\(216\) 555-0100.*911/)
      assert.match(reply, word === 'AYUDA' ? /tarifas de mensajes y datos/ : says('sms.help'))
      assert.ok(reply.includes(stop))
    }
  })

  it('are answered in the language of the earlier texts', async () => {
    const app = createSmsApp()
    await textTo(app, 'el autobús no llegó esta mañana')
    assert.match((await app.phone.text('STOP')) ?? '', says('sms.stopped', 'es'))
    await app.phone.text('START')
  })

  it('are recorded without a reply when Twilio has already replied', async () => {
    const app = createSmsApp()
    assert.equal(await app.phone.text('basta ya', { OptOutType: 'STOP' }), null)
    assert.equal(await app.phone.text('the bus is late'), null)
    assert.equal(await app.phone.text('quiero', { OptOutType: 'START' }), null)
    assert.equal(await app.phone.text('HELP', { OptOutType: 'HELP' }), null)
    assert.match((await app.phone.text('the bus is late')) ?? '', /Transportation/)
  })

  it('never block the crisis lines in danger', async () => {
    const app = answering(danger)
    await app.phone.text('STOP')
    const reply = (await app.phone.text('my son wants to kill himself')) ?? ''
    assert.match(reply, /^In danger now\? Call 911\./)
    assert.doesNotMatch(reply, /Transportation/)
    await app.phone.text('START')
  })
})

describe('POST /sms', () => {
  const number = '+12165550987'

  it('does not exist until it is set up', async () => {
    await request(createTestApp().app).post('/sms').type('form').send({ Body: 'bus' }).expect(404)
  })

  it('answers in XML that is not cached', async () => {
    const { app } = createSmsApp()
    const { headers, text } = await postText(app, fieldsOf('<b>', number)).expect(200)
    assert.match(headers['content-type'] ?? '', /^text\/xml; charset=utf-8/)
    assert.equal(headers['cache-control'], 'no-store')
    assert.match(text, /^<\?xml version="1.0" encoding="UTF-8"\?><Response><Message>/)
  })

  it('escapes the answer', async () => {
    const app = answering(sampleAnswer({ entries: [sampleEntry({ name: 'Health & <Safety>' })] }))
    assert.match(await textTo(app, 'the bus'), /^Health & <Safety>: /)
  })

  for (const [name, send] of [
    [
      'no signature',
      (app: SmsExpress) => request(app).post('/sms').type('form').send(fieldsOf('planted bus', number)),
    ],
    [
      'a signature for another address',
      (app: SmsExpress) => postText(app, fieldsOf('planted bus', number), 'https://elsewhere.example/sms'),
    ],
    [
      'a signature for other fields',
      (app: SmsExpress) => postText(app, fieldsOf('planted bus', number)).send({ Body: 'planted more' }),
    ],
  ] as const) {
    it(`refuses ${name}: 403, nothing asked, nothing logged`, async () => {
      const { app, asked, logged } = createSmsApp()
      await send(app)
        .expect(403)
        .expect('content-type', /application\/problem\+json/)
      assert.equal(asked.length, 0)
      assert.doesNotMatch(logged(), /planted|5550987/)
    })
  }

  it('accepts only POSTed forms of limited size', async () => {
    const { app } = createSmsApp()
    await request(app).get('/sms').expect(405).expect('allow', 'POST')
    await request(app).post('/sms').send({ Body: 'bus' }).expect(415)
    await postText(app, fieldsOf('x'.repeat(40_000), number)).expect(413)
  })

  it('gives a retry the same reply, and asks once', async () => {
    const { app, asked } = createSmsApp()
    const fields = fieldsOf('the bus is late', number)
    const [first, second] = await Promise.all([postText(app, fields), postText(app, fields)])
    assert.equal(first?.text, second?.text)
    assert.equal((await postText(app, fields)).text, first?.text)
    assert.equal(asked.length, 1)
  })

  it('goes silent for a phone that sends too many per minute, and not for others', async () => {
    const config = { ...createTestApp().services.config, rateLimitPerMinute: 60 }
    const { app, asked } = createSmsApp({ config })
    for (let i = 0; i < 10; i++) assert.ok(await aPhone(app).text('the bus is late'))
    assert.equal(await aPhone(app).text('the bus is late'), null)
    assert.ok(await aPhone(app, '+12165550988').text('the bus is late'))
    assert.equal(asked.length, 11)
  })

  it('sends the crisis lines even over the limit, once a minute', async () => {
    const config = { ...createTestApp().services.config, rateLimitPerMinute: 60 }
    const app = createSmsApp({ config })
    for (let i = 0; i < 10; i++) await aPhone(app.app).text('the bus is late')
    assert.match((await app.phone.text(inDanger)) ?? '', /^In danger now\? Call 911\./)
    assert.equal(await app.phone.text(inDanger), null)
    app.later(2)
    assert.match((await app.phone.text(inDanger)) ?? '', /^In danger now\? Call 911\./)
  })

  it('logs no text and no number', async () => {
    const app = createSmsApp()
    await app.phone.text('planted Zebediah')
    await app.phone.text('STOP')
    await app.phone.text('START')
    assert.doesNotMatch(app.logged(), /planted|Zebediah|5550987/i)
    assert.match(app.logged(), /"route":"\/sms"/)
  })
})

type SmsExpress = ReturnType<typeof createSmsApp>['app']

import assert from 'node:assert/strict'
import { load } from 'cheerio'
import request from 'supertest'
import { writeNumberOwner } from '../../../src/directory/contacts/number-owner.js'
import { replyDate } from '../../../src/directory/contacts/resolve-contact.js'
import type { Emergency } from '../../../src/directory/contacts/resolved-contact.js'
import { publicContact } from '../../../src/directory/model/contact.js'
import type { TodayLine } from '../../../src/directory/today/today-line.js'
import { paths } from '../../../src/paths/paths.js'
import { createLanguage } from '../../../src/platform/language/language.js'
import { createMailer } from '../../../src/platform/mail/send-mail.js'
import { createClock } from '../../support/app/clock.js'
import { readPage } from '../../support/app/page.js'
import { says, textOf, textWith } from '../../support/app/says.js'
import { startMailServer, type TestMailServer } from '../../support/app/smtp-server.js'
import { createTestApp, type TestApp } from '../../support/app/test-app.js'
import { createTestMessages } from '../../support/app/test-messages.js'
import { sampleAnswer, sampleContact, sampleEntry, sampleLines } from '../../support/samples/sample.js'
import { sampleDirectory } from '../../support/samples/sample-directory.js'

const { directory } = await sampleDirectory()
const bus = directory.contactAt('transportation', null)!
const nurse = directory.contactAt('nurse', 'lincoln-elementary')!
const attendance = directory.contactAt('attendance', 'lincoln-elementary')!
const replyBy = createLanguage()
  .speech('en')
  .date(replyDate(directory, bus, '2025-10-10'), 'long')
const from = 'who-to-ask@cedarvalley.example'
const words = 'The bus passed our stop on Elm twice this week.'
const fields = { message: words, name: 'Ana Lopez', email: 'ana@home.example', phone: '', lang: 'es' }

describe('A message to an office', () => {
  let mail: TestMailServer
  before(async () => {
    mail = await startMailServer()
  })
  after(() => mail.close())
  beforeEach(() => {
    mail.got.length = 0
    mail.mood = 'take'
  })

  /** The app with that mail server, and a clock. */
  function start(url = mail.url) {
    const clock = createClock()
    const made = createTestApp({ now: clock.now })
    const { log, now } = made.services
    const tools = { log, now, directory: () => directory, mailer: createMailer(url, from) }
    const messages = createTestMessages(made.database, tools)
    return {
      ...createTestApp({ now, messages, log }),
      messages,
      clock,
      database: made.database,
      logged: made.logged,
    }
  }

  /** Opens a form, waits as a person would, and sends it. */
  async function send(
    made: ReturnType<typeof start>,
    change: Record<string, string> = {},
    address = paths.messageForm(bus.id, 'en'),
  ) {
    const { text, headers } = await request(made.app).get(address).expect(200)
    assert.equal(headers['cache-control'], 'private, no-store', 'Back, after a quick exit')
    const $ = readPage(text)
    made.clock.pass(1)
    return request(made.app)
      .post($('main form.message-form').attr('action')!)
      .type('form')
      .send({ form: $('input[name=form]').val(), ...fields, ...change })
  }

  const rows = ({ database }: Pick<TestApp, 'database'>, table: string) =>
    database.$client.prepare(`select * from ${table}`).all() as Record<string, unknown>[]

  it('goes to the office’s mailbox, and its sender gets a code and a date', async () => {
    const made = start()
    const sent = await send(made)
    assert.equal(sent.status, 303)
    assert.match(sent.headers.location ?? '', /^\/messages\/[0-9A-Z]{8}$/)
    const [letter] = mail.got
    assert.deepEqual(letter?.to, [bus.email])
    assert.match(letter!.text, /^From: who-to-ask@cedarvalley\.example$/m)
    assert.match(letter!.text, /^Reply-To: "?Ana Lopez"? <ana@home\.example>$/m)
    assert.match(letter!.text, /^Subject: Message from a family, [0-9A-Z]{4} [0-9A-Z]{4}$/m)
    for (const part of [words, 'Name: Ana Lopez', 'Language for the reply: Spanish', replyBy])
      assert.ok(letter!.text.includes(part), part)
    const $ = readPage((await request(made.app).get(sent.headers.location!).expect(200)).text)
    assert.equal($('h1').text(), textOf('messages.state.sent.title'))
    assert.ok($('main').text().includes(`hear back by ${replyBy}`))
    assert.match($('main').text(), /No answer by then/)
    assert.equal($('main a.call').attr('href'), `tel:${bus.phone}`)
    assert.doesNotMatch($.html(), /passed our stop|Ana|home\.example/)
    const code = sent.headers.location!.split('/').at(-1)!
    const byCode = await request(made.app).get('/answers').query({ code: code.toLowerCase() }).expect(303)
    assert.equal(byCode.headers.location, sent.headers.location)
  })

  it('says on the sender’s page whether the number answers now, and which one does', async () => {
    const made = start()
    const { location } = (await send(made)).headers
    const page = async (app: TestApp['app'], address: string, status: number) =>
      readPage((await request(app).get(address).expect(status)).text)('.reach')
    const open = await page(made.app, location!, 200)
    assert.match(open.text(), /Open now/)
    assert.equal(open.find('form.wrong-number [name=of]').val(), writeNumberOwner(bus))
    assert.equal(open.find('a[data-geo^="geo:"]').length, 1)
    const { messages } = made
    const sunday = { now: () => new Date('2025-10-12T15:00:00Z') }
    const closed = await page(createTestApp({ ...sunday, messages }).app, location!, 200)
    assert.match(closed.text(), /Closed now\. Opens .*Closed/s)
    assert.equal(closed.find('.instead a.button').attr('href'), 'tel:211')
    const off = await page(createTestApp(sunday).app, paths.messageForm(nurse.id, 'en'), 404)
    assert.match(off.text(), /Closed now\. Opens .*Closed/s)
    assert.equal(off.find('.instead a.button').attr('href'), 'tel:211')
  })

  it('leaves nothing but a count, and a receipt without words that goes, too', async () => {
    const made = start()
    await send(made)
    assert.deepEqual(rows(made, 'messages'), [])
    const [count] = rows(made, 'message_counts')
    assert.deepEqual(count, {
      ...{ day: '2025-10-10', office: 'transportation', school: '', kind: 'message' },
      ...{ lang: 'es', outcome: 'sent', times: 1 },
    })
    const [receipt] = rows(made, 'message_receipts')
    assert.doesNotMatch(JSON.stringify(receipt), /Ana|home|stop/)
    assert.doesNotMatch(made.logged(), /Ana|home\.example|passed our stop|transportation@/)
    made.clock.pass(60 * 24 * 30)
    await made.messages.queue.drain()
    assert.deepEqual(rows(made, 'message_receipts'), [])
    assert.equal(rows(made, 'message_counts').length, 1)
  })

  it('is encrypted until then', async () => {
    const made = start('smtp://127.0.0.1:9')
    assert.equal((await send(made)).status, 303)
    const [waiting] = rows(made, 'messages')
    assert.doesNotMatch(JSON.stringify(waiting), /Ana|home|stop/)
  })

  it('can be a call within the office’s hours, in the sender’s language', async () => {
    const made = start()
    const address = paths.callForm(attendance.id, 'es')
    const $ = readPage((await request(made.app).get(address).expect(200)).text)
    const windows = $('#window option')
      .toArray()
      .map((each) => $(each).attr('value') ?? '')
    assert.ok(windows.includes('2025-10-14 afternoon'), String(windows))
    const change = { message: '', email: '', phone: '(216) 555-0187 ext. 4', window: '2025-10-14 afternoon' }
    const sent = await send(made, change, address)
    assert.equal(sent.status, 303)
    const { text } = mail.got[0]!
    assert.match(text, /^Subject: Please call a family back/m)
    assert.match(text, /Phone: \(216\) 555-0187, ext\. 4/)
    assert.match(text, /When to call: Tuesday, October 14, 12:00\sPM to \d:\d\d\sPM/)
    assert.match(text, /They gave no email address: please call/)
    assert.doesNotMatch(text, /^Reply-To/m)
    const page = readPage((await request(made.app).get(sent.headers.location!).expect(200)).text)
    assert.equal(page('h1').text(), textOf('messages.state.sent.callTitle', 'es'))
    assert.match(page('main').text(), /martes 14 de octubre/)
    const chosen = textWith('messages.chosen', { day: 'martes 14 de octubre', window: '' }, 'es')
    assert.ok(page('main').text().includes(chosen), page('main').text())
    assert.doesNotMatch(JSON.stringify(rows(made, 'message_receipts')), /afternoon/)
    const location = sent.headers.location!
    const reads = async (address: string) =>
      readPage((await request(made.app).get(address).expect(200)).text)('main').text()
    for (const address of [location.split('?')[0]!, location.replace('-14', '-18')])
      assert.doesNotMatch(await reads(address), says('messages.chosen', 'es'))
  })

  it('offers no time to call back in which a closure of the day keeps the office closed', async () => {
    const offered = async (todayLines: Partial<TodayLine>[]) => {
      const closed = { ...directory, todayLines: todayLines as TodayLine[] }
      const { services, messages } = start()
      const { app } = createTestApp({ now: services.now, messages, directory: () => closed })
      const { text } = await request(app).get(paths.callForm(attendance.id, 'en')).expect(200)
      return readPage(text)('#window option')
        .toArray()
        .map((each) => each.attribs.value ?? '')
    }
    const usual = await offered([])
    assert.ok(usual.includes('2025-10-14 morning'), String(usual))
    const startsAt = new Date('2025-10-14T04:00:00Z')
    const line = { kind: 'closure' as const, schools: ['lincoln-elementary'], closesOffices: false, startsAt }
    const allDay = await offered([{ ...line, endsAt: new Date('2025-10-15T04:00:00Z') }])
    assert.doesNotMatch(String(allDay), /2025-10-14/)
    const untilNoon = await offered([{ ...line, endsAt: new Date('2025-10-14T16:00:00Z') }])
    assert.ok(!untilNoon.includes('2025-10-14 morning') && untilNoon.includes('2025-10-14 afternoon'))
    const elsewhere = { ...line, schools: ['riverbend-high'], endsAt: new Date('2025-10-15T04:00:00Z') }
    assert.deepEqual(await offered([elsewhere]), usual)
  })

  it('names the answer that led there, and starts with the words that this browser typed', async () => {
    const made = start()
    const browser = request.agent(made.app)
    const asked = await browser.post('/ask').type('form').send({ concern: words }).expect(303)
    const address = paths.messageForm(bus.id, 'en', 'K7M2Q9XD')
    assert.match(asked.headers.location ?? '', /K7M2Q9XD/)
    const own = await browser.get(address).expect(200)
    assert.equal(own.headers['cache-control'], 'private, no-store')
    assert.equal(readPage(own.text)('#message').val(), words)
    const other = await request(made.app).get(address).expect(200)
    assert.equal(readPage(other.text)('#message').val(), '')
    await send(made, { answer: 'K7M2Q9XD' }, address)
    assert.match(mail.got[0]!.text, /The answer we gave them: http:\S+\/answers\/K7M2Q9XD/)
  })

  it('keeps as many letters as its box takes, of any script', async () => {
    const made = start()
    const form = readPage((await request(made.app).get(paths.messageForm(bus.id, 'en')).expect(200)).text)
    const message = '车'.repeat(Number(form('#message').attr('maxlength')))
    assert.ok(message.length >= 10_000)
    const answer = await send(made, { message })
    assert.equal(answer.status, 422)
    assert.equal(readPage(answer.text)('#message').val(), message)
  })

  it('comes back with everything typed, and each problem in plain words', async () => {
    const made = start()
    const wrongs: [Record<string, string>, Parameters<typeof says>[0]][] = [
      [{ message: ' \n ' }, 'messages.problem.empty'],
      [{ message: 'a'.repeat(2001) }, 'problem.concernLong'],
      [{ message: 'so long '.repeat(8000) }, 'problem.concernLong'],
      [{ name: '' }, 'messages.problem.name'],
      [{ name: 'n'.repeat(101) }, 'messages.problem.nameLong'],
      [{ email: '', phone: '' }, 'messages.problem.reach'],
      [{ phone: '12 Elm Street, Alder Creek' }, 'messages.problem.phoneIsAddress'],
      [{ phone: 'ana@home.example' }, 'messages.problem.phoneIsEmail'],
      [{ phone: '555' }, 'messages.problem.phone'],
      [{ email: 'ana at home' }, 'messages.problem.email'],
      [{ email: '(216) 555-0187' }, 'messages.problem.emailIsPhone'],
      [{ email: 'ana@home.example\r\nBcc: all@home.example' }, 'messages.problem.email'],
      [{ lang: 'tlh' }, 'messages.problem.lang'],
      [{ website: 'https://spam.example' }, 'messages.problem.trap'],
    ]
    for (const [change, key] of wrongs) {
      const answer = await send(made, change)
      assert.equal(answer.status, 422, key)
      const $ = readPage(answer.text)
      assert.match($('.problems').text(), says(key))
      const typed = { ...fields, ...change }
      assert.equal($('#message').val(), typed.message.trim(), key)
      assert.equal(answer.headers['cache-control'], 'private, no-store')
    }
    const call = await send(made, { phone: '', window: '2025-10-09 morning' }, paths.callForm(bus.id, 'en'))
    const problems = readPage(call.text)('.problems').text()
    assert.match(problems, says('messages.problem.phoneMissing'))
    assert.match(problems, says('messages.problem.window'))
    assert.deepEqual(mail.got, [])
    assert.deepEqual(rows(made, 'messages'), [])
  })

  it('is refused from a form that is too quick, too old, or not ours; the next press sends it', async () => {
    const made = start()
    const address = paths.messageForm(bus.id, 'en')
    const $ = load((await request(made.app).get(address)).text)
    const form = String($('input[name=form]').val())
    const post = (sent: string) =>
      request(made.app)
        .post(address)
        .type('form')
        .send({ ...fields, form: sent })
    const quick = readPage((await post(form).expect(422)).text)
    assert.match(quick('.problems').text(), says('messages.problem.soon'))
    assert.equal(quick('input[name=form]').val(), form)
    const others = paths.messageForm(attendance.id, 'en')
    for (const wrong of [
      '',
      'x.y',
      `${form}x`,
      String(load((await request(made.app).get(others)).text)('input[name=form]').val()),
    ]) {
      const page = readPage((await post(wrong).expect(422)).text)
      assert.match(page('.problems').text(), says('messages.problem.old'))
      made.clock.pass(1)
      assert.equal((await post(String(page('input[name=form]').val()))).status, 303)
    }
    made.clock.pass(24 * 60 + 1)
    assert.match((await post(form).expect(422)).text, says('messages.problem.old'))
  })

  it('is one message when its button is pressed twice, and two when its words differ', async () => {
    const made = start()
    const address = paths.messageForm(bus.id, 'en')
    const form = load((await request(made.app).get(address)).text)('input[name=form]').val()
    made.clock.pass(1)
    const post = (message: string) =>
      request(made.app)
        .post(address)
        .type('form')
        .send({ ...fields, message, form })
    const [one, two] = await Promise.all([post(words), post(words)])
    assert.equal(one.headers.location, two.headers.location)
    assert.equal((await post(words)).headers.location, one.headers.location)
    assert.equal(mail.got.length, 1)
    assert.notEqual((await post(`${words} Please call.`)).headers.location, one.headers.location)
    assert.equal(mail.got.length, 2)
  })

  it('shows help first when it tells of danger, is sent all the same, and marked', async () => {
    const made = start()
    const danger = 'My son says he wants to kill himself'
    const answer = await send(made, { message: danger })
    assert.equal(answer.status, 200)
    const $ = readPage(answer.text)
    assert.equal($('main > :first-child').attr('class'), 'emergency')
    assert.ok($('main .emergency a[href="tel:988"]').length > 0)
    assert.equal($('h1').text(), textOf('messages.state.sent.title'))
    assert.match(mail.got[0]!.text, /PLEASE READ NOW/)
    assert.match(mail.got[0]!.text, /^X-Priority: 1/m)
    const wrong = readPage((await send(made, { message: danger, name: '' })).text)
    assert.equal(wrong('main > :first-child').attr('class'), 'emergency')
  })

  it('is offered where the district allows it and mail is set up, and nowhere else', async () => {
    const { app } = start()
    const page = readPage((await request(app).get(paths.office('transportation', 'en'))).text)
    assert.equal(page('.ways-to-write a').first().attr('href'), paths.messageForm(bus.id, 'en'))
    const order = page('.ways-to-write, .wrong-number').map((_, each) => page(each).attr('class'))
    assert.deepEqual(order.get(), ['ways-to-write', 'wrong-number'])
    const noNurse = readPage(
      (await request(app).get(paths.contact('nurse', 'lincoln-elementary', 'en'))).text,
    )
    assert.equal(noNurse('.ways-to-write').length, 0)
    const made = createTestApp()
    const { log, now } = made.services
    const messages = createTestMessages(made.database, { log, now, directory: () => directory, mailer: null })
    const without = createTestApp({ messages })
    const office = readPage((await request(without.app).get(paths.office('transportation', 'en'))).text)
    assert.equal(office('.ways-to-write').length, 0)
    for (const [target, address, phone] of [
      [app, paths.messageForm(nurse.id, 'en'), nurse.phone],
      [without.app, paths.messageForm(bus.id, 'en'), bus.phone],
      [without.app, paths.callForm(bus.id, 'en'), bus.phone],
    ] as const) {
      const $ = readPage((await request(target).get(address).expect(404)).text)
      assert.equal($('h1').text(), textOf('messages.offTitle'))
      assert.match($('main a.call').attr('href') ?? '', new RegExp(`^tel:\\${phone}`))
      const message = 'My son says he wants to kill himself'
      const { text } = await request(target)
        .post(address)
        .type('form')
        .send({ ...fields, message })
        .expect(404)
      const refused = readPage(text)
      assert.equal(refused('main > :first-child').attr('class'), 'emergency')
      assert.equal(refused('blockquote').text(), message, 'what was typed is not lost')
      assert.equal($('blockquote').length, 0)
    }
    for (const address of [
      '/contacts/99999/message',
      '/contacts/x/call-back',
      '/messages/K7M2Q9XX',
      '/messages/x!',
    ])
      await request(app).get(address).expect(404)
  })

  it('is offered under an answer, but not to someone in danger', async () => {
    const { messages } = start()
    const entries = [sampleEntry({ contact: sampleContact({ id: bus.id, row: publicContact(bus) }) })]
    const linksUnder = async (emergency: Emergency | null) => {
      const findAnswer = async () => sampleAnswer({ entries, emergency })
      const { app } = createTestApp({ messages, findAnswer })
      const $ = readPage((await request(app).get('/answers/K7M2Q9XD').expect(200)).text)
      return $('.ways-to-write a')
        .toArray()
        .map((each) => $(each).attr('href'))
    }
    const [message, call] = [paths.messageForm, paths.callForm].map((to) => to(bus.id, 'en', 'K7M2Q9XD'))
    assert.deepEqual(await linksUnder(null), [message, call])
    assert.deepEqual(await linksUnder({ level: 'now', kinds: ['suicide'], lines: sampleLines }), [])
  })

  it('is offered on each card of several concerns, and starts with the words of that one alone', async () => {
    const { messages } = start()
    const typed = 'The  bus was late. My son is sick today.'
    const parts = [
      { from: 0, to: 17 },
      { from: 18, to: 39 },
    ]
    const entries = [bus, attendance].map((contact, part) =>
      sampleEntry({
        ...{ key: contact.office, office: contact.office, part },
        contact: sampleContact({ id: contact.id, row: publicContact({ ...contact, messages: true }) }),
      }),
    )
    const services = (emergency: Emergency | null) => ({
      ...{ messages, directory: () => directory },
      findAnswer: async () => sampleAnswer({ entries, parts, emergency }),
    })
    const { app, services: own } = createTestApp(services(null))
    const $ = readPage((await request(app).get('/answers/K7M2Q9XD').expect(200)).text)
    const links = $('.several .card').map((_, card) => $(card).find('.ways-to-write a').attr('href'))
    assert.deepEqual(links.get(), [
      `/contacts/${bus.id}/message?answer=K7M2Q9XD&part=0`,
      `/contacts/${attendance.id}/message?answer=K7M2Q9XD&part=1`,
    ])
    own.typedTexts.keep('K7M2Q9XD', 'a'.repeat(22), typed)
    const wordsIn = async (part: string) => {
      const form = await request(app)
        .get(`/contacts/${bus.id}/message?answer=K7M2Q9XD&part=${part}`)
        .set('Cookie', `asker=${'a'.repeat(22)}`)
      return readPage(form.text)('#message').val()
    }
    assert.equal(await wordsIn('0'), 'The bus was late.')
    assert.equal(await wordsIn('1'), 'My son is sick today.')
    for (const wrong of ['2', '-1', 'x', '0.5', '']) assert.equal(await wordsIn(wrong), typed)
    const danger = createTestApp(services({ level: 'now', kinds: ['suicide'], lines: sampleLines }))
    const warned = readPage((await request(danger.app).get('/answers/K7M2Q9XD')).text)
    assert.equal(warned('.ways-to-write').length, 0)
  })

  it('is taken twenty times a minute from one network; then the form comes back with its words', async () => {
    const { services } = createTestApp()
    const clock = createClock()
    const config = { ...services.config, rateLimitPerMinute: 5 }
    const made = createTestApp({ config, now: clock.now })
    const address = paths.messageForm(bus.id, 'en')
    const form = load((await request(made.app).get(address)).text)('input[name=form]').val()
    clock.pass(1)
    const post = (message: string) =>
      request(made.app)
        .post(address)
        .type('form')
        .send({ ...fields, message, form })
    for (let i = 0; i < 20; i++) await post(`${words} ${i}`).expect(303)
    const $ = readPage((await post(words).expect(429)).text)
    assert.match($('.problems').text(), says('messages.problem.tooMany'))
    assert.equal($('#message').val(), words)
    await request(made.app)
      .post(address)
      .set('Origin', 'https://elsewhere.example')
      .type('form')
      .send(fields)
      .expect(403)
  })

  it('protects a mailbox from more than 120 in an hour', async () => {
    const made = start()
    const insert = made.database.$client.prepare(
      "insert into message_receipts (code, contact, kind, lang, queued_at, reply_by, until) values (?, ?, 'message', 'en', ?, '2025-10-14', 9e12)",
    )
    for (let i = 0; i < 120; i++) insert.run(`FVLL${i}`, bus.id, made.clock.now().getTime())
    const refused = readPage((await send(made)).text)
    assert.match(refused('.problems').text(), says('messages.problem.full'))
    made.clock.pass(60)
    assert.equal((await send(made)).status, 303)
  })

  it('stays in the form when the database does not take it', async () => {
    const made = start()
    made.database.$client.pragma('query_only = ON')
    const answer = await send(made)
    made.database.$client.pragma('query_only = OFF')
    assert.equal(answer.status, 503)
    const $ = readPage(answer.text)
    assert.match($('.problems').text(), says('messages.problem.notTaken'))
    assert.equal($('#message').val(), words)
    assert.deepEqual(mail.got, [])
  })
})

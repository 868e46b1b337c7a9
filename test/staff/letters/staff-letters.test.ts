import assert from 'node:assert/strict'
import request from 'supertest'
import type { CalendarEnd } from '../../../src/directory/time/watch-calendar.js'
import { languagePrefix } from '../../../src/paths/paths.js'
import { inquiries } from '../../../src/platform/database/schema.js'
import { wording } from '../../../src/platform/language/wording.js'
import { createMailer, type Mailer } from '../../../src/platform/mail/send-mail.js'
import { createStaffLetters, type StaffLetterTools } from '../../../src/staff/letters/staff-letters.js'
import { countWaiting } from '../../../src/staff/routing/count-waiting.js'
import { createClock } from '../../support/app/clock.js'
import { readPage, readStaffPage } from '../../support/app/page.js'
import { says } from '../../support/app/says.js'
import { signIn } from '../../support/app/sign-in.js'
import { startMailServer, type TestMailServer } from '../../support/app/smtp-server.js'
import { createTestApp } from '../../support/app/test-app.js'
import { shopInVain } from '../../support/gallery/shop-in-vain.js'

const publish = '/admin/routing/publish'
const origin = 'https://ask.cedarvalley.example'
const hour = 60

describe('Letters to staff', function () {
  this.timeout(60_000)
  let mail: TestMailServer
  let trouble: ReturnType<StaffLetterTools['backupTrouble']> = null
  let ending: CalendarEnd | null = null
  before(async () => {
    mail = await startMailServer()
  })
  after(() => mail.close())
  beforeEach(() => {
    mail.got.length = 0
    mail.mood = 'take'
    trouble = null
    ending = null
  })

  function start({ staffLanguage = null }: { staffLanguage?: string | null } = {}) {
    const clock = createClock()
    const made = createTestApp({ now: clock.now })
    const { accounts, routing, publishing, language, districtCard, log } = {
      ...made.services,
      publishing: made.services.routing.publishing,
    }
    const people = [signIn(made, 'admin'), signIn(made, 'admin'), signIn(made, 'editor')] as const
    const open = (send: Mailer = createMailer(mail.url, 'ask@cedarvalley.example')!) =>
      createStaffLetters({
        ...{ database: made.database, send, language, districtCard, origin, log, now: clock.now },
        accounts: accounts.store.list,
        stopTokenOf: accounts.letterStops.tokenOf,
        openPublication: routing.publisher.publications.open,
        areIndependent: publishing.areIndependent,
        backupTrouble: () => trouble,
        openDrop: made.services.shopper.openDrop,
        calendarEnd: () => ending,
        monthlyLetter: made.services.monthlyLetter,
        names: () => ({ directory: made.services.directory(), published: made.services.published() }),
        countFor: (account) => countWaiting(made.services, account)['to-do'] ?? 0,
        timeZone: () => 'UTC',
        staffLanguage: () => staffLanguage,
      })
    return { ...made, clock, people, open, letters: open() }
  }

  /** Requests a publication that affects danger. */
  async function ask({ services, people: [ana] }: ReturnType<typeof start>): Promise<void> {
    const rule = {
      name: 'Snow',
      why: 'The county',
      any: 'snow bus',
      kind: 'office',
      office: 'transportation',
    }
    await ana.post('/admin/routing/rules/new', { ...rule, active: 'yes' }).expect(303)
    await ana.post('/admin/routing/rehearsal').expect(303)
    await services.routing.rehearsals.settled()
    await ana.post(publish, { note: 'A mother wrote of snow', override: 'The county asks' }).expect(303)
  }

  const readers = () => mail.got.flatMap(({ to }) => to)

  it('tell each second admin once, with a link, and never a word of a family', async () => {
    const made = start()
    const [ana, ben] = made.people
    await made.letters.sendDue()
    assert.deepEqual(readers(), [], 'nothing waits')
    await ask(made)
    for (let times = 0; times < 3; times++) await made.letters.sendDue()
    await made.open().sendDue()
    assert.deepEqual(readers(), [ben.account.email])
    const text = mail.got[0]?.text ?? ''
    assert.match(text, says('letters.publicationSubject'))
    assert.ok(text.includes(`${origin}${publish}`), text)
    assert.ok(text.includes(ana.account.email))
    assert.doesNotMatch(text, /mother|snow/i)
  })

  it('tell each admin once that answers got worse, and who changed what', async () => {
    const made = start()
    const [ana, ben] = made.people.map(({ account }) => account.email)
    shopInVain(made)
    for (let times = 0; times < 3; times++) await made.letters.sendDue()
    await made.open().sendDue()
    assert.deepEqual(readers().sort(), [ana, ben])
    const text = (mail.got[0]?.text ?? '').replaceAll('=\r\n', '')
    assert.match(text, says('letters.shopperSubject'))
    assert.ok(text.includes('kim.lee@cedarvalley.example'), text)
    assert.ok(text.includes(`${origin}/admin/shopper`))
    assert.ok(!text.includes('drove right past'), 'no words of a question')
    assert.equal(made.services.shopper.accept('2025-10-09', ana!), true)
    await made.letters.sendDue()
    assert.equal(readers().length, 2)
  })

  it('tell each admin once why there is no backup, and again when it breaks another time', async () => {
    const made = start()
    const [ana, ben] = made.people.map(({ account }) => account.email)
    const words = wording('health.backupFailed', {
      fault: wording('backup.full', { folder: '/mnt/backups' }),
    })
    trouble = { words, since: new Date('2026-11-27T07:00:00Z') }
    for (let times = 0; times < 3; times++) await made.letters.sendDue()
    await made.open().sendDue()
    assert.deepEqual(readers().sort(), [ana, ben])
    const text = mail.got[0]?.text ?? ''
    assert.match(text, says('letters.backupSubject'))
    assert.match(text.replaceAll('=\r\n', ''), /The disk of \/mnt\/backups is full/)
    assert.ok(text.includes(`${origin}/admin/backups`))
    trouble = null
    await made.letters.sendDue()
    trouble = { words, since: new Date('2026-11-29T07:00:00Z') }
    await made.letters.sendDue()
    assert.equal(readers().length, 4)
  })

  it('wait while mail is down, across a restart, and are sent once', async () => {
    const made = start()
    await ask(made)
    mail.mood = 'refuse-sender'
    assert.equal(await made.letters.sendDue(), false)
    await made.letters.stop()
    mail.mood = 'take'
    const next = made.open()
    await next.sendDue()
    assert.deepEqual(readers(), [], 'not before its pause is over')
    made.clock.pass(1)
    await next.sendDue()
    await next.sendDue()
    assert.deepEqual(readers(), [made.people[1].account.email])
  })

  it('try a mailbox that refused again, and tell the others meanwhile', async () => {
    const made = start()
    const cleo = signIn(made, 'admin')
    await ask(made)
    const real = createMailer(mail.url, 'ask@cedarvalley.example')!
    let isFull = true
    const letters = made.open(async (letter, stopping) =>
      isFull && letter.to === made.people[1].account.email
        ? { state: 'refused', code: '550' }
        : real(letter, stopping),
    )
    await letters.sendDue()
    assert.deepEqual(readers(), [cleo.account.email])
    isFull = false
    made.clock.pass(7 * hour)
    await letters.sendDue()
    assert.deepEqual(readers(), [cleo.account.email, made.people[1].account.email])
  })

  it('are not sent twice when the database is locked after the first', async () => {
    const made = start()
    await ask(made)
    const client = made.database.$client
    client.exec(`create trigger locked before update of sent_at on staff_letters
      begin select raise(abort, 'database is locked'); end`)
    assert.equal(await made.letters.sendDue(), false)
    assert.equal(readers().length, 1)
    client.exec('drop trigger locked')
    await made.letters.sendDue()
    assert.equal(readers().length, 1)
    assert.equal(client.prepare('select count(*) from staff_letters where sent_at is null').pluck().get(), 0)
  })

  it('are dropped once nothing waits', async () => {
    const made = start()
    await ask(made)
    mail.mood = 'refuse-sender'
    await made.letters.sendDue()
    await made.people[1].post(`${publish}/1/cancel`, { refusal: 'Not before the break' }).expect(303)
    mail.mood = 'take'
    made.clock.pass(hour)
    await made.letters.sendDue()
    assert.deepEqual(readers(), [])
    assert.equal(made.database.$client.prepare('select count(*) from staff_letters').pluck().get(), 0)
  })

  /** Moves the clock to an hour of the next day, UTC. */
  function toHour({ clock }: ReturnType<typeof start>, hourOfDay: number): void {
    const at = clock.now()
    clock.pass(24 * hour - at.getUTCHours() * hour - at.getUTCMinutes() + hourOfDay * hour)
  }

  /** Questions that reached nobody wait for somebody. */
  function leaveWaiting({ database }: ReturnType<typeof start>, at: Date): void {
    const outcome = 'handover' as const
    database
      .insert(inquiries)
      .values({
        ...{
          code: 'K7M2Q9XA',
          askedAt: at.getTime(),
          text: 'a ferry to school',
          textUntil: null,
          lang: 'en',
        },
        ...{ school: null, channel: 'page', outcome, emergency: null, revision: 1, trace: {} },
        result: { outcome, offices: [], topics: [] },
      })
      .run()
  }

  it('count each morning what waits, for whoever wants it, until they stop it', async () => {
    const made = start()
    const [ana, , editor] = made.people
    for (const { post } of [ana, editor]) await post('/account/daily-letter', { wanted: 'yes' }).expect(303)
    await editor.post('/account/daily-letter').expect(303)
    toHour(made, 8)
    await made.letters.sendDue()
    assert.deepEqual(readers(), [], 'nothing waits')
    leaveWaiting(made, made.clock.now())
    for (let times = 0; times < 2; times++) await made.letters.sendDue()
    assert.deepEqual(readers(), [ana.account.email], 'the editor stopped it')
    const text = mail.got[0]?.text ?? ''
    assert.match(text, says('letters.dayText'))
    assert.match(text, /\/stop-letters\//)
    assert.doesNotMatch(text, /ferry/)
    toHour(made, 8)
    await made.letters.sendDue()
    assert.deepEqual(readers(), [ana.account.email, ana.account.email], 'again the next day')
  })

  it('tell each admin once that the calendar ends, and once that it has ended', async () => {
    const { letters, people, services } = start()
    const [ana, ben] = people
    services.accounts.store.change(ben.account.id, { lang: 'es' })
    const admins = [ana.account.email, ben.account.email].sort()
    ending = { date: '2027-06-18', isPast: false }
    for (let times = 0; times < 2; times++) await letters.sendDue()
    assert.deepEqual(readers().sort(), admins)
    const text = (lang: string) =>
      mail.got.map((each) => each.text).find((each) => says('letters.calendarEndsText', lang).test(each))
    assert.match(text('en') ?? '', /June 18, 2027/)
    assert.ok(text('es')?.includes(`${origin}/es/admin/setup/calendar`))
    ending = { date: '2027-06-18', isPast: true }
    for (let times = 0; times < 2; times++) await letters.sendDue()
    assert.equal(readers().length, 4)
    const ended = mail.got.slice(2).map((each) => each.text)
    assert.ok(ended.some((each) => says('letters.calendarEndedText').test(each)))
    ending = { date: '2028-06-16', isPast: false }
    await letters.sendDue()
    assert.equal(readers().length, 6, 'the next calendar ends, too')
  })

  it('of the morning wait while mail is down, come late that day, and never at night', async () => {
    const made = start()
    const [ana] = made.people
    await ana.post('/account/daily-letter', { wanted: 'yes' }).expect(303)
    toHour(made, 3)
    leaveWaiting(made, made.clock.now())
    await made.letters.sendDue()
    assert.deepEqual(readers(), [])
    made.clock.pass(5 * hour)
    mail.mood = 'refuse-sender'
    await made.letters.sendDue()
    mail.mood = 'take'
    made.clock.pass(6 * hour)
    for (let times = 0; times < 2; times++) await made.open().sendDue()
    assert.deepEqual(readers(), [ana.account.email])
  })

  /** A reader of the daily letter, and its link that stops it. */
  async function readDaily(lang = 'en') {
    const made = start()
    const [ana] = made.people
    await ana.post(`${languagePrefix(lang)}/account/daily-letter`, { wanted: 'yes' }).expect(303)
    toHour(made, 8)
    leaveWaiting(made, made.clock.now())
    await made.letters.sendDue()
    const text = mail.got.at(-1)?.text ?? ''
    const [link = ''] = /https:\/\/[^\s>]*stop-letters\/[\w.-]+/.exec(text) ?? []
    const wants = () => made.services.accounts.store.byId(ana.account.id)?.dailyLetter
    return { ...made, text, path: link.slice(origin.length), wants }
  }

  it('of the morning end with one tap on their link, without a sign-in', async () => {
    const { app, path, wants } = await readDaily()
    const asked = readPage((await request(app).get(path).expect(200)).text, { staff: true })
    assert.equal(wants(), true, 'mail scanners open links')
    assert.equal(asked('main form').attr('action'), path)
    const { text } = await request(app).post(path).expect(200)
    assert.match(readPage(text, { staff: true })('h1').text(), says('stopLetters.daily.stoppedTitle'))
    assert.equal(wants(), false)
    const again = await request(app).get(`/es${path}`).expect(200)
    assert.match(
      readPage(again.text, { staff: true })('h1').text(),
      says('stopLetters.daily.stoppedTitle', 'es'),
    )
  })

  it('of the morning name that link for mailboxes, which post to it without a cookie', async () => {
    const { app, path, text, wants } = await readDaily()
    assert.ok(text.replace(/\r?\n /g, ' ').includes(`List-Unsubscribe: <${origin}${path}>`), text)
    assert.match(text, /^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r?$/m)
    const oneClick = { 'List-Unsubscribe': 'One-Click' }
    await request(app)
      .post(path)
      .set('Origin', 'https://mail.example')
      .type('form')
      .send(oneClick)
      .expect(200)
    assert.equal(wants(), false)
  })

  it('of the morning end by no forged link, and by none of another address', async () => {
    const { app, path, services, people, wants } = await readDaily()
    for (const each of [
      `${path}x`,
      path.replace(/\/(\d+)\./, '/9$1.'),
      '/stop-letters/1.x',
      '/stop-letters/%20',
    ])
      await request(app).post(each).expect(410)
    services.accounts.store.change(people[0].account.id, { email: 'other@cedarvalley.example' })
    await request(app).post(path).expect(410)
    assert.equal(wants(), true)
  })

  it('are in the language in which their reader uses the service', async () => {
    const { text, path } = await readDaily('es')
    assert.match(text, says('letters.dayText', 'es'))
    assert.match(path, /^\/es\/stop-letters\//)
    mail.got.length = 0
    const made = start()
    await ask(made)
    made.services.accounts.store.change(made.people[1].account.id, { lang: 'es' })
    await made.letters.sendDue()
    assert.match(mail.got[0]?.text ?? '', says('letters.publicationText', 'es'))
    assert.ok(mail.got[0]?.text.includes(`${origin}/es${publish}`))
  })

  it('are in the district’s language for readers who never chose one', async () => {
    const made = start({ staffLanguage: 'es' })
    await ask(made)
    await made.letters.sendDue()
    assert.match(mail.got[0]?.text ?? '', says('letters.publicationText', 'es'))
  })

  it('of the morning are offered to admins and editors, where mail is set up', async () => {
    for (const [sendMail, isThere] of [
      [async () => true, true],
      [null, false],
    ] as const) {
      const made = createTestApp({}, { sendMail })
      const [admin, desk] = [signIn(made, 'admin'), signIn(made, 'desk')]
      const page = async (client = admin) =>
        readStaffPage((await client.get('/account').expect(200)).text)('#daily-letter')
      assert.equal((await page()).length, isThere ? 1 : 0)
      assert.equal((await page(desk)).length, 0)
      await desk.post('/account/daily-letter', { wanted: 'yes' }).expect(403)
      await admin.post('/account/daily-letter', { wanted: 'yes' }).expect(303)
      if (isThere) assert.match((await page()).text(), says('account.dailyStop'))
    }
  })
})

import assert from 'node:assert/strict'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { load } from 'cheerio'
import { SMTPServer } from 'smtp-server'
import { createSendMail } from '../../../src/platform/mail/send-mail.js'
import { createClock } from '../../support/app/clock.js'
import { accountWithPassword, goodPassword, openBrowser, signInBy } from '../../support/app/door.js'
import { readPage } from '../../support/app/page.js'
import { says, textOf } from '../../support/app/says.js'
import { signIn } from '../../support/app/sign-in.js'
import { createTestApp } from '../../support/app/test-app.js'
import { until } from '../../support/processes/real-meilisearch.js'

const email = 'ana@cedarvalley.example'
const chosen = { password: goodPassword, again: goodPassword }

describe('A one-time link', () => {
  it('is handed over by an admin, and lets a person choose a password and sign in', async () => {
    const made = createTestApp()
    const admin = signIn(made, 'admin')
    const form = {
      email: ' New.Person@cedarvalley.example',
      name: 'New Person',
      role: 'editor',
      offices: 'nutrition',
    }
    const invited = readPage((await admin.post('/admin/accounts', form).expect(200)).text, { staff: true })
    const link = new URL(invited('.hand-over bdi').text())
    const browser = openBrowser(made)
    const page = readPage((await browser.get(link.pathname).expect(200)).text)
    assert.equal(page('#email').attr('value'), 'new.person@cedarvalley.example')
    const done = await browser.send(page, chosen)
    assert.equal(done.headers.location, '/sign-in?chosen=yes')
    assert.match(
      readPage((await browser.get('/sign-in?chosen=yes')).text)('main').text(),
      says('signIn.chosen'),
    )
    assert.equal((await signInBy(browser, 'new.person@cedarvalley.example')).status, 303)
    const { role, offices } = made.services.accounts.store.byEmail('new.person@cedarvalley.example')!
    assert.deepEqual([role, offices], ['editor', ['nutrition']])
  })

  it('is dead after use, when too old, or when a newer one exists; all look the same', async () => {
    const clock = createClock()
    const made = createTestApp({ now: clock.now })
    const account = await accountWithPassword(made)
    const { links } = made.services.accounts
    const browser = openBrowser(made)
    const isDead = async (token: string) => {
      const answer = await browser.get(`/choose-password/${token}`)
      return [answer.status, readPage(answer.text)('h1').text()]
    }
    const dead = [410, textOf('choosePassword.deadTitle')]

    const used = links.make(account.id, 'reset')
    assert.equal((await browser.submit(`/choose-password/${used}`, chosen)).status, 303)
    assert.deepEqual(await isDead(used), dead)
    const deadPage = readPage((await browser.get(`/choose-password/${used}`)).text)
    assert.equal(deadPage('main a[href="/sign-in"]').text(), textOf('forgot.back'))
    const older = links.make(account.id, 'reset')
    const newer = links.make(account.id, 'reset')
    assert.deepEqual(await isDead(older), dead)
    clock.pass(59)
    assert.deepEqual((await isDead(newer))[0], 200)
    clock.pass(2)
    assert.deepEqual(await isDead(newer), dead)
    assert.deepEqual(await isDead('never-was'), dead)

    const invitation = links.make(account.id, 'invitation')
    clock.pass(7 * 24 * 60 - 1)
    assert.equal((await isDead(invitation))[0], 200)
    clock.pass(2)
    assert.deepEqual(await isDead(invitation), dead)
  })

  it('works for only one of two simultaneous uses', async () => {
    const made = createTestApp()
    const account = await accountWithPassword(made)
    const path = `/choose-password/${made.services.accounts.links.make(account.id, 'reset')}`
    const browsers = [openBrowser(made), openBrowser(made)]
    const forms = await Promise.all(browsers.map(async (each) => load((await each.get(path)).text)))
    const results = await Promise.all(browsers.map((each, i) => each.send(forms[i]!, chosen)))
    assert.deepEqual(results.map(({ status }) => status).sort(), [303, 410])
  })

  it('opens only the password page; old sessions end, and a closed account stays closed', async () => {
    const made = createTestApp()
    const desk = signIn(made, 'desk')
    const path = `/choose-password/${made.services.accounts.links.make(desk.account.id, 'reset')}`
    const browser = openBrowser(made)
    await browser.submit(path, chosen)
    await browser.get('/account').expect(303)
    await desk.get('/account').expect(303)
    const next = `/choose-password/${made.services.accounts.links.make(desk.account.id, 'reset')}`
    made.services.accounts.store.change(desk.account.id, { active: false })
    await browser.get(next).expect(410)
  })

  it('unlocks an account locked by wrong tries', async () => {
    const made = createTestApp()
    const account = await accountWithPassword(made)
    const browser = openBrowser(made)
    for (let i = 0; i < 11; i++) await signInBy(browser, email, 'wrong')
    assert.equal((await signInBy(browser, email)).status, 422)
    await browser.submit(`/choose-password/${made.services.accounts.links.make(account.id, 'reset')}`, chosen)
    assert.equal((await signInBy(browser, email)).status, 303)
  })

  it('accepts long passwords with any characters, and explains refusals', async () => {
    const made = createTestApp()
    const account = await accountWithPassword(made)
    const path = `/choose-password/${made.services.accounts.links.make(account.id, 'reset')}`
    const browser = openBrowser(made)
    const wrongs: [string, string, RegExp][] = [
      ['short words', 'short words', /too short\. Use 15 characters/],
      ['passwordpassword', 'passwordpassword', says('choosePassword.common')],
      ['ana bell cedarvalley', 'ana bell cedarvalley', says('choosePassword.common')],
      ['ana@cedarvalley.example', 'ana@cedarvalley.example', says('choosePassword.common')],
      ['y'.repeat(257), 'y'.repeat(257), says('choosePassword.long')],
      [goodPassword, `${goodPassword}!`, says('choosePassword.differ')],
      ['', '', says('choosePassword.short')],
    ]
    for (const [password, again, words] of wrongs) {
      const answer = await browser.submit(path, { password, again })
      assert.equal(answer.status, 422)
      assert.match(readPage(answer.text)('.problems').text(), words)
    }
    const any = 'año nuevo, 新年快乐 и снова'
    assert.equal((await browser.submit(path, { password: any, again: any })).status, 303)
    for (const other of [any.toUpperCase(), any.slice(0, -1), `${any} `])
      assert.equal((await signInBy(browser, email, other)).status, 422, other)
    // The same letters, decomposed: each accent follows its letter.
    assert.equal((await signInBy(browser, email, any.normalize('NFD'))).status, 303)
  })

  it('accepts passwords of 15 to 256 characters, and counts all of them', async () => {
    const made = createTestApp()
    const account = await accountWithPassword(made)
    const browser = openBrowser(made)
    const choose = (password: string) => {
      const path = `/choose-password/${made.services.accounts.links.make(account.id, 'reset')}`
      return browser.submit(path, { password, again: password })
    }
    const long = 'nine herons fold paper over a wide river; '.repeat(7)
    const status = async (length: number) => (await choose(long.slice(0, length))).status
    assert.deepEqual([await status(14), await status(257)], [422, 422])
    for (const length of [15, 64, 256]) assert.equal(await status(length), 303, `${length} characters`)
    assert.equal((await signInBy(openBrowser(made), email, long.slice(0, 255))).status, 422)
    assert.equal((await signInBy(openBrowser(made), email, long.slice(0, 256))).status, 303)
  })
})

describe('Emails', () => {
  const got: { to: string[]; text: string }[] = []
  let refusing = false
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: (_address, _session, done) => done(refusing ? new Error('no such mailbox') : null),
    onData(stream, session, done) {
      let text = ''
      stream.on('data', (data) => {
        text += data
      })
      stream.on('end', () => {
        got.push({ to: session.envelope.rcptTo.map(({ address }) => address), text: readable(text) })
        done()
      })
    },
  })
  before(async () => {
    server.listen(0, '127.0.0.1')
    await once(server.server, 'listening')
  })
  after((done) => void server.close(() => done()))
  beforeEach(() => {
    got.length = 0
    refusing = false
  })

  function start(port = (server.server.address() as AddressInfo).port) {
    const { services } = createTestApp()
    const sendMail = createSendMail(
      `smtp://127.0.0.1:${port}`,
      'who-to-ask@cedarvalley.example',
      services.log,
    )
    return createTestApp({}, { sendMail })
  }
  const linkIn = (text: string) => new URL(/http:\S+\/choose-password\/\S+/.exec(text)![0]).pathname

  it('carry an invitation; the page then shows no link', async () => {
    const made = start()
    const admin = signIn(made, 'admin')
    const form = { email: 'flo@cedarvalley.example', name: 'Flo', role: 'desk' }
    const { text } = await admin.post('/es/admin/accounts', form).expect(200)
    assert.match(load(text)('main').text(), /Una carta con un enlace salió para flo@/)
    assert.doesNotMatch(text, /choose-password/)
    assert.deepEqual(got[0]?.to, ['flo@cedarvalley.example'])
    assert.match(got[0]!.text, /^From: who-to-ask@cedarvalley\.example/m)
    const browser = openBrowser(made)
    assert.equal((await browser.submit(linkIn(got[0]!.text), chosen)).status, 303)
  })

  it('carry a reset link; the page says the same for an address without an account', async () => {
    const made = start()
    await accountWithPassword(made)
    const browser = openBrowser(made)
    const pages = []
    for (const address of ['nobody@cedarvalley.example', 'ANA@cedarvalley.example']) {
      const answer = await browser.submit('/forgot', { email: address })
      pages.push(readPage(answer.text)('main').html())
    }
    assert.equal(pages[0], pages[1])
    await until('the letter is there', () => got.length > 0, 5000)
    assert.deepEqual(
      got.map(({ to }) => to),
      [[email]],
    )
    assert.equal((await browser.submit(linkIn(got[0]!.text), chosen)).status, 303)
    assert.equal((await signInBy(browser, email)).status, 303)
  })

  it('are not awaited: a slow mail server does not reveal which accounts exist', async () => {
    let letGo = () => {}
    const sent: string[] = []
    const slow = createTestApp(
      {},
      {
        sendMail: async ({ to }) => {
          sent.push(to)
          await new Promise<void>((resolve) => {
            letGo = resolve
          })
          return true
        },
      },
    )
    await accountWithPassword(slow)
    const answer = await openBrowser(slow).submit('/forgot', { email })
    assert.equal(answer.status, 200)
    await until('it was asked to send', () => sent.length > 0, 5000)
    letGo()
  })

  for (const [name, broken] of [
    ['is down', () => start(9)],
    [
      'refuses the letter',
      () => {
        refusing = true
        return start()
      },
    ],
  ] as const)
    it(`give way to a link to hand over when the mail server ${name}`, async () => {
      const made = broken()
      const form = { email: 'flo@cedarvalley.example', name: 'Flo', role: 'desk' }
      const { text } = await signIn(made, 'admin').post('/admin/accounts', form).expect(200)
      assert.match(load(text)('.hand-over bdi').text(), /choose-password/)
    })
})

describe('Emails anybody can request', () => {
  function start() {
    const clock = createClock()
    const sent: string[] = []
    const sendMail = async ({ text }: { text: string }) => sent.push(text) > 0
    return { ...createTestApp({ now: clock.now }, { sendMail }), sent, clock }
  }
  const settled = () => new Promise((resolve) => setTimeout(resolve, 30))

  it('are limited to three an hour per account, whoever asks, and the page says the same', async () => {
    const made = start()
    await accountWithPassword(made)
    const pages = new Set<string | null>()
    for (let i = 0; i < 6; i++)
      pages.add(
        load((await openBrowser(made).submit('/forgot', { email: email.toUpperCase() })).text)('main').html(),
      )
    await settled()
    assert.deepEqual([made.sent.length, pages.size], [3, 1])
    made.clock.pass(61)
    await openBrowser(made).submit('/forgot', { email })
    await settled()
    assert.equal(made.sent.length, 4)
  })

  it('do not cancel an invitation until a password is chosen', async () => {
    const made = start()
    const { store, links } = made.services.accounts
    const invited = { email, name: 'Ana', role: 'desk' as const, offices: [], school: null }
    const { id } = store.add(invited, made.services.now())!
    const invitation = `/choose-password/${links.make(id, 'invitation')}`
    await openBrowser(made).submit('/forgot', { email })
    await settled()
    assert.equal(made.sent.length, 1)
    await openBrowser(made).get(invitation).expect(200)
    const { pathname } = new URL(/http:\S+\/choose-password\/\S+/.exec(made.sent[0]!)![0])
    assert.equal((await openBrowser(made).submit(pathname, chosen)).status, 303)
    await openBrowser(made).get(invitation).expect(410)
  })
})

/** Decodes quoted-printable. */
function readable(mail: string): string {
  return mail.replaceAll('=\r\n', '').replaceAll('=3D', '=')
}

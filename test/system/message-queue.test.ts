import assert from 'node:assert/strict'
import request from 'supertest'
import type { Config } from '../../src/config.js'
import type { DirectoryWing } from '../../src/directory/open-directory.js'
import { dayMs } from '../../src/directory/time/local-time.js'
import { runInTransaction, type Statement } from '../../src/platform/database/statements.js'
import { createLanguage } from '../../src/platform/language/language.js'
import { createMailer, type Mailer } from '../../src/platform/mail/send-mail.js'
import { createJobs } from '../../src/platform/metrics/jobs.js'
import { createMetrics } from '../../src/platform/metrics/metrics.js'
import type { Platform } from '../../src/platform/open-platform.js'
import { createHealthNotes } from '../../src/platform/web/health-notes.js'
import type { FamilyMessage } from '../../src/public/messages/read-message.js'
import { openPublic } from '../../src/public/open-public.js'
import { createClock } from '../support/app/clock.js'
import { readPage } from '../support/app/page.js'
import { textOf } from '../support/app/says.js'
import { startMailServer, type TestMailServer } from '../support/app/smtp-server.js'
import { testSecrets } from '../support/app/test-accounts.js'
import { createTestApp } from '../support/app/test-app.js'
import { createTestMessages } from '../support/app/test-messages.js'
import { until } from '../support/processes/real-meilisearch.js'
import { sampleDirectory } from '../support/samples/sample-directory.js'

const { directory } = await sampleDirectory()
const bus = directory.contactAt('transportation', null)!
const from = 'who-to-ask@cedarvalley.example'
const message: FamilyMessage = {
  ...{ kind: 'message', text: 'The bus passed our stop.', name: 'Ana Lopez', phone: null, ext: null },
  ...{ email: 'ana@home.example', lang: 'en', window: null },
}
const context = { form: 'a form', answer: null, urgent: false }
const hour = 60

describe('The queue of messages', () => {
  let mail: TestMailServer
  before(async () => {
    mail = await startMailServer()
  })
  after(() => mail.close())
  beforeEach(() => {
    mail.got.length = 0
    mail.mood = 'take'
  })

  function start(mailer: Mailer | null = createMailer(mail.url, from)) {
    const clock = createClock()
    const made = createTestApp({ now: clock.now })
    const { log } = made.services
    const notes = createHealthNotes({ now: clock.now, log })
    let email = bus.email
    const moved = () => ({
      ...directory,
      contact: (id: number) => (id === bus.id ? { ...bus, email } : directory.contact(id)),
    })
    const { database, logged } = made
    const open = (by: Mailer | null) =>
      createTestMessages(database, { log, notes, now: clock.now, directory: moved, mailer: by })
    return {
      ...{ clock, notes, database, logged, open, messages: open(mailer) },
      setEmail: (address: string) => {
        email = address
      },
    }
  }

  const stateOf = ({ messages }: ReturnType<typeof start>, code: string) => messages.find(code)?.state
  const notesOf = ({ notes }: ReturnType<typeof start>) => notes.list().map(({ part }) => part)

  it('keeps a message while the mail server is down, tells the sender, and then the staff', async () => {
    const gone = await startMailServer()
    await gone.close()
    const made = start(createMailer(gone.url, from))
    const code = await made.messages.send(message, bus, context)
    assert.equal(stateOf(made, code), 'slow')
    const { app } = createTestApp({ messages: made.messages })
    const $ = readPage((await request(app).get(`/messages/${code}`).expect(200)).text)
    assert.equal($('h1').text(), textOf('messages.state.slow.title'))
    assert.doesNotMatch($('main').text(), /hear back by/, 'nobody knows when it will be sent')
    assert.equal($('main a.call').attr('href'), `tel:${bus.phone}`)
    assert.deepEqual(notesOf(made), [])
    made.clock.pass(16)
    assert.deepEqual(notesOf(made), ['messages'])
    const back = await startMailServer(gone.port)
    await made.messages.queue.drain()
    assert.equal(back.got.length, 1)
    assert.equal(stateOf(made, code), 'sent')
    assert.deepEqual(notesOf(made), [])
    await back.close()
  })

  it('goes on after a restart, with the same Message-ID', async () => {
    const made = start(null)
    const code = await made.messages.send(message, bus, context)
    mail.mood = 'later'
    await made.open(createMailer(mail.url, from)).queue.drain()
    made.clock.pass(6)
    mail.mood = 'take'
    const again = made.open(createMailer(mail.url, from))
    await Promise.all([again.queue.drain(), again.queue.sendSoon(10_000)])
    assert.equal(mail.got.length, 1)
    assert.match(
      mail.got[0]!.text,
      new RegExp(`^Message-ID: <${code.toLowerCase()}@cedarvalley\\.example>$`, 'im'),
    )
    assert.equal(again.find(code)?.state, 'sent')
  })

  it('gives up a server that hangs, and keeps the message', async function () {
    this.timeout(30_000)
    mail.mood = 'hang'
    const made = start()
    const began = Date.now()
    const code = await made.messages.send(message, bus, context)
    await made.messages.queue.drain()
    assert.ok(Date.now() - began < 20_000)
    assert.equal(stateOf(made, code), 'slow')
    mail.mood = 'take'
    made.clock.pass(6)
    await made.messages.queue.drain()
    assert.equal(stateOf(made, code), 'sent')
    assert.equal(mail.got.length, 1)
  })

  it('stops in the middle of a letter, and sends it at the next start', async () => {
    mail.mood = 'hang'
    const made = start()
    const sending = made.messages.send(message, bus, context)
    await new Promise((resolve) => setTimeout(resolve, 300))
    const began = Date.now()
    await made.messages.queue.stop()
    assert.ok(Date.now() - began < 3000)
    const code = await sending
    mail.mood = 'take'
    made.clock.pass(6)
    const next = made.open(createMailer(mail.url, from))
    await next.queue.drain()
    assert.equal(next.find(code)?.state, 'sent')
    assert.equal(mail.got.length, 1)
  })

  it('tells the sender to call when the mailbox refuses, tells staff, and sends once the address is right', async () => {
    mail.mood = 'refuse'
    const made = start()
    const code = await made.messages.send(message, bus, context)
    assert.equal(stateOf(made, code), 'refused')
    const { app } = createTestApp({ messages: made.messages })
    const $ = readPage((await request(app).get(`/messages/${code}`).expect(200)).text)
    assert.equal($('h1').text(), textOf('messages.state.refused.title'))
    assert.equal($('main .reach h2').text(), textOf('messages.pleaseCall'))
    const [note] = made.notes.list()
    assert.deepEqual([note?.part, note?.values], ['mailboxes', { offices: 'Transportation' }])
    mail.mood = 'take'
    await made.messages.queue.drain()
    assert.equal(mail.got.length, 0, 'the same mailbox is not tried again at once')
    made.setEmail('buses@aldercreek.example')
    await made.messages.queue.drain()
    assert.deepEqual(mail.got[0]?.to, ['buses@aldercreek.example'])
    assert.equal(stateOf(made, code), 'sent')
    assert.deepEqual(notesOf(made), [])
  })

  it('tries others when one mailbox is slow, and nobody when the server refuses us', async () => {
    const tried: string[] = []
    let state: 'later' | 'down' = 'later'
    const made = start(async ({ to }) => {
      tried.push(to)
      return { state, code: 'EENVELOPE' }
    })
    const nutrition = directory.contactAt('nutrition', null)!
    await made.messages.send(message, bus, context)
    await made.messages.send(message, nutrition, context)
    tried.length = 0
    made.clock.pass(6)
    await made.messages.queue.drain()
    assert.deepEqual(tried.sort(), [nutrition.email, bus.email].sort())
    state = 'down'
    tried.length = 0
    made.clock.pass(6)
    await made.messages.queue.drain()
    assert.equal(tried.length, 1)
  })

  it('deletes old receipts after mail was turned off, too', async () => {
    const made = start()
    await made.messages.send(message, bus, context)
    made.clock.pass(60 * 24 * 60)
    const { database, clock, notes } = made
    const { log } = createTestApp().services
    const write = async (statements: readonly Statement[]) => runInTransaction(database.$client, statements)
    const tools = {
      database,
      write,
      notes,
      log,
      now: clock.now,
      language: createLanguage(),
      secrets: testSecrets,
      jobs: createJobs(createMetrics()),
    }
    const config = { publicUrl: null, smtpUrl: null, mailFrom: null, twilioAuthToken: null } as Config
    const wing = { directory: () => directory, theme: () => ({ faults: [] }) }
    const families = openPublic(config, tools as unknown as Platform, wing as unknown as DirectoryWing, {})
    families.startSending()
    const receipts = () => database.$client.prepare('select count(*) from message_receipts').pluck().get()
    await until('the receipt is gone', async () => receipts() === 0)
    await families.close(1000)
  })

  it('counts a server that refuses our address as down', async () => {
    mail.mood = 'refuse-sender'
    const made = start()
    assert.equal(stateOf(made, await made.messages.send(message, bus, context)), 'slow')
  })

  it('gives up after five days of trying, erases the words, and says so', async () => {
    const made = start(async () => ({ state: 'later', code: 'EENVELOPE' }))
    const code = await made.messages.send(message, bus, context)
    // A clock that jumps is not days of trying.
    made.clock.pass((5 * dayMs) / 60_000 + 1)
    await made.messages.queue.drain()
    assert.equal(stateOf(made, code), 'slow')
    for (let i = 0; i < 10; i++) {
      made.clock.pass(hour)
      await made.messages.queue.drain()
    }
    assert.equal(stateOf(made, code), 'failed')
    const left = made.database.$client.prepare('select count(*) as n from messages').get()
    assert.deepEqual(left, { n: 0 })
    assert.deepEqual(made.database.$client.prepare('select outcome, times from message_counts').all(), [
      { outcome: 'failed', times: 1 },
    ])
  })

  it('does not send again what the server took while the database was locked', async () => {
    const made = start()
    const code = await made.messages.send(message, bus, { ...context, form: 'first' })
    assert.equal(mail.got.length, 1)
    let locked = true
    const next = createTestMessages(made.database, {
      ...{ log: createTestApp().services.log, now: made.clock.now, directory: () => directory },
      mailer: createMailer(mail.url, from),
      write: async (statements) => {
        if (locked && statements.length === 3) throw new Error('database is locked')
        made.database.$client.transaction(() => {
          for (const { sql, params } of statements) made.database.$client.prepare(sql).run(...params)
        })()
      },
    })
    const second = await next.send(message, bus, { ...context, form: 'second' })
    assert.notEqual(second, code)
    assert.equal(next.find(second)?.state, 'waiting')
    locked = false
    await next.queue.drain()
    assert.equal(next.find(second)?.state, 'sent')
    assert.equal(mail.got.length, 2)
  })

  it('keeps a message that was encrypted with another key, and says so to staff and in the log', async () => {
    const made = start(null)
    const code = await made.messages.send(message, bus, context)
    made.database.$client
      .prepare('update messages set sealed = ?')
      .run('AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA')
    made.clock.pass(1)
    const next = made.open(createMailer(mail.url, from))
    await next.queue.drain()
    assert.equal(next.find(code)?.state, 'refused')
    assert.match(made.logged(), /cannot be decrypted/)
    assert.deepEqual(notesOf(made), ['messages-stuck'])
    assert.equal(mail.got.length, 0)
  })
})

import assert from 'node:assert/strict'
import { setImmediate } from 'node:timers/promises'
import { dropOldHandled } from '../../../src/content/to-do/to-do-store.js'
import { imports } from '../../../src/platform/database/record-schema.js'
import { inquiries, wrongDoors } from '../../../src/platform/database/schema.js'
import { referrals } from '../../../src/platform/database/staff-schema.js'
import { countWaiting } from '../../../src/staff/routing/count-waiting.js'
import { rereadDirectory } from '../../support/app/close-place.js'
import { readPage } from '../../support/app/page.js'
import { says, textOf, textWith } from '../../support/app/says.js'
import { type StaffClient, signIn } from '../../support/app/sign-in.js'
import { createTestApp, type TestApp } from '../../support/app/test-app.js'
import { sampleNow } from '../../support/samples/sample.js'

const base = '/admin/to-do'
const words = 'the yellow bus skipped our street'

describe('The to-do list', function () {
  this.timeout(60_000)
  let app: TestApp
  let admin: StaffClient
  beforeEach(() => {
    app = createTestApp()
    admin = signIn(app, 'admin')
  })

  const staffPage = (html: string) => readPage(html, { staff: true })
  const list = async (query = '', by = admin) => staffPage((await by.get(`${base}${query}`).expect(200)).text)
  const shown = async (query = '') => {
    const $ = await list(query)
    return $('main > .pairs > li > strong')
      .toArray()
      .map((each) => $(each).text())
  }
  const phrasings = () =>
    app.services.routing.phrasings.list('bus-late', 'en', { words: 'yellow bus skipped' }).rows

  function miss(text = words, at = 0, code = `K7M2Q9X${at}`): number {
    const outcome = 'handover' as const
    return app.database
      .insert(inquiries)
      .values({
        ...{ code, askedAt: sampleNow.getTime() + at, text, textUntil: null, lang: 'en' },
        ...{ school: null, channel: 'page', outcome, emergency: null, revision: 1, trace: {} },
        result: { outcome, offices: [], topics: [{ slug: 'bus-late', probability: 0.3 }] },
      })
      .returning({ id: inquiries.id })
      .get().id
  }

  function door(inquiry: number, change: Partial<typeof wrongDoors.$inferInsert> = {}): number {
    const at = { reportedAt: sampleNow.getTime(), lang: 'en', office: 'nutrition', topic: 'lunch-account' }
    return app.database
      .insert(wrongDoors)
      .values({ inquiry, ...at, rule: null, ...change })
      .returning({ id: wrongDoors.id })
      .get().id
  }

  const keyOf = (sql: string, id: number) => app.database.$client.prepare(sql).pluck().get(id) as string
  const missKey = (id: number) => keyOf("select 'miss:' || code from inquiries where id = ?", id)
  const doorKey = (id: number) =>
    keyOf("select 'door:' || id || ':' || reported_at from wrong_doors where id = ?", id)

  const teach = (key: string, change: Record<string, string> = {}) =>
    admin.post(`${base}/teach`, { key, text: words, lang: 'en', topic: 'bus-late', ...change })

  it('has wrong offices of families and the front office, and questions that reached nobody', async () => {
    miss()
    door(miss('nobody knows of the ferry', 1))
    app.database
      .insert(referrals)
      .values({
        ...{ loggedAt: sampleNow.getTime(), account: admin.account.id, office: 'transportation', lang: 'en' },
        ...{ channel: 'phone', outcome: 'sent', note: 'asked for the ferry', wrongOffice: 'nutrition' },
      })
      .run()
    assert.deepEqual((await shown()).sort(), [
      'Nothing found',
      'Wrong office',
      'Wrong office, reported by the front office',
    ])
    assert.match((await list())('main').text(), /School Meals|Nutrition/)
    assert.match((await list('', signIn(app, 'editor')))('h1').text(), says('toDo.title'))
    await signIn(app, 'desk').get(base).expect(403)
    const { text } = await admin.get(`/es${base}`).expect(200)
    assert.match(text, says('toDo.kind.miss', 'es'))
  })

  it('has a wrong office that the front office noted on a family’s question, once', async () => {
    const inquiry = miss()
    app.database.update(inquiries).set({ outcome: 'answer' }).run()
    const note = (office: string) =>
      app.database
        .insert(referrals)
        .values({
          ...{ loggedAt: sampleNow.getTime(), account: admin.account.id, office: 'transportation', inquiry },
          ...{ channel: 'phone', outcome: 'sent', note: '', wrongOffice: office, lang: 'en' },
        })
        .run()
    note('nutrition')
    assert.deepEqual(await shown(), ['Wrong office, reported by the front office'])
    assert.equal(app.services.routing.toDo.count(), 1)
    assert.match((await list())('main').html()!, /\/answers\/K7M2Q9X0/)
    // Charged to the topic that led there: it is the family’s wrong door.
    door(inquiry)
    assert.deepEqual(await shown(), ['Wrong office'])
    note('enrollment')
    assert.deepEqual((await shown()).sort(), ['Wrong office', 'Wrong office, reported by the front office'])
  })

  it('tells admins of a district that is not the sample that no backups are made, without counting it', async () => {
    const { services } = app
    const told = async (by = admin) => (await list('', by))('main > section').text()
    services.sample = { ...services.sample, isHere: () => true }
    assert.doesNotMatch(await told(), says('toDo.waiting.noBackups'))
    services.sample = { ...services.sample, isHere: () => false }
    assert.match(await told(), says('toDo.waiting.noBackups'))
    assert.doesNotMatch(await told(signIn(app, 'editor')), says('toDo.waiting.noBackups'))
    const counted = () => countWaiting(services, admin.account)['to-do']
    const without = counted()
    const state = { folder: '/b', hour: 2, isEncrypted: true, isRunning: false, lastDone: null, fault: null }
    services.backups = { state: () => state, list: async () => [], runNow() {} }
    assert.doesNotMatch(await told(), says('toDo.waiting.noBackups'))
    assert.equal(counted(), without)
  })

  it('leaves open which topic learns the sentence of a wrong door', async () => {
    door(miss())
    app.database.update(inquiries).set({ outcome: 'answer' }).run()
    const teaches = (await list())('a[href*="/teach"]').attr('href')!
    const form = staffPage((await admin.get(teaches).expect(200)).text)
    assert.equal(form('#topic').val() ?? '', '')
    assert.ok(form('#topic option[value=bus-late]').length > 0)
  })

  it('leads from a wrong office to whom its topic asks; a miss named nobody', async () => {
    const stepsOf = async () =>
      (await list())('main > .pairs .buttons a')
        .map((_, each) => each.attribs.href)
        .get()
    const inquiry = miss()
    assert.ok((await stepsOf()).every((href) => href.includes('/teach')))
    door(inquiry)
    app.database.update(inquiries).set({ outcome: 'answer' }).run()
    const whom = (await stepsOf()).find((href) => href.endsWith('/topics/lunch-account#whom'))
    const { text } = await admin.get(whom?.replace('#whom', '') ?? '').expect(200)
    assert.equal(staffPage(text)('#whom h2').text(), textOf('topicEditor.ladders'))
  })

  it('says on the way back that a taught sentence is handled', async () => {
    const key = missKey(miss())
    const teaches = (await list())('a[href*="/teach"]').attr('href')!
    const action = staffPage((await admin.get(teaches).expect(200)).text)('main form').attr('action')!
    await teach(key).expect(303)
    // What a browser asks for after a refused form and then a good one.
    await admin.get(action).expect(303).expect('location', `${base}?said=already`)
  })

  it('teaches a sentence to a topic: the draft has the phrasing, and the item is handled', async () => {
    const key = missKey(miss())
    const $ = await list()
    const form = staffPage((await admin.get($('a[href*="/teach"]').attr('href')!).expect(200)).text)
    assert.equal(form('#text').val(), words)
    assert.equal(form('#topic option[selected]').attr('value'), 'bus-late')
    assert.match($('a[href*="/teach"] .unseen').text(), new RegExp(words))
    await teach(key).expect(303).expect('location', `${base}?said=taught`)
    assert.deepEqual(
      phrasings().map(({ text }) => text),
      [words],
    )
    assert.deepEqual(await shown(), [])
    assert.match((await list('?show=handled'))('main').text(), /Taught to the topic “.+”/)
    assert.match(app.services.audit.latest(1)[0]!.what, /to-do-handled/)
  })

  it('stops a sentence that names a person, or that another topic holds, and says what it would do', async () => {
    const key = missKey(miss())
    const named = staffPage((await teach(key, { text: 'call 216-555-0199 about the bus' }).expect(422)).text)
    assert.match(named('.problems').text(), /216-555-0199/)
    const called = staffPage(
      (await teach(key, { text: 'Tyler Johnson was late for the bus' }).expect(422)).text,
    )
    assert.match(called('.problems').text(), /may name a person/)
    app.services.routing.phrasings.add('lunch-account', 'en', [words])
    const held = staffPage((await teach(key).expect(422)).text)
    assert.match(held('.problems').text(), /has this sentence and answers it now/)
    assert.equal(held('#text').val(), words)
    assert.deepEqual(phrasings(), [])
    await teach(key, { sure: 'yes' }).expect(303)
    assert.equal(phrasings().length, 1)
  })

  it('says what is missing, and keeps what was typed', async () => {
    const key = missKey(miss())
    for (const [change, fault] of [
      [{ text: ' ' }, 'textMissing'],
      [{ text: 'a'.repeat(2001) }, 'textLong'],
      [{ lang: 'xx' }, 'language'],
      [{ topic: 'nowhere' }, 'topicMissing'],
    ] as const) {
      const $ = staffPage((await teach(key, change).expect(422)).text)
      assert.match($('.problems').text(), says(`toDo.fault.${fault}`))
    }
    for (const [reason, fault] of [
      ['', 'reasonMissing'],
      ['a'.repeat(201), 'reasonLong'],
      ['I called 216-555-0199', 'tells'],
    ] as const) {
      const $ = staffPage((await admin.post(`${base}/handled`, { key, reason }).expect(422)).text)
      assert.match($('.problems').text(), says(`toDo.fault.${fault}`))
      assert.equal($('input[name=reason]').val(), reason)
    }
    assert.equal((await shown()).length, 1)
  })

  it('takes handled items away, shows why, and puts them back', async () => {
    const key = doorKey(door(miss()))
    await admin
      .post(`${base}/handled`, { key, reason: 'The ferry is not ours' })
      .expect(303)
      .expect('location', `${base}?said=handled`)
    assert.deepEqual(await shown(), [])
    const $ = await list('?show=handled')
    assert.match($('main').text(), /The ferry is not ours/)
    assert.match($('main').text(), new RegExp(admin.account.email))
    await admin.post(`${base}/back`, { key }).expect(303).expect('location', `${base}?said=reopened`)
    assert.equal((await shown()).length, 1)
    await admin.post(`${base}/back`, { key }).expect('location', `${base}?said=waitsAgain`)
  })

  it('tells the second of two people, and anyone whose item is gone', async () => {
    const id = miss()
    const key = missKey(id)
    await admin.post(`${base}/handled`, { key, reason: 'Known' }).expect(303)
    const late = signIn(app, 'admin')
    await late.post(`${base}/handled`, { key, reason: 'Mine' }).expect('location', `${base}?said=already`)
    await teach(key).expect('location', `${base}?said=already`)
    assert.deepEqual(phrasings(), [], 'nothing is taught twice')
    assert.match((await list('?said=already'))('.staff-advice').text(), says('toDo.said.already'))
    assert.match((await list('?show=handled'))('main').text(), /Known/)
    app.database.$client.exec(`delete from inquiries where id = ${id}`)
    await teach(key).expect('location', `${base}?said=gone`)
    await admin
      .post(`${base}/handled`, { key: 'miss:x', reason: 'y' })
      .expect('location', `${base}?said=gone`)
    await admin.get(`${base}/teach?key=miss:999`).expect('location', `${base}?said=gone`)
    assert.match((await list('?said=gone'))('main').text(), says('toDo.said.gone'))
  })

  it('lets editors teach only topics of their offices', async () => {
    const key = missKey(miss())
    const editor = signIn(app, 'editor')
    const form = { key, text: words, lang: 'en', topic: 'bullying' }
    await editor.post(`${base}/teach`, form).expect(403)
    assert.equal((await shown()).length, 1)
  })

  it('lets editors settle only items of their offices, and those of no office yet', async () => {
    const key = doorKey(door(miss()))
    const reason = 'A field trip'
    await signIn(app, 'editor').post(`${base}/handled`, { key, reason }).expect(403)
    const theirs = signIn(app, 'editor', { offices: ['nutrition'] })
    await theirs
      .post(`${base}/handled`, { key, reason })
      .expect(303)
      .expect('location', /said=handled/)
  })

  it('lists imports that wait for an admin, and counts them', async () => {
    assert.doesNotMatch((await list())('main').text(), says('toDo.waiting.imports'))
    const before = countWaiting(app.services, admin.account)['to-do']!
    const facts = { at: sampleNow.getTime(), who: 'Ana', files: ['staff.csv'], removes: false }
    const { id } = app.database
      .insert(imports)
      .values({ ...facts, source: 'oneroster', format: 'oneroster', state: 'ready' })
      .returning({ id: imports.id })
      .get()
    const $ = await list()
    assert.match($('main').text(), says('toDo.waiting.imports'))
    assert.equal($(`a[href="/admin/imports/${id}"]`).length, 1)
    assert.equal(countWaiting(app.services, admin.account)['to-do'], before + 1)
    assert.doesNotMatch((await list('', signIn(app, 'editor')))('main').text(), says('toDo.waiting.imports'))
  })

  it('counts contacts that nobody checked like the list behind the link, for each account', async () => {
    const at = (day: string, where: string) =>
      app.database.$client.exec(`update contacts set checked_on = '${day}' ${where}`)
    at(sampleNow.toISOString().slice(0, 10), '')
    at(new Date(sampleNow.getTime() - 61 * 86_400_000).toISOString().slice(0, 10), "where office = 'nurse'")
    const editor = signIn(app, 'editor', { offices: ['counselor'] })
    const counted = ({ account }: StaffClient) => countWaiting(app.services, account)['to-do']!
    assert.equal(counted(admin), counted(editor) + 1, 'one thing to do')
    assert.match((await list())('.staff-rooms a').first().text(), new RegExp(`\\(${counted(admin)}\\)`))
    assert.doesNotMatch((await list('', editor))('main').text(), says('toDo.waiting.unchecked'))
    const $ = await list()
    const found = app.database.$client
      .prepare("select count(*) from contacts where office = 'nurse'")
      .pluck()
      .get()
    assert.ok(
      $('main')
        .text()
        .includes(textWith('toDo.waiting.unchecked', { count: Number(found), days: 60 })),
    )
    const there = staffPage((await admin.get($('a[href*="unchecked=yes"]').attr('href')!).expect(200)).text)
    assert.match(there('main').text(), new RegExp(`\\b${found}\\b`))
  })

  it('tells a second admin that a publication waits, and counts what else waits', async () => {
    const { routing } = app.services
    await admin.post('/admin/routing/rehearsal').expect(303)
    await routing.rehearsals.settled()
    routing.rules.save({ ...routing.rules.list()[0]!, active: false })
    await admin.post('/admin/routing/rehearsal').expect(303)
    await routing.rehearsals.settled()
    await admin.post('/admin/routing/publish', { note: 'Snow', override: 'Known' }).expect(303)
    assert.doesNotMatch((await list())('main').text(), says('toDo.waiting.publication'))
    const $ = await list('', signIn(app, 'admin'))
    assert.match($('main').text(), says('toDo.waiting.publication'))
    assert.equal($('a[href="/admin/routing/publish"].button').length, 1)
    const found = (await routing.suggestions.list(routing.topics.list(), sampleNow)).length
    const counted = () => countWaiting(app.services, signIn(app, 'editor').account)['to-do']
    const others = routing.toDo.count() + found
    // The rehearsal found no contact of the nurse there, and now there is one.
    assert.doesNotMatch($('main').text(), says('toDo.waiting.holes'))
    assert.equal(counted(), others)
    app.database.$client.prepare("update contacts set phone = '' where office = 'nurse'").run()
    rereadDirectory(app)
    assert.match((await list('', signIn(app, 'admin')))('main').text(), says('toDo.waiting.holes'))
    assert.equal(counted(), others + 1)
  })

  it('counts suggestions in the navigation at once, found anew every ten minutes', async () => {
    const { suggestions, topics } = app.services.routing
    const later = (minutes: number) => new Date(sampleNow.getTime() + minutes * 60_000)
    let reads = 0
    const read = () => {
      reads++
      return topics.list()
    }
    const count = (minutes: number) => suggestions.count(read, later(minutes))
    const found = (await suggestions.list(topics.list(), sampleNow)).length
    assert.deepEqual([count(9), reads], [found, 0])
    miss('where does the yellow bus stop')
    miss('the yellow bus has no stop', 1)
    count(11)
    while (reads === 0) await setImmediate()
    const now = (await suggestions.list(topics.list(), later(11))).length
    assert.deepEqual([count(12), reads], [now, 1])
  })

  it('has pages of 50, and a count that agrees', async () => {
    for (let at = 0; at < 53; at++) miss(`question ${at}`, at)
    assert.equal((await shown()).length, 50)
    assert.equal((await shown('?from=50')).length, 3)
    assert.equal(app.services.routing.toDo.count(), 53)
    assert.match((await list())('.staff-rooms').text(), /To do \(5\d\)/)
    const desk = staffPage((await signIn(app, 'desk').get('/desk').expect(200)).text)
    assert.doesNotMatch(desk('.staff-rooms').text(), says('toDo.title'))
    await admin.post(`${base}/handled`, { key: missKey(1), reason: 'Known' }).expect(303)
    assert.equal(app.services.routing.toDo.count(), app.services.routing.toDo.list().length)
    await list('?from=99999999999')
    await list('?from=-1&show[]=handled&said[]=gone')
  })

  it('lists a new question whose row has the number of an erased one', async () => {
    const first = miss()
    await admin.post(`${base}/handled`, { key: missKey(first), reason: 'Known' }).expect(303)
    app.database.$client.exec(`delete from inquiries where id = ${first}`)
    const next = miss('no ferry came', 0, 'R4T8W2Z6')
    assert.equal(next, first, 'the number was given again')
    assert.deepEqual(await shown(), ['Nothing found'])
    const wrong = door(next)
    await admin.post(`${base}/handled`, { key: doorKey(wrong), reason: 'Known' }).expect(303)
    app.database.$client.exec(`delete from wrong_doors where id = ${wrong}`)
    assert.equal(door(next, { reportedAt: sampleNow.getTime() + 1 }), wrong)
    assert.deepEqual(await shown(), ['Wrong office'])
  })

  it('keeps a wrong office handled after its question was erased', async () => {
    const id = miss()
    await admin.post(`${base}/handled`, { key: doorKey(door(id)), reason: 'Known' }).expect(303)
    app.database.$client.exec(`delete from inquiries where id = ${id}`)
    assert.deepEqual(await shown(), [])
    assert.deepEqual(await shown('?show=handled'), ['Wrong office'])
  })

  it('lists the older items when many newer ones are handled, as it counts', () => {
    const { toDo } = app.services.routing
    for (let at = 0; at < 503; at++) miss(`question ${at}`, at)
    const handled = { how: 'because' as const, detail: 'Known', at: sampleNow, by: 'a@example.org' }
    for (const { key } of toDo.list()) toDo.handle(key, handled)
    assert.equal(toDo.count(), 3)
    assert.deepEqual(
      toDo.list().map(({ text }) => text),
      ['question 2', 'question 1', 'question 0'],
    )
  })

  it('keeps no note on an item that is too old to be listed', () => {
    const { toDo } = app.services.routing
    const day = 86_400_000
    const by = { how: 'because' as const, detail: 'Known', by: 'a@example.org' }
    toDo.handle('referral:1', { ...by, at: new Date(sampleNow.getTime() - 91 * day) })
    toDo.handle('referral:2', { ...by, at: new Date(sampleNow.getTime() - 89 * day) })
    dropOldHandled(app.database, sampleNow)
    assert.equal(toDo.reopen('referral:1'), false)
    assert.equal(toDo.reopen('referral:2'), true)
  })

  it('handles nothing when the sentence cannot be added', async () => {
    const key = missKey(miss())
    app.database.$client.exec(
      "create trigger full before insert on phrasings begin select raise(abort, 'The disk is full'); end",
    )
    await teach(key).expect(500)
    assert.deepEqual(await shown(), ['Nothing found'])
    app.database.$client.exec('drop trigger full')
    await teach(key).expect('location', `${base}?said=taught`)
    assert.equal(phrasings().length, 1)
  })

  it('says where the desk last sent the family, with as few reads for many items as for one', () => {
    const { toDo } = app.services.routing
    const { $client } = app.database
    const send = (inquiry: number, office: string, minutes: number, undoneAt: number | null = null) =>
      app.database
        .insert(referrals)
        .values({
          ...{
            loggedAt: sampleNow.getTime() + minutes,
            account: admin.account.id,
            office,
            lang: 'en',
            undoneAt,
          },
          ...{ channel: 'phone', outcome: 'sent', inquiry },
        })
        .run()
    const reads = () => {
      const { prepare } = $client
      let times = 0
      $client.prepare = ((sql: string) => {
        times++
        return prepare.call($client, sql)
      }) as typeof prepare
      toDo.list()
      $client.prepare = prepare
      return times
    }
    miss('nobody was asked', 100)
    const one = reads()
    for (let at = 0; at < 9; at++) {
      const id = miss(`question ${at}`, at)
      send(id, 'nutrition', 1)
      send(id, 'transportation', 2)
      send(id, 'nurse', 3, sampleNow.getTime())
      if (at > 5) door(id)
    }
    assert.equal(reads(), one)
    const [alone, ...sent] = toDo
      .list()
      .map(({ text, right }) => `${text}: ${right}`)
      .sort()
    assert.equal(alone, 'nobody was asked: null')
    assert.deepEqual(
      sent,
      [...Array(9).keys()].map((at) => `question ${at}: transportation`),
    )
    const plan = $client.prepare('explain query plan select office from referrals where inquiry = ?').all(1)
    assert.match(JSON.stringify(plan), /referrals_inquiry/)
  })
})

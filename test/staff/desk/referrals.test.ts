import assert from 'node:assert/strict'
import { load } from 'cheerio'
import { parse } from 'csv-parse/sync'
import { inquiries } from '../../../src/platform/database/schema.js'
import { referrals } from '../../../src/platform/database/staff-schema.js'
import { readPage } from '../../support/app/page.js'
import { says } from '../../support/app/says.js'
import { type StaffClient, signIn } from '../../support/app/sign-in.js'
import { createTestApp, type TestApp } from '../../support/app/test-app.js'
import { sampleDeskAnswers } from '../../support/samples/sample-desk.js'

const bus = { target: 'transportation.bus-late', channel: 'phone', outcome: 'sent' }

describe('Referrals', () => {
  let app: TestApp
  let desk: StaffClient
  const page = (html: string) => readPage(html, { staff: true })
  const log = (form: Record<string, string> = {}) => desk.post('/desk/referrals', { ...bus, ...form })
  const rows = () => app.database.select().from(referrals).all()
  const history = async (query = '') => page((await desk.get(`/desk/referrals${query}`).expect(200)).text)
  const count = async (query: string) => (await history(query))('.desk-table tbody tr').length

  beforeEach(() => {
    app = createTestApp()
    desk = signIn(app, 'desk')
  })

  it('stores topic, contact, school, language, channel, and outcome', async () => {
    await log({ school: 'lincoln-elementary', lang: 'so', channel: 'walk-in', outcome: 'callback' }).expect(
      303,
    )
    const [row] = rows()
    assert.equal(row?.topic, 'bus-late')
    assert.equal(row?.office, 'transportation')
    assert.ok(row?.contact)
    assert.ok(row?.school)
    assert.deepEqual(
      [row?.lang, row?.channel, row?.outcome, row?.account],
      ['so', 'walk-in', 'callback', desk.account.id],
    )
  })

  it('refuses a note that identifies a person, says what to remove, and keeps it in the form', async () => {
    const note = 'Call Tiffany Blankenship at 216-555-0187'
    const answer = await log({ note, outcome: 'callback' }).expect(422)
    const $ = page(answer.text)
    assert.match(
      $('#log-note-fault').text(),
      /Remove this from the note: .*Tiffany.*Blankenship.*216-555-0187/,
    )
    assert.equal($('#log-note').val(), note)
    assert.equal($('#log-outcome').val(), 'callback')
    assert.match($('title').text(), /^Error: /)
    assert.equal($('.desk-card').length, 1, 'the card is still there')
    assert.equal(rows().length, 0)
    for (const bad of ['born 04/12/2014', 'x'.repeat(201)]) await log({ note: bad }).expect(422)
    await log({ note: 'Wants a bus pass form by Friday' }).expect(303)
    assert.equal(rows()[0]?.note, 'Wants a bus pass form by Friday')
  })

  it('takes a note, or another outcome, after it was logged', async () => {
    await log().expect(303)
    const id = rows()[0]?.id ?? 0
    const more = { logged: String(id), note: 'Wants a bus pass form', outcome: 'callback' }
    const answer = await log(more).set('x-piece', 'yes').expect(200)
    assert.match(load(answer.text)(`[data-id=${id}]`).text(), says('desk.last.changed'))
    const [row, ...others] = rows()
    assert.deepEqual([row?.note, row?.outcome, others.length], [more.note, 'callback', 0])
    await log({ ...more, note: 'Call Tiffany Blankenship' }).expect(422)
    assert.equal(rows()[0]?.note, more.note)
    // Not one that was taken back, another office's, or another clerk's.
    await log({ ...more, target: 'nurse', school: 'lincoln-elementary' }).expect(303)
    await signIn(app, 'admin')
      .post('/desk/referrals', { ...bus, ...more })
      .expect(303)
    await desk.post(`/desk/referrals/${id}/undo`).expect(303)
    await log(more).expect(303)
    assert.equal(rows().length, 4)
  })

  it('belongs to the school of the family whose code was opened', async () => {
    const { findStored } = sampleDeskAnswers
    const school =
      app.services.directory().school('oak-hill-elementary') ?? app.services.directory().schools[1]
    app.services.desk.schoolOf = (code) => (findStored(code, {} as never) ? (school ?? null) : null)
    await log({ code: 'SCH00C1X', target: 'nurse', school: 'lincoln-elementary' }).expect(303)
    const [row] = rows()
    assert.equal(row?.school, school?.id)
    const contact = app.services.directory().contact(row?.contact ?? 0)
    assert.equal(contact?.school, school?.slug)
    await log({ code: 'ZZZZZZZ9', school: 'lincoln-elementary' }).expect(303)
    assert.equal(rows()[1]?.school, app.services.directory().school('lincoln-elementary')?.id)
  })

  it('refuses invalid choices', async () => {
    for (const form of [
      { channel: 'pigeon' },
      { outcome: 'lost' },
      { target: '' },
      { target: 'nowhere' },
      { followUp: '999' },
    ])
      await log(form).expect(422)
    assert.equal(rows().length, 0)
  })

  it('says the office once, and of which school, where no topic is known', async () => {
    await log({ target: 'nurse', school: 'lincoln-elementary' }).expect(303)
    const name = app.services.directory().school('lincoln-elementary')!.shortName
    const said = page((await desk.get('/desk')).text)('.desk-last').text()
    assert.match(said, new RegExp(`Logged at 10:15.*: School Nurse, ${name}`))
    assert.doesNotMatch(said, /→/)
  })

  it('can be undone and restored', async () => {
    await log()
    const $ = page((await desk.get('/desk')).text)
    assert.match($('.desk-last').text(), /Logged at 10:15.*Bus is late or did not come → Transportation/)
    const undo = $('.desk-last form').attr('action') ?? ''
    await desk.post(undo).expect(303)
    assert.equal(await count(''), 0)
    assert.match(page((await desk.get('/desk')).text)('.desk-last').text(), /Taken back/)
    await desk.post(undo, { undone: 'no' }).expect(303)
    assert.equal(await count(''), 1)
    await desk.post('/desk/referrals/999/undo').expect(404)
  })

  it('can be edited later, with the same check of the note', async () => {
    await log()
    const path = (await history())('.desk-table a').attr('href') ?? ''
    await desk.post(path, { channel: 'email', outcome: 'answered', note: 'DOB 04/12/2014' }).expect(422)
    await desk.post(path, { channel: 'email', outcome: 'answered', note: 'A form' }).expect(303)
    const [row] = rows()
    assert.deepEqual([row?.channel, row?.outcome, row?.note], ['email', 'answered', 'A form'])
    assert.ok(row?.editedAt)
  })

  it('can be edited by its clerk, an editor, or an admin; others see whose it is', async () => {
    await log({ note: 'A form', followUp: '1' })
    const path = (await history())('.desk-table a').attr('href') ?? ''
    const other = signIn(app, 'desk')
    const change = { channel: 'email', outcome: 'answered', note: 'Mine now' }
    await other.post(path, change).expect(403)
    await other.post(path, { right: 'enrollment' }).expect(403)
    await other.post(`${path}/undo`).expect(403)
    const $ = page((await other.get(path).expect(200)).text)
    assert.match($('.notice').text(), /Robin desk logged this\. Only Robin desk, an editor or an admin/)
    assert.equal($('main form').length, 0)
    const [row] = rows()
    assert.deepEqual([row?.note, row?.office, row?.undoneAt], ['A form', 'transportation', null])

    // A colleague calls back, which is recorded.
    await other.post(`${path}/follow-up`).expect(303)
    const [line] = app.services.audit.latest(1)
    assert.deepEqual([line?.what, line?.account], ['referral-changed', other.account.id])
    for (const role of ['editor', 'admin'] as const) await signIn(app, role).post(path, change).expect(303)
    assert.equal(rows()[0]?.note, 'Mine now')
  })

  it('records a wrong door and the right one, in one step each', async () => {
    await log({
      target: 'enrollment',
      instead: 'transportation.bus-late',
      wrong: 'yes',
      code: 'K7M2Q9XD',
    }).expect(303)
    assert.equal(rows()[0]?.wrongOffice, 'transportation')
    const loggedAt = app.services.now()
    const wrong = { code: 'K7M2Q9XD', right: false, office: 'transportation', loggedAt }
    assert.deepEqual(app.feedback, [wrong])
    await log()
    const path = (await history('?words=bus+late'))('.desk-table a').attr('href') ?? ''
    for (const right of ['transportation', '', 'nowhere']) await desk.post(path, { right }).expect(422)
    await desk.post(path, { right: 'enrollment' }).expect(303)
    const row = rows().find(({ topic }) => topic === 'bus-late')
    assert.deepEqual([row?.office, row?.wrongOffice], ['enrollment', 'transportation'])
    assert.equal(await count('?wrong=yes'), 2)
  })

  it('charges the wrong door of a family’s answer, also noted later, and takes it back', async () => {
    const code = 'K7M2Q9XD'
    app.database
      .insert(inquiries)
      .values({
        ...{ code, askedAt: 1, text: null, textUntil: null, lang: 'en', school: null, channel: 'page' },
        ...{ outcome: 'answer', emergency: null, revision: 1, trace: {}, result: {} },
      })
      .run()
    const wrong = { code, right: false, office: 'transportation', loggedAt: app.services.now() }
    const back = { ...wrong, right: null }
    const said = () => app.feedback.splice(0)
    await log({ code }).expect(303)
    assert.deepEqual(said(), [])
    const id = rows()[0]?.id ?? 0
    await desk.post(`/desk/referrals/${id}`, { right: 'enrollment' }).expect(303)
    assert.deepEqual(said(), [wrong])
    await desk.post(`/desk/referrals/${id}/undo`).expect(303)
    assert.deepEqual(said(), [back])
    await desk.post(`/desk/referrals/${id}/undo`, { undone: 'no' }).expect(303)
    assert.deepEqual(said(), [wrong])

    // Sent on again: the first was wrong, until it is right after all. One undo takes all of it back.
    await desk.post(`/desk/referrals/${id}`, { right: 'nutrition' }).expect(303)
    assert.deepEqual([rows()[0]?.office, rows()[0]?.wrongOffice, said()], ['nutrition', 'transportation', []])
    await desk.post(`/desk/referrals/${id}`, { right: 'transportation' }).expect(303)
    assert.deepEqual(said(), [back, { ...wrong, office: 'nutrition' }])
    await desk.post(`/desk/referrals/${id}/undo`).expect(303)
    assert.deepEqual(said(), [{ ...back, office: 'nutrition' }])

    // At the desk: what was logged as right is found to replace a wrong door, and is not after all.
    const right = { target: 'enrollment', instead: 'transportation.bus-late', code }
    await log(right).expect(303)
    const logged = String(rows().at(-1)?.id)
    await log({ ...right, logged, wrong: 'yes' }).expect(303)
    assert.deepEqual([rows().length, rows().at(-1)?.wrongOffice, said()], [2, 'transportation', [wrong]])
    await log({ ...right, logged, wrong: 'yes', note: 'Wants a form' }).expect(303)
    assert.deepEqual(said(), [])
    await log({ ...right, logged, instead: '', note: 'Wants two forms' }).expect(303)
    assert.deepEqual([rows().at(-1)?.wrongOffice, said()], ['transportation', []])
    await log({ ...right, logged }).expect(303)
    assert.deepEqual([rows().at(-1)?.wrongOffice, said()], [null, [back]])
  })

  it('is due for follow-up on a school day, and then listed', async () => {
    // Friday, October 10; the following Monday is a holiday.
    await log({ followUp: '1', outcome: 'callback', note: 'Route change' })
    assert.equal(
      rows()[0]?.followUpOn,
      app.services.directory().calendar.addSchoolDays('2025-10-10', 1, null),
    )
    assert.ok((rows()[0]?.followUpOn ?? '') > '2025-10-12')
    const $ = page((await desk.get('/desk/follow-ups').expect(200)).text)
    assert.match($('#coming-title + ul').text(), /Route change/)
    app.database.update(referrals).set({ followUpOn: '2025-10-09' }).run()
    const due = page((await desk.get('/desk/follow-ups')).text)
    assert.match(due('#due-title + ul').text(), /Route change/)
    assert.match(due('.staff-places').text(), /Follow-ups \(1 due\)/)
    const done = await desk.post(due('.desk-follow-ups form').attr('action') ?? '').expect(303)
    assert.match((await desk.get('/desk/follow-ups')).text, says('desk.followUps.none'))
    const cleared = page((await desk.get(done.headers.location ?? '').expect(200)).text)
    assert.match(cleared('.desk-last').text(), /Done: .*Transportation/)
    const undo = cleared('.desk-last form')
    const fields = { done: String(undo.find('[name=done]').val()) }
    const undone = await desk.post(undo.attr('action') ?? '', fields).expect(303)
    const again = page((await desk.get(undone.headers.location ?? '')).text)
    assert.equal(again('.desk-follow-ups li').length, 1)
    assert.equal(again('.desk-last').length, 0)
  })

  it('lists other clerks’ follow-ups on request', async () => {
    await signIn(app, 'desk').post('/desk/referrals', { ...bus, followUp: '2' })
    assert.match((await desk.get('/desk/follow-ups')).text, says('desk.followUps.none'))
    const all = page((await desk.get('/desk/follow-ups?all=yes')).text)
    const form = all('.desk-follow-ups form')
    const fields = { all: String(form.find('[name=all]').val()) }
    const done = await desk.post(form.attr('action') ?? '', fields).expect(303)
    assert.match(done.headers.location ?? '', /all=yes/, 'the list stays everybody’s')
  })

  describe('search', () => {
    beforeEach(async () => {
      await log({ note: 'Asked for the café menu', school: 'lincoln-elementary' })
      await log({ target: 'enrollment', channel: 'walk-in', outcome: 'answered', school: '' })
      await signIn(app, 'desk').post('/desk/referrals', { ...bus, channel: 'email' })
    })

    it('finds words of the note, topic, office, and school, without accents, by prefix', async () => {
      assert.equal(await count('?words=cafe'), 1)
      assert.equal(await count('?words=caf+lincoln'), 1)
      assert.equal(await count('?words=enroll'), 1)
      assert.equal(await count('?words=transporte'), 2)
      assert.equal(await count('?words=nothing'), 0)
    })

    it('treats operators as words', async () => {
      for (const words of ['"', 'NOT', 'a OR', 'note:cafe', '(', '*', "';--"])
        await desk.get(`/desk/referrals?words=${encodeURIComponent(words)}`).expect(200)
    })

    it('finds the edited text, not the old one', async () => {
      const [first] = rows()
      await desk.post(`/desk/referrals/${first?.id}`, { ...bus, note: 'Wants the pool hours' })
      assert.equal(await count('?words=cafe'), 0)
      assert.equal(await count('?words=pool'), 1)
    })

    it('filters by channel, outcome, school, office, date, and clerk', async () => {
      assert.equal(await count('?channel=walk-in'), 1)
      assert.equal(await count('?outcome=sent'), 2)
      assert.equal(await count('?place=lincoln-elementary'), 1)
      assert.equal(await count('?office=transportation'), 2)
      assert.equal(await count('?mine=yes'), 2)
      assert.equal(await count('?from=2025-10-10&to=2025-10-10'), 3)
      assert.equal(await count('?to=2025-10-09'), 0)
      assert.equal(await count('?from=2025-10-11'), 0)
      assert.equal(await count('?from=tomorrow&channel=pigeon'), 3)
    })

    it('exports a spreadsheet file without formulas', async () => {
      app.database.update(referrals).set({ note: '=HYPERLINK("http://evil.example")' }).run()
      const answer = await desk.get('/desk/referrals.csv?office=transportation').expect(200)
      assert.match(answer.headers['content-type'] ?? '', /text\/csv/)
      assert.match(answer.headers['content-disposition'] ?? '', /attachment/)
      const records = parse(answer.text, { columns: true, bom: true }) as Record<string, string>[]
      assert.equal(records.length, 2)
      assert.equal(records[0]?.office_name, 'Transportation')
      assert.equal(app.services.audit.latest(1)[0]?.what, 'referrals-exported')
      assert.equal(records[0]?.note, '\'=HYPERLINK("http://evil.example")')
    })

    it('can be saved under a name', async () => {
      await desk.post('/desk/shelf', { kind: 'search', key: 'channel=walk-in', name: 'Walk-ins' }).expect(303)
      const $ = await history()
      assert.equal($('.desk-saved a').text(), 'Walk-ins')
      assert.equal(await count($('.desk-saved a').attr('href')?.replace('/desk/referrals', '') ?? ''), 1)
      await desk.post('/desk/shelf', { kind: 'search', key: 'channel=walk-in', on: 'no' })
      assert.equal((await history())('.desk-saved').length, 0)
    })
  })

  it('appears on the clerk’s own shelf: recent look-ups and favorites', async () => {
    await log()
    await desk.get('/desk?open=nurse')
    await desk.post('/desk/shelf', { kind: 'favourite', key: 'enrollment' })
    const $ = load((await desk.get('/desk')).text)
    assert.equal($('#desk-recent + ul .desk-row').length, 2)
    assert.equal($('#desk-recent + ul .desk-row').first().attr('data-key'), 'nurse')
    assert.equal($('#desk-favorites + ul .desk-row').attr('data-key'), 'enrollment')
    await desk.post('/desk/shelf', { kind: 'favourite', key: 'enrollment', on: 'no' })
    assert.equal(load((await desk.get('/desk')).text)('#desk-favorites').length, 0)
    assert.equal(
      load((await signIn(app, 'desk').get('/desk')).text)('#desk-recent').length,
      0,
      'to nobody else',
    )
  })

  it('counts toward the most frequent topics', async () => {
    await log()
    app.services.now = () => new Date('2025-10-10T15:00:00Z')
    const $ = load((await desk.get('/desk')).text)
    assert.equal($('#desk-mostAsked + ul .desk-row').first().attr('data-key'), 'transportation.bus-late')
  })
})

import assert from 'node:assert/strict'
import { eq } from 'drizzle-orm'
import request from 'supertest'
import { createSavedCaseStore } from '../../../src/content/rehearsal/saved-case-store.js'
import { inquiries, wrongDoors } from '../../../src/platform/database/schema.js'
import { referrals } from '../../../src/platform/database/staff-schema.js'
import { readPage } from '../../support/app/page.js'
import { says } from '../../support/app/says.js'
import { type StaffClient, signIn } from '../../support/app/sign-in.js'
import { createTestApp, type TestApp } from '../../support/app/test-app.js'
import { sampleNow } from '../../support/samples/sample.js'

const base = '/admin/routing/cases'

describe('Saved cases', function () {
  this.timeout(60_000)
  let app: TestApp
  let admin: StaffClient
  let editor: StaffClient
  beforeEach(() => {
    app = createTestApp()
    admin = signIn(app, 'admin')
    editor = signIn(app, 'editor')
  })

  const staffPage = (html: string) => readPage(html, { staff: true })
  const all = () => createSavedCaseStore(app.database).all()
  const aCase = { concern: 'the bus is late', lang: 'en', expect: ['transportation'] }
  const actions = () => app.services.audit.latest(5).map(({ what }) => what)

  /** A question and its answer. */
  function ask(code: string, change: Partial<typeof inquiries.$inferInsert> = {}): number {
    const result = {
      outcome: 'answer',
      offices: [{ office: 'transportation', score: 0.9, topic: 'bus-late' }],
      topics: [],
    }
    return app.database
      .insert(inquiries)
      .values({
        ...{
          code,
          askedAt: sampleNow.getTime(),
          text: 'where does the bus stop',
          textUntil: null,
          lang: 'en',
        },
        ...{
          school: null,
          channel: 'page',
          outcome: 'answer',
          emergency: null,
          revision: 1,
          result,
          trace: {},
        },
        ...change,
      })
      .returning({ id: inquiries.id })
      .get().id
  }

  const chargeDoor = (inquiry: number, office = 'transportation') =>
    app.database
      .insert(wrongDoors)
      .values({ inquiry, reportedAt: sampleNow.getTime(), office, topic: 'bus-late', rule: null, lang: 'en' })
      .run()

  const refer = (change: Partial<typeof referrals.$inferInsert>) =>
    app.database
      .insert(referrals)
      .values({
        ...{ loggedAt: sampleNow.getTime(), account: admin.account.id, topic: null, office: 'nutrition' },
        ...{ lang: 'en', channel: 'phone', outcome: 'sent', ...change },
      })
      .returning({ id: referrals.id })
      .get().id

  for (const lang of ['', '/es'])
    it(`have complete pages${lang && ' in Spanish'}`, async () => {
      await admin.post(`${base}/new`, aCase).expect(303)
      const inquiry = ask('K7M2Q9XD')
      chargeDoor(inquiry)
      await admin.post('/admin/routing/rehearsal').expect(303)
      await app.services.routing.rehearsals.settled()
      for (const page of [
        '',
        '?failing=yes',
        '/new',
        '/new?inquiry=K7M2Q9XD',
        '/new?inquiry=ZZZ',
        '/1',
        '/import',
      ])
        staffPage((await admin.get(`${lang}${base}${page}`)).text)
      staffPage((await admin.get(`${lang}/admin/routing/wrong-doors`).expect(200)).text)
      staffPage((await editor.get(`${lang}${base}`).expect(200)).text)
    })

  it('are added, changed, and removed, with a line in the audit log', async () => {
    await editor
      .post(`${base}/new`, { ...aCase, ok: ['principal'], level: 'high', note: 'Asked often' })
      .expect(303)
    const [made] = all()
    assert.deepEqual(
      [made?.concern, made?.expect, made?.ok, made?.level, made?.protected, made?.addedBy],
      ['the bus is late', ['transportation'], ['principal'], 'high', false, editor.account.email],
    )
    const form = staffPage((await editor.get(`${base}/${made!.id}`).expect(200)).text)
    assert.equal(form('#expect-transportation').attr('checked'), 'checked')
    const seen = String(form('[name=seen]').val())
    await editor.post(`${base}/${made!.id}`, { ...aCase, seen, expect: [], nobody: 'yes' }).expect(303)
    assert.deepEqual([all()[0]?.scope, all()[0]?.expect], [false, []])
    const late = await editor.post(`${base}/${made!.id}`, { ...aCase, seen, concern: 'second' }).expect(409)
    assert.equal(staffPage(late.text)('#concern').val(), 'second')
    await editor.post(`${base}/${made!.id}/remove`).expect(303)
    assert.deepEqual(all(), [])
    assert.deepEqual(actions().slice(0, 3), ['case-removed', 'case-changed', 'case-added'])
    await editor.get(`${base}/${made!.id}`).expect(404)
  })

  for (const [what, form, field, words] of [
    ['no question', { concern: ' ' }, 'concern', says('cases.fault.concernMissing')],
    [
      'a question that is too long',
      { concern: 'x '.repeat(1100) },
      'concern',
      says('cases.fault.concernLong'),
    ],
    [
      'a phone number in the question',
      { concern: 'call me at 216-555-0187' },
      'concern',
      /Remove identifying details: .*216-555-0187/,
    ],
    ['a language that is none', { lang: 'English' }, 'lang', says('cases.fault.langFault')],
    ['nothing that must come of it', { expect: [] }, 'expect', says('cases.fault.expectMissing')],
    ['an office that is none', { expect: ['nowhere'] }, 'expect', says('cases.fault.expectMissing')],
    ['an office where nobody can help', { nobody: 'yes' }, 'expect', says('cases.fault.expectNobody')],
  ] as const)
    it(`are refused with ${what}, and everything typed is kept`, async () => {
      const typed = { ...aCase, note: 'Kept for the winter', ...form } as Record<string, string | string[]>
      const $ = staffPage((await editor.post(`${base}/new`, typed).expect(422)).text)
      assert.match($(`.problems a[href="#${field}"]`).text(), words)
      assert.match($(`#${field}-fault`).text(), words)
      assert.match($('title').text(), /^Error: /)
      assert.equal($('#note').val(), 'Kept for the winter')
      assert.equal($('#concern').val(), typed.concern)
      assert.deepEqual(all(), [])
    })

  describe('in a family’s own words', () => {
    const fromCode = (who: StaffClient, code = 'K7M2Q9XD') =>
      who.post('/admin/routing/cases/from', { inquiry: code }).expect(303)

    it('are erased with the question, as the page says when they are saved', async () => {
      const id = ask('K7M2Q9XD')
      const { headers } = await fromCode(editor)
      const $ = staffPage((await editor.get(headers.location ?? '').expect(200)).text)
      assert.match(
        $('.staff-advice').text(),
        /a family’s own words\. .* erased with .* after 30 days at most/,
      )
      assert.match($('.staff-advice').text(), says('cases.fromFamilyOthers'))
      assert.equal($('#forGood').length, 0)
      assert.match(staffPage((await editor.get(base)).text)('tbody').text(), says('cases.isFromFamily'))
      app.database.delete(inquiries).where(eq(inquiries.id, id)).run()
      assert.deepEqual(all(), [])
    })

    it('say so on the form before it is saved', async () => {
      ask('K7M2Q9XD')
      const $ = staffPage((await admin.get(`${base}/new?inquiry=K7M2Q9XD`).expect(200)).text)
      assert.match($('.staff-advice').text(), says('cases.fromFamily'))
    })

    it('are kept for good once an admin confirms that they identify nobody', async () => {
      const id = ask('K7M2Q9XD')
      await fromCode(admin)
      const seen = async () => {
        const $ = staffPage((await admin.get(`${base}/${all()[0]!.id}`).expect(200)).text)
        return String($('[name=seen]').val())
      }
      const words = { ...aCase, concern: 'where is the stop' }
      // An editor's tick does not count, nor do other words alone.
      await editor
        .post(`${base}/${all()[0]!.id}`, { ...words, seen: await seen(), forGood: 'yes' })
        .expect(303)
      assert.deepEqual([all()[0]?.inquiry, all()[0]?.concern], [id, 'where is the stop'])
      await admin
        .post(`${base}/${all()[0]!.id}`, { ...words, seen: await seen(), forGood: 'yes' })
        .expect(303)
      assert.equal(all()[0]?.inquiry, null)
      assert.deepEqual(app.services.audit.latest(1)[0]?.details.forGood, true)
      app.database.delete(inquiries).where(eq(inquiries.id, id)).run()
      assert.deepEqual(
        all().map(({ concern }) => concern),
        ['where is the stop'],
      )
    })

    it('are kept by an admin, too, when they can no longer be traced', async () => {
      await admin.post(`${base}/new`, aCase).expect(303)
      app.database.$client.exec('update saved_cases set unsure_since = 1')
      const list = staffPage((await editor.get(base)).text)
      assert.match(list('.staff-advice').text(), /1 case .* Rehearsals skip/)
      assert.match(list('tbody').text(), says('cases.isUnsure'))
      const path = `${base}/${all()[0]!.id}`
      assert.equal(staffPage((await editor.get(path)).text)('#forGood').length, 0)
      const form = staffPage((await admin.get(path)).text)
      assert.equal(form('#forGood').length, 1)
      await admin
        .post(path, { ...aCase, seen: String(form('[name=seen]').val()), forGood: 'yes' })
        .expect(303)
      assert.equal(all()[0]?.unsureSince, null)
      assert.doesNotMatch(staffPage((await admin.get(base)).text)('main').text(), /Rehearsals skip/)
    })

    it('are left out of exported files', async () => {
      ask('K7M2Q9XD')
      await fromCode(admin)
      await admin.post(`${base}/new`, aCase).expect(303)
      const { text } = await admin.get(`${base}/file.jsonl`).expect(200)
      assert.doesNotMatch(text, /where does the bus stop/)
      assert.match(text, /the bus is late/)
    })
  })

  it('are protected by admins only, and then closed to editors', async () => {
    await editor.post(`${base}/new`, { ...aCase, protected: 'yes' }).expect(303)
    const { id, protected: kept } = all()[0]!
    assert.equal(kept, false, 'an editor protects nothing')
    await editor.post(`${base}/${id}/protect`, { on: 'yes' }).expect(403)
    await admin.post(`${base}/${id}/protect`, { on: 'yes' }).expect(303)
    assert.equal(all()[0]?.protected, true)
    const $ = staffPage((await editor.get(`${base}/${id}`).expect(200)).text)
    assert.match($('.staff-advice').text(), says('cases.locked'))
    assert.equal($('main form').length, 0)
    const seen = String($('[name=seen]').val())
    await editor.post(`${base}/${id}`, { ...aCase, seen }).expect(403)
    await editor.post(`${base}/${id}/remove`).expect(403)
    await admin.post(`${base}/${id}`, { ...aCase, seen }).expect(303)
    assert.equal(all()[0]?.protected, false, 'the tick was taken away')
    await signIn(app, 'desk').get(base).expect(403)
  })

  it('can be searched, and filtered by protection and latest rehearsal result', async () => {
    for (const concern of ['the bus is late', 'a bus pass', 'lunch money'])
      await admin.post(`${base}/new`, { ...aCase, concern }).expect(303)
    await admin.post(`${base}/2/protect`, { on: 'yes' }).expect(303)
    const shown = async (query: string) => {
      const $ = staffPage((await admin.get(`${base}${query}`).expect(200)).text)
      return $('tbody th')
        .get()
        .map((cell) => $(cell).text().trim())
    }
    assert.deepEqual(await shown(''), ['a bus pass', 'lunch money', 'the bus is late'])
    assert.deepEqual(await shown('?q=bus'), ['a bus pass', 'the bus is late'])
    assert.deepEqual(await shown('?protected=yes'), ['a bus pass'])
    assert.deepEqual(await shown('?q=100%25'), [])
    assert.deepEqual(await shown('?q=b%25s'), [], 'a percent sign is one')
    assert.deepEqual(await shown('?q=b_s'), [])
    await admin.post('/admin/routing/rehearsal').expect(303)
    await app.services.routing.rehearsals.settled()
    assert.deepEqual(await shown('?failing=yes'), ['the bus is late'])
  })

  it('are made from a question in one click if it reached the right office, once', async () => {
    ask('K7M2Q9XD')
    const { headers } = await editor.post(`${base}/from`, { inquiry: 'K7M2Q9XD' }).expect(303)
    const [made] = all()
    assert.deepEqual(
      [made?.concern, made?.expect, made?.crisis, made?.source, made?.key],
      ['where does the bus stop', ['transportation'], false, 'inquiry', 'K7M2Q9XD'],
    )
    assert.match(headers.location!, new RegExp(`/cases/${made!.id}\\?saved=yes$`))
    await admin.post(`${base}/${made!.id}/protect`, { on: 'yes' }).expect(303)
    await editor.post(`${base}/from`, { inquiry: 'K7M2Q9XD' }).expect(303)
    assert.equal(all().length, 1)
    assert.equal(all()[0]?.protected, true, 'what was done to it since stays')
  })

  it('are not made from an alarm until a person says whether anyone was in danger', async () => {
    for (const [answer, crisis] of [
      ['no', false],
      ['yes', true],
    ] as const) {
      const code = answer === 'no' ? 'K7M2Q9XD' : 'K7M2Q9XC'
      ask(code, { emergency: 'now' })
      const { headers } = await editor.post(`${base}/from`, { inquiry: code }).expect(303)
      const $ = staffPage((await editor.get(headers.location!).expect(200)).text)
      assert.equal($('[name=crisis]').length, 2)
      assert.equal($('[name=crisis][checked]').length, 0, 'nothing is decided beforehand')
      const form = { ...aCase, inquiry: code, alarm: 'yes' }
      const refused = staffPage((await editor.post(`${base}/new`, form).expect(422)).text)
      assert.match(refused('.problems').text(), says('cases.fault.crisisMissing'))
      await editor.post(`${base}/new`, { ...form, crisis: answer }).expect(303)
      const made = all().find(({ key }) => key === code)
      assert.deepEqual([made?.crisis, made?.expect], [crisis, aCase.expect])
    }
  })

  it('are made from a wrong door in one click if the front office named the right one; otherwise the form is filled in', async () => {
    const door = ask('K7M2Q9XD')
    chargeDoor(door)
    const { headers } = await editor.post(`${base}/from`, { inquiry: 'K7M2Q9XD' }).expect(303)
    const $ = staffPage((await editor.get(headers.location!).expect(200)).text)
    assert.equal($('#concern').val(), 'where does the bus stop')
    assert.equal($('[name=expect]:checked, [name=expect][checked]').length, 0)
    assert.deepEqual(all(), [])
    refer({ inquiry: door, office: 'safety-security', wrongOffice: 'transportation' })
    await editor.post(`${base}/from`, { inquiry: 'K7M2Q9XD' }).expect(303)
    const [made] = all()
    assert.deepEqual([made?.expect, made?.source], [['safety-security'], 'wrong-door'])
  })

  it('are made from a referral: at once from the family’s words, after review from a clerk’s note', async () => {
    const asked = refer({ inquiry: ask('K7M2Q9XD'), office: 'nutrition' })
    await editor.post(`${base}/from`, { referral: String(asked) }).expect(303)
    assert.deepEqual([all()[0]?.concern, all()[0]?.expect], ['where does the bus stop', ['nutrition']])
    const noted = refer({ note: 'Lunch form for next week' })
    const { headers } = await editor.post(`${base}/from`, { referral: String(noted) }).expect(303)
    const $ = staffPage((await editor.get(headers.location!).expect(200)).text)
    assert.equal($('#concern').val(), 'Lunch form for next week')
    assert.equal($('[name=referral]').val(), String(noted))
    await editor.post(`${base}/new`, { ...aCase, referral: String(noted) }).expect(303)
    assert.deepEqual([all()[1]?.source, all()[1]?.key], ['referral', String(noted)])
  })

  it('say so when the words are no longer stored', async () => {
    ask('K7M2Q9XD', { textUntil: sampleNow.getTime() })
    const { headers } = await editor.post(`${base}/from`, { inquiry: 'K7M2Q9XD' }).expect(303)
    const { text } = await editor.get(headers.location!).expect(422)
    assert.match(staffPage(text)('.problems').text(), says('cases.fault.gone'))
    await editor.post(`${base}/from`).expect(404)
  })

  it('have links at the referral, the front-office answer, and the rehearsal, for editors', async () => {
    const id = refer({ inquiry: ask('K7M2Q9XD') })
    const button = async (client: StaffClient) =>
      staffPage((await client.get(`/desk/referrals/${id}`).expect(200)).text)(`form[action="${base}/from"]`)
        .length
    assert.equal(await button(editor), 1)
    assert.equal(await button(signIn(app, 'desk')), 0)
    await admin.post('/admin/routing/rehearsal').expect(303)
    await app.services.routing.rehearsals.settled()
    const $ = staffPage((await editor.get('/admin/routing/rehearsal').expect(200)).text)
    assert.equal($(`form[action="${base}/from"] [name=inquiry]`).val(), 'K7M2Q9XD')
  })

  it('list wrong doors with the question, the answer, and its reason', async () => {
    const asked = ask('K7M2Q9XD')
    chargeDoor(asked)
    chargeDoor(ask('A7M2Q9XD', { text: null }))
    refer({ inquiry: asked, office: 'nutrition', wrongOffice: 'transportation' })
    const $ = staffPage((await admin.get('/admin/routing/wrong-doors').expect(200)).text)
    assert.equal($('.pairs .was a').length, 0, 'no link stands between what was answered and what led there')
    assert.equal($('.pairs li > a[href^="/answers/"]').length, 2)
    assert.match($('tbody tr').text(), /Topic: .*Transportation.*2/s)
    const doors = $('.pairs li')
      .get()
      .map((door) => $(door).text())
    assert.match(
      doors[1]!,
      /where does the bus stop.*Was sent to Transportation.*The front office sent them to Food and Nutrition/s,
    )
    assert.match(doors[0]!, says('cases.wrongDoors.gone'))
    assert.equal($(`form[action="${base}/from"]`).length, 1)
  })

  describe('in a file', () => {
    const upload = (content: string | Buffer | null) => {
      const sent = request(app.app)
        .post(`${base}/import`)
        .set('Cookie', admin.cookie)
        .field('csrf', admin.csrf)
      return content === null ? sent : sent.attach('file', Buffer.from(content), 'cases.jsonl')
    }
    const line = (id: string, change = {}) =>
      `${JSON.stringify({ id, q: `question ${id}`, lang: 'en', level: null, expect: ['nutrition'], ok: [], crisis: false, scope: true, ...change })}\n`

    it('are imported, updated by the next file, and exported unchanged', async () => {
      await admin.post(`${base}/new`, aCase).expect(303)
      await upload(line('a') + line('b', { lang: 'es' })).expect(303)
      assert.equal(all().length, 3)
      await admin.post(`${base}/2/protect`, { on: 'yes' }).expect(303)
      const { text, headers } = await admin.get(`${base}/file.jsonl`).expect(200)
      assert.match(headers['content-disposition']!, /attachment; filename="?cases.jsonl"?/)
      await upload(text.replace('question b', 'question B')).expect(303)
      assert.deepEqual(
        all().map(({ id, source, key, concern, protected: kept }) => [id, source, key, concern, kept]),
        [
          [1, 'hand', null, 'the bus is late', false],
          [2, 'file', 'a', 'question a', true],
          [3, 'file', 'b', 'question B', false],
        ],
      )
      await upload(line('a')).expect(303)
      assert.equal(all()[1]?.protected, true, 'a file that does not say so takes no protection away')
    })

    it('are read in UTF-16 and Windows-1252, too', async () => {
      await upload(Buffer.from(`\uFEFF${line('a', { q: '¿Dónde está?' })}`, 'utf16le')).expect(303)
      await upload(Buffer.from(line('b', { q: 'el autobús no llegó' }), 'latin1')).expect(303)
      assert.deepEqual(
        all().map(({ concern }) => concern),
        ['¿Dónde está?', 'el autobús no llegó'],
      )
      const $ = staffPage((await upload(Buffer.from([0x7b, 0x81, 0x0a])).expect(422)).text)
      assert.match($('tbody').text(), says('fault.encoding'))
    })

    it('are refused as a whole, with every bad line by number', async () => {
      const bad =
        line('a') +
        line('b', { expect: ['nowhere'] }) +
        'nonsense\n' +
        line('c', { crisis: 'yes' }) +
        line('a')
      const $ = staffPage((await upload(bad).expect(422)).text)
      const rows = $('tbody tr')
        .get()
        .map((row) => $(row).text().replace(/\s+/g, ' '))
      assert.deepEqual(
        rows.map((row) => row.match(/^\d+/)?.[0]),
        ['2', '3', '4', '5'],
      )
      assert.match(rows[0]!, /no office “nowhere”/)
      assert.match(rows[2]!, /“crisis” is wrong or missing. It is true or false/)
      assert.deepEqual(all(), [])
      for (const [none, words] of [
        [null, says('cases.import.fault.missing')],
        ['', says('cases.import.fault.empty')],
        ['\n\n', says('cases.import.fault.empty')],
      ] as const) {
        const { text } = await upload(none).expect(422)
        assert.match(staffPage(text)('.problems').text(), words)
      }
    })

    it('are for admins only', async () => {
      await editor.get(`${base}/import`).expect(403)
      await editor.get(`${base}/file.jsonl`).expect(403)
      await request(app.app)
        .post(`${base}/import`)
        .set('Cookie', editor.cookie)
        .attach('file', Buffer.from(line('a')), 'x')
        .expect(403)
      await request(app.app)
        .post(`${base}/import`)
        .set('Cookie', admin.cookie)
        .attach('file', Buffer.from(line('a')), 'x')
        .expect(403)
      assert.deepEqual(all(), [])
    })
  })
})

import assert from 'node:assert/strict'
import request from 'supertest'
import { readDirectory } from '../../../src/directory/model/directory-snapshot.js'
import type { translatedFields } from '../../../src/directory/model/translations.js'
import { readPage } from '../../support/app/page.js'
import { says, textOf, textWith } from '../../support/app/says.js'
import { type StaffClient, signIn } from '../../support/app/sign-in.js'
import { createTestApp, type TestApp } from '../../support/app/test-app.js'
import { sampleNow } from '../../support/samples/sample.js'

const base = '/admin/translations'
const one = `${base}/vi/crisis-line/988`
const good = { name: 'Đường dây 988', text: 'Gọi hoặc nhắn tin số 988.' }

describe('Translations', function () {
  this.timeout(60_000)
  let app: TestApp
  let admin: StaffClient
  beforeEach(() => {
    app = createTestApp()
    admin = signIn(app, 'admin')
  })

  const staffPage = (html: string) => readPage(html, { staff: true })
  const stored = (kind: keyof typeof translatedFields = 'crisis-line', owner = '988', lang = 'vi') =>
    app.services.translations.find(kind, owner, lang)!
  const save = (form: Record<string, string> = {}, version = stored().version) =>
    admin.post(one, { ...good, version, ...form })
  const audited = () => app.services.audit.latest(1)[0]

  for (const lang of ['', '/es'])
    it(`have complete pages${lang && ' in Spanish'}`, async () => {
      await save({ checked: 'yes', checker: 'Lan Tran' }).expect(303)
      for (const path of [
        '',
        '?of=ar&kind=topic&state=missing&page=2',
        '/vi/crisis-line/988',
        '/es/topic/bus-late',
        '/import',
      ])
        staffPage((await admin.get(`${lang}${base}${path}`).expect(200)).text)
    })

  it('are for admins', async () => {
    const editor = signIn(app, 'editor')
    for (const path of [base, one, `${base}/import`, `${base}/files/vi.csv`])
      await editor.get(path).expect(403)
    await editor.post(one, { ...good, version: stored().version }).expect(403)
    await request(app.app).get(base).expect(303)
    assert.equal(stored().state, 'missing')
  })

  it('list every text with its state, help lines first', async () => {
    await save({ checked: 'yes', checker: 'Lan Tran' }).expect(303)
    const $ = staffPage((await admin.get(`${base}?of=vi`)).text)
    const rows = $('tbody tr').toArray()
    assert.equal(rows.length, 50)
    const text = (index: number) => $(rows[index]).text().replace(/\s+/g, ' ')
    assert.match(text(0), /^911 Help line ?not translated ?not translated: families read English$/)
    assert.match(text(1), /988.*Đường dây 988.*checked by Lan Tran on October 10, 2025/)
    const missing = staffPage((await admin.get(`${base}?of=vi&kind=outside-service&state=missing`)).text)
    assert.equal(missing('tbody tr').length, 28)
    const own = staffPage((await admin.get(`${base}?of=es&state=own&kind=crisis-line`)).text)
    assert.equal(own('tbody tr').length, 17)
  })

  it('are saved, live and audited', async () => {
    await save().expect(303).expect('location', `${one}?saved=yes`)
    assert.deepEqual(stored().words, good)
    assert.equal(stored().state, 'unchecked')
    const { what, about, details } = audited()!
    assert.deepEqual([what, about], ['translation-changed', 'translation:vi/crisis-line/988'])
    assert.deepEqual(details, { old: {}, new: good })
  })

  it('are marked as checked by name, and by the account without one', async () => {
    await save().expect(303)
    await save({ checked: 'yes', checker: ' Lan Tran ' }).expect(303)
    assert.equal(stored().checkedBy, 'Lan Tran')
    assert.equal(audited()!.what, 'translation-checked')
    assert.deepEqual(audited()!.details, { checkedBy: 'Lan Tran' })
    await save({ text: 'Gọi 988.' }).expect(303)
    assert.equal(stored().checkedBy, null, 'a changed text is not checked')
    await save({ checked: 'yes', checker: '' }).expect(303)
    assert.equal(stored().checkedBy, 'Robin admin')
  })

  it('say that the English changed, until they are saved again', async () => {
    await save({ checked: 'yes' }).expect(303)
    app.database.$client
      .prepare(
        "update crisis_line_words set text = 'Call 988 at any hour.' where line = '988' and lang = 'en'",
      )
      .run()
    const $ = staffPage((await admin.get(one)).text)
    assert.match($('main').text(), /the English changed since/)
    assert.equal($('#checked').attr('checked'), undefined)
    await save().expect(303)
    assert.equal(stored().state, 'unchecked')
  })

  it('show the English when they are emptied', async () => {
    await save().expect(303)
    await save({ name: ' ', text: '' }).expect(303)
    assert.deepEqual(stored().words, {})
    assert.equal(stored().state, 'english')
  })

  const faulty: [string, Record<string, string>, string][] = [
    ['half of them', { name: '' }, `Name ${textOf('fault.translation.half')}`],
    [
      'a missing number',
      { text: 'Gọi.', name: 'Đường dây' },
      textWith('fault.translation.numberMissing', { number: 988 }),
    ],
    [
      'a wrong number',
      { text: 'Gọi 988 hoặc 989.' },
      textWith('fault.translation.numberExtra', { number: 989 }),
    ],
    [
      'a text that is too long',
      { text: `988 ${'a'.repeat(1000)}` },
      textWith('fault.long', { most: '1,000' }),
    ],
  ]
  for (const [what, form, message] of faulty)
    it(`refuse ${what}, keeping what was typed`, async () => {
      const $ = staffPage((await save(form).expect(422)).text)
      assert.ok($('.problems').text().includes(message), $('.problems').text())
      assert.equal($('#text').text(), form.text ?? good.text)
      assert.equal(stored().state, 'missing')
    })

  it('refuse a room without the sign for its number', async () => {
    const room = app.services.translations.listIn('vi').find(({ owner }) => owner.english.text === 'Room #')!
    const path = `${base}/vi/room/${room.owner.owner}`
    const post = (text: string) => admin.post(path, { text, version: room.version })
    const $ = staffPage((await post('Phòng').expect(422)).text)
    assert.match($('.problems').text(), /Room needs the # sign once/)
    assert.equal($('#text').text(), 'Phòng')
    assert.match($('main').text(), /Keep the # sign/)
    await post('Phòng #').expect(303)
    assert.equal(stored('room', room.owner.owner).words.text, 'Phòng #')
  })

  it('list a text once, however often it is used, with the words of the district', () => {
    const texts = (lang: string) => app.services.translations.listIn(lang)
    const days = texts('vi').filter(({ owner }) => owner.english.text === 'Veterans Day')
    assert.deepEqual(
      days.map(({ owner, state }) => [owner.kind, state]),
      [['calendar-day', 'missing']],
    )
    const spanish = texts('es').find(({ owner }) => owner.english.text === 'Veterans Day')!
    assert.deepEqual([spanish.state, spanish.words.text], ['own', 'Día de los Veteranos'])
  })

  it('have today lines until they end, and are shown with them at once', () => {
    const { database, services } = app
    const add = database.$client.prepare(
      `insert into today_lines (id, kind, starts_at, ends_at, posted_at, posted_by, closes_offices, schools)
       values (?, 'other', 0, ?, 0, 'Robin', 0, '[]')`,
    )
    const words = database.$client.prepare(
      "insert into today_line_words (line, lang, text) values (?, 'en', ?)",
    )
    const now = sampleNow.getTime()
    for (const [id, text, end] of [
      [1, 'The pool is closed.', now],
      [2, 'Bring water today.', now + 1],
    ]) {
      add.run(id, end)
      words.run(id, text)
    }
    const lines = services.translations.listIn('vi').filter(({ owner }) => owner.kind === 'today-line')
    assert.deepEqual(
      lines.map(({ owner }) => owner.english.text),
      ['Bring water today.'],
    )
    const [{ owner, version }] = lines as [(typeof lines)[0]]
    const edit = { kind: 'today-line', owner: owner.owner, lang: 'vi', checkedBy: null, version } as const
    services.translations.save({ ...edit, words: { text: 'Hôm nay hãy mang nước.' } })
    assert.equal(
      readDirectory(database).todayLines.find(({ id }) => id === 2)?.words.vi,
      'Hôm nay hãy mang nước.',
    )
  })

  it('do not overwrite what somebody else saved meanwhile', async () => {
    const { version } = stored()
    await save({ text: 'Gọi 988 ngay.' }).expect(303)
    const $ = staffPage((await save({}, version).expect(409)).text)
    assert.equal($('#text').text(), good.text)
    assert.equal(stored().words.text, 'Gọi 988 ngay.')
  })

  it('are not found for other kinds, texts and languages', async () => {
    for (const path of [
      '/vi/moon/988',
      '/vi/crisis-line/989',
      '/xx/crisis-line/988',
      '/en/crisis-line/988',
      '/files/en.csv',
    ])
      await admin.get(`${base}${path}`).expect(404)
    await admin
      .post(`${base}/es/crisis-line/988`, { ...good, version: stored('crisis-line', '988', 'es').version })
      .expect(404)
  })

  describe('in files', () => {
    const headers = 'kind,id,field,lang,english,translation\n'
    const english = () => stored().owner.english
    const quoted = (text = '') => `"${text.replaceAll('"', '""')}"`
    const row = (field: string, text: string, from = english()[field] ?? '') =>
      `crisis-line,988,${field},vi,${quoted(from)},${quoted(text)}\n`
    const file = () => headers + row('name', good.name) + row('text', good.text)

    const upload = (content: string | Buffer | null) => {
      const sent = request(app.app)
        .post(`${base}/import`)
        .set('Cookie', admin.cookie)
        .field('csrf', admin.csrf)
      return content === null ? sent : sent.attach('file', Buffer.from(content), 'vi.csv')
    }
    const faultsOf = async (content: string | Buffer) => {
      const $ = staffPage((await upload(content).expect(422)).text)
      return $('.imported tbody tr')
        .toArray()
        .map((each) => $(each).text().trim())
    }

    it('go out with every text, in UTF-8 with a mark, and come back unchanged', async () => {
      await save().expect(303)
      const { text, headers: sent } = await admin.get(`${base}/files/vi.csv`).expect(200)
      assert.match(sent['content-disposition'] ?? '', /translations-vi\.csv/)
      assert.ok(text.startsWith('\uFEFFkind,id,field,lang,english,translation\n'))
      assert.ok(text.includes(`crisis-line,988,text,vi,${english().text},${good.text}\n`), text.slice(0, 600))
      assert.ok(text.includes('office,transportation,answers_for,vi,'))
      assert.equal(audited()!.what, 'translations-exported')
      const preview = (await upload(text).expect(303)).headers.location!
      const $ = staffPage((await admin.get(preview).expect(200)).text)
      assert.match($('main').text(), /0 texts are new or different\s*1 text is as it is now/)
    })

    it('are previewed before they change anything', async () => {
      const preview = (await upload(file()).expect(303)).headers.location!
      const $ = staffPage((await admin.get(preview).expect(200)).text)
      assert.match($('main').text(), /1 text is new or different/)
      assert.match($('ins[lang=vi]').text(), /Đường dây 988/)
      assert.equal(stored().state, 'missing')
      await admin.post(preview, {}).expect(303).expect('location', `${base}/import?saved=1`)
      assert.deepEqual(stored().words, good)
      assert.equal(stored().state, 'unchecked')
      assert.deepEqual(audited()!.details, { changed: 1, same: 0 })
      staffPage((await admin.get(`${base}/import?saved=1`)).text)
      await admin.get(preview).expect(422)
    })

    it('are read in UTF-16, with semicolons or tabs, and a line that names them', async () => {
      // Commas outside of quotes.
      const tabs = file().replaceAll(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/g, '\t')
      for (const text of [tabs, `sep=;\r\n${tabs.replaceAll('\t', ';')}`])
        for (const bytes of [Buffer.from(text), Buffer.from(`\uFEFF${text}`, 'utf16le')]) {
          const preview = (await upload(bytes).expect(303)).headers.location!
          assert.match(staffPage((await admin.get(preview)).text)('ins[lang=vi]').text(), /Đường dây 988/)
        }
    })

    it('are refused in Windows-1252 if it has not all letters of the language', async () => {
      const bytes = Buffer.from(
        headers + row('name', 'D\u00f4ng 988') + row('text', 'G\u00f4i 988.'),
        'latin1',
      )
      assert.match((await faultsOf(bytes)).join(), says('fault.encoding'))
    })

    it('may be checked as a whole, unchanged texts included', async () => {
      await save().expect(303)
      const preview = (await upload(file()).expect(303)).headers.location!
      await admin.post(preview, { checked: 'yes', checker: 'Lan Tran' }).expect(303)
      assert.equal(stored().checkedBy, 'Lan Tran')
      assert.equal(stored().state, 'checked')
    })

    it('leave alone what they do not fill in', async () => {
      await save().expect(303)
      const preview = (await upload(headers + row('name', '') + row('text', 'Gọi 988.')).expect(303)).headers
        .location!
      await admin.post(preview).expect(303)
      assert.deepEqual(stored().words, { ...good, text: 'Gọi 988.' })
    })

    it('made from older English say so', async () => {
      const old = headers + row('name', good.name) + row('text', good.text, 'Call 988 for help.')
      const preview = (await upload(old).expect(303)).headers.location!
      assert.match(
        staffPage((await admin.get(preview)).text)('main').text(),
        /English words that have changed/,
      )
      await admin.post(preview).expect(303)
      assert.equal(stored().state, 'changed')
    })

    it('have every fault named with its line, and change nothing', async () => {
      const bad = [
        row('name', good.name),
        row('text', 'Gọi.'),
        row('name', 'Hai lần'),
        row('title', 'x'),
        row('text', 'x').replace('988,', '989,'),
        row('text', 'x').replace('crisis-line', 'moon'),
        row('text', 'x').replace(',vi,', ',xx,'),
        'crisis-line,911,text,vi,,Gọi 911.\n',
        'crisis-line,911,name,es,,Otra\n',
        'one,two\n',
      ]
      const found = await faultsOf(headers + bad.join(''))
      assert.equal(found.length, 8, found.join('\n'))
      for (const [index, part] of [
        /line 11.*has 2 columns instead of 6/,
        /line 4, translation.*line 2\b/,
        /line 5, field.*is not one of these: name, text/,
        /line 6, id.*“989” is not in the directory/,
        /line 7, kind.*is not one of these/,
        /line 8, lang.*is not one of these/,
        /line 9, name.*the rest of this text is translated/,
      ].entries())
        assert.ok(
          found.some((each) => part.test(each)),
          `${index}: ${part} in ${found.join('\n')}`,
        )
      assert.equal(stored().state, 'missing')
    })

    for (const [what, content, message] of [
      ['no CSV', '"never closed\n', /never closed/],
      ['other columns', 'a,b\n1,2\n', /column is missing/],
      ['no text', Buffer.from([0x6b, 0x81, 0x0a]), /cannot be read as text/],
      ['nothing', '', /column is missing/],
    ] as const)
      it(`are refused with ${what}`, async () => {
        assert.match((await faultsOf(content as string)).join(), message)
      })

    it('are asked for when missing', async () => {
      const $ = staffPage((await upload(null).expect(422)).text)
      assert.match($('.problems').text(), /Choose a file/)
    })

    it('cannot be applied by somebody else', async () => {
      const preview = (await upload(file()).expect(303)).headers.location!
      await signIn(app, 'admin').post(preview).expect(422)
      assert.equal(stored().state, 'missing')
    })
  })
})

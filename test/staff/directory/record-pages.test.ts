import assert from 'node:assert/strict'
import { createChangeStore } from '../../../src/content/records/change-store.js'
import type { RecordCells } from '../../../src/content/records/record-cells.js'
import type { RecordKind } from '../../../src/content/records/record-kinds.js'
import { createDirectory } from '../../../src/directory/model/directory-snapshot.js'
import { createLanguage } from '../../../src/platform/language/language.js'
import { wording } from '../../../src/platform/language/wording.js'
import { formOf } from '../../support/app/form.js'
import { readPage } from '../../support/app/page.js'
import { says, textOf, textWith } from '../../support/app/says.js'
import { type StaffClient, signIn } from '../../support/app/sign-in.js'
import { createTestApp, type TestApp } from '../../support/app/test-app.js'

describe('The directory editor', () => {
  let app: TestApp
  let admin: StaffClient
  beforeEach(() => {
    app = createTestApp()
    app.services.directory = createDirectory(app.database).current
    admin = signIn(app, 'admin', { name: 'Ana Admin' })
  })

  const page = async (path: string, who = admin) =>
    readPage((await who.get(path).expect(200)).text, { staff: true })
  const get = (sql: string) => app.database.$client.prepare(sql).pluck().get()
  const transportation = () => get("select id from contacts where office = 'transportation'") as number
  const counselor = () =>
    get(
      "select contacts.id from contacts join schools on schools.id = school where office = 'counselor' and slug = 'lincoln-elementary'",
    ) as number

  it('starts with what exists and what needs attention', async () => {
    const $ = await page('/admin/directory')
    assert.match($('main').text(), /Contacts/)
    assert.match($('main').text(), /240 entries/)
    assert.equal($('.record-tiles a').length, 12)
    assert.equal((await page('/es/admin/directory'))('h1').text(), textOf('records.title', 'es'))
  })

  it('gives a role to only one office', async () => {
    const nurse = `/admin/directory/offices/${get("select rowid from offices where role = 'nurse'")}`
    const $ = await page(nurse)
    assert.equal($('select[name=role] option[selected]').attr('value'), 'nurse')
    const form = formOf($, nurse)
    const taken = readPage((await admin.post(nurse, { ...form, role: 'counselor' }).expect(422)).text, {
      staff: true,
    })
    assert.ok(taken('#role').attr('aria-describedby'))
    const speech = createLanguage().speech('en')
    const what = wording('fault.same.role')
    assert.ok(taken('main').text().includes(speech.t('fault.takenHere', { what })))
    assert.equal(taken('main').text().includes('the same the'), false)
    assert.ok(taken('.record-fixed bdi').text().includes(speech.t('recordValue.school')))
    await admin.post(nurse, { ...form, role: '' }).expect(303)
    assert.equal(get("select count(*) from offices where role = 'nurse'"), 0)
    assert.equal(get("select count(*) from offices where role = 'counselor'"), 1)
    const history = (await page(`${nurse}/history`))('.record-diff').text().replace(/\s+/g, ' ')
    assert.ok(
      history.includes(`Before: ${speech.t('officeRole.nurse')} After: ${speech.t('records.empty')}`),
      history,
    )
  })

  it('has one main button on each list, below its title: to add a record', async () => {
    for (const kind of ['schools', 'offices', 'contacts', 'people', 'calendar', 'crisis-lines']) {
      const $ = await page(`/admin/directory/${kind}`)
      const main = $('main .button.main')
      assert.deepEqual([main.length, main.attr('href')], [1, `/admin/directory/${kind}/new`], kind)
      assert.equal(main.parent().prevAll('h1').length, 1, kind)
    }
  })

  it('lists, searches, and pages', async () => {
    const $ = await page('/admin/directory/people')
    assert.match($('#rows').text(), /418 found/)
    assert.equal($('tbody tr').length, 50)
    assert.ok($('.record-pager a[rel=next]').attr('href')?.endsWith('?page=2'))
    const found = await page('/admin/directory/people?q=SOLIS+joaq')
    assert.equal(found('tbody th').text(), 'Joaquín Solís', 'whatever the marks on its letters')
    const near = await page('/admin/directory/people?q=leah+wyman')
    assert.deepEqual(
      near('tbody th')
        .toArray()
        .map((each) => near(each).text()),
      ['Leah Wyman'],
    )
    const placed = await page('/admin/directory/contacts?school=lincoln-elementary&office=nurse')
    assert.equal(placed('tbody tr').length, 1)
  })

  it('saves a contact, which is live at once, with its history', async () => {
    const path = `/admin/directory/contacts/${transportation()}`
    const form = formOf(await page(path), path)
    await admin
      .post(path, { ...form, phone: '(216) 555-0199', hours: 'Mo-Fr 05:00-18:00' })
      .expect(303)
      .expect('Location', `${path}?saved=yes`)
    assert.equal(get("select phone from contacts where office = 'transportation'"), '+12165550199')
    const $ = await page(`${path}?saved=yes`)
    assert.match($('[role=status]').text(), /live now/)
    assert.match($('#hours-hint').text(), /Families read: Mon–Fri, 5:00\sAM/)
    const history = await page(`${path}/history`)
    assert.match(history('.record-changes').text(), /Ana Admin/)
    assert.match(
      history('.record-diff').text().replace(/\s+/g, ' '),
      /Phone\s?Before: \(216\) 555-0112 After: \(216\) 555-0199/,
    )
    assert.equal(get("select count(*) from audit_events where what = 'record-changed'"), 1)
  })

  it('explains errors in plain words, and keeps everything typed', async () => {
    const path = `/es/admin/directory/contacts/${transportation()}`
    const form = formOf(await page(path), path)
    const answer = await admin
      .post(path, { ...form, phone: '555', hours: 'always', room: 'Garage 9' })
      .expect(422)
    const $ = readPage(answer.text, { staff: true })
    assert.match($('.problems').text(), /Teléfono: no es un número de teléfono.*dice “555”/)
    assert.equal($('.problems a').length, 2)
    assert.equal($('#phone').val(), '555')
    assert.equal($('#room').val(), 'Garage 9')
    assert.match($('title').text(), /^Error: /)
    assert.equal($('#phone').attr('aria-invalid'), 'true')
  })

  it('warns when two people edit, shows both, and saves the second person’s choice', async () => {
    const path = `/admin/directory/contacts/${transportation()}`
    const mine = formOf(await page(path), path)
    const other = signIn(app, 'admin', { name: 'Bo Admin' })
    const theirs = formOf(await page(path, other), path)
    await other.post(path, { ...theirs, phone: '216 555 0111', room: 'Garage 2' }).expect(303)
    const answer = await admin.post(path, { ...mine, phone: '216 555 0122', ext: '7' }).expect(409)
    const $ = readPage(answer.text, { staff: true })
    const said = $('[role=alert]').text().replace(/\s+/g, ' ')
    assert.match(said, /Bo Admin saved it/)
    assert.match(said, /Phone\(216\) 555-0112\(216\) 555-0111\(216\) 555-0122/)
    assert.match(said, /Room.*Garage 2.*Taken from theirs/)
    assert.equal($('#room').val(), 'Garage 2')
    assert.equal($('#ext').val(), '7')
    await admin.post(path, formOf($, path)).expect(303)
    assert.equal(
      get("select phone || ' ' || room || ' ' || ext from contacts where office = 'transportation'"),
      '+12165550122 Garage 2 7',
    )
  })

  it('previews the card families would see, and saves nothing', async () => {
    const path = `/admin/directory/contacts/${counselor()}`
    const form = formOf(await page(path), path)
    const answer = await admin.post(path, { ...form, phone: '216-555-0188', do: 'preview' }).expect(200)
    const $ = readPage(answer.text, { staff: true })
    assert.equal($('.record-preview a[href^="tel:+12165550188"]').length, 1)
    assert.equal($('#phone').val(), '(216) 555-0188')
    assert.equal(get('select count(*) from record_changes'), 0)
    assert.notEqual(get(`select phone from contacts where id = ${counselor()}`), '+12165550188')
  })

  it('marks contacts as checked today in one click, one or several', async () => {
    const [a, b] = [String(transportation()), String(counselor())]
    await admin.post('/admin/directory/contacts/checked', { id: a, from: 'one' }).expect(303)
    await admin
      .post('/admin/directory/contacts/checked', { id: [a, b] })
      .expect('Location', '/admin/directory/contacts?changed=2')
    assert.equal(
      get(`select count(*) from contacts where id in (${a}, ${b}) and checked_on = '2025-10-10'`),
      2,
    )
    const none = await admin.post('/admin/directory/contacts/checked', {}).expect(303)
    const $ = readPage((await admin.get(none.headers.location!).expect(422)).text, { staff: true })
    assert.match($('.problems').text(), says('records.bulkNoneSelected'))
  })

  it('changes several contacts at once: only the ticked fields', async () => {
    const ids = [String(transportation()), String(counselor())]
    const shown = await admin.post('/admin/directory/contacts/bulk', { id: ids }).expect(200)
    const $ = readPage(shown.text, { staff: true })
    assert.match($('h1').text(), /Change 2 contacts/)
    const form = formOf($, '/admin/directory/contacts/bulk/save')
    const save = '/admin/directory/contacts/bulk/save'
    assert.match((await admin.post(save, form).expect(422)).text, says('records.bulkNone'))
    const wrong = await admin.post(save, { ...form, set: 'hours', hours: 'all day' }).expect(422)
    assert.match(
      readPage(wrong.text, { staff: true })('.problems').text(),
      /Opening hours: cannot be read as hours/,
    )
    await admin
      .post(save, {
        ...form,
        set: ['hours', 'languages'],
        hours: 'Mo-Fr 09:00-12:00',
        languages: ['en', 'vi'],
        reply_days: '9',
      })
      .expect(303)
    assert.equal(
      get(
        `select count(*) from contacts where id in (${ids}) and hours = 'Mo-Fr 09:00-12:00' and languages = '["en","vi"]' and reply_days <> 9`,
      ),
      2,
    )
  })

  it('records an absence and its substitute', async () => {
    const post = get(
      `select posts.id from posts join people on people.id = person where slug = 'joaquin-solis'`,
    ) as number
    const path = `/admin/directory/posts/${post}/absence`
    const form = formOf(await page(path), path)
    const wrong = await admin
      .post(path, { ...form, away_from: '2025-10-20', away_until: '2025-10-01' })
      .expect(422)
    assert.match(readPage(wrong.text, { staff: true })('.problems').text(), says('fault.beforeAway'))
    await admin
      .post(path, { ...form, away_from: '2025-10-01', away_until: '2025-10-30', backup: 'leah-wyman' })
      .expect(303)
    const answer = await admin.get(`/admin/directory/posts?away=yes`).expect(200)
    assert.match(readPage(answer.text, { staff: true })('tbody').text(), /Joaquín Solís: Transportation/)
    await admin.post(path, { ...formOf(await page(path), path), do: 'end' }).expect(303)
    assert.equal(get(`select away_from from posts where id = ${post}`), null)
  })

  it('refuses to remove a row in use, and lists the uses with links', async () => {
    const person = get("select id from people where slug = 'joaquin-solis'") as number
    const $ = await page(`/admin/directory/people/${person}/remove`)
    assert.match($('h2').text(), says('records.held'))
    assert.match($('.card a').text(), /Joaquín Solís: Transportation/)
    await admin.post(`/admin/directory/people/${person}/remove`, { version: 'x' }).expect(409)
    const day = get("select id from calendar_days where kind = 'holiday' limit 1") as number
    const path = `/admin/directory/calendar/${day}/remove`
    await admin.post(path, formOf(await page(path), path)).expect(303)
    assert.equal(get(`select count(*) from calendar_days where id = ${day}`), 0)
  })

  it('leads from each use to where it is changed', async () => {
    app.database.$client.exec(
      `insert into rules (id, name, why, conditions, action, active, position)
       values ('late-bus', 'Late bus', 'x', '{"offices":["transportation"]}', '{"kind":"office","office":"transportation"}', 1, 0)`,
    )
    const bo = { email: 'bo@cedarvalley.example', name: 'Bo Driver', school: null }
    const account = app.services.accounts.store.add(
      { ...bo, role: 'editor', offices: ['transportation'] },
      new Date(),
    )!.id
    const office = get("select rowid from offices where id = 'transportation'") as number
    const $ = await page(`/admin/directory/offices/${office}/remove`)
    const leads = Object.fromEntries(
      $('.card a')
        .toArray()
        .map((link) => [$(link).text(), $(link).attr('href')]),
    )
    assert.equal(leads['Late bus'], '/admin/routing/rules/late-bus')
    assert.equal(leads['Bo Driver'], `/admin/accounts/${account}`)
    assert.ok(Object.values(leads).includes('/admin/routing/topics/bus-late'))
    assert.deepEqual($('.card li').length, $('.card li a').length)
  })

  it('offers to close a school that is used, and says that what families asked stays', async () => {
    const school = get('select id from schools limit 1') as number
    const path = `/admin/directory/schools/${school}`
    const offer = async () => (await page(`${path}/remove`))('main')
    assert.equal((await offer()).find(`a[href="${path}#closed_from"]`).text(), textOf('records.closeInstead'))
    assert.doesNotMatch((await offer()).text(), says('records.heldPast'))
    app.database.$client.exec(
      `insert into inquiries (code, asked_at, lang, school, outcome, result, trace, channel)
       values ('AAAA1111', 0, 'en', ${school}, 'handover', '{}', '{}', 'page')`,
    )
    assert.match((await offer()).text(), says('records.heldPast'))
    assert.equal((await page(path))('#closed_from').length, 1)
  })

  it('removes a contact that was written to and that answered a letter', async () => {
    const id = transportation()
    app.database.$client.exec(`delete from posts where contact = ${id};
      insert into message_receipts (code, contact, kind, lang, queued_at, reply_by, until) values ('R', ${id}, 'topic', 'en', 0, '2026-10-01', 1);
      insert into contact_changes (letter, contact, at, phone, ext, hours, note) values (1, ${id}, 0, '+12165550112', '', '', '')`)
    const path = `/admin/directory/contacts/${id}/remove`
    await admin.post(path, formOf(await page(path), path)).expect(303)
    assert.equal(get(`select count(*) from contacts where id = ${id}`), 0)
    assert.equal(get("select contact from message_receipts where code = 'R'"), null)
    assert.equal(get('select count(*) from contact_changes'), 0)
  })

  it('adds records', async () => {
    const path = '/admin/directory/people/new'
    const form = formOf(await page(path), path)
    const cells = { slug: 'uma-bell', first_name: 'Uma', last_name: 'Bell', title_en: 'Nurse' }
    const { headers } = await admin.post(path, { ...form, ...cells }).expect(303)
    const $ = await page(headers.location!.replace('?saved=yes', ''))
    const duty = $('.record-aside a[href*="posts/new"]').attr('href')!
    const post = formOf(await page(duty), '/admin/directory/posts/new')
    await admin
      .post('/admin/directory/posts/new', {
        ...post,
        office: 'nurse',
        school: 'lincoln-elementary',
        position: '2',
      })
      .expect(303)
    assert.equal(
      get("select count(*) from posts join people on people.id = person where slug = 'uma-bell'"),
      1,
    )
    assert.match((await admin.post(path, { ...form, ...cells }).expect(422)).text, says('records.slugTaken'))
  })

  it('starts the contact of a school with its numbers, and no other', async () => {
    const path = '/admin/directory/contacts/new?office=nurse'
    const $ = await page(`${path}&school=lincoln-elementary`)
    const school = get(
      "select phone || ' ' || email || ' ' || starts || ' ' || ends from schools where slug = 'lincoln-elementary'",
    ) as string
    const [phone = '', email, start, end] = school.split(' ')
    assert.equal(String($('#phone').val()).replace(/\D/g, ''), phone.replace(/^\+1/, ''))
    assert.equal($('#email').val(), email)
    assert.deepEqual(
      [1, 2].map((at) =>
        $('.record-week input')
          .eq(at - 1)
          .val(),
      ),
      [start, end],
    )
    for (const other of [path, `${path}&school=nowhere`]) {
      const none = await page(other)
      assert.deepEqual([none('#phone').val(), none('#email').val(), none('#hours').val()], ['', '', ''])
      assert.equal(none('.record-week input').first().val(), '')
    }
  })

  it('refuses what no school, office, or person can be, in plain sentences', async () => {
    const one = `/admin/directory/schools/${get("select id from schools where slug = 'lincoln-elementary'")}`
    const form = formOf(await page(one), one)
    const other = get("select name from schools where slug <> 'lincoln-elementary'") as string
    for (const [change, told] of [
      [{ name: ` ${other.toUpperCase()} ` }, says('fault.twin.schools')],
      [{ name: '' }, says('records.enterSchoolName')],
      [{ name: 'x'.repeat(10_000) }, /longer than 100 characters/],
      [{ state: 'ZZ' }, says('fault.state')],
      [{ zip: 'abc' }, says('fault.zip')],
      [{ start: '15:00', end: '08:00' }, says('fault.endsFirst')],
    ] as const) {
      const $ = readPage((await admin.post(one, { ...form, ...change }).expect(422)).text, { staff: true })
      assert.match($('.problems').text(), told)
      assert.equal($('.problems li').length, 1)
    }
    await admin.post(one, { ...form, state: 'oh', zip: '44107-1234' }).expect(303)
    assert.equal(get('select state from schools where id = 1'), 'OH')
    const added = { ...form, version: '', slug: 'lincoln-elementary', name: 'Another school' }
    const taken = await admin.post('/admin/directory/schools/new', added).expect(422)
    assert.match(taken.text, says('records.slugTaken'))

    const office = { id: 'buses', level: 'district', name_en: 'transportation', answers_for_en: 'Buses' }
    const twin = await admin.post('/admin/directory/offices/new', office).expect(422)
    assert.match(twin.text, says('fault.twin.offices'))
    const person = {
      ...formOf(await page('/admin/directory/people/new'), '/admin/directory/people/new'),
      ...{ slug: 'noor-haddad', first_name: 'Noor', last_name: 'Haddad', languages: 'en', public: 'yes' },
      title_en: 'Teacher',
    }
    await admin.post('/admin/directory/people/new', person).expect(303)
    const again = { ...person, slug: 'noor-haddad-2', last_name: 'HADDAD' }
    assert.match(
      (await admin.post('/admin/directory/people/new', again).expect(422)).text,
      says('fault.twin.people'),
    )
    await admin
      .post('/admin/directory/people/new', { ...again, email: 'noor2@cedarvalley.example' })
      .expect(303)
  })

  it('changes the district’s facts on one form', async () => {
    const path = '/admin/directory/district'
    const form = formOf(await page(path), path)
    assert.match(
      (await admin.post(path, { ...form, phone: '1' }).expect(422)).text,
      /Main phone: is not a phone number/,
    )
    for (const lang of ['en', 'es']) {
      const at = lang === 'en' ? path : `/es${path}`
      const empty = await admin.post(at, { ...form, phone: '', time_zone: '' }).expect(422)
      const said = readPage(empty.text, { staff: true })('.problems').text()
      for (const fact of ['phone', 'time_zone'] as const) {
        const label = textOf(`setting.${fact}`, lang)
        assert.ok(said.includes(textWith('records.enter', { label }, lang)), said)
      }
      assert.ok(!said.includes(textOf('fault.empty', lang)), said)
    }
    await admin.post(path, { ...form, phone: '216 555 0107', interpreter_note_es: 'Llame.' }).expect(303)
    assert.equal(app.services.directory().district.phone, '+12165550107')
    assert.equal(app.services.directory().district.interpreterNote.es, 'Llame.')
    assert.equal(get('select count(*) from record_changes'), 2, 'only what was changed')
  })

  it('takes the district’s state by its name, and says what is none', async () => {
    const path = '/admin/directory/district'
    const state = () => get("select value from district where setting = 'state'")
    for (const [typed, stored] of [
      ['Pennsylvania', 'PA'],
      ['puerto rico', 'PR'],
      ['Ohio ', 'OH'],
    ] as const) {
      const form = formOf(await page(path), path)
      await admin.post(path, { ...form, state: typed }).expect(303)
      assert.equal(state(), stored)
    }
    const form = formOf(await page(path), path)
    const refused = await admin.post(path, { ...form, state: 'Ohayo' }).expect(422)
    assert.match(readPage(refused.text, { staff: true })('.problems').text(), says('fault.state'))
    assert.equal(state(), 'OH')
  })

  it('asks for the language of letters to staff', async () => {
    const path = '/admin/directory/district'
    const form = formOf(await page(path), path)
    assert.equal(form.staff_language, '', 'English, unless chosen')
    await admin.post(path, { ...form, staff_language: 'es' }).expect(303)
    assert.equal(app.services.directory().district.staffLanguage, 'es')
    assert.equal((await page(path))('#staff_language option[selected]').val(), 'es')
    await admin.post(path, { ...formOf(await page(path), path), staff_language: 'ko' }).expect(422)
  })

  it('takes the facts of a district that has none', async () => {
    const path = '/admin/directory/district'
    app.database.$client.exec('delete from district')
    const $ = await page(path)
    assert.ok($('select#time_zone option[value="America/Chicago"]').text().startsWith('Central Time'))
    assert.equal($('input[name=welcome_languages][value=vi]').attr('type'), 'checkbox')
    const marked = says('records.required', 'en')
    assert.match($('label[for=phone]').text(), marked)
    assert.match($('fieldset:has(#phone_hours) legend').text(), marked)
    assert.doesNotMatch($('label[for=map_site]').text(), marked)
    assert.deepEqual(
      $('main [required]')
        .toArray()
        .map((each) => $(each).attr('name')),
      ['name', 'short_name', 'phone', 'email', 'time_zone', 'website'],
    )
    const facts = {
      ...{ name: 'Elm County Schools', short_name: 'Elm County', phone: '(440) 555-7100' },
      ...{ phone_hours: 'Mo-Fr 08:00-16:00', email: 'info@elm.example', website: 'elm.example' },
    }
    const form = formOf($, path)
    const faulty = readPage((await admin.post(path, { ...form, ...facts }).expect(422)).text, { staff: true })
    assert.ok(faulty('#time_zone').attr('aria-invalid'))
    assert.equal(faulty('[aria-invalid]').length, 1)
    assert.equal(get('select count(*) from district'), 0, 'all or nothing')
    await admin
      .post(path, { ...form, ...facts, time_zone: 'America/Chicago', welcome_languages: ['en', 'vi'] })
      .expect(303)
    const { district } = app.services.directory()
    assert.deepEqual(
      [district.phone, district.timeZone, district.shortName, district.welcomeLanguages],
      ['+14405557100', 'America/Chicago', 'Elm County', ['en', 'vi']],
    )
    assert.equal(get("select value from district where setting = 'website'"), 'https://elm.example')
    assert.equal(get("select count(*) from district where value = ''"), 0)
  })

  it('marks in words each field that cannot be left empty, and no other', async () => {
    const marked = says('records.required', 'en')
    for (const kind of [
      'schools',
      'offices',
      'contacts',
      'people',
      'calendar',
      'crisis-lines',
      'outside-services',
    ]) {
      const path = `/admin/directory/${kind}/new`
      const $ = await page(path)
      const form = Object.fromEntries(Object.entries(formOf($, path)).map(([name]) => [name, '']))
      const empty = readPage(
        (await admin.post(path, { ...form, csrf: admin.csrf, do: 'save' }).expect(422)).text,
        {
          staff: true,
        },
      )
      for (const each of empty('main form .field').toArray()) {
        const field = empty(each)
        const label = field.find('label, legend').first().text()
        const isMarked = marked.test(label)
        const hasFault = field.hasClass('faulty')
        // A list without an empty entry always has a value.
        if (hasFault && field.find('select').length === 0) assert.ok(isMarked, `${kind}: ${label}`)
        if (isMarked) assert.ok(hasFault, `${kind}: ${label}`)
      }
      assert.ok(empty('main [required]').length > 0, kind)
    }
  })

  it('offers ways to write numbers by the district’s own', async () => {
    const path = '/admin/directory/district'
    const $ = await page(path)
    const options = $('#phone_format option')
      .toArray()
      .map((each) => [$(each).val(), $(each).text()])
    assert.deepEqual(options, [
      ['', '(216) 555-0100'],
      ['dashes', '216-555-0100'],
      ['dots', '216.555.0100'],
    ])
    await admin.post(path, formOf($, path)).expect(303)
    assert.equal(get("select count(*) from district where setting = 'phone_format'"), 0, 'untouched')
    await admin.post(path, { ...formOf($, path), phone_format: 'dots' }).expect(303)
    assert.equal(app.services.directory().district.phoneFormat, 'dots')
    assert.equal((await page(path))('#phone_format').val(), 'dots')
    assert.ok((await page('/admin/directory/changes?kind=district'))('main').text().includes('555.555.0123'))
    await admin.post(path, { ...formOf(await page(path), path), phone_format: 'spaces' }).expect(422)
  })

  it('shows settings in the history by name, with values in words', async () => {
    const path = '/admin/directory/district'
    const form = formOf(await page(path), path)
    const changed = { phone_hours: 'Mo-Fr 07:00-15:00', welcome_languages: 'en so', staff_email: 'office' }
    await admin.post(path, { ...form, ...changed }).expect(303)
    const $ = await page('/es/admin/directory/changes?kind=district')
    const text = $('.record-changes').text()
    for (const key of ['phone_hours', 'welcome_languages', 'staff_email'] as const) {
      assert.ok(text.includes(textOf(`setting.${key}`, 'es')), text)
      assert.ok(!text.includes(key), text)
    }
    assert.match(text, /inglés y somalí/)
    assert.match(text, says('recordValue.office', 'es'))
    assert.ok(!/Mo-Fr|07:00/.test(text), text)
  })

  it('shows changes of the routing in words', async () => {
    const author = { account: null, who: 'Ana', way: 'import', import: null } as const
    const add = (kind: RecordKind, after: RecordCells) =>
      createChangeStore(app.database.$client).add({
        ...author,
        ...{ at: 0, kind, record: 1, name: '', action: 'added', before: null, after },
      })
    add('danger-phrases', { kind: 'self-harm', lang: 'es', danger: 'yes', text: 'quiere cortarse' })
    add('ladders', { topic: 'bus-late', level: 'any', step: '1', office: 'transportation' })
    add('rules', { name: 'Ice', emergency: 'now medical-emergency', weekdays: 'Mo', active: 'no' })
    const $ = await page('/es/admin/directory/changes')
    const text = $('.record-changes').text()
    const spoken = [
      ...(['routing.danger.kind.self-harm', 'record.danger-phrases.kind'] as const),
      ...(['record.danger-phrases.danger', 'recordValue.any', 'record.ladders.step'] as const),
      ...(['routing.rule.level.now', 'routing.danger.kind.medical-emergency'] as const),
      ...(['routing.weekday.Mo', 'record.rules.active'] as const),
    ]
    for (const key of spoken) assert.ok(text.includes(textOf(key, 'es')), `${key}: ${text}`)
    const title = get("select title from topic_words where topic = 'bus-late' and lang = 'es'") as string
    assert.ok(text.includes(title), text)
    assert.ok(!/self-harm|bus-late|medical-emergency|\blang\b/.test(text), text)
  })

  it('does not overwrite a fact added after the form was opened', async () => {
    const path = '/admin/directory/district'
    app.database.$client.exec("delete from district where setting = 'staff_email'")
    const form = formOf(await page(path), path)
    await admin.post(path, { ...form, staff_email: 'own' }).expect(303)
    const { text } = await admin.post(path, { ...form, staff_email: 'office' }).expect(409)
    assert.equal(readPage(text, { staff: true })('#staff_email').val(), 'office', 'what was typed stays')
    assert.equal((await page(path))('#staff_email').val(), 'own')
  })

  it('limits editors to their own offices', async () => {
    const editor = signIn(app, 'editor', { offices: ['counselor'] })
    const mine = `/admin/directory/contacts/${counselor()}`
    const theirs = `/admin/directory/contacts/${transportation()}`
    const form = formOf(await page(mine, editor), mine)
    await editor.post(mine, { ...form, room: 'Room 3' }).expect(303)
    await editor.post(mine, { ...form, version: '', office: 'transportation', school: '' }).expect(403)
    await editor.get(theirs).expect(404)
    await editor.post(theirs, { ...form, phone: '216 555 0111' }).expect(403)
    await editor.post('/admin/directory/contacts/checked', { id: String(transportation()) }).expect(403)
    await editor
      .post('/admin/directory/contacts/bulk/save', { id: String(transportation()), set: 'room' })
      .expect(403)
    for (const path of ['schools', 'district', 'changes', 'contacts/new', `contacts/${counselor()}/remove`])
      await editor.get(`/admin/directory/${path}`).expect(403)
    const $ = await page('/admin/directory/contacts', editor)
    assert.match($('#rows').text(), /15 found/)
    await signIn(app, 'desk').get('/admin/directory').expect(403)
  })
})

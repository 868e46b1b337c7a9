import assert from 'node:assert/strict'
import { publishRevision } from '../../../src/content/revisions/publish-revision.js'
import { createSampleDistrict } from '../../../src/content/sample/sample-district.js'
import { createDirectory } from '../../../src/directory/model/directory-snapshot.js'
import { fromRoot } from '../../../src/platform/root.js'
import { readPage } from '../../support/app/page.js'
import { says } from '../../support/app/says.js'
import { type StaffClient, signIn } from '../../support/app/sign-in.js'
import { createTestApp, type TestApp } from '../../support/app/test-app.js'

const path = '/admin/setup/sample'
const anyEvent = { who: null, about: null, from: null, since: null, until: null }

describe('The removal of the sample district', () => {
  let app: TestApp
  let admin: StaffClient
  beforeEach(() => {
    app = createTestApp()
    const { current } = createDirectory(app.database)
    app.services.directory = current
    app.services.sample = createSampleDistrict(
      app.database,
      current,
      () => app.services.routing.live().content.rules,
      fromRoot('seeds'),
    )
    admin = signIn(app, 'admin', { name: 'Ana Admin', school: 'lincoln-elementary' })
  })

  const show = async (at = path) => readPage((await admin.get(at).expect(200)).text, { staff: true })
  const count = (table: string) =>
    app.database.$client.prepare(`select count(*) from ${table}`).pluck().get() as number

  const seen = async () => String((await show())('[name=seen]').val())

  it('first says what goes and what stays, and changes nothing', async () => {
    const $ = await show()
    const text = $('main').text()
    assert.match(text, new RegExp(`Schools: ${count('schools')}\\b`))
    assert.match(text, /People: [1-9]/)
    assert.match(text, /Its own crisis lines: 3/)
    assert.match(text, says('sample.staysLead'))
    assert.match((await show('/admin/setup'))('main').text(), says('sample.here'))
  })

  it('takes every trace of it, and leaves what fits any district', async () => {
    const kept = ['topics', 'phrasings', 'ladder_steps', 'offices', 'danger_phrases', 'accounts']
    const before = kept.map(count)
    app.database.$client.exec(
      `insert into inquiries (code, asked_at, lang, school, outcome, result, trace, channel)
       select 'AAAA1111', 0, 'en', id, 'handover', '{}', '{}', 'page' from schools limit 1`,
    )
    app.database.$client.exec(
      "insert into record_changes (at, kind, record, name, action, who, way) values (0, 'contacts', 1, 'x', 'added', 'Ana', 'form')",
    )
    app.database.$client.exec(
      `insert into import_words (kind, word, meaning, at) values ('place', 'lincoln es', 'lincoln-elementary', 0);
       insert into import_mappings (headers, target, columns, at) values ('bldg', 'staff', '[]', 0)`,
    )
    app.database.$client.exec(
      `insert into translations (kind, owner, lang, words, english, shipped) values
       ('notice', '1ff005c53b3b', 'so', '{"text":"(216) 555-0188"}', '1ff005c53b3b', 1),
       ('topic', 'bus-late', 'so', '{"title":"Basku waa daahay"}', '', 1)`,
    )
    await admin
      .post(path, { seen: await seen() })
      .expect(303)
      .expect('location', path)
    const gone = ['schools', 'contacts', 'people', 'posts', 'calendar_days', 'links', 'rules', 'district']
    for (const table of [
      ...gone,
      'inquiries',
      'referrals',
      'record_changes',
      'wrong_numbers',
      'import_words',
      'import_mappings',
    ])
      assert.equal(count(table), 0, table)
    assert.deepEqual(kept.map(count), before)
    assert.equal(count("crisis_lines where call like '+1216%'"), 0)
    const translated = app.database.$client.prepare('select owner from translations').pluck().all()
    assert.deepEqual(translated, ['bus-late'])
    assert.ok(count('crisis_lines') > 10)
    assert.equal(count("outside_services where phone like '+1216%'"), 0)
    assert.deepEqual(app.services.sample.leftovers(), [])
    assert.equal(app.services.directory().district.phone, '')
    const $ = await show()
    assert.match($('.saved').text(), says('sample.gone'))
    const [event] = app.services.audit.list({ ...anyEvent, what: 'sample-removed' }, 1, 0)
    assert.equal(event?.details?.lines, 3)
  })

  it('lets no revision with its rules come back', async () => {
    publishRevision(app.database, { note: 'As installed', by: null })
    const [first] = app.services.routing.revisions()
    await admin.post(path, { seen: await seen() }).expect(303)
    const [own] = app.services.routing.revisions()
    assert.ok(own!.id > first!.id)
    const history = `/admin/routing/history/${first!.id}`
    const $ = await show(history)
    assert.match($('main').text(), says('routing.history.ofSample'))
    assert.equal($('main form[method=post]').length, 0)
    for (const [to, body] of [
      ['roll-back', { note: 'As it was', copy: 'discard' }],
      ['restore', {}],
    ] as const) {
      const refused = await admin.post(`${history}/${to}`, body).expect(422)
      assert.match(refused.text, says('routing.publish.fault.of-the-sample'))
    }
    assert.equal(app.services.routing.publisher.publications.open(), null)
    assert.equal(count('rules'), 0)
  })

  it('names the accounts that still have an address of the sample, before and after', async () => {
    const host = app.services.directory().district.email.split('@')[1]
    signIn(app, 'editor', { name: 'Eve Editor', email: `eve@${host}` })
    const named = ($: Awaited<ReturnType<typeof show>>) =>
      $('section.card .rows a')
        .toArray()
        .map((each) => `${$(each).text()} ${$(each).attr('href')}`)
    const { id } = app.services.accounts.store.list().find(({ name }) => name === 'Eve Editor')!
    const own = named(await show())
    assert.ok(own.includes(`Eve Editor /admin/accounts/${id}`))
    await admin.post(path, { seen: await seen() }).expect(303)
    assert.deepEqual(named(await show()), own)
    app.database.$client.exec("update accounts set email = replace(email, 'aldercreek', 'elm')")
    assert.deepEqual(named(await show()), [])
  })

  it('is there after the district was renamed, too', async () => {
    app.database.$client.exec("update district set value = 'Elm County Schools' where setting = 'name'")
    await admin
      .post(path, { seen: await seen() })
      .expect(303)
      .expect('location', path)
    for (const table of ['schools', 'contacts', 'people', 'district']) assert.equal(count(table), 0, table)
    assert.deepEqual(app.services.sample.leftovers(), [])
  })

  it('does nothing to another district, and lists what that still has of the sample', async () => {
    app.database.$client.exec(`update district set value = 'Elm County Schools' where setting = 'name';
      update schools set phone = replace(phone, '+1216555', '+1440555') where slug like '%-elementary'`)
    const before = count('contacts')
    await admin.post(path).expect(303)
    assert.equal(count('contacts'), before)
    const $ = await show()
    assert.match($('.notice-box').text(), says('sample.left'))
    assert.ok($('.rows a').text().includes('Alder Creek counselor on call') || $('.rows li').length === 100)
  })

  it('removes nothing if the directory changed since the preview, and says what is not from the sample', async () => {
    const stale = await seen()
    app.database.$client.exec(
      "update people set slug = 'my-own-teacher' where id = (select min(id) from people)",
    )
    const before = count('people')
    const refused = readPage((await admin.post(path, { seen: stale }).expect(409)).text, { staff: true })
    assert.match(refused('[role=alert]').text(), says('sample.changed'))
    assert.match(refused('.notice-box strong').text(), says('sample.added'))
    assert.equal(count('people'), before)
  })

  it('does not publish what somebody is still editing', async () => {
    const before = count('contacts')
    publishRevision(app.database, { note: '', by: null })
    app.database.$client.exec("update topics set position = position + 1 where slug = 'bus-late'")
    app.database.$client.exec(
      "update phrasings set text = text || ' now' where id = (select min(id) from phrasings)",
    )
    const refused = readPage((await admin.post(path, { seen: await seen() }).expect(409)).text, {
      staff: true,
    })
    assert.match(refused('[role=alert]').text(), says('sample.unpublished'))
    assert.equal(refused('[role=alert] a').attr('href'), '/admin/routing/publish')
    assert.equal(count('contacts'), before)
  })

  it('is for admins', async () => {
    await signIn(app, 'editor').post(path).expect(403)
    assert.ok(count('schools') > 0)
  })
})

import assert from 'node:assert/strict'
import request from 'supertest'
import { proveCoverage } from '../../src/content/rehearsal/prove-coverage.js'
import { createDirectory, type Directory } from '../../src/directory/model/directory-snapshot.js'
import { formOf } from '../support/app/form.js'
import { readPage } from '../support/app/page.js'
import { says, textOf } from '../support/app/says.js'
import { type StaffClient, signIn } from '../support/app/sign-in.js'
import { createTestApp, type TestApp } from '../support/app/test-app.js'
import { sampleNow } from '../support/samples/sample.js'

/** The sample's day. */
const today = '2025-10-10'

describe('Closing a school or an office', () => {
  let app: TestApp
  let admin: StaffClient
  let directory: Directory
  let now = sampleNow
  beforeEach(() => {
    now = sampleNow
    app = createTestApp({ now: () => now })
    directory = createDirectory(app.database, { now: () => now })
    app.services.directory = directory.current
    admin = signIn(app, 'admin', { name: 'Ana Admin' })
  })

  const idOf = (sql: string) => app.database.$client.prepare(sql).pluck().get() as number
  const page = async (path: string, status = 200) =>
    readPage((await request(app.app).get(path).expect(status)).text)

  async function save(kind: 'schools' | 'offices', id: number, change: Record<string, string>) {
    const path = `/admin/directory/${kind}/${id}`
    const form = readPage((await admin.get(path).expect(200)).text, { staff: true })
    return admin.post(path, { ...formOf(form, path), ...change })
  }
  const birchwood = () => idOf("select id from schools where slug = 'birchwood-elementary'")
  const nutrition = () => idOf("select rowid from offices where id = 'nutrition'")

  it('says so before, and hides a school from that day on', async () => {
    assert.equal((await save('schools', birchwood(), { closed_from: '2027-06-30' })).status, 303)
    const announced = await page('/schools/birchwood-elementary')
    assert.match(announced('main').text(), says('closure.soon'))
    assert.match(announced('main').text(), /June 30, 2027/)
    assert.match((await page('/schools'))('main').text(), /Birchwood/)
    now = new Date('2027-06-30T03:30:00Z')
    assert.match((await page('/schools'))('main').text(), /Birchwood/, 'it is still June 29 in Ohio')
    now = new Date('2027-06-30T05:00:00Z')
    assert.doesNotMatch((await page('/schools'))('main').text(), /Birchwood/)
    const closed = await page('/schools/birchwood-elementary', 410)
    assert.match(closed('h1').text(), says('closure.title'))
    assert.match(closed('main').text(), says('closure.ask'))
    await page('/schools/birchwood-elementary/nurse', 410)
    await page('/es/schools/birchwood-elementary', 410)
    const gone = await request(app.app).get('/api/v1/schools/birchwood-elementary').expect(410)
    assert.match(gone.headers['content-type'] ?? '', /problem\+json/)
    assert.match(gone.body.title, says('closure.title'))
    assert.match(gone.body.detail, /June 30, 2027/)
    assert.match(gone.body.detail, says('closure.ask'))
    assert.equal(gone.body.successor, null)
    const { body } = await request(app.app).get('/api/v1/schools').expect(200)
    assert.equal(JSON.stringify(body).includes('birchwood-elementary'), false)
    const sitemap = await request(app.app).get('/sitemap.xml').expect(200)
    assert.equal(sitemap.text.includes('birchwood'), false)
  })

  it('leads to the school that takes over, and reopens', async () => {
    const change = { closed_from: today, successor: 'lincoln-elementary' }
    assert.equal((await save('schools', birchwood(), change)).status, 303)
    const closed = await page('/schools/birchwood-elementary', 410)
    assert.equal(closed('main a[href="/schools/lincoln-elementary"]').length, 1)
    assert.equal(closed('main .call').length, 1)
    assert.equal(directory.current().school('birchwood-elementary')?.slug, 'lincoln-elementary')
    assert.equal(directory.current().whole.school('birchwood-elementary')?.slug, 'birchwood-elementary')
    const list = readPage((await admin.get('/admin/directory/schools').expect(200)).text, { staff: true })
    assert.match(list('tbody').text(), says('records.closed'))
    // As the form says, clearing the day is enough.
    const cleared = { closed_from: '', successor: 'lincoln-elementary' }
    assert.equal((await save('schools', birchwood(), cleared)).status, 303)
    await page('/schools/birchwood-elementary')
  })

  it('refuses what makes no sense', async () => {
    const faults = [
      [{ closed_from: '', successor: 'lincoln-elementary' }, 'closed_from'],
      [{ closed_from: today, successor: 'birchwood-elementary' }, 'successor'],
      [{ closed_from: today, successor: 'no-such-school' }, 'successor'],
      [{ closed_from: 'soon', successor: '' }, 'closed_from'],
    ] as const
    for (const [change, column] of faults) {
      const refused = await save('schools', birchwood(), change)
      assert.equal(refused.status, 422, JSON.stringify(change))
      assert.equal(readPage(refused.text, { staff: true })(`#${column}-fault`).length, 1, column)
    }
    await save('schools', birchwood(), { closed_from: today })
    const lincoln = idOf("select id from schools where slug = 'lincoln-elementary'")
    const loop = await save('schools', lincoln, { closed_from: today, successor: 'birchwood-elementary' })
    assert.equal(loop.status, 422)
    await page('/schools/never-was', 404)
  })

  it('leaves out a closed office, and proves which topics lead there', async () => {
    const prove = () =>
      proveCoverage(app.services.published(), directory.current(), { languages: ['en'], now }).holes.filter(
        ({ office }) => office === 'nutrition',
      )
    assert.deepEqual(prove(), [])
    await save('offices', nutrition(), { closed_from: '2027-01-15' })
    assert.deepEqual(
      prove().map(({ kind, blocks }) => [kind, blocks]),
      [['closing-office', false]],
    )
    await save('offices', nutrition(), { closed_from: today })
    const [gap] = prove()
    assert.deepEqual([gap?.kind, gap?.blocks, gap?.checkedOn], ['closed-office', true, today])
    assert.ok(gap!.topics.length > 0)
    const closed = await page('/offices/nutrition', 410)
    assert.match(closed('main').text(), says('closure.since'))
    assert.equal((await page('/offices'))('main a[href="/offices/nutrition"]').length, 0)
    await request(app.app).get('/api/v1/offices/nutrition').expect(410)
    await save('offices', nutrition(), { closed_from: today, successor: 'transportation' })
    for (const lang of ['en', 'es']) {
      const gone = await request(app.app).get(`/api/v1/offices/nutrition?lang=${lang}`).expect(410)
      assert.equal(gone.body.successor.key, 'transportation')
      assert.match(gone.body.detail, says('closure.turnTo', lang))
      assert.ok(gone.body.detail.endsWith(gone.body.successor.name))
    }
    const { body: description } = await request(app.app).get('/openapi.json').expect(200)
    for (const kind of ['schools/{slug}', 'offices/{id}'])
      assert.ok(
        description.paths[`/api/v1/${kind}`]?.get.responses['410'] ??
          description.paths[`/${kind}`]?.get.responses['410'],
        kind,
      )
    assert.deepEqual(prove(), [])
    const moved = await page('/offices/nutrition', 410)
    assert.equal(moved('main a[href="/offices/transportation"]').length, 1)
  })

  it('keeps a new office to staff until it has a contact, and leads on to it', async () => {
    const path = '/admin/directory/offices/new'
    const form = readPage((await admin.get(path).expect(200)).text, { staff: true })
    const added = await admin
      .post(path, {
        ...formOf(form, path),
        id: 'robotics',
        level: 'district',
        name_en: 'Robotics',
        answers_for_en: 'robots',
      })
      .expect(303)
    const saved = readPage((await admin.get(added.headers.location!).expect(200)).text, { staff: true })
    assert.match(saved('.notice-box').text(), says('records.notShown'))
    assert.equal(saved('.saved span').text(), textOf('records.savedUnseen'), 'it is not live')
    assert.equal(saved('.notice-box a[href="/admin/directory/contacts/new?office=robotics"]').length, 1)
    assert.equal(saved('.notice-box a[href="/admin/routing/topics"]').length, 1)
    assert.equal(saved('a[href="/offices/robotics"]').length, 0, 'no link to a page that is not there')
    await page('/offices/robotics', 404)
    await request(app.app).get('/api/v1/offices/robotics').expect(404)
    assert.equal((await request(app.app).get('/sitemap.xml')).text.includes('robotics'), false)
    const contact = '/admin/directory/contacts/new?office=robotics'
    const empty = readPage((await admin.get(contact).expect(200)).text, { staff: true })
    const { headers } = await admin
      .post('/admin/directory/contacts/new', {
        ...formOf(empty, '/admin/directory/contacts/new'),
        phone: '(216) 555-0177',
        hours: 'Mo-Fr 08:00-16:00',
      })
      .expect(303)
    await page('/offices/robotics')
    await request(app.app).get('/api/v1/offices/robotics').expect(200)
    const shown = readPage((await admin.get(added.headers.location!).expect(200)).text, { staff: true })
    const contactPage = readPage((await admin.get(headers.location!).expect(200)).text, { staff: true })
    assert.equal(contactPage('.saved span').text(), textOf('records.saved'))
    for (const $ of [shown, contactPage]) {
      assert.match($('.notice-box').text(), says('records.noTopics'))
      assert.equal($('.notice-box a[href="/admin/routing/topics"]').length, 1)
    }
    app.database.$client.exec(
      "insert into ladder_steps (topic, level, step, office, position) values ('bus-late', 'any', 9, 'robotics', 1)",
    )
    const led = readPage((await admin.get(headers.location!).expect(200)).text, { staff: true })
    assert.equal(led('.notice-box').length, 0)
  })
})

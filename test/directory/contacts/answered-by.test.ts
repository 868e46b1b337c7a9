import assert from 'node:assert/strict'
import request from 'supertest'
import { proveCoverage } from '../../../src/content/rehearsal/prove-coverage.js'
import { climbLadder } from '../../../src/directory/contacts/climb-ladder.js'
import { contactFor } from '../../../src/directory/contacts/resolve-contact.js'
import { createDirectory } from '../../../src/directory/model/directory-snapshot.js'
import { directoryDocuments, documentsFor } from '../../../src/directory/search/directory-documents.js'
import { readPage } from '../../support/app/page.js'
import { says } from '../../support/app/says.js'
import { signIn } from '../../support/app/sign-in.js'
import { createTestApp, type TestApp } from '../../support/app/test-app.js'

const school = 'lincoln-elementary'

describe('An office that another one answers for', () => {
  let app: TestApp
  beforeEach(() => {
    app = createTestApp()
    app.services.directory = createDirectory(app.database).current
  })

  /** The district loses an office: first its people and numbers, then its work. */
  function giveAway(office: string, to: string): void {
    const { $client } = app.database
    $client
      .prepare('delete from posts where contact in (select id from contacts where office = ?)')
      .run(office)
    $client.prepare('delete from contacts where office = ?').run(office)
    $client.prepare('update offices set answered_by = ? where id = ?').run(to, office)
    $client.exec('update directory_version set version = version + 1')
  }

  it('leads to the other one: its name, its number, at its level', () => {
    giveAway('gifted', 'curriculum')
    giveAway('nurse', 'health-services')
    giveAway('attendance', 'school-office')
    const directory = app.services.directory()
    assert.equal(directory.office('gifted')?.id, 'curriculum')
    assert.equal(directory.officeWithRole('nurse')?.id, 'health-services')
    assert.equal(contactFor(directory, 'gifted', null)?.office, 'curriculum')
    assert.equal(contactFor(directory, 'nurse', school)?.office, 'health-services')
    const desk = contactFor(directory, 'attendance', school)
    assert.deepEqual([desk?.office, desk?.school], ['school-office', school])
    assert.equal(contactFor(directory, 'attendance', null), null, 'the page asks for the school')
  })

  it('is on no list of families, and its ladder has the other office once', async () => {
    giveAway('gifted', 'curriculum')
    const directory = app.services.directory()
    const $ = readPage((await request(app.app).get('/offices').expect(200)).text)
    assert.equal($('a[href="/offices/gifted"]').length, 0)
    assert.equal($('.rows > li').has('a[href="/offices/curriculum"]').length, 1)
    const list = (await request(app.app).get('/api/v1/offices?per_page=100').expect(200)).body.offices
    assert.ok(!list.some(({ id }: { id: string }) => id === 'gifted'))
    assert.ok(!directoryDocuments(directory, null).some(({ id }) => id === 'office-gifted'))
    assert.deepEqual(documentsFor(directory, null, 'office', 'gifted'), [])
    const topic = {
      straight: false,
      ladders: { any: [['teacher'], ['gifted'], ['curriculum'], ['principal']] },
    }
    const steps = climbLadder(directory, {
      topic: topic as unknown as Parameters<typeof climbLadder>[1]['topic'],
      ...{ school, date: '2026-11-23', language: 'en' },
    })
    assert.deepEqual(
      steps.map(({ step, office }) => [step, office]),
      [
        [1, 'teacher'],
        [2, 'curriculum'],
        [3, 'principal'],
      ],
    )
  })

  it('is no dead end, unlike one that just has no contact', () => {
    const prove = () =>
      proveCoverage(app.services.published(), app.services.directory(), {
        languages: ['en'],
        now: app.services.now(),
      }).holes.filter(({ blocks, kind }) => blocks && kind === 'no-contact')
    giveAway('nutrition', 'business-office')
    assert.deepEqual(prove(), [])
    app.database.$client.exec(
      "update offices set answered_by = null where id = 'nutrition'; update directory_version set version = version + 1",
    )
    assert.deepEqual(
      prove().map(({ office }) => office),
      ['nutrition'],
    )
  })

  it('is refused where nobody would answer, and while the other one is needed', async () => {
    const admin = signIn(app, 'admin')
    const rowid = (id: string) =>
      app.database.$client.prepare('select rowid from offices where id = ?').pluck().get(id)
    const path = (id: string) => `/admin/directory/offices/${rowid(id)}`
    const refuse = async (id: string, answered_by: string, why: RegExp) =>
      assert.match((await admin.post(path(id), { answered_by }).expect(422)).text, why)
    await refuse('gifted', 'curriculum', /while this one has contacts/)
    giveAway('gifted', 'curriculum')
    giveAway('assessment', 'technology')
    await refuse('assessment', 'gifted', says('fault.officeAnswered'))
    await refuse('assessment', 'assessment', /a different office/)
    await refuse('assessment', 'nobody', /nobody/)
    await admin.post(path('assessment'), { answered_by: 'curriculum' }).expect(303)
    assert.equal(app.services.directory().office('assessment')?.id, 'curriculum')
    const columns = [
      'school',
      'ext',
      'sms',
      'email',
      'room',
      'address',
      'languages',
      'internal_note',
      'bring_en',
    ]
    const contact = {
      ...Object.fromEntries(columns.map((column) => [column, ''])),
      ...{ office: 'gifted', phone: '(216) 555-0123', hours: 'Mo-Fr 08:00-16:00', reply_days: '1' },
      ...{ messages: 'no', checked: '2026-11-20' },
    }
    const refused = await admin.post('/admin/directory/contacts/new', contact).expect(422)
    assert.match(refused.text, says('fault.officeAnswered'))
  })
})

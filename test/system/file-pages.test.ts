import assert from 'node:assert/strict'
import request from 'supertest'
import { createPendingFiles } from '../../src/content/revisions/pending-file-store.js'
import { createPhrasingEditor } from '../../src/content/revisions/phrasing-editor-store.js'
import { createRuleEditor } from '../../src/content/revisions/rule-editor-store.js'
import { readWorkingCopy } from '../../src/content/revisions/working-copy-store.js'
import { closePlace } from '../support/app/close-place.js'
import { readPage } from '../support/app/page.js'
import { says } from '../support/app/says.js'
import { type StaffClient, signIn } from '../support/app/sign-in.js'
import { createTestApp, type TestApp } from '../support/app/test-app.js'
import { sampleNow } from '../support/samples/sample.js'

const base = '/admin/routing/file'

describe('The configuration file', function () {
  this.timeout(60_000)
  let app: TestApp
  let admin: StaffClient
  beforeEach(() => {
    app = createTestApp()
    const schools = app.database.$client.prepare('select slug, name, level from schools').all()
    app.services.listSchools = () => schools as ReturnType<typeof app.services.listSchools>
    admin = signIn(app, 'admin')
  })

  const staffPage = (html: string) => readPage(html, { staff: true })
  const upload = (content: string | null, client = admin) => {
    const sent = request(app.app).post(base).set('Cookie', client.cookie).field('csrf', client.csrf)
    return content === null ? sent : sent.attach('file', Buffer.from(content), 'routing.json')
  }
  const written = async () => {
    const { body } = await admin.get(`${base}/download`).buffer(true).expect(200)
    return body
  }
  type Written = Awaited<ReturnType<typeof written>>
  const changed = async (change: (file: Written) => void) => {
    const file = await written()
    change(file)
    return JSON.stringify(file)
  }
  const addPhrasing = (file: Written) => file.topics[0].phrasings.en.push('a phrase nobody had')
  const hasPhrasing = () =>
    readWorkingCopy(app.database).phrasings.some(({ text }) => text === 'a phrase nobody had')

  for (const lang of ['', '/es'])
    it(`has complete pages${lang && ' in Spanish'}`, async () => {
      staffPage((await admin.get(`${lang}${base}`).expect(200)).text)
      const { headers } = await upload(await changed(addPhrasing)).expect(303)
      staffPage((await admin.get(`${lang}${headers.location}`).expect(200)).text)
    })

  it('survives a round trip without changes', async () => {
    const { headers } = await admin.get(`${base}/download`).expect(200)
    assert.match(headers['content-disposition']!, /attachment; filename="?routing-working-copy\.json/)
    const { headers: sent } = await upload(JSON.stringify(await written())).expect(303)
    const $ = staffPage((await admin.get(sent.location!).expect(200)).text)
    assert.match($('main').text(), says('configurationFile.nothing'))
    assert.equal($('main form').length, 0)
  })

  it('may name a school that has closed', async () => {
    closePlace(app, 'schools', 'riverbend-high')
    await upload(JSON.stringify(await written())).expect(303)
  })

  it('shows what it would change before it does, then changes the working copy', async () => {
    const { headers } = await upload(await changed(addPhrasing)).expect(303)
    const $ = staffPage((await admin.get(headers.location!).expect(200)).text)
    assert.equal($('.changes li').length, 1)
    assert.match($('.changes').text(), /a phrase nobody had/)
    assert.equal(hasPhrasing(), false)
    const mark = String($('[name=mark]').val())
    await admin.post(headers.location!, { mark }).expect(303)
    assert.equal(hasPhrasing(), true)
    assert.equal(app.services.audit.latest(1)[0]?.what, 'routing-loaded')
    await admin.post(headers.location!, { mark }).expect(404)
  })

  const phrasing = (text: string) =>
    changed(({ topics }) => {
      const { phrasings } = topics.find(({ slug }: { slug: string }) => slug === 'bus-late')
      phrasings.en = [...(phrasings.en ?? []), text]
    })
  const holds = (text: string) =>
    readWorkingCopy(app.database).phrasings.some((each) => each.topic === 'bus-late' && each.text === text)

  it('waits for a confirmation of phrasings that name a person, or that another topic has', async () => {
    createPhrasingEditor(app.database).add('lunch-account', 'en', ['the card came up empty again'])
    for (const [text, why] of [
      ['Tyler Johnson was late for the bus', /“Tyler Johnson” may name a person/],
      ['The card came up EMPTY again', /“.+” answers it now/],
    ] as const) {
      const { headers } = await upload(await phrasing(text)).expect(303)
      const $ = staffPage((await admin.get(headers.location!).expect(200)).text)
      assert.match($('.notice-box').text(), why)
      const mark = String($('[name=mark]').val())
      const stopped = staffPage((await admin.post(headers.location!, { mark, sure: 'yes' }).expect(422)).text)
      assert.match(stopped('.problems').text(), says('configurationFile.unsure'))
      assert.equal(holds(text), false)
      const sure = String(stopped('#sure').val())
      await admin.post(headers.location!, { mark, sure }).expect(303)
      assert.equal(holds(text), true)
    }
  })

  it('never takes a phrasing with a phone number', async () => {
    const text = 'call 216-555-0199 about the bus'
    const { headers } = await upload(await phrasing(text)).expect(303)
    const $ = staffPage((await admin.get(headers.location!).expect(200)).text)
    assert.match($('.notice-box').text(), says('phrasings.doubt.tells'))
    assert.match($('.notice-box').text(), /216-555-0199/)
    assert.equal($('main form').length, 0)
    const { mark } = await app.services.routing.revisionTasks.check(await phrasing(text), [], 0)
    await admin.post(headers.location!, { mark, sure: 'yes' }).expect(422)
    assert.equal(holds(text), false)
  })

  it('also changes rules that are off', async () => {
    const file = await changed(({ rules }) => {
      rules[0].active = false
    })
    const off = await upload(file).expect(303)
    const mark = staffPage((await admin.get(off.headers.location!)).text)('[name=mark]').val()
    await admin.post(off.headers.location!, { mark: String(mark) }).expect(303)
    const renamed = await changed(({ rules }) => {
      rules[0].name = 'Another name'
    })
    const { headers } = await upload(renamed).expect(303)
    const $ = staffPage((await admin.get(headers.location!).expect(200)).text)
    assert.match($('main').text(), says('configurationFile.resting'))
    await admin.post(headers.location!, { mark: String($('[name=mark]').val()) }).expect(303)
    assert.equal(createRuleEditor(app.database).list()[0]?.name, 'Another name')
  })

  it('does not overwrite edits made since, and shows the changes again', async () => {
    const { headers } = await upload(await changed(addPhrasing)).expect(303)
    const mark = String(staffPage((await admin.get(headers.location!)).text)('[name=mark]').val())
    createPhrasingEditor(app.database).add('bus-late', 'en', ['typed by another hand'])
    const $ = staffPage((await admin.post(headers.location!, { mark }).expect(409)).text)
    assert.match($('[role=alert]').text(), says('configurationFile.clash'))
    assert.match($('.changes').text(), /typed by another hand/)
    assert.equal(hasPhrasing(), false)
    await admin.post(headers.location!, { mark: String($('[name=mark]').val()) }).expect(303)
    assert.equal(hasPhrasing(), true)
  })

  it('has all its faults named at once, by line and place, and changes nothing', async () => {
    const file = await written()
    file.topics[0].ladders.any = [['nowhere-office']]
    file.topics[1].also = ['another-office']
    file.topics[2].words.en.title = ''
    file.topics[3].ladders.any = []
    file.rules[0].action = { kind: 'office', office: 'trams' }
    file.thresholds = { dangerNow: 2 }
    addPhrasing(file)
    const bad = JSON.stringify(file, null, 2)
    const line = (words: string) => bad.slice(0, bad.indexOf(words)).split('\n').length
    for (const [lang, missing, at] of [
      ['', 'there is no office “nowhere-office”', 'Line'],
      ['/es', 'no hay una oficina “nowhere-office”', 'Línea'],
    ] as const) {
      const sent = request(app.app).post(`${lang}${base}`).set('Cookie', admin.cookie)
      const answer = await sent
        .field('csrf', admin.csrf)
        .attach('file', Buffer.from(bad), 'routing.json')
        .expect(422)
      const $ = staffPage(answer.text)
      const faults = $('.file-faults li')
        .toArray()
        .map((each) => $(each).text().trim())
      const [slug, other] = [file.topics[0].slug, file.topics[1].slug]
      assert.equal(faults.length, 6, faults.join('\n'))
      assert.ok(faults[0]!.startsWith(`${at} ${line('nowhere-office')}, topics, `), faults[0])
      assert.ok(faults[0]!.includes(`1 (${slug}), ladders, any, `) && faults[0]!.includes(missing), faults[0])
      assert.ok(faults[1]!.includes(`2 (${other}), also, `), faults[1])
      assert.ok(faults[2]!.startsWith(`${at} ${line('"title": ""')}, `), faults[2])
      assert.ok(faults[4]!.includes('trams') && faults[4]!.includes('rules, '), faults[4])
      assert.ok(faults[5]!.includes('0.1') && faults[5]!.includes('0.7'), faults[5])
    }
    const $ = staffPage((await upload(bad).expect(422)).text)
    assert.match($('.problems').text(), says('configurationFile.fault.faulty'))
    assert.equal(hasPhrasing(), false)
    for (const [content, words] of [
      [null, says('configurationFile.fault.missing')],
      ['{', /Line 1: the file cannot be read from here on/],
      ['{"format":"who-to-ask routing 1"}', /topics: something is missing/],
      ['[]', says('configurationFile.what.notGroup')],
      ['{\0"a\0\0b"}', says('fault.notText')],
    ] as const)
      assert.match(staffPage((await upload(content).expect(422)).text)('main').text(), words)
  })

  it('waits for confirmation across a restart, for a day, and only the latest few', async () => {
    const { headers } = await upload(await changed(addPhrasing)).expect(303)
    const id = headers.location!.split('/').at(-1)!
    const later = (hours: number) =>
      createPendingFiles(app.database, () => new Date(sampleNow.getTime() + hours * 3_600_000))
    assert.ok(later(1).find(admin.account.id, id))
    for (let account = 900; account < 904; account++) later(2).keep(account, '{}')
    assert.equal(later(3).find(admin.account.id, id), null, 'four others are kept')
    const [other] = [later(4).keep(900, '{"a":1}')]
    assert.equal(later(27).find(900, other), '{"a":1}')
    assert.equal(later(29).find(900, other), null)
    assert.equal(later(4).find(900, other), null, 'it is gone from the database')
  })

  it('is for admins only, and private to the admin who uploaded it', async () => {
    const editor = signIn(app, 'editor')
    await editor.get(base).expect(403)
    await editor.get(`${base}/download`).expect(403)
    await upload('{}', editor).expect(403)
    const { headers } = await upload(await changed(addPhrasing)).expect(303)
    await signIn(app, 'admin').get(headers.location!).expect(404)
  })
})

import assert from 'node:assert/strict'
import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { load } from 'cheerio'
import request from 'supertest'
import { recordPaths } from '../../src/paths/record-paths.js'
import { formOf } from '../support/app/form.js'
import { readPage } from '../support/app/page.js'
import { type RealService, startRealService } from '../support/app/real-service.js'
import { signIn } from '../support/app/sign-in.js'

const answerKeys = {
  answer: [
    'id',
    'outcome',
    'confident',
    'crisis',
    'emergency',
    'question',
    'topics',
    'outside',
    'answers',
    'remarks',
    'notices',
    'identifiers',
    'engine',
    'signals',
    'revision',
    'ms',
  ],
  entry: ['office', 'level', 'school', 'name', 'score', 'topic', 'contact', 'ladder', 'link', 'why', 'part'],
  contact: 'person phone ext email hours open languages reply bring checked'.split(' '),
  step: ['step', 'office', 'name', 'phone', 'ask_from'],
}

describe('The main job on the real servers', () => {
  let service: RealService
  before(async () => {
    service = await startRealService({}, { fresh: true })
  })
  after(() => service.remove())

  const ask = async (concern: string, more: object = {}) =>
    (
      await request(service.app)
        .post('/api/v1/ask')
        .send({ concern, ...more })
        .expect(200)
    ).body

  function keptResult(code: string): { told: object; skipped: object | null } {
    const row = service.services.database.$client.prepare('select result from inquiries where code = ?')
    return JSON.parse(String(row.pluck().get(code)))
  }

  async function askOnPage(concern: string, school = '') {
    const browser = request.agent(service.app)
    const sent = await browser.post('/ask').type('form').send({ concern, school }).expect(303)
    const address = String(sent.headers.location)
    return { browser, address, $: readPage((await browser.get(address).expect(200)).text) }
  }

  it('answers through the API in exactly the documented shape', async () => {
    const began = performance.now()
    const body = await ask('The bus is late again today')
    const took = performance.now() - began
    assert.deepEqual(Object.keys(body), answerKeys.answer)
    assert.match(body.id, /^[0-9A-HJKMNP-TV-Z]{8}$/)
    assert.deepEqual(
      [body.outcome, body.confident, body.crisis, body.emergency, body.question],
      ['answer', true, false, null, null],
    )
    assert.deepEqual([body.engine, body.revision], ['meilisearch', 1])
    assert.ok(body.ms > 0 && body.ms <= took, 'within what it took here')
    assert.ok(body.answers.length >= 1 && body.answers.length <= 5)
    const [first] = body.answers
    assert.deepEqual(Object.keys(first), answerKeys.entry)
    assert.deepEqual(
      [first.office, first.level, first.school, first.name],
      ['transportation', 'district', null, 'Transportation'],
    )
    assert.ok(first.score > 0 && first.score <= 1)
    assert.deepEqual(first.topic, { slug: 'late-bus', title: 'Late bus' })
    assert.deepEqual(Object.keys(first.contact), answerKeys.contact)
    assert.deepEqual(
      [first.contact.phone, first.contact.ext, first.contact.email, first.contact.person],
      ['+12165550112', null, 'bus@elm.example', null],
    )
    assert.equal(typeof first.contact.open, 'boolean')
    assert.deepEqual(first.contact.languages, ['en', 'es'])
    assert.match(first.contact.reply, /^by /)
    assert.deepEqual([first.contact.bring, first.contact.checked], ['bus number', '2026-10-01'])
    assert.deepEqual(Object.keys(first.ladder[0]), answerKeys.step)
    assert.match(first.ladder[0].ask_from, /^\d{4}-\d\d-\d\d$/)
    assert.match(first.why, /Late bus/)
  })

  it('knows the person, extension, and ladder of a school', async () => {
    const body = await ask('my daughter is worried and sad about school', { school: 'oak', lang: 'en' })
    const [first] = body.answers
    assert.deepEqual([first.office, first.level, first.school], ['counselor', 'school', 'oak'])
    assert.deepEqual([first.contact.phone, first.contact.ext], ['+12165550110', '21'])
    assert.deepEqual(
      first.ladder.map((step: { office: string }) => step.office),
      ['counselor', 'principal', 'transportation'],
    )
    const dates = first.ladder.map((step: { ask_from: string }) => step.ask_from)
    assert.deepEqual(dates, [...dates].sort())
    const unplaced = (await ask('my daughter is worried and sad about school')).answers[0]
    assert.deepEqual([unplaced.office, unplaced.contact], ['counselor', null])
  })

  it('asks which topic is meant by a word for a whole field', async () => {
    const body = await ask('school')
    assert.equal(body.outcome, 'choose')
    assert.ok(body.question)
    assert.ok(body.topics.length > 1 && body.topics.length <= 6)
    assert.ok(body.answers[0].score > 0, 'the most probable office still comes first')
    const { $ } = await askOnPage('school', 'oak')
    const links = $('nav.topics a')
      .toArray()
      .map((each) => $(each).attr('href'))
    assert.deepEqual(
      links,
      body.topics.map(({ slug }: { slug: string }) => `/topics/${slug}?school=oak`),
    )
    assert.equal($('.call-first a[href^="tel:"]').length, 1, 'a person, where none of them fits')
    assert.deepEqual((await ask('The bus is late again today')).topics, [])
  })

  it('says who handles what no district answers, with the number', async () => {
    const body = await ask('there is a pothole on my street')
    assert.deepEqual([body.outcome, body.outside.id, body.outside.phone], ['handover', 'city', '311'])
    assert.match(body.outside.text, /your city’s services: 311\.$/)
    const { $ } = await askOnPage('there is a pothole on my street', 'oak')
    // On a page the button has the number.
    assert.match($('main .lead').text(), /your city’s services\.$/)
    assert.equal($('main a[href^="tel:"]').attr('href'), 'tel:311')
    assert.ok($('main a[href="tel:+12165550110"]').length > 0, 'the front office all the same')
    const general = await ask('lottery numbers')
    assert.deepEqual([general.outcome, general.outside.id, general.outside.phone], ['handover', null, '211'])
    assert.equal((await ask('The bus is late again today')).outside, null)
  })

  it('gives the number of an outside service as soon as an admin has changed it', async () => {
    const admin = signIn(service, 'admin')
    const id = service.services.records.editor.records.findId('outside-services', { id: 'city' })
    assert.ok(id)
    const path = recordPaths.one('outside-services', id, 'en')
    const form = formOf(load((await admin.get(path).expect(200)).text), path)
    await admin.post(path, { ...form, phone: '(216) 555-0199' }).expect(303)
    const { outside } = await ask('there is a pothole on my street')
    assert.equal(outside.phone, '+12165550199')
    assert.match(outside.text, /\(216\) 555-0199/)
    await admin.post(path, { ...formOf(load((await admin.get(path)).text), path), phone: '311' }).expect(303)
  })

  it('makes up nothing that the text does not say: no school, grade, name, or skipped office', async () => {
    const { id, identifiers, remarks, notices } = await ask('The bus is late again today')
    assert.deepEqual([identifiers, remarks, notices], [[], [], []])
    const { told, skipped } = keptResult(id)
    const nothing = { school: null, grade: null, lastInitial: null, language: null, route: null }
    assert.deepEqual([told, skipped], [nothing, null])
  })

  it('names people to call when no office fits', async () => {
    const body = await ask('zqxv wvutk')
    assert.deepEqual([body.outcome, body.confident], ['handover', false])
    assert.ok(
      body.answers.some(
        (entry: { contact: { phone: string } | null }) => entry.contact?.phone === '+12165550100',
      ),
    )
    const { $ } = await askOnPage('zqxv wvutk', 'oak')
    assert.ok($('main a[href="tel:+12165550110"]').length > 0, 'the front office of the school')
    assert.ok($('main a[href="tel:+12165550100"]').length > 0, 'the district')
  })

  it('lists the schools', async () => {
    const { body } = await request(service.app).get('/api/v1/schools').expect(200)
    assert.deepEqual(
      body.schools.map(({ slug, name, level }: Record<string, unknown>) => ({ slug, name, level })),
      [
        { slug: 'oak', name: 'Oak Elementary', level: 'elementary' },
        { slug: 'pine', name: 'Pine High', level: 'high' },
      ],
    )
  })

  it('leads from the box to an answer that can be reloaded, shared, and spelled out', async () => {
    const { browser, address, $ } = await askOnPage('The bus never came, Zebediah waited')
    assert.match(address, /^\/answers\/[0-9A-HJKMNP-TV-Z]{8}$/)
    assert.equal($('h1').text(), 'Transportation')
    assert.equal($('main a').first().attr('href'), 'tel:+12165550112')
    assert.match($('.typed').text(), /Zebediah/)
    assert.match(readPage((await browser.get(address).expect(200)).text)('.typed').text(), /Zebediah/)
    const shared = await request(service.app).get(address).expect(200)
    assert.equal(readPage(shared.text)('h1').text(), 'Transportation')
    assert.doesNotMatch(shared.text, /Zebediah/)
    const code = address.slice('/answers/'.length)
    for (const spelled of [code.toLowerCase(), `${code.slice(0, 4)}-${code.slice(4)}`, spellLoosely(code)])
      if (spelled !== code)
        await request(service.app).get(`/answers/${spelled}`).expect(301).expect('location', address)
    await request(service.app).get('/answers/ZZZZ9999').expect(404)
  })

  it('puts emergency help above everything', async () => {
    const body = await ask('my son wants to kill himself tonight', { school: 'oak' })
    assert.equal(body.crisis, true)
    assert.deepEqual(Object.keys(body.emergency), ['level', 'kinds', 'question', 'lines'])
    assert.equal(body.emergency.question, null)
    assert.equal(body.emergency.level, 'now')
    assert.ok(body.emergency.kinds.includes('suicide'))
    assert.deepEqual(body.emergency.lines[0], { name: '911', call: '911', text: null })
    assert.ok(body.emergency.lines.some((line: { call: string }) => line.call === '988'))
    const { $ } = await askOnPage('my son wants to kill himself tonight', 'oak')
    assert.equal($('main > *').first().attr('class'), 'emergency')
    assert.equal($('.emergency a[href="tel:911"]').length, 1)
    assert.equal((await ask('this homework is killing me')).crisis, false)
  })

  it('takes feedback, and the last choice counts', async () => {
    const { browser, address } = await askOnPage('the bus is late')
    const say = (right: string) =>
      browser.post(`${address}/feedback`).type('form').send({ right, office: 'transportation' }).expect(303)
    const right = () =>
      service.services.database.$client
        .prepare('select "right" from inquiries where code = ?')
        .pluck()
        .get(address.slice('/answers/'.length))
    assert.equal(right(), null)
    await say('no')
    assert.equal(right(), 0)
    const thanked = await browser.get(String((await say('yes')).headers.location)).expect(200)
    assert.match(readPage(thanked.text)('#thanks').text(), /Thank you/)
    assert.equal(right(), 1)
  })

  it('keeps answers and models over a restart', async () => {
    const { address } = await askOnPage('the bus is late')
    assert.ok(service.worked.has('topics') && service.worked.has('danger'))
    const models = join(service.dataDir, 'models')
    const stems = readdirSync(models).find((file) => file.startsWith('stems-'))
    rmSync(join(models, stems!))
    await service.restart()
    assert.deepEqual([...service.worked], [], 'nothing is trained or indexed again')
    await request(service.app).get('/readyz').expect(200)
    assert.equal(
      readPage((await request(service.app).get(address).expect(200)).text)('h1').text(),
      'Transportation',
    )
    assert.equal((await ask('the bus is late')).engine, 'meilisearch')
    assert.ok(!readdirSync(models).includes(stems!), 'no phrasing is read again: all are counted')
  })
})

/** Crockford's base 32 reads O as 0, and I and L as 1. */
function spellLoosely(code: string): string {
  return code.replace('0', 'o').replace('1', 'l')
}

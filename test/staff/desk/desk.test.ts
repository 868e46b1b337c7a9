import assert from 'node:assert/strict'
import { load } from 'cheerio'
import { createDirectory } from '../../../src/directory/model/directory-snapshot.js'
import type { Person } from '../../../src/directory/model/person.js'
import { inquiries } from '../../../src/platform/database/schema.js'
import { referrals } from '../../../src/platform/database/staff-schema.js'
import { findByNumber } from '../../../src/staff/desk/find-by-number.js'
import { findStaff } from '../../../src/staff/desk/find-staff.js'
import { lookUp } from '../../../src/staff/desk/look-up.js'
import { closePlace } from '../../support/app/close-place.js'
import { readPage } from '../../support/app/page.js'
import { says } from '../../support/app/says.js'
import { type StaffClient, signIn } from '../../support/app/sign-in.js'
import { createTestApp, type TestApp } from '../../support/app/test-app.js'
import { sampleNow } from '../../support/samples/sample.js'
import { sampleDeskAnswers } from '../../support/samples/sample-desk.js'

const typed = 'Pat says the bus is late'

describe('The front office, without scripts', () => {
  let app: TestApp
  let desk: StaffClient
  const page = (html: string) => readPage(html, { staff: true })
  const look = async (q: string, more: Record<string, string> = {}) =>
    page((await desk.post('/desk', { q, ...more }).expect(200)).text)
  const titles = ($: ReturnType<typeof load>) =>
    $('.desk-row-title')
      .toArray()
      .map((each) => $(each).text())

  const chosen = ($: ReturnType<typeof load>, id: string) => $(`#${id} option[selected]`).attr('value')

  beforeEach(() => {
    app = createTestApp()
    desk = signIn(app, 'desk')
  })

  it('starts with the box and the most frequent topics', async () => {
    const $ = page((await desk.get('/desk').expect(200)).text)
    assert.equal($('#q[autofocus]').length, 1)
    assert.equal($('#desk-mostAsked + .desk-rows li').length, 8)
    assert.match($('.desk-log').text(), says('desk.log.noteHint'))
  })

  it('gives the same answer as families get: number, extension, hours, script, why, and why not the next', async () => {
    const $ = await look(typed)
    const card = $('.desk-card')
    assert.equal(card.length, 1)
    assert.equal(card.find('.desk-number a').attr('href'), 'tel:+12165550112;ext=12')
    assert.match(card.find('.desk-number').text(), /\(216\) 555-0112 ext\. 12/)
    assert.match(card.find('.status').text(), /Open now until 5:30/)
    assert.match(
      card.find('.desk-say').text(),
      /Transportation can help with that\. The number is \(216\) 555-0112/,
    )
    assert.match(card.find('.desk-internal').text(), /Do not give out driver names/)
    assert.match(card.find('.desk-why').text(), /Words: bus, late\..*Why not Enrollment/)
    assert.match(card.find('.desk-side').text(), /Nobody answers\?.*\(216\) 555-0100/s)
    assert.equal($('#log-channel').val(), 'phone')
    assert.equal($('input[name=target]').val(), 'transportation.bus-late')
  })

  it('shows the words that were typed, not their stems', async () => {
    const { findStored } = sampleDeskAnswers
    const found = findStored('K7M2Q9XD', {} as never)
    if (!found) throw new Error('No such answer')
    const note = { matched: ['llegó', 'nobodi', 'stem'] }
    const inquiry = { ...found.inquiry, trace: { lang: 'en', stages: [{ stage: 'terms', ms: 1, note }] } }
    const tools = {
      lookUpConcern: async () => ({ ...found, inquiry }),
      findStored: () => null,
      findInDirectory: async () => ({ hits: [], engine: 'fallback' as const }),
    }
    const moment = {
      ...{ directory: app.services.directory(), topics: app.services.published().topics, school: null },
      ...{ callerLang: 'en', speech: app.services.language.speech('en'), now: app.services.now() },
    }
    const { explanation } = await lookUp('Nobody llego with the bus', moment, tools)
    assert.deepEqual(explanation?.matched, ['llego', 'nobody'])
  })

  it('logs the office on the card, also where the answer leaves another one out', async () => {
    const { findStored } = sampleDeskAnswers
    const found = findStored('K7M2Q9XD', {} as never)
    if (!found) throw new Error('No such answer')
    const { inquiry, answer } = found
    const offices = [{ office: 'left-out', score: 1, topic: null }, ...inquiry.result.offices]
    const tools = {
      lookUpConcern: async () => found,
      findStored: () => ({ answer, inquiry: { ...inquiry, result: { ...inquiry.result, offices } } }),
      findInDirectory: async () => ({ hits: [], engine: 'fallback' as const }),
    }
    const moment = {
      ...{ directory: app.services.directory(), topics: app.services.published().topics, school: null },
      ...{ callerLang: 'en', speech: app.services.language.speech('en'), now: app.services.now() },
    }
    const { findings } = await lookUp('K7M2Q9XD', moment, tools)
    assert.ok(findings.length > 0)
    for (const { target, entry } of findings) assert.equal(target.office, entry.office)
  })

  it('opens and logs a closed office, with the number of the district', async () => {
    closePlace(app, 'offices', 'transportation')
    const target = 'transportation.bus-late'
    const $ = page((await desk.get(`/desk?open=${target}`).expect(200)).text)
    assert.match($('.desk-number').text(), /\(216\) 555-0100/)
    assert.equal($('a[href*="district-line"]').length, 0)
    await desk.post('/desk/referrals', { target, channel: 'phone', outcome: 'sent' }).expect(303)
    assert.equal(app.database.select().from(referrals).get()?.office, 'transportation')
  })

  it('keeps nothing of the text: no inquiry, no address, no log', async () => {
    await look(typed)
    await desk.post('/desk/look-up', { q: typed }).expect(200)
    assert.equal(app.database.select().from(inquiries).all().length, 0)
    assert.doesNotMatch(app.logged(), /Pat says/)
    const $ = await look(typed)
    for (const link of $('a').toArray()) assert.doesNotMatch($(link).attr('href') ?? '', /Pat/)
  })

  it('opens an answer by the code a family reads out', async () => {
    const $ = await look('scho-oc1x')
    assert.match($('.desk-card h2').text(), /Assistant Principal/)
    assert.equal($('input[name=code]').val(), 'SCH00C1X')
    assert.match($('.away').text(), /away until Friday, October 17/)
    assert.match($('.desk-more ol').text(), /Starting Wed, Oct 15: Principal/)
  })

  it('puts the crisis lines before everything', async () => {
    const $ = await look('a boy who wants to die')
    assert.equal($('.desk-cards > :first-child').attr('class'), 'desk-danger')
    assert.equal($('.desk-danger a').first().attr('href'), 'tel:911')
  })

  it('keeps the school from call to call, the language for one call, and words the script for the caller', async () => {
    const answer = await desk
      .post('/desk', { q: typed, school: 'lincoln-elementary', lang: 'es' })
      .expect(200)
    const cookies = [answer.headers['set-cookie']].flat().map((each) => String(each).split(';')[0])
    const $ = page(answer.text)
    assert.equal($('.desk-lines').attr('lang'), 'es')
    assert.match($('.desk-lines').text(), /Le pueden ayudar en: Transporte.*El número es \(216\) 555-0112/)
    const at = (path: string) => desk.get(path).set('Cookie', [desk.cookie, ...cookies].join('; '))
    assert.ok(cookies.includes('desk-lang=es'))
    const picked = page((await at('/desk?open=transportation')).text)
    assert.equal(chosen(picked, 'lang'), 'es', 'the same call')
    const later = await at('/desk')
    assert.equal(chosen(page(later.text), 'school'), 'lincoln-elementary')
    assert.equal(chosen(page(later.text), 'lang'), 'en')
    assert.match(String(later.headers['set-cookie']), /desk-lang=;/)
  })

  it('starts each call as the clerk prefers', async () => {
    const preferences = { channel: 'walk-in', outcome: 'answered', lang: 'es' }
    await desk
      .post('/desk/preferences', preferences)
      .expect(303)
      .expect('location', '/desk/preferences?saved=yes')
    const $ = page((await desk.get('/desk').expect(200)).text)
    assert.deepEqual(
      ['log-channel', 'log-outcome', 'lang'].map((id) => chosen($, id)),
      Object.values(preferences),
    )
    assert.equal(chosen(page((await desk.get('/desk/preferences').expect(200)).text), 'outcome'), 'answered')
    const other = signIn(app, 'desk')
    assert.equal(chosen(page((await other.get('/desk')).text), 'log-channel'), 'phone')
    await desk.post('/desk/preferences', { channel: 'pigeon', outcome: '', lang: 'xx' }).expect(303)
    const reset = page((await desk.get('/desk')).text)
    assert.deepEqual([chosen(reset, 'log-channel'), chosen(reset, 'lang')], ['phone', 'en'])
  })

  it('finds who answers at a number, however it is typed', async () => {
    for (const number of ['(216) 555-0112', '555 0112', '+1 216 555 0112', '0112', '216-555-0112 x12'])
      assert.equal(titles(await look(number))[0], 'Transportation', number)
    const extension = await look('ext. 10')
    const numbers = extension('.desk-row-phone').toArray()
    assert.ok(numbers.length > 0)
    for (const each of numbers) assert.match(extension(each).text(), /ext\.\s10$/)
    assert.match(
      (await look('555-0141'))('.desk-row').first().text(),
      /School Front Office.*Lincoln Elementary/s,
    )
  })

  it('finds people by their own number, which only staff see', async () => {
    const directory = app.services.directory()
    const [shown, hidden] = [true, false].map((isPublic) => {
      const person = directory.people.find((each) => each.public === isPublic && directory.postsBy(each)[0])!
      return { ...person, ext: isPublic ? '4121' : '4122', room: 'B2' }
    }) as [Person, Person]
    const alone = { ...hidden, id: -1, slug: 'nobody', ext: null, phone: '+12165557799' }
    for (const { slug, ext, room } of [shown, hidden])
      app.database.$client.prepare('update people set ext = ?, room = ? where slug = ?').run(ext, room, slug)
    app.services.directory = createDirectory(app.database).current
    for (const { slug, ext } of [shown, hidden]) {
      const $ = await look(`x${ext}`)
      const card = $('.desk-card').first()
      assert.match($('input[name=target]').first().val() as string, new RegExp(slug))
      assert.match(card.find('.desk-internal').text(), new RegExp(`ext\\. ${ext}.*room B2`))
      assert.doesNotMatch(
        card.find('.desk-say').text(),
        new RegExp(ext!),
        'never in the words for the caller',
      )
    }
    const moment = {
      ...{ topics: app.services.published().topics, school: null, callerLang: 'en', now: sampleNow },
      speech: app.services.language.speech('en'),
    }
    const people = { ...directory, people: [alone], postsBy: () => [] }
    const { findings, missing } = findByNumber({ phone: '5557799', ext: null }, '555-7799', {
      ...moment,
      directory: people,
    })
    assert.deepEqual([findings, missing?.key], [[], 'desk.personNumber'])
  })

  it('knows numbers for texts, and the district’s own lines', async () => {
    const directory = app.services.directory()
    const nurse = directory.contactAt('nurse', 'lincoln-elementary')!
    const contacts = directory.contacts.map((each) =>
      each.id === nurse.id ? { ...each, sms: '+12165557788' } : each,
    )
    const { findings } = findByNumber({ phone: '5557788', ext: null }, '555-7788', {
      ...{ directory: { ...directory, contacts }, topics: app.services.published().topics, school: null },
      ...{ callerLang: 'en', speech: app.services.language.speech('en'), now: sampleNow },
    })
    assert.deepEqual(
      findings.map(({ target }) => [target.office, target.school]),
      [['nurse', 'lincoln-elementary']],
    )
    assert.match((await look('(216) 555-0100'))('.desk-list').text(), says('desk.districtLine'))
    const { interpreterPhone } = app.services.directory().district
    assert.match((await look(interpreterPhone!.slice(-7)))('.desk-list').text(), says('desk.interpreterLine'))
  })

  it('says that nothing was found, instead of naming the front office as the answer', async () => {
    const unknown = await look('555-9999')
    assert.match(unknown('.desk-list').text(), /No office here has the number 555-9999/)
    assert.equal(unknown('.desk-row').length, 0)
    const code = await look('k7m2-q9xe')
    assert.match(code('.desk-list').text(), says('desk.noCode'))
    assert.equal(code('.desk-row').length, 0)
    assert.ok(code('.desk-log button').first().attr('disabled') !== undefined)
    const gibberish = await look('zzz qqq')
    assert.match(gibberish('.desk-list').text(), says('desk.nobody'))
    assert.equal((await look(typed))('.desk-list .notice').length, 0)
    const piece = load((await desk.post('/desk/look-up', { q: 'zzz qqq' }).expect(200)).text)
    assert.match(piece('[data-status]').attr('data-status') ?? '', says('desk.nobody'))
  })

  it('asks for an interpreter in languages without a script', async () => {
    const $ = await look(typed, { lang: 'so' })
    assert.equal($('.desk-interpreter q').attr('lang'), 'so')
    assert.match($('.desk-interpreter').text(), /say “Somali”:\s+\(216\) 555-0170/)
    assert.equal($('.desk-lines').attr('lang'), 'en')
    const arabic = await look(typed, { lang: 'ar' })
    assert.equal(arabic('.desk-interpreter q').attr('dir'), 'rtl')
  })

  it('starts at the school of the account', async () => {
    desk = signIn(app, 'desk', { school: 'lincoln-elementary' })
    const $ = page((await desk.get('/desk').expect(200)).text)
    assert.equal(chosen($, 'school'), 'lincoln-elementary')
  })

  it('finds offices, people, topics, and schools by name', async () => {
    assert.equal(titles(await look('transp'))[0], 'Transportation')
    assert.equal(titles(await look('principal'))[0], 'Principal')
    assert.match(titles(await look('solis'))[0] ?? '', /Solís/)
    assert.equal(titles(await look('bus'))[0], 'Bus is late or did not come', 'not Business and Finance')
    assert.equal(titles(await look('office hours'))[0], 'Office hours, bell times and school calendar')
    assert.match((await look('lincoln elem'))('.desk-row').first().text(), /Lincoln Elementary/)
    const $ = await look('sports physical', { school: 'summit-high' })
    assert.ok($('.desk-number a').length === 1)
  })

  it('finds people whom families do not see, by name, and keeps them out of the words for the caller', async () => {
    app.database.$client.exec(
      "update people set public = 0 where slug = 'joaquin-solis'; update directory_version set version = version + 1",
    )
    app.services.directory = createDirectory(app.database).current
    for (const name of ['Solis', 'joaquín sol']) {
      const $ = await look(name)
      assert.match(titles($)[0] ?? '', /Joaquin Solís|Joaquín Solís/)
      const card = $('.desk-card').first()
      assert.match(card.find('.desk-internal').first().text(), /For staff only: Joaqu[ií]n Solís, \S/)
      assert.doesNotMatch(card.find('.desk-say').text(), /Solís/)
      assert.ok(card.find('.desk-number a').length === 1 || card.find('.desk-schools li').length > 0)
    }
    const named = (text: string) => findStaff(text, app.services.directory(), 8).map(({ url }) => url)
    assert.deepEqual(named('Mr. Solis')[0], '/people/joaquin-solis')
    assert.deepEqual(named('zzz solis'), [], 'every word is in the name')
    assert.deepEqual(named('?'), [])
  })

  it('lists the number at every school while none is chosen, and continues with the one picked', async () => {
    const $ = await look('nurse')
    assert.equal($('.desk-card h2').text(), 'School Nurse')
    assert.ok($('.desk-schools li').length > 5)
    const href = $('.desk-schools a').first().attr('href') ?? ''
    const picked = page((await desk.get(href).expect(200)).text)
    assert.equal(chosen(picked, 'school'), 'lincoln-elementary')
    assert.ok(picked('.desk-number a').attr('href')?.startsWith('tel:'))
  })

  it('always has a person to ask', async () => {
    const $ = await look('zzz qqq')
    assert.match($('.desk-rows').text(), /School Front Office/)
    assert.match($('.desk-number').text(), /\(216\) 555-0130/)
  })

  it('shows the clerk’s own shelf again once the box is empty', async () => {
    for (const q of ['', ' ', 'b']) assert.equal((await look(q))('#desk-mostAsked').length, 1)
  })

  it('explains that a text is too long, and keeps it', async () => {
    const long = 'bus '.repeat(600)
    const answer = await desk.post('/desk', { q: long }).expect(422)
    const $ = page(answer.text)
    assert.match($('.problems').text(), /too long/)
    assert.match(String($('#q').val()), /^bus bus/)
  })

  it('returns a fragment to the script, with every card in it', async () => {
    const answer = await desk.post('/desk/look-up', { q: typed }).expect(200)
    const $ = load(answer.text)
    assert.equal($('html > head').children().length, 0)
    assert.equal($('.desk-card').length, $('.desk-row').length)
    assert.equal($('.desk-card:not([hidden])').length, 1)
    assert.equal(answer.headers['cache-control'], 'no-store')
  })

  it('is available in Spanish', async () => {
    const $ = page((await desk.post('/es/desk', { q: typed }).expect(200)).text)
    assert.equal($('html').attr('lang'), 'es')
    assert.match($('.desk-why').text(), says('whyNot.better', 'es'))
    assert.equal($('.desk-lines').attr('lang'), 'en', 'the caller still speaks English')
  })

  it('refuses invalid targets', async () => {
    for (const open of ['no-such-office', 'transportation.no-such-topic'])
      await desk.get(`/desk?open=${open}`).expect(404)
    await desk.get('/desk?open=../..').expect(200)
    await desk.post('/desk/shelf', { kind: 'favourite', key: '<b>' }).expect(422)
  })
})

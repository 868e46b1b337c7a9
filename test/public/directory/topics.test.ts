import assert from 'node:assert/strict'
import request from 'supertest'
import { graveTopics } from '../../../src/answering/danger/grave-topics.js'
import { whomToAsk } from '../../../src/answering/whom-to-ask.js'
import { createLanguage } from '../../../src/platform/language/language.js'
import { readPage } from '../../support/app/page.js'
import { says } from '../../support/app/says.js'
import { createTestApp } from '../../support/app/test-app.js'
import { sampleNow } from '../../support/samples/sample.js'
import { sampleDirectory } from '../../support/samples/sample-directory.js'

const { directory, published } = await sampleDirectory()

const isPublished = (slug: string) => published.topics.some((topic) => topic.slug === slug)

describe('Topics', () => {
  const { app } = createTestApp()
  const read = async (path: string, status = 200) =>
    readPage((await request(app).get(path).expect(status)).text)

  it('are listed from A to Z, each once, in the language of the page', async () => {
    for (const [prefix, lang] of [
      ['', 'en'],
      ['/es', 'es'],
    ] as const) {
      const $ = await read(`${prefix}/topics`)
      const titles = $('.index a')
        .toArray()
        .map((each) => $(each).text())
      assert.equal(titles.length, published.topics.length)
      assert.ok(titles.includes(published.topics[0]!.words[lang]!.title))
      const { compare } = new Intl.Collator(lang)
      const letters = $('.letter h2')
        .toArray()
        .map((each) => $(each).text())
      assert.deepEqual(letters.slice(1), letters.slice(1).sort(compare))
      assert.ok($('main a[href^="tel:"]').length > 0, 'a person can be called')
    }
  })

  it('answered by a district office show its card at once, without steps to climb', async () => {
    const $ = await read('/topics/bus-late')
    assert.equal($('h1').text(), 'Bus is late or did not come')
    const { phone } = directory.contactAt('transportation', null)!
    assert.equal($('main .call').first().attr('href'), `tel:${phone}`)
    assert.match($('main').text(), says('answer.straight'))
    assert.equal($('.ladder, main form[method=get]').length, 0)
    assert.ok($('.bring li').length >= 3)
    assert.doesNotMatch($.html(), /mailto:/, 'the email address is behind a button')
  })

  it('about harm show help lines and the quick exit first, and others do not', async () => {
    for (const slug of Object.keys(graveTopics).filter((each) => isPublished(each))) {
      const $ = await read(`/topics/${slug}`)
      assert.ok($('.support a[href^="tel:"]').length > 0, `${slug}: lines`)
      assert.equal($('.support form.exit').attr('action'), '/leave', `${slug}: exit`)
      const order = $('.support, .card').get()
      assert.ok($(order[0]).is('.support'), `${slug}: before the office`)
    }
    const spanish = await read('/es/topics/self-harm-worry')
    assert.equal(spanish('.support form.exit').attr('action'), '/es/leave')
    const calm = await read('/topics/bus-late')
    assert.equal(calm('.support, .exit').length, 0)
  })

  it('answered at a school ask for it by a plain form, with an address to share', async () => {
    const $ = await read('/topics/teacher-progress')
    const form = $('main form')
    assert.deepEqual([form.attr('method'), form.attr('action')], ['get', '/topics/teacher-progress'])
    assert.equal(form.find('option').length, directory.schools.length + 1)
    assert.equal($('main .card a[href="/offices/teacher"]').length, 1, 'whom to ask is said already')

    const there = await read('/topics/teacher-progress?school=garrison-middle')
    const { phone, ext } = directory.contactAt('teacher', 'garrison-middle')!
    assert.equal(there('main .call-row a').first().attr('href'), `tel:${phone};ext=${ext}`)
    const steps = there('.ladder li strong')
      .toArray()
      .map((each) => there(each).text())
    assert.deepEqual(steps, ['Classroom Teacher', 'School Counselor', 'Principal'])
    assert.match(there('.ladder').text(), /Starting \w{3}, \w{3} \d/)
    assert.equal(there('select option[selected]').attr('value'), 'garrison-middle')
    assert.equal(there('link[rel=canonical]').length, 0, 'search engines list the page without a school')
    const others = there('.others a[href*="/topics/"]').toArray()
    assert.ok(others.length > 0)
    for (const other of others) assert.match(there(other).attr('href') ?? '', /\?school=garrison-middle$/)
  })

  it('list the steps for the level of the school', async () => {
    const $ = await read('/topics/teacher-progress?school=lincoln-elementary')
    const steps = $('.ladder li strong')
      .toArray()
      .map((each) => $(each).text())
    assert.deepEqual(steps, ['Classroom Teacher', 'Principal'])
  })

  it('offer the school this browser chose last', async () => {
    const { text } = await request(app)
      .get('/topics/teacher-progress')
      .set('Cookie', 'school=garrison-middle')
      .expect(200)
    assert.equal(readPage(text)('select option[selected]').attr('value'), 'garrison-middle')
  })

  it('lead to the front office of a school without that office', async () => {
    const without = {
      ...directory,
      contactAt: (office: string, school: string | null) =>
        office === 'teacher' ? null : directory.contactAt(office, school),
    }
    const { app } = createTestApp({ directory: () => without })
    const { text } = await request(app).get('/topics/teacher-progress?school=garrison-middle').expect(200)
    const $ = readPage(text)
    const { phone, ext } = directory.contactAt('school-office', 'garrison-middle')!
    assert.equal($('main .call').first().attr('href'), ext ? `tel:${phone};ext=${ext}` : `tel:${phone}`)
    assert.match($('.notice').text(), /Garrison Middle School does not have its own office for this/)
  })

  it('with a legal track give the right and its date instead of steps', async () => {
    for (const path of ['/topics/plan-504', '/topics/plan-504?school=riverbend-high']) {
      const $ = await read(path)
      assert.match($('.rights').text(), says('rights.section504.right'))
      assert.match($('.rights').text(), /180 days/)
      assert.equal($('.ladder').length, 0)
    }
  })

  it('explain a wrong school above the page and next to the field', async () => {
    for (const [school, words] of [
      ['', says('problem.schoolMissing')],
      ['nowhere', says('problem.schoolUnknown')],
      ['garrison-middle&school=lincoln-elementary', says('problem.schoolUnknown')],
    ] as const) {
      const $ = await read(`/topics/teacher-progress?school=${school}`, 422)
      assert.match($('title').text(), /^Error: /)
      assert.match($('.problems').text(), words)
      assert.match($('#school-fault').text(), words)
      assert.equal($('.problems a').attr('href'), '#school')
    }
  })

  it('link similar topics and an answer, with no broken links', async () => {
    const $ = await read('/topics/bus-late')
    const links = $('main a[href^="/topics/"]')
      .toArray()
      .map((each) => $(each).attr('href') ?? '')
    assert.ok(links.length >= 3)
    for (const link of links) await request(app).get(link).expect(200)
    assert.match($('main a[href^="/ask?q="]').attr('href') ?? '', /^\/ask\?q=Bus\+is\+late/)
    await request(app).get('/topics/nothing').expect(404)
    await request(app).post('/topics/bus-late').expect(405)
  })

  it('name somebody to call, each at every school level', () => {
    const schools = ['elementary', 'middle', 'high'].map(
      (level) => directory.schools.find((school) => school.level === level)!,
    )
    const moment = { directory, speech: createLanguage().speech('en'), now: sampleNow, origin: '' }
    for (const topic of published.topics)
      for (const school of schools)
        assert.ok(whomToAsk(topic, school, moment).entry?.contact?.phone, `${topic.slug} at ${school.slug}`)
  })
})

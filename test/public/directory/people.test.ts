import assert from 'node:assert/strict'
import request from 'supertest'
import type { DirectorySnapshot } from '../../../src/directory/model/directory-snapshot.js'
import { readPage } from '../../support/app/page.js'
import { says } from '../../support/app/says.js'
import { createTestApp, type TestApp } from '../../support/app/test-app.js'
import { sampleDirectory } from '../../support/samples/sample-directory.js'

const { directory } = await sampleDirectory()
const hidden = directory.people.filter((person) => !person.public)

describe('People', () => {
  const { app } = createTestApp()
  const read = async (path: string, status = 200) =>
    readPage((await request(app).get(path).expect(status)).text)
  const names = ($: ReturnType<typeof readPage>) =>
    $('main .rows .row-title')
      .toArray()
      .map((each) => $(each).text())

  it('are found by name, in any spelling', async () => {
    for (const name of ['Urbina', 'yesenia urbina', 'Urbnia', 'Yesenia Urbima'])
      assert.equal(names(await read(`/people?q=${encodeURIComponent(name)}`))[0], 'Mrs. Yesenia Urbina', name)
    assert.ok(names(await read('/people?q=markovic')).includes('Ms. Halyna Marković'))
  })

  it('are found by job, before names that look like it', async () => {
    const jobs = async (typed: string) => {
      const $ = await read(`/people?q=${encodeURIComponent(typed)}`)
      return $('main .rows .row-title + .quiet')
        .toArray()
        .map((each) => $(each).text().trim())
    }
    const nurses = directory.people.filter(({ public: shown, title }) => shown && /nurse/i.test(title.en))
    for (const typed of ['School Nurse', 'nurse', 'NURSES', 'enfermera escolar']) {
      const found = await jobs(typed)
      assert.ok(
        found.slice(0, 10).every((title) => /nurse/i.test(title)),
        `${typed}: ${found[0]}`,
      )
    }
    assert.ok(nurses.length > 10)
    assert.equal((await jobs('principal'))[0], 'Principal', 'before assistant principals')
    assert.equal(names(await read('/people?q=Hodan+Nur'))[0], 'Ms. Hodan Nur', 'part of a job is no job')
    for (const nothing of ['?', '…', '!!']) await read(`/people?q=${encodeURIComponent(nothing)}`)
    const $ = await read('/people?q=nurse&school=lincoln-elementary')
    const rows = $('main .rows li').toArray()
    assert.ok(rows.length > 0 && rows.every((row) => /Lincoln/.test($(row).text())), 'filters still apply')
  })

  it('can be filtered by school and office, wherever else they work', async () => {
    const $ = await read('/people?q=&school=juniper-elementary&office=nurse')
    const there = directory
      .postsOf(directory.contactAt('nurse', 'juniper-elementary')!)
      .filter(({ person }) => person.public)
    assert.deepEqual(
      new Set(
        $('main .rows .row-title')
          .toArray()
          .map((each) => $(each).attr('href')),
      ),
      new Set(there.map(({ person }) => `/people/${person.slug}`)),
    )
    assert.ok(names($).includes('Ms. Linh Duong'), 'her first post is at another office')
    assert.equal(
      names(await read('/people?q=linh&office=nurse&school=juniper-elementary'))[0],
      'Ms. Linh Duong',
    )
    assert.deepEqual(names(await read('/people?q=linh+duong&office=transportation')), [])
    assert.equal($('#school option[selected]').attr('value'), 'juniper-elementary')
    assert.equal($('#office option[selected]').attr('value'), 'nurse')
  })

  it('give way to people to call when nobody is found', async () => {
    const $ = await read('/people?q=xqzw&school=juniper-elementary')
    assert.match($('main').text(), says('peoplePage.none'))
    const front = directory.contactAt('school-office', 'juniper-elementary')!
    assert.equal($('#found .button').attr('href'), `tel:${front.phone};ext=${front.ext}`)
    assert.ok($('main a[href="tel:+12165550100"]').length, 'and the district')
    assert.equal($('#q').attr('value'), 'xqzw', 'what was typed stays')
  })

  it('are a letter or a school away, without a list of hundreds first', async () => {
    const $ = await read('/people')
    assert.deepEqual(names($), [])
    const hrefs = (links: string) =>
      $(links)
        .toArray()
        .map((each) => $(each).attr('href') ?? '')
    const schools = directory.schools.map(({ slug }) => `/people?school=${slug}#found`)
    assert.deepEqual(new Set(hrefs('main details a')), new Set(schools))
    assert.ok(names(await read(schools[0]!)).length > 10)
    const listed: string[] = []
    for (const letter of hrefs('.letters a')) {
      const there = await read(letter)
      const path = new URL(letter, 'http://here').searchParams.get('letter')
      assert.equal(there('.letters [aria-current]').text().toLowerCase().slice(0, 1), path)
      listed.push(
        ...there('main .rows .row-title')
          .toArray()
          .map((each) => there(each).attr('href') ?? ''),
      )
    }
    const all = directory.people.filter((person) => person.public)
    assert.equal(listed.length, all.length, 'each once')
    assert.deepEqual(new Set(listed), new Set(all.map(({ slug }) => `/people/${slug}`)))
  })

  it('are listed at once where they are few', async () => {
    const few = directory.people.filter((person) => person.public).slice(0, 20)
    const { app } = createTestApp({ directory: () => ({ ...directory, people: few }) })
    const $ = readPage((await request(app).get('/people').expect(200)).text)
    assert.equal(names($).length, 20)
    assert.equal($('.letters, main details').length, 0)
  })

  it('are listed page by page behind an old link, and under a letter that nobody has', async () => {
    const second = await read('/people?page=2')
    assert.equal(names(second).length, 50)
    assert.equal(second('a[rel=prev]').length, 1)
    const last = await read('/people?page=99')
    assert.equal(last('a[rel=next]').length, 0)
    assert.equal((await read('/people?letter=%C3%9E'))('.letters [aria-current]').length, 0)
  })

  it('come with an error and the typed text for a bad search', async () => {
    const $ = await read(`/people?q=${'a'.repeat(81)}&school=nowhere&office=nothing`, 422)
    assert.equal($('.problems li').length, 3)
    for (const field of ['q', 'school', 'office']) assert.ok($(`#${field}-fault`).length, field)
    assert.equal($('#q').attr('value')?.length, 81)
    await read('/people?q=a&q=b')
    await read('/people?page=x&q=%00')
  })

  it('have a page with their place, number, duties, and languages, and a button for the email address', async () => {
    const $ = await read('/people/linh-duong')
    assert.equal($('h1').text(), 'Ms. Linh Duong')
    const { phone, ext } = directory.contactAt('school-office', 'juniper-elementary')!
    assert.equal($('main .call').attr('href'), `tel:${phone};ext=${ext}`)
    assert.match($('main').text(), /Front desk/)
    assert.match($('main').text(), /English and Vietnamese/)
    assert.ok($('main .rows a[href="/schools/juniper-elementary/nurse"]').length, 'her other posts')
    assert.doesNotMatch($.html(), /mailto:|\w@\w/)
    assert.equal($('main form').attr('action'), '/people/linh-duong/email')
  })

  it('say while their office is closed when it opens, why, and which number answers', async () => {
    const sunday = createTestApp({ now: () => new Date('2026-12-06T15:00:00Z') })
    const page = async (app: TestApp['app'], slug: string) =>
      readPage((await request(app).get(`/people/${slug}`).expect(200)).text)('.card.contact')
    const closed = await page(sunday.app, 'linh-duong')
    assert.match(closed.text(), /Closed now\. Opens tomorrow at .*Closed on weekends/s)
    assert.equal(closed.find('.instead a.button').attr('href'), 'tel:211')
    const alone: DirectorySnapshot = { ...directory, postsBy: () => [] }
    const main = createTestApp({ directory: () => alone, now: () => new Date('2026-12-06T15:00:00Z') })
    const card = await page(main.app, 'linh-duong')
    assert.match(card.text(), /Closed now/, 'the district’s main line')
    assert.equal(card.find('.instead a.button').attr('href'), 'tel:211')
  })

  it('show until when they are away, and who helps instead', async () => {
    const $ = await read('/people/megan-holt')
    assert.match($('.away').text(), /Away until Thursday, January 15\. .+ is filling in\./)
    const helper = $('.helper a')
    assert.ok($('.away').text().includes(helper.text()) && helper.text(), 'named with the number')
    assert.equal((await read(helper.attr('href') ?? ''))('h1').text(), helper.text())
    assert.ok($('.helper').nextAll('.call-row').length, 'before the number')
    assert.match((await read('/people?q=megan+holt'))('.rows li').first().text(), /Away until/)
  })

  it('without a post can be reached through the district', async () => {
    const alone: DirectorySnapshot = { ...directory, postsBy: () => [] }
    const { app } = createTestApp({ directory: () => alone })
    const $ = readPage((await request(app).get('/people/megan-holt').expect(200)).text)
    assert.equal($('main .call').attr('href'), `tel:${directory.district.phone}`)
    assert.match($('main').text(), /ask for Ms\. Megan Holt/)
  })

  it('who are not public appear nowhere', async () => {
    assert.ok(hidden.length > 10)
    for (const { slug, lastName, firstName } of hidden) {
      await request(app).get(`/people/${slug}`).expect(404)
      for (const path of [
        `/people?q=${encodeURIComponent(`${firstName} ${lastName}`)}`,
        `/search?q=${slug}`,
      ]) {
        const { text } = await request(app).get(path).expect(200)
        assert.ok(
          !readPage(text)('main .rows').text().includes(`${firstName} ${lastName}`),
          `${slug} in ${path}`,
        )
      }
    }
  })

  it('no longer public appear nowhere, though the search still finds them', async () => {
    const left: DirectorySnapshot = {
      ...directory,
      person: (slug) => {
        const person = directory.person(slug)
        return person && slug === 'joaquin-solis' ? { ...person, public: false } : person
      },
    }
    const { app } = createTestApp({ directory: () => left })
    for (const path of ['/people?q=solis', '/search?q=solis'])
      assert.ok(!(await request(app).get(path).expect(200)).text.includes('/people/joaquin-solis'))
    await request(app).get('/people/joaquin-solis').expect(404)
  })

  it('can be five thousand, and are sorted once, not for every page', async () => {
    let reads = 0
    const many = largeDistrict(5000, () => reads++)
    const { app } = createTestApp({ directory: () => many })
    const { text } = await request(app).get('/people?page=50').expect(200)
    const $ = readPage(text)
    assert.equal($('main .rows li').length, 50)
    assert.match($('.paging').text(), /Page 50 of 100/)
    const first = reads
    reads = 0
    await request(app).get('/people?page=51').expect(200)
    assert.ok(reads < first / 3, `${reads} names read, ${first} at first`)
  })
})

/** @param onRead called whenever a last name is read */
function largeDistrict(count: number, onRead: () => void): DirectorySnapshot {
  const people = Array.from({ length: count }, (_, i) => ({
    ...directory.people.find((person) => person.public)!,
    id: 10_000 + i,
    slug: `staff-${i}`,
    get lastName() {
      onRead()
      return `${String.fromCharCode(65 + (i % 26))}son-${i}`
    },
  }))
  return { ...directory, people }
}

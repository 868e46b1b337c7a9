import assert from 'node:assert/strict'
import request from 'supertest'
import { readPage } from '../../support/app/page.js'
import { createTestApp, type TestApp } from '../../support/app/test-app.js'
import { sampleDirectory } from '../../support/samples/sample-directory.js'

const { directory } = await sampleDirectory()

describe('Offices', () => {
  const { app } = createTestApp()
  const read = async (path: string) => readPage((await request(app).get(path).expect(200)).text)

  it('are all listed with their duties, those of the district with a number', async () => {
    for (const [prefix, lang] of [
      ['', 'en'],
      ['/es', 'es'],
    ] as const) {
      const $ = await read(`${prefix}/offices`)
      for (const { id, level, words } of directory.offices) {
        const row = $(`main .rows a[href="${prefix}/offices/${id}"]`).closest('li')
        assert.equal(row.length, 1, `${id} is there once`)
        assert.equal(row.find('.row-title').text(), words[lang]!.name)
        const said = row.text().toLowerCase()
        for (const part of words[lang]!.answersFor.split(';'))
          assert.ok(said.includes(`${part.trim().toLowerCase()}.`), `${id}: ${part}`)
        assert.equal(row.find('a[href^="tel:"]').length, level === 'district' ? 1 : 0)
      }
    }
  })

  it('say why they are closed, which number answers now, and where they are', async () => {
    const sunday = new Date('2026-12-06T15:00:00Z')
    const closed = createTestApp({ now: () => sunday })
    const $ = readPage((await request(closed.app).get('/offices/transportation').expect(200)).text)
    assert.match($('.closed-why').text(), /Closed on weekends/)
    assert.equal($('.instead a').attr('href'), 'tel:211')
    const where = $('a.map').closest('dd').text()
    assert.match(where, /1800 Harmony Pike, Alder Creek, OH 44100/)
    assert.match($('a.map').attr('data-geo') ?? '', /^geo:0,0\?q=1800%20Harmony%20Pike/)
    const open = await read('/offices/transportation')
    assert.equal(open('.closed-why, .instead').length, 0)
  })

  it('in the district show their card, their people, and their most frequent topics', async () => {
    const $ = await read('/offices/transportation')
    const { phone } = directory.contactAt('transportation', null)!
    assert.equal($('h1').text(), 'Transportation')
    assert.equal($('main .call').attr('href'), `tel:${phone}`)
    assert.ok($('main a[href="/people/joaquin-solis"]').length)
    assert.ok($('main a[href="/topics/bus-late"]').length)
    assert.doesNotMatch($.html(), /mailto:/)
  })

  it('in schools are listed by school, the family’s own first', async () => {
    const { text } = await request(app)
      .get('/offices/nurse')
      .set('Cookie', 'school=juniper-elementary')
      .expect(200)
    const $ = readPage(text)
    const own = directory.contactAt('nurse', 'juniper-elementary')!
    assert.equal($('main .call').first().attr('href'), `tel:${own.phone};ext=${own.ext}`)
    for (const { slug } of directory.schools) {
      const row = $(`main .rows a[href="/schools/${slug}/nurse"]`).closest('li')
      assert.equal(row.find('a[href^="tel:"]').length, 1, `${slug} can be called`)
    }
  })

  it('in schools say of the family’s own whether it is open, and which number answers', async () => {
    const sunday = createTestApp({ now: () => new Date('2026-12-06T15:00:00Z') })
    const page = async (app: TestApp['app']) => {
      const visit = request(app).get('/offices/nurse').set('Cookie', 'school=juniper-elementary')
      return readPage((await visit.expect(200)).text)('.card.contact')
    }
    const closed = await page(sunday.app)
    assert.match(closed.text(), /Closed now\. Opens tomorrow at .*Closed on weekends/s)
    assert.equal(closed.find('.instead a.button').attr('href'), 'tel:211')
    const open = await page(app)
    assert.match(open.text(), /Open now/)
    assert.equal(open.find('.closed-why, .instead').length, 0)
  })

  it('missing at a school link its front office', async () => {
    const without = {
      ...directory,
      contactAt: (office: string, school: string | null) =>
        office === 'nurse' && school === 'juniper-elementary' ? null : directory.contactAt(office, school),
    }
    const { app } = createTestApp({ directory: () => without })
    const $ = readPage((await request(app).get('/offices/nurse').expect(200)).text)
    assert.equal($('main a[href="/schools/juniper-elementary/nurse"]').length, 0)
    const row = $('main .rows a[href="/schools/juniper-elementary"]').closest('li')
    assert.ok(row.find('a[href^="tel:"]').length)
  })

  it('without any contact still name a person to call', async () => {
    const without = {
      ...directory,
      contactAt: (office: string, school: string | null) =>
        office === 'transportation' ? null : directory.contactAt(office, school),
    }
    const { app } = createTestApp({ directory: () => without })
    const $ = readPage((await request(app).get('/offices/transportation').expect(200)).text)
    assert.equal($('h1').text(), 'Transportation')
    assert.equal($('main .call').attr('href'), 'tel:+12165550100')
  })

  it('that do not exist are not found', async () => {
    await request(app).get('/offices/nothing').expect(404)
    await request(app).post('/offices').expect(405)
  })
})

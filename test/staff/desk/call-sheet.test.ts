import assert from 'node:assert/strict'
import { load } from 'cheerio'
import { makeCallSheet, makeWholeCallSheet } from '../../../src/staff/desk/make-call-sheet.js'
import { rankTopics } from '../../../src/staff/desk/most-asked.js'
import { readPage } from '../../support/app/page.js'
import { signIn } from '../../support/app/sign-in.js'
import { createTestApp } from '../../support/app/test-app.js'
import { sampleDirectory } from '../../support/samples/sample-directory.js'

describe('Call sheets', () => {
  const desk = signIn(createTestApp(), 'desk')

  it('list forty topics with their numbers at the school, in two languages, dated', async () => {
    const $ = readPage((await desk.get('/desk/call-sheets/lincoln-elementary').expect(200)).text, {
      staff: true,
    })
    assert.equal($('.sheet-rows li').length, 40)
    for (const row of $('.sheet-rows li').toArray()) {
      const languages = $(row).find('[lang]').toArray()
      assert.deepEqual(
        languages.map((each) => $(each).attr('lang')),
        ['en', 'es'],
      )
      assert.match($(row).find('.sheet-number').text(), /^\(\d{3}\) \d{3}-\d{4}/)
    }
    assert.match($('.sheet footer').text(), /Made on October 10, 2025 · code [0-9A-F]{4}/)
    assert.match($('.sheet-danger').text(), /911/)
    const heads = $('.sheet h2').toArray()
    assert.deepEqual(
      heads.map((each) => $(each).text()),
      ['Danger:', 'What they ask'],
    )
    await desk.get('/desk/call-sheets/nowhere').expect(404)
  })

  it('come with every topic from A to Z', async () => {
    const list = readPage((await desk.get('/desk/call-sheets').expect(200)).text, { staff: true })
    const href = '/desk/call-sheets/lincoln-elementary?topics=all'
    assert.equal(list(`a[href="${href}"]`).length, 1)
    const $ = readPage((await desk.get(href).expect(200)).text, { staff: true })
    const titles = $('.sheet-topic span[lang=en]')
      .toArray()
      .map((each) => $(each).text())
    assert.ok(titles.length > 40, String(titles.length))
    assert.deepEqual(titles, [...titles].sort(new Intl.Collator('en').compare))
    const file = $('a[download]').attr('href') ?? ''
    assert.match(file, /file\?.*topics=all/)
    assert.equal(load((await desk.get(file).expect(200)).text)('.sheet-rows li').length, titles.length)
  })

  it('come with any language of the pages beside the reader’s own', async () => {
    const $ = readPage((await desk.get('/desk/call-sheets/lincoln-elementary?second=ar').expect(200)).text, {
      staff: true,
    })
    const links = $('p a[hreflang]')
      .toArray()
      .map((each) => $(each).attr('href'))
    assert.ok(links.includes('/desk/call-sheets/lincoln-elementary?second=zh-Hant'))
    assert.ok(!links.some((href) => href?.endsWith('=ar') || href?.endsWith('=en')))
    assert.equal($('a[download]').attr('href'), '/desk/call-sheets/lincoln-elementary/file?second=ar')
    const titles = $('.sheet-topic').first().find('span').toArray()
    // The test district has no Arabic: the English title stands there once.
    assert.deepEqual(
      titles.map((each) => [$(each).attr('lang'), $(each).attr('dir')]),
      [['en', 'auto']],
    )
    await desk.get('/desk/call-sheets/lincoln-elementary/file?second=ar').expect(200)
    const other = await desk.get('/desk/call-sheets/lincoln-elementary?second=xx').expect(200)
    assert.equal(load(other.text)('.sheet-topic').first().find('[lang=es]').length, 1)
  })

  it('come as one file that works offline', async () => {
    const answer = await desk.get('/es/desk/call-sheets/lincoln-elementary/file').expect(200)
    assert.match(
      answer.headers['content-disposition'] ?? '',
      /attachment; filename="?call-sheet-lincoln-elementary.html/,
    )
    const $ = load(answer.text)
    assert.equal($('html').attr('lang'), 'es')
    assert.equal($('link, script, img, [src], [href]').length, 0)
    assert.match($('style').text(), /@page/)
    assert.equal($('.sheet-rows li').length, 40)
  })

  it('get a new version mark once a number changes, and keep it otherwise', async () => {
    const { directory, published } = await sampleDirectory()
    const [school] = directory.schools
    const make = (snapshot: typeof directory, topics = published.topics) =>
      makeCallSheet(school!, topics, snapshot, ['en', 'es']).mark
    const contacts = directory.contacts.map((contact) =>
      contact.school === school!.slug && contact.office === 'nurse' ? { ...contact, ext: '999' } : contact,
    )
    assert.equal(make(directory, [...published.topics].reverse()), make(directory))
    assert.notEqual(make({ ...directory, contacts }), make(directory))
    const $ = load((await desk.get('/desk/call-sheets')).text)
    assert.equal($('tbody tr').length, directory.schools.length)
    assert.equal($('tbody code').first().text(), make(directory))
  })

  it('name the front office for a topic without a contact, or the school itself', async () => {
    const { directory, published } = await sampleDirectory()
    const [school] = directory.schools
    const all = (snapshot: typeof directory) =>
      makeWholeCallSheet(school!, published.topics, snapshot, ['en', 'es']).rows
    const only = (office: string | null) =>
      all({ ...directory, contactAt: (id, slug) => (id === office ? directory.contactAt(id, slug) : null) })
    const titlesOf = (rows: ReturnType<typeof all>) => rows.map(({ titles: [title] }) => title!.text).sort()
    const front = directory.officeWithRole('front-office')!
    assert.deepEqual(titlesOf(only(front.id)), titlesOf(all(directory)))
    assert.ok(
      only(front.id).every(({ phone }) => phone === directory.contactAt(front.id, school!.slug)!.phone),
    )
    assert.ok(only(null).every(({ office, phone }) => office === school!.name && phone === school!.phone))
  })

  it('start with the most frequent topics, then add one topic of each office', async () => {
    const { published } = await sampleDirectory()
    const ranked = rankTopics(
      published.topics,
      new Map([
        ['bus-late', 3],
        ['fafsa', 5],
      ]),
      null,
    )
    assert.deepEqual(
      ranked.slice(0, 2).map(({ slug }) => slug),
      ['fafsa', 'bus-late'],
    )
    const offices = ranked.slice(2, 30).map(({ ladders }) => ladders.any[0]?.[0])
    assert.equal(new Set(offices).size, offices.length)
  })
})

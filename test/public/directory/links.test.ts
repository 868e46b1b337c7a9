import assert from 'node:assert/strict'
import request from 'supertest'
import type { Link } from '../../../src/directory/model/link-store.js'
import { readPage } from '../../support/app/page.js'
import { signIn } from '../../support/app/sign-in.js'
import { createTestApp } from '../../support/app/test-app.js'
import { sampleAnswer } from '../../support/samples/sample.js'
import { sampleDirectory } from '../../support/samples/sample-directory.js'

const { directory } = await sampleDirectory()

describe('A link to the district’s own page', () => {
  const look = async (path: string, app = createTestApp().app) =>
    readPage((await request(app).get(path).expect(200)).text)
  const withLinks = (change: (link: Link) => Link) =>
    createTestApp({ directory: () => ({ ...directory, links: directory.links.map(change) }) }).app
  const hrefs = ($: Awaited<ReturnType<typeof look>>) =>
    $('.own-link a')
      .toArray()
      .map((each) => $(each).attr('href'))

  it('is the second button of an answer, after the call', async () => {
    const $ = await look('/answers/X1NKANS1')
    const buttons = $('article.contact a.button')
      .toArray()
      .map((each) => $(each).attr('href'))
    assert.deepEqual(buttons, ['tel:+12165550112;ext=12', 'https://www.cedarvalley.example/absence'])
    assert.equal($('.own-link a').attr('rel'), 'noreferrer', 'the page does not learn of the answer')
    assert.equal((await look('/answers/K7M2Q9XD'))('.own-link').length, 0)
  })

  it('of a topic comes before that of its office, and all of them are on its page', async () => {
    assert.deepEqual(hrefs(await look('/topics/bus-late')), ['https://www.aldercreek.example/buses'])
    assert.deepEqual(hrefs(await look('/topics/bus-signup')), ['https://www.aldercreek.example/forms/bus'])
    const enroll = hrefs(await look('/topics/enroll-new'))
    assert.deepEqual(enroll.sort(), [
      'https://www.aldercreek.example/enroll',
      'https://www.aldercreek.example/enroll/papers',
    ])
    const unplaced = await look('/topics/absence')
    assert.equal(unplaced('article.contact').length, 0, 'no school is chosen')
    assert.deepEqual(hrefs(unplaced), ['https://www.aldercreek.example/forms/absence'])
    assert.deepEqual(hrefs(await look('/topics/absence?school=lincoln-elementary')), hrefs(unplaced))
  })

  it('of an office is on the office’s page, in the reader’s language or marked as English', async () => {
    const $ = await look('/es/offices/transportation')
    assert.equal($('.own-link a').text(), 'Ver rutas y retrasos de autobuses')
    const english = (link: Link) => ({ ...link, label: { en: link.label.en } })
    assert.equal(
      (await look('/es/offices/transportation', withLinks(english)))('.own-link a').attr('lang'),
      'en',
    )
    const nurses = (link: Link) => (link.office === 'nutrition' ? { ...link, office: 'nurse' } : link)
    assert.deepEqual(hrefs(await look('/offices/nurse', withLinks(nurses))), [
      'https://www.aldercreek.example/menus',
    ])
    const there = await look('/schools/lincoln-elementary/nurse', withLinks(nurses))
    assert.deepEqual(hrefs(there), ['https://www.aldercreek.example/menus'])
  })

  it('is not shown while it is broken', async () => {
    const app = withLinks((link) => ({ ...link, broken: true }))
    for (const path of ['/topics/enroll-new', '/offices/transportation', '/topics/absence'])
      assert.equal((await look(path, app))('.own-link').length, 0, path)
  })

  it('is in the API: of an answer, a topic, and an office', async () => {
    const link = { label: { text: 'Pay online', lang: null }, href: 'https://www.cedarvalley.example/pay' }
    const [entry] = sampleAnswer().entries
    const answerConcern = async () => sampleAnswer({ entries: [{ ...entry!, link }, entry!] })
    const { app } = createTestApp({ answerConcern })
    const { body } = await request(app).post('/api/v1/ask').send({ concern: 'lunch money' }).expect(200)
    assert.deepEqual(
      body.answers.map((each: { link: object | null }) => each.link),
      [{ label: 'Pay online', url: 'https://www.cedarvalley.example/pay' }, null],
    )
    const topic = await request(app).get('/api/v1/topics/enroll-new?lang=es').expect(200)
    assert.deepEqual(topic.body.links[1], {
      label: 'Ver qué papeles necesita',
      url: 'https://www.aldercreek.example/enroll/papers',
    })
    const office = await request(app).get('/api/v1/offices/nutrition').expect(200)
    assert.equal(office.body.links.length, 1)
  })

  it('is on the desk’s card and call sheet', async () => {
    const made = createTestApp()
    const desk = signIn(made, 'desk')
    const sheet = await desk.get('/desk/call-sheets/lincoln-elementary').expect(200)
    assert.match(sheet.text, /aldercreek\.example\/(?!forms\/volunteer)/)
    const card = await desk.get('/desk?open=transportation.bus-late').expect(200)
    assert.match(card.text, /href="https:\/\/www\.aldercreek\.example\/buses"/)
  })
})

import assert from 'node:assert/strict'
import { type CheerioAPI, load } from 'cheerio'
import request from 'supertest'
import { drawEmergency } from '../../../src/answering/cards/draw-emergency.js'
import { presentEmergency } from '../../../src/answering/cards/present-emergency.js'
import type { Emergency, EmergencyLine } from '../../../src/directory/contacts/resolved-contact.js'
import { createLanguage } from '../../../src/platform/language/language.js'
import { readPage } from '../../support/app/page.js'
import { textOf } from '../../support/app/says.js'
import { createTestApp } from '../../support/app/test-app.js'
import { sampleAnswer, sampleEntry, sampleLines, sampleNow } from '../../support/samples/sample.js'

const speech = createLanguage().speech('en')

const counselor = (open: boolean): EmergencyLine => ({
  ...{ id: 'counselor', name: 'Counselor on call', text: 'On school days.' },
  ...{ call: '+12165550181', sms: null, smsText: null },
  hours: {
    written: 'Mo-Fr 07:30-16:00',
    state: open
      ? { open, closesAt: new Date('2025-10-10T20:00:00Z'), opensAt: null }
      : { open, closesAt: null, opensAt: new Date('2025-10-13T11:30:00Z') },
    at: sampleNow,
    timeZone: 'America/New_York',
  },
})

const danger = (open: boolean): Emergency => ({
  ...{ level: 'now', kinds: ['suicide'] },
  lines: [...sampleLines.slice(0, 2), counselor(open)],
})

async function pageOf(change: Parameters<typeof sampleAnswer>[0]): Promise<CheerioAPI> {
  const { app } = createTestApp({ findAnswer: async () => sampleAnswer(change) })
  return readPage((await request(app).get('/answers/K7M2Q9XD').expect(200)).text)
}

describe('A help line with hours', () => {
  const line = ($: CheerioAPI) => $('.emergency .lines li').last()

  it('says until when someone answers', async () => {
    const $ = await pageOf({ emergency: danger(true) })
    assert.match(line($).find('.status.is-open').text(), /Open now until 4:00/)
    assert.ok(line($).find('a').hasClass('urgent'))
  })

  it('says when it opens, and does not look like the main action while closed', async () => {
    const $ = await pageOf({ emergency: danger(false) })
    assert.match(line($).find('.status.is-closed').text(), /Opens Monday at 7:30/)
    assert.ok(!line($).find('a').hasClass('urgent'))
    assert.equal($('.emergency .status').length, 1, 'lines for day and night say nothing')
  })

  it('is drawn without a template as with one: the same lines, words, links, and pictures', async () => {
    const looks = ($: CheerioAPI) =>
      $('.emergency :is(.lines li, form)')
        .toArray()
        .map((each) => ({
          words: $(each).text().replace(/\s+/g, ' ').trim(),
          links: $(each)
            .find('a, button')
            .toArray()
            .map((one) => [$(one).attr('class'), $(one).attr('href')]),
          pictures: $(each)
            .find('path')
            .toArray()
            .map((one) => $(one).attr('d')),
        }))
    for (const open of [true, false]) {
      const drawn = looks(load(drawEmergency(danger(open), speech)))
      assert.deepEqual(drawn, looks(await pageOf({ emergency: danger(open) })))
      assert.ok(drawn.every(({ pictures }) => pictures.length > 0))
    }
  })

  it('says so on error pages and next to an answer, too', async () => {
    assert.match(drawEmergency(danger(false), speech), /button plain" href="tel:\+12165550181/)
    assert.match(drawEmergency(danger(false), speech), /is-closed.*Opens Monday/)
    const support: Emergency = { ...danger(false), level: 'support', lines: [counselor(false)] }
    assert.equal(presentEmergency(support, 'support', speech)?.lines[0]?.answers, false)
    const $ = await pageOf({ emergency: support })
    assert.match($('.support').text(), /Opens Monday at 7:30/)
  })
})

describe('Help next to an answer', () => {
  it('asks once whether anyone is in danger', async () => {
    const { app } = createTestApp()
    const $ = readPage((await request(app).get('/answers/SAPP0RT1')).text)
    const questions = $('.ask-danger, .support').text().match(/\?/g)
    assert.equal(questions?.length, 1)
    assert.equal($('.support strong').text(), textOf('emergency.talk'))
    const calm = await pageOf({ emergency: { ...danger(true), level: 'support' } })
    assert.equal(calm('.support strong').text(), textOf('emergency.support'), 'it is not asked above')
  })
})

describe('The number of an office', () => {
  const main = '+12165550100'

  it('is the main button only while the office is open', async () => {
    const { app } = createTestApp()
    const open = readPage((await request(app).get('/answers/K7M2Q9XD')).text)
    assert.equal(open('.card.contact .button.call').attr('href'), 'tel:+12165550112;ext=12')
    const closed = readPage((await request(app).get('/answers/SCH00C1X')).text)
    const buttons = closed('.card.contact .call-row a').get()
    assert.deepEqual(
      buttons.map((each) => [closed(each).attr('href'), closed(each).hasClass('call')]),
      [
        ['tel:+12165550134;ext=204', false],
        // The button that stands out would seem to be this office's.
        [`tel:${main}`, false],
      ],
    )
    assert.match(closed('.call-row').first().text(), /^\s*Closed now.*Call \(216\) 555-0134/s)
  })

  it('is not the main button on cards to choose from, or of several concerns', async () => {
    const { app } = createTestApp()
    for (const code of ['CH00SE03', 'THREEC01']) {
      const $ = readPage((await request(app).get(`/answers/${code}`)).text)
      assert.ok($('a[href="tel:+12165550134;ext=204"]').length > 0, code)
      assert.equal($('a.button.call[href="tel:+12165550134;ext=204"]').length, 0, code)
    }
  })

  it('is not the main button of the district’s own line while that is closed', async () => {
    const { app, services } = createTestApp()
    const closed = { text: 'Closed now. Opens Monday at 7:30 AM', why: null }
    const shut = createTestApp({ districtCard: (lang) => ({ ...services.districtCard(lang), closed }) })
    const lineOf = async (made: typeof app) =>
      readPage((await request(made).get('/answers/HAND0VE3')).text)('.district-line .button')
    assert.ok((await lineOf(app)).hasClass('call'))
    assert.ok(!(await lineOf(shut.app)).hasClass('call'))
  })
})

describe('Cards of several concerns', () => {
  it('carry the district’s own page for each', async () => {
    const link = {
      label: { text: 'Report it online', lang: null },
      href: 'https://www.cedarvalley.example/x',
    }
    const parts = [
      { from: 0, to: 4 },
      { from: 5, to: 9 },
    ]
    const $ = await pageOf({
      parts,
      entries: [sampleEntry({ part: 0, link }), sampleEntry({ key: 'meals', office: 'meals', part: 1 })],
    })
    const links = $('.several .card').map((_, card) => $(card).find('.own-link a').attr('href') ?? 'none')
    assert.deepEqual(links.get(), [link.href, 'none'])
  })
})

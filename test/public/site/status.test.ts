import assert from 'node:assert/strict'
import request from 'supertest'
import { createShopperStore } from '../../../src/content/shopper/shopper-store.js'
import { drawTrend } from '../../../src/public/site/draw-trend.js'
import { readPage } from '../../support/app/page.js'
import { says, textOf, textWith } from '../../support/app/says.js'
import { createTestApp } from '../../support/app/test-app.js'
import { sampleNight } from '../../support/gallery/shop-in-vain.js'

describe('How well the service works', () => {
  function open(nights: number) {
    const made = createTestApp()
    const store = createShopperStore(made.database)
    for (let n = 0; n < nights; n++) {
      const night = new Date(Date.UTC(2025, 8, 1 + n)).toISOString().slice(0, 10)
      const counts = { ...sampleNight().counts, national: { part: 299 - n, of: 300 } }
      store.save(sampleNight({ night, counts }), [])
    }
    const read = async (path = '/status') => readPage((await request(made.app).get(path).expect(200)).text)
    return { ...made, read }
  }

  it('says so before the first test, and how up to date the contacts are', async () => {
    const $ = await open(0).read()
    assert.ok($('main').text().includes(textOf('statusPage.none')))
    assert.equal($('main .trend, main table').length, 0)
    assert.ok($('main').text().includes(textOf('statusPage.currentTitle')))
  })

  it('says what last night’s test found', async () => {
    const { read } = open(1)
    const main = (await read())('main').text()
    const last = { part: '33', of: '36', percent: '91%' }
    assert.ok(main.includes(textWith('statusPage.dangers', last)))
    assert.ok(main.includes(textWith('statusPage.falseAlarms', { part: '4', of: '264' })))
    assert.ok(main.includes(textWith('statusPage.quick', { middle: '0.02', slow: '0.05' })))
    assert.ok(
      main.includes(textWith('statusPage.right', { part: '299', of: '300', percent: '99%' })),
      'never rounded up',
    )
    assert.ok(main.includes(textWith('statusPage.trendOne', { date: 'September 1, 2025', share: '99%' })))
  })

  it('says of the district’s own cases a share alone, and nothing of a few', async () => {
    const { database, read } = open(0)
    const store = createShopperStore(database)
    const mainWith = async (own: { part: number; of: number }) => {
      store.save(sampleNight({ counts: { ...sampleNight().counts, own } }), [])
      return (await read())('main').text()
    }
    for (const of of [0, 29]) assert.doesNotMatch(await mainWith({ part: of, of }), says('statusPage.own'))
    assert.ok((await mainWith({ part: 29, of: 31 })).includes(textWith('statusPage.own', { percent: '93%' })))
  })

  it('draws two weeks of nights, with their sentence and their numbers', async () => {
    const $ = await open(20).read()
    assert.equal($('svg.trend rect').length, 14)
    assert.equal($('.trend-table tbody tr').length, 14)
    assert.equal($('.trend-table tbody tr').last().find('td').first().text(), '93%')
    const [first, last] = ['September 7, 2025', 'September 20, 2025']
    assert.equal(
      $('#trend-words').text(),
      textWith('statusPage.trend', { first, last, low: '93%', high: '97%' }),
    )
    assert.equal($('svg.trend').attr('aria-labelledby'), 'trend-words')
  })

  it('names one share where every night had the same', async () => {
    const { database, read } = open(0)
    const store = createShopperStore(database)
    for (const night of ['2025-09-01', '2025-09-02']) store.save(sampleNight({ night }), [])
    const [first, last] = ['September 1, 2025', 'September 2, 2025']
    assert.equal(
      (await read())('#trend-words').text(),
      textWith('statusPage.trendSame', { first, last, share: '91%' }),
    )
  })

  it('is there in every language, from the footer', async () => {
    const { read, services } = open(3)
    for (const lang of services.language.offered) {
      const prefix = lang === 'en' ? '' : `/${lang}`
      const $ = await read(`${prefix}/status`)
      assert.equal($('h1').text(), services.language.speech(lang).t('statusPage.title'))
      assert.equal($(`footer a[href="${prefix}/status"]`).length, 1)
    }
  })
})

describe('The picture of a trend', () => {
  it('has its bars within it, as tall as their shares, in the direction of the page', () => {
    for (const dir of ['ltr', 'rtl'] as const) {
      const { bars, width, height, lines } = drawTrend([1, 0.5, 0], 14, dir)
      for (const bar of bars)
        assert.ok(bar.x >= 0 && bar.x + bar.width <= width && bar.y + bar.height <= height)
      assert.deepEqual(
        bars.map(({ y }) => y),
        lines.map(({ y }) => y),
      )
      assert.equal(bars[0]!.x < bars[1]!.x, dir === 'ltr')
    }
  })
})

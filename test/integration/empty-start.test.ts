import assert from 'node:assert/strict'
import { load } from 'cheerio'
import request from 'supertest'
import { type RealService, startRealService } from '../support/app/real-service.js'

const maxPages = 60

describe('A start without a district', () => {
  let service: RealService
  before(async () => {
    service = await startRealService({ SEED: 'none', MEANING: 'no' }, { finish: false })
  })
  after(() => service.remove())

  const get = (path: string) => request(service.app).get(path).redirects(1)
  const ask = (concern: string) =>
    request(service.app).post('/ask').redirects(1).type('form').send({ concern })

  it('gives help in danger from the first second, on pages and in the API', async () => {
    const { body } = await request(service.app)
      .post('/api/v1/ask')
      .send({ concern: 'he wants to kill himself tonight' })
      .expect(200)
    assert.equal(body.emergency.level, 'now')
    assert.deepEqual(
      body.emergency.lines.slice(0, 2).map(({ call }: { call: string }) => call),
      ['911', '988'],
    )
    assert.deepEqual(body.answers, [])
    const $ = load((await ask('he wants to kill himself tonight')).text)
    assert.equal($('a[href^="tel:"]').first().attr('href'), 'tel:911')
    const help = load((await get('/help-now')).text)
    assert.ok(help('a[href="tel:988"]').length > 0)
  })

  it('names no office without a number, and says to call the school', async () => {
    for (const concern of ['the bus is late', 'my child is sad about school', 'qwertz']) {
      const $ = load((await ask(concern)).text)
      assert.equal($('h1').text(), 'We cannot answer this yet', concern)
      assert.match($('main').text(), /call your school/)
      assert.equal($('main article.contact').length, 0)
      assert.match($('.news').text(), /This site is being set up/)
      const { body } = await request(service.app).post('/api/v1/ask').send({ concern }).expect(200)
      assert.deepEqual([body.outcome, body.answers], ['handover', []])
      assert.match(body.notices.join(), /being set up/)
    }
  })

  it('shows every public page, each of which says so, without an empty number', async () => {
    const queue = ['/', '/schools', '/offices', '/people', '/topics', '/search?q=bus', '/es', '/es/offices']
    const seen = new Set(queue)
    // Pages that are kept offline or lead with help have no news.
    const silent = /^\/(es\/)?(help-now|offline|embed$|developers|sign-in)/
    for (const path of queue) {
      const { status, text, type } = await get(path)
      assert.equal(status, 200, `${path}\n${service.logged().slice(-3000)}`)
      assert.doesNotMatch(text, /"(tel|sms|mailto):"|undefined|\[object/, path)
      if (type !== 'text/html') continue
      const $ = load(text)
      assert.notEqual($('h1').text().trim(), '', path)
      assert.doesNotMatch($('title').text(), /[–-]\s*$/, path)
      if (!silent.test(path)) assert.match($('.news').text(), /being set up|preparando/, path)
      for (const href of $('a[href^="/"]').map((_, a) => $(a).attr('href')!.replace(/#.*/, '')))
        if (
          /^\/(es\/)?([a-z-]*|(topics|offices)\/[a-z-]+)(\?.*)?$/.test(href) &&
          !seen.has(href) &&
          seen.size < maxPages
        ) {
          seen.add(href)
          queue.push(href)
        }
    }
    assert.ok(seen.size > 25, `${seen.size} pages`)
  })
})

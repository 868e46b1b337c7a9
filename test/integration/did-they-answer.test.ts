import assert from 'node:assert/strict'
import request from 'supertest'
import { createClock } from '../support/app/clock.js'
import { readPage } from '../support/app/page.js'
import { type RealService, startRealService } from '../support/app/real-service.js'

/** Monday, November 9, 2026, 10 AM in New York: Wednesday is a holiday. */
const monday = new Date('2026-11-09T15:00:00Z')
const day = 24 * 60

describe('Did they answer you? on the real service', () => {
  let service: RealService
  const clock = createClock(monday)
  before(async () => {
    service = await startRealService({ MEANING: 'no' }, { now: clock.now })
  })
  after(() => service.remove())

  const open = async (address: string) => readPage((await request(service.app).get(address).expect(200)).text)
  const answerOf = async (concern: string, school: string) => {
    const sent = await request(service.app).post('/ask').type('form').send({ concern, school }).expect(303)
    return String(sent.headers.location)
  }
  const tell = async (address: string, answered: string) => {
    const $ = await open(address)
    const fields = Object.fromEntries(
      $('#reply input')
        .toArray()
        .map((each) => [$(each).attr('name'), $(each).val()]),
    )
    const sent = await request(service.app)
      .post($('#reply form[action$="/reply"]').attr('action')!)
      .type('form')
      .send({ ...fields, answered })
      .expect(303)
    return String(sent.headers.location)
  }

  it('waits for the school days of the promise, then climbs the ladder, once for every device', async () => {
    // The counselor promises two school days: Tuesday and, after the holiday, Thursday.
    const late = await answerOf('my daughter is worried and sad about school', 'oak')
    const early = await answerOf('the bus never came this morning', 'oak')
    clock.pass(3 * day)
    assert.equal((await open(late))('#reply').length, 0, 'on Thursday it may still come')
    await request(service.app)
      .post(`${late.split('?')[0]}/reply`)
      .type('form')
      .send({ office: 'counselor', school: 'oak', answered: 'no' })
      .expect(303)
    clock.pass(day)
    assert.equal((await open(late))('#reply form[action$="/reply"]').length, 1)

    const there = await tell(late, 'no')
    const $ = await open(there.split('#')[0]!)
    assert.equal($('#reply form[action$="/reply"]').length, 0)
    assert.equal($('#reply h2').text(), 'Principal')
    assert.equal($('#reply .button.call').attr('href'), 'tel:+12165550110;ext=1')
    assert.match($('#reply').text(), /Starting Tue, Nov 17, ask Transportation/)
    assert.equal((await open(`/es${late}`))('#reply form[action$="/reply"]').length, 0, 'in every language')

    await tell(early, 'yes')
    assert.equal((await open(early))('#reply form[action$="/reply"]').length, 0)
    assert.deepEqual(service.services.countReplies('2026-11-01'), [
      { office: 'counselor', topic: 'worry', answered: 0, unanswered: 1 },
      { office: 'transportation', topic: 'late-bus', answered: 1, unanswered: 0 },
    ])
  })

  it('keeps the counts when the question is erased', async () => {
    const { database } = service.services
    database.$client.prepare('delete from inquiries').run()
    assert.equal(service.services.countReplies('2026-11-01').length, 2)
    assert.deepEqual(service.services.countReplies('2026-12-01'), [])
  })

  it('leads to the district from the top of the ladder', async () => {
    const late = await answerOf('the bus never came this morning', 'oak')
    clock.pass(7 * day)
    const $ = await open((await tell(late, 'no')).split('#')[0]!)
    assert.equal($('#reply .button.call').attr('href'), 'tel:+12165550100')
  })
}).timeout(60_000)

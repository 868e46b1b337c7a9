import assert from 'node:assert/strict'
import request from 'supertest'
import { readPage } from '../../support/app/page.js'
import { says, textOf } from '../../support/app/says.js'
import { createTestApp } from '../../support/app/test-app.js'
import { galleryAnswers } from '../../support/gallery/gallery.js'
import { sampleAnswer, sampleContact, sampleDistrict, sampleEntry } from '../../support/samples/sample.js'

describe('Did they answer you?', () => {
  const look = async (path: string, app = createTestApp().app) =>
    readPage((await request(app).get(path).expect(200)).text)
  const send = (app: ReturnType<typeof createTestApp>['app'], form: object, code = 'REP1YASK') =>
    request(app).post(`/answers/${code}/reply`).type('form').send(form)
  const overdue = { office: 'assistant-principal', school: 'lincoln' }

  it('is asked from the day after the promised date, never before', async () => {
    const $ = await look('/answers/REP1YASK')
    assert.match($('#reply').text(), says('replied.title'))
    assert.match($('#reply').text(), /Thu, Oct 9/)
    const on = async (promisedBy: string | null) => {
      const entries = [sampleEntry({ contact: sampleContact({ promisedBy }) })]
      return look(
        '/answers/K7M2Q9XD',
        createTestApp({ findAnswer: async () => sampleAnswer({ entries }) }).app,
      )
    }
    assert.equal((await on('2025-10-09'))('#reply').length, 1)
    for (const date of ['2025-10-10', '2025-10-13', null])
      assert.equal((await on(date))('#reply').length, 0, `${date}`)
    assert.equal((await look('/answers/HAND0VER'))('#reply').length, 0, 'nobody was named')
  })

  it('is stored with one tap by office and topic, and comes back to its place', async () => {
    const { app, replies } = createTestApp()
    const $ = await look('/answers/REP1YASK', app)
    const form = $('#reply form')
    assert.equal(form.attr('action'), '/answers/REP1YASK/reply')
    const fields = Object.fromEntries(
      form
        .find('input')
        .toArray()
        .map((each) => [$(each).attr('name'), $(each).val()]),
    )
    assert.deepEqual(fields, overdue)
    const back = '/answers/REP1YASK?school=lincoln&office=assistant-principal#reply'
    await send(app, { ...fields, answered: 'no' })
      .expect(303)
      .expect('location', back)
    await request(app)
      .post('/es/answers/REP1YASK/reply')
      .type('form')
      .send({ ...fields, answered: 'yes' })
      .expect(303)
      .expect('location', `/es${back}`)
    const told = { code: 'REP1YASK', office: 'assistant-principal', topic: 'bullying' }
    assert.deepEqual(replies, [
      { ...told, answered: false },
      { ...told, answered: true },
    ])
  })

  it('thanks for a yes, and asks no more', async () => {
    const $ = await look('/answers/REP1YYES')
    assert.match($('#reply').text(), says('replied.thanks'))
    assert.equal($('#reply form').length, 0)
    assert.equal((await look('/answers/REP1YYES?office=school-office'))('#reply').length, 0)
  })

  it('leads from “not yet” to the next step: who, the call, and who after', async () => {
    const { next } = galleryAnswers.REP1YN0T!
    const $ = await look('/answers/REP1YN0T')
    assert.equal($('#reply h2').text(), 'Principal')
    assert.equal($('#reply .button.call').attr('href'), `tel:${next!.contact!.phone}`)
    assert.match($('#reply').text(), /Student Services/)
    assert.equal($('#reply a[href="tel:+12165550122"]').length, 1)
    assert.equal($('#reply form:not(.wrong-number)').length, 0)
    assert.equal($('#reply form.wrong-number').length, 1)
  })

  it('leads from “not yet” to the district at the top of a ladder, and where the next number needs a school', async () => {
    const $ = await look('/es/answers/REP1YT0P')
    assert.equal($('#reply h2').text(), textOf('replied.top', 'es'))
    assert.equal($('#reply .button.call').attr('href'), `tel:${sampleDistrict.phone}`)
    const answer = galleryAnswers.REP1YN0T!
    const unplaced = { ...answer, next: { ...answer.next!, school: null, contact: null, ladder: [] } }
    const page = await look('/answers/REP1YN0T', createTestApp({ findAnswer: async () => unplaced }).app)
    assert.equal(page('#reply a').attr('href'), `tel:${sampleDistrict.phone}`)
  })

  it('refuses anything else, and counts nothing twice or too early', async () => {
    const { app, replies } = createTestApp()
    await send(app, { ...overdue }).expect(422)
    await send(app, { ...overdue, answered: 'maybe' }).expect(422)
    await send(app, { ...overdue, answered: 'yes' }, 'N0THERE1').expect(404)
    await send(app, { ...overdue, answered: 'yes' })
      .set('Origin', 'https://elsewhere.example')
      .expect(403)
    await request(app)
      .post('/answers/REP1YASK/reply')
      .send({ ...overdue, answered: 'yes' })
      .expect(415)
    await request(app).get('/answers/REP1YASK/reply').expect(405)
    for (const office of ['', 'nobody', 'school-office'])
      await send(app, { ...overdue, office, answered: 'yes' }).expect(303)
    await send(app, { office: 'transportation', answered: 'yes' }, 'K7M2Q9XD').expect(303)
    await send(app, { ...overdue, answered: 'no' }, 'REP1YYES').expect(303)
    assert.deepEqual(replies, [])
  })
})

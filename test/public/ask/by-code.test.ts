import assert from 'node:assert/strict'
import request from 'supertest'
import { readPage } from '../../support/app/page.js'
import { says } from '../../support/app/says.js'
import { createTestApp } from '../../support/app/test-app.js'

describe('An answer by its code', () => {
  const { app } = createTestApp()

  it('opens with the code as people write it', async () => {
    const $ = readPage((await request(app).get('/answers').expect(200)).text)
    assert.equal($('form').attr('action'), '/answers')
    assert.equal($('label[for=code]').length, 1)
    for (const written of ['K7M2Q9XD', 'k7m2 q9xd', ' k7m2-q9xd '])
      await request(app)
        .get('/es/answers')
        .query({ code: written })
        .expect(303)
        .expect('location', '/es/answers/K7M2Q9XD')
  })

  it('says what is wrong with a code, and keeps it', async () => {
    const wrong = {
      '': says('byCode.missing'),
      'u!u': says('byCode.wrong'),
      Z1Z1Z1Z1: says('byCode.unknown'),
    }
    for (const [code, message] of Object.entries(wrong)) {
      const $ = readPage((await request(app).get('/answers').query({ code }).expect(422)).text)
      assert.match($('title').text(), /^Error: /)
      assert.match($('.problems').text(), message)
      assert.match($('#code-fault').text(), message)
      assert.equal($('#code').val(), code)
    }
    await request(app).get('/answers?code=a&code=b').expect(422)
    await request(app).post('/answers').expect(405).expect('allow', 'GET, HEAD')
  })

  it('is linked from every page', async () => {
    const $ = readPage((await request(app).get('/es/').expect(200)).text)
    assert.equal($('footer a[href="/es/answers"]').length, 1)
  })
})

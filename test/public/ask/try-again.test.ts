import assert from 'node:assert/strict'
import request from 'supertest'
import { readPage } from '../../support/app/page.js'
import { createTestApp } from '../../support/app/test-app.js'

describe('After a question that could not be answered', () => {
  const words = 'The bus <b>did</b> not come & it is "late".'
  const ask = (path = '/ask', status = 500, concern = words) => {
    const { app } = createTestApp({
      answerConcern: async () => {
        throw new Error('nothing works')
      },
    })
    const sent = request(app).post(path).type('form').send({ concern, school: 'lincoln' })
    return sent.expect(status)
  }

  it('the words can be sent again or edited, in each language', async () => {
    for (const prefix of ['', '/es', '/ar']) {
      const $ = readPage((await ask(`${prefix}/ask`)).text)
      const form = $('main form')
      assert.equal(form.attr('action'), `${prefix}/ask`)
      assert.equal(form.find('[name=concern]').attr('value'), words)
      assert.equal(form.find('[name=school]').attr('value'), 'lincoln')
      const { app } = createTestApp()
      const edit = request(app).post(form.find('[formaction]').attr('formaction') ?? '')
      const box = readPage((await edit.type('form').send({ concern: words }).expect(200)).text)
      assert.equal(box('textarea').text().trim(), words)
    }
  })

  it('a page that nobody asked on has no such form', async () => {
    const { app } = createTestApp()
    assert.equal(readPage((await request(app).get('/nowhere').expect(404)).text)('main form').length, 0)
    const sent = request(app).post('/ask').set('Origin', 'https://elsewhere.example')
    const { text } = await sent.type('form').send({ concern: words }).expect(403)
    assert.equal(readPage(text)('main form').length, 0)
  })
})

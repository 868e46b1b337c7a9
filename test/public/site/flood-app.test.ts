import assert from 'node:assert/strict'
import { load } from 'cheerio'
import request from 'supertest'
import { createFloodApp } from '../../../src/public/site/flood-app.js'
import { createTestApp } from '../../support/app/test-app.js'

describe('The answer to a flood of concerns', () => {
  const { services } = createTestApp()
  const app = createFloodApp(services)

  it('shows everybody the lines to call, whatever was typed, and when to come back', async () => {
    for (const [path, lang] of [
      ['/ask', 'en'],
      ['/es/ask', 'es'],
    ] as const) {
      const answer = await request(app)
        .post(path)
        .type('form')
        .send({ concern: 'My <bus> is late' })
        .expect(503)
      const $ = load(answer.text)
      assert.equal($('html').attr('lang'), lang)
      for (const number of ['911', '988']) assert.ok($(`main a[href="tel:${number}"]`).length > 0, number)
      assert.match($('h1').text(), new RegExp(services.language.speech(lang).t('errors.busy.title')))
      assert.equal($('form [name=concern]').val(), 'My <bus> is late', 'nothing typed is lost')
      assert.equal($('form').attr('action'), path)
      assert.equal(answer.get('Retry-After'), '10')
      assert.equal(answer.get('Cache-Control'), 'no-store')
      assert.ok(answer.get('Content-Security-Policy'))
    }
  })

  it('leads home where no words came', async () => {
    const answer = await request(app).post('/es/ask').type('form').send('concern=').expect(503)
    assert.equal(load(answer.text)('main a.button[href="/es/"]').length, 1)
  })

  it('gives programs the same as problem details', async () => {
    const answer = await request(app).post('/api/v1/ask').send({ concern: 'x' }).expect(503)
    assert.equal(answer.type, 'application/problem+json')
    assert.ok(JSON.parse(answer.text).lines.some(({ call }: { call: string }) => call === '911'))
  })
})

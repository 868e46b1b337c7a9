import assert from 'node:assert/strict'
import request from 'supertest'
import { readPage } from '../support/app/page.js'
import { type RealService, startRealService } from '../support/app/real-service.js'
import { writtenFiles } from '../support/disk/written-files.js'

/** In every bad text, and afterwards only in the form that came back. */
const planted = 'quetzalcoatlus'

/** The same for texts that are answered. */
const answered = `the bus is late for ${planted}`

describe('Bad input, end to end', () => {
  let service: RealService
  before(async () => {
    service = await startRealService({ MEANING: 'no' })
  })
  after(() => service.remove())

  const form = () => request(service.app).post('/ask').type('form')
  const json = () => request(service.app).post('/api/v1/ask').set('Content-Type', 'application/json')

  const refused: [string, number, () => request.Test][] = [
    ['nothing', 422, () => form().send({ concern: '' })],
    ['one letter', 422, () => form().send({ concern: 'q' })],
    ['too many characters', 422, () => form().send({ concern: `${planted} `.repeat(200) })],
    ['1 MB', 413, () => form().send({ concern: `${planted} `.repeat(70_000) })],
    ['an unknown school', 422, () => form().send({ concern: answered, school: planted })],
    ['broken UTF-8', 400, () => form().send(`concern=${planted}%ff%fe`)],
    ['no form', 415, () => request(service.app).post('/ask').type('text/plain').send(planted)],
    ['JSON to the page', 415, () => request(service.app).post('/ask').send({ concern: answered })],
    ['a broken address', 400, () => request(service.app).get(`/ask?q=${planted}%ff`)],
    ['JSON that is none', 400, () => json().send(`{"concern": ${planted}`)],
    [
      'a form to the API',
      415,
      () => request(service.app).post('/api/v1/ask').type('form').send({ concern: answered }),
    ],
    ['a school the API does not know', 422, () => json().send({ concern: answered, school: planted })],
    ['a number', 422, () => json().send({ concern: 7 })],
    ['a language that is none', 422, () => json().send({ concern: answered, lang: '!!' })],
    ['a code of nobody', 404, () => request(service.app).get('/answers/ZZZZ9999')],
    ['no code at all', 404, () => request(service.app).get('/answers/nobody.home')],
    [
      'feedback to nobody',
      404,
      () => request(service.app).post('/answers/ZZZZ9999/feedback').type('form').send({ right: 'yes' }),
    ],
  ]
  for (const [name, status, send] of refused) {
    it(`${name}: ${status}, with advice`, async () => {
      const answer = await send().expect(status)
      if (answer.type === 'application/problem+json') {
        const { title, detail, status: said } = JSON.parse(answer.text || JSON.stringify(answer.body))
        assert.ok(title && detail)
        assert.equal(said, status)
      } else {
        const $ = readPage(answer.text)
        assert.ok($('.problems a').length > 0 || $('.error-page a[href^="tel:"]').length > 0)
      }
    })
  }

  it('returns the text in the form', async () => {
    const { text } = await form().send({ concern: answered, school: planted }).expect(422)
    assert.equal(readPage(text)('#concern').val(), answered)
  })

  const texts = {
    HTML: `<script>alert("${planted}")</script> the bus`,
    SQL: `'; DROP TABLE inquiries; -- ${planted}`,
    emoji: `🚌🚌 ${planted} 👩‍👧`,
    'right-to-left text': `الحافلة تأخرت ${planted}`,
    'NUL bytes': `the\u0000 bus ${planted}`,
    'a search filter': `topic = "x" OR lang EXISTS ${planted}`,
    'a word without end': planted.repeat(100),
    'signs and two letters': `${'?!'.repeat(500)} bus`,
    'an attack on patterns': `${'a '.repeat(900)}!`,
  }
  for (const [name, concern] of Object.entries(texts)) {
    it(`${name}: answered as usual`, async () => {
      const sent = await form().send({ concern }).expect(303)
      readPage((await request(service.app).get(String(sent.headers.location)).expect(200)).text)
      await json().send({ concern }).expect(200)
    })
  }

  it('keeps the text out of every log line and file', async () => {
    await form().send({ concern: answered, school: 'oak' }).expect(303)
    await request(service.app).get('/ask').query({ q: answered }).expect(303)
    assert.match(service.logged(), /"route":"\/ask"/, 'requests are logged')
    assert.ok(!service.logged().toLowerCase().includes(planted))
    const files = writtenFiles(service.dataDir)
    assert.ok(files.some(({ file }) => file.endsWith('.sqlite')))
    for (const { file, bytes } of files)
      assert.ok(!bytes.includes(planted) && !bytes.includes(planted.slice(0, 9)), `${file} holds it`)
  })
})

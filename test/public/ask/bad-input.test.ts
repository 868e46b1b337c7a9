import assert from 'node:assert/strict'
import request from 'supertest'
import { readPage } from '../../support/app/page.js'
import { says } from '../../support/app/says.js'
import { createTestApp, type TestApp } from '../../support/app/test-app.js'

const postForm = ({ app }: TestApp, fields: object) => request(app).post('/ask').type('form').send(fields)

describe('Bad input on the page', () => {
  const faults: [string, object, RegExp][] = [
    ['nothing', { concern: '' }, says('problem.concernMissing')],
    ['no field at all', { other: 'x' }, says('problem.concernMissing')],
    ['blanks', { concern: ' \n\t ' }, says('problem.concernMissing')],
    ['one letter', { concern: 'q' }, says('problem.concernShort')],
    ['signs alone', { concern: '?!?!' }, says('problem.concernShort')],
    ['2,001 characters', { concern: `${'planted '.repeat(250)}x` }, /That is 1 character too long\./],
    ['a list', { concern: ['one planted', 'two'] }, says('problem.concernWrong')],
    ['letters that were no UTF-8', { concern: 'planted \uFFFD' }, says('problem.concernUnreadable')],
    ['an unknown school', { concern: 'planted bus', school: 'nowhere' }, says('problem.schoolUnknown')],
    [
      'schools in a list',
      { concern: 'planted bus', school: ['lincoln', 'lincoln'] },
      says('problem.schoolUnknown'),
    ],
  ]
  for (const [name, fields, words] of faults) {
    it(`${name}: 422, explained above and next to the field, with the text kept`, async () => {
      const test = createTestApp()
      const { text } = await postForm(test, fields).expect(422)
      const $ = readPage(text)
      assert.match($('.problems').text(), words)
      assert.match($('.fault').text(), words)
      assert.match($('title').text(), /^Error: /)
      const typed = 'concern' in fields ? [fields.concern].flat().join(' ').trim() : ''
      assert.equal($('#concern').val(), typed)
      assert.equal(test.asked.length, 0)
      assert.doesNotMatch(test.logged(), /planted/)
    })
  }

  it('keeps as many letters as its box takes, of any script', async () => {
    const test = createTestApp()
    const $ = readPage((await request(test.app).get('/').expect(200)).text)
    const concern = '车'.repeat(Number($('#concern').attr('maxlength')))
    assert.ok(concern.length >= 10_000)
    const { text } = await postForm(test, { concern }).expect(422)
    assert.equal(readPage(text)('#concern').val(), concern)
  })

  it('counts characters, not code units: 2,000 emoji are accepted', async () => {
    const test = createTestApp()
    await postForm(test, { concern: '😟'.repeat(2000) }).expect(303)
    assert.equal([...(test.asked[0]?.text ?? '')].length, 2000)
  })

  it('shows HTML as text', async () => {
    const typed = '</textarea><script>alert(1)</script>'
    const { text } = await postForm(createTestApp(), { concern: typed, school: 'nowhere' }).expect(422)
    assert.equal(readPage(text)('#concern').val(), typed)
  })

  for (const [name, typed] of [
    ['HTML', '<b onclick="x">bus</b>'],
    ['SQL', "'; DROP TABLE inquiries; --"],
    ['emoji', 'bus 🚌 late 👩‍👧'],
    ['right-to-left', 'الحافلة تأخرت اليوم'],
  ] as const) {
    it(`${name} is asked as usual`, async () => {
      const test = createTestApp()
      await postForm(test, { concern: typed }).expect(303)
      assert.equal(test.asked[0]?.text, typed.normalize('NFC'))
    })
  }

  it('drops NUL and other control characters', async () => {
    const test = createTestApp()
    await postForm(test, { concern: 'bus\u0000 is\u202E late\r\ntoday' }).expect(303)
    assert.equal(test.asked[0]?.text, 'bus is late\ntoday')
  })

  const refused: [string, number, (test: TestApp) => request.Test][] = [
    ['1 MB', 413, (test) => postForm(test, { concern: 'planted '.repeat(131_072) })],
    [
      'broken percent-encoding',
      400,
      ({ app }) => request(app).post('/ask').type('form').send('concern=planted%E0%A4%A'),
    ],
    [
      'bytes that are no UTF-8',
      400,
      ({ app }) => request(app).post('/ask').type('form').send('concern=planted%ff%fe'),
    ],
    [
      'another charset',
      415,
      ({ app }) =>
        request(app)
          .post('/ask')
          .set('Content-Type', 'application/x-www-form-urlencoded; charset=utf-16')
          .send('concern=planted'),
    ],
    ['JSON to the page', 415, ({ app }) => request(app).post('/ask').send({ concern: 'planted bus' })],
    [
      'a file',
      415,
      ({ app }) => request(app).post('/ask').attach('concern', Buffer.from('planted'), 'a.txt'),
    ],
    ['no body', 415, ({ app }) => request(app).post('/ask')],
    ['hundreds of fields', 413, ({ app }) => request(app).post('/ask').type('form').send('a=1&'.repeat(100))],
    ['a broken address', 400, ({ app }) => request(app).get('/ask?q=planted%ff')],
    ['a broken code', 400, ({ app }) => request(app).get('/answers/%ff')],
  ]
  for (const [name, status, send] of refused) {
    it(`${name}: a plain ${status}, with nothing of it logged`, async () => {
      const test = createTestApp()
      const { text } = await send(test).expect(status)
      assert.match(readPage(text)('main').text(), /\(216\) 555-0100/)
      assert.equal(test.asked.length, 0)
      assert.doesNotMatch(test.logged(), /planted/)
    })
  }

  it('refuses a form from another website', async () => {
    const { app, asked } = createTestApp()
    const post = () => request(app).post('/ask').type('form').send({ concern: 'the bus' })
    await post().set('Origin', 'https://elsewhere.example').expect(403)
    await post().set('Sec-Fetch-Site', 'cross-site').expect(403)
    assert.equal(asked.length, 0)
    await post().set('Sec-Fetch-Site', 'same-origin').expect(303)
  })
})

describe('Bad input to the API', () => {
  const post = (body: unknown, test = createTestApp()) =>
    request(test.app)
      .post('/api/v1/ask')
      .set('Content-Type', 'application/json')
      .send(body as string)

  it('names each field to fix', async () => {
    const { body } = await post({ concern: 7, school: 'nowhere', lang: 'not a tag!' }).expect(422)
    assert.equal(body.status, 422)
    assert.deepEqual(
      body.errors.map(({ field }: { field: string }) => field),
      ['concern', 'school', 'lang'],
    )
    assert.ok(body.errors.every(({ message }: { message: string }) => message.endsWith('.')))
  })

  for (const [name, status, body] of [
    ['no JSON', 400, '{"concern": planted'],
    ['a bare word', 400, '"planted"'],
    ['a list', 400, '["planted"]'],
    ['nothing', 422, ''],
    ['half a surrogate pair', 422, '{"concern":"planted \\ud83d"}'],
    ['a missing concern', 422, '{}'],
    ['too many characters', 422, JSON.stringify({ concern: 'x'.repeat(2001) })],
    ['1 MB', 413, JSON.stringify({ concern: 'planted '.repeat(131_072) })],
  ] as const) {
    it(`${name}: ${status} with problem details`, async () => {
      const test = createTestApp()
      await post(body, test)
        .expect(status)
        .expect('content-type', /application\/problem\+json/)
      assert.doesNotMatch(test.logged(), /planted/)
    })
  }

  it('must be JSON in UTF-8', async () => {
    const { app } = createTestApp()
    await request(app).post('/api/v1/ask').type('form').send({ concern: 'the bus' }).expect(415)
    await request(app)
      .post('/api/v1/ask')
      .set('Content-Type', 'application/json; charset=latin1')
      .send('{}')
      .expect(415)
    const broken = Buffer.concat([Buffer.from('{"concern":"bus '), Buffer.from([0xff]), Buffer.from('"}')])
    await request(app)
      .post('/api/v1/ask')
      .set('Content-Type', 'application/json')
      .serialize((sent) => sent)
      .send(broken)
      .expect(400)
  })
})

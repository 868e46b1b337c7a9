import assert from 'node:assert/strict'
import request from 'supertest'
import { readPage } from '../../support/app/page.js'
import { textOf } from '../../support/app/says.js'
import { createTestApp } from '../../support/app/test-app.js'
import { galleryAsker } from '../../support/gallery/gallery.js'
import { englishWords } from '../../support/gallery/gallery-words.js'

const cookie = `asker=${galleryAsker}`

describe('Editing a question', () => {
  it('is offered on every kind of answer to the browser that typed it, and to no other', async () => {
    const { app, services } = createTestApp()
    for (const code of ['K7M2Q9XD', 'CH00SE01', 'VAG0E001', 'HAND0VER', 'HAND0VE4', 'N0SCH001', 'TW0C0NC1']) {
      services.typedTexts.keep(code, galleryAsker, 'planted words')
      for (const path of [`/answers/${code}`, `/answers/${code}/others`]) {
        const own = readPage((await request(app).get(path).set('Cookie', cookie)).text)
        assert.equal(own('.edit a').attr('href'), `/answers/${code}/edit`, path)
        assert.equal(own('.edit a').text(), textOf('own.edit'))
        assert.equal(readPage((await request(app).get(path)).text)('.edit').length, 0, path)
      }
    }
  })

  it('shows the box with the words and the school, and no words in the address', async () => {
    const { app } = createTestApp()
    const page = await request(app).get('/answers/SCH00C1X/edit').set('Cookie', cookie).expect(200)
    const $ = readPage(page.text)
    assert.match($('#concern').text(), /My son Jayden is teased/)
    assert.equal($('#school option[selected]').val(), 'lincoln')
    assert.equal($('form.ask').attr('action'), '/ask')
    assert.equal(page.headers['cache-control'], 'private, no-store')
    assert.doesNotMatch(page.text.replace(/<textarea.*?<\/textarea>/s, ''), /Jayden/)
    const spanish = await request(app).get('/es/answers/SCH00C1X/edit').set('Cookie', cookie)
    assert.equal(readPage(spanish.text)('form.ask').attr('action'), '/es/ask')
  })

  it('keeps help in sight when the words speak of danger', async () => {
    const { app, services } = createTestApp()
    services.typedTexts.keep('DANGER01', galleryAsker, 'My son says he wants to kill himself')
    const $ = readPage((await request(app).get('/answers/DANGER01/edit').set('Cookie', cookie)).text)
    assert.equal($('.emergency a[href="tel:911"]').length, 1)
  })

  it('leads others to an empty box', async () => {
    const { app } = createTestApp()
    for (const path of ['/answers/SCH00C1X/edit', '/answers/N0SVCHC0/edit', '/answers/u/edit'])
      await request(app).get(path).expect(303).expect('location', '/')
    await request(app).get('/es/answers/SCH00C1X/edit').expect('location', '/es/')
    await request(app).post('/answers/SCH00C1X/edit').expect(405)
  })

  it('asks again, and leaves the first answer and its words as they are', async () => {
    const { app, services, erased } = createTestApp()
    await request(app)
      .post('/ask')
      .set('Cookie', cookie)
      .type('form')
      .send({ concern: 'other words', school: '' })
      .expect(303)
    assert.match(services.typedTexts.find('SCH00C1X', galleryAsker) ?? '', /Jayden/)
    assert.deepEqual(erased, [])
  })

  describe('when the answer could not be stored', () => {
    // The sample app stores no answer to this.
    const concern = `${englishWords.busAlone}..`

    it('carries the words in a form', async () => {
      const { app } = createTestApp()
      const asked = await request(app).post('/ask').type('form').send({ concern, school: 'lincoln' })
      const form = readPage(asked.text)('.edit form')
      assert.equal(form.attr('action'), '/edit')
      assert.equal(form.find('[name=concern]').val(), concern)
      const page = await request(app)
        .post('/edit')
        .type('form')
        .send({ concern, school: 'lincoln' })
        .expect(200)
      const $ = readPage(page.text)
      assert.equal($('#concern').text().trim(), concern)
      assert.equal($('#school option[selected]').val(), 'lincoln')
      assert.equal(page.headers['cache-control'], 'private, no-store')
    })

    it('shows whatever was sent, as text', async () => {
      const { app } = createTestApp()
      const send = (form: object) => request(app).post('/edit').type('form').send(form)
      assert.equal(
        readPage((await send({}).expect(200)).text)('#concern')
          .text()
          .trim(),
        '',
      )
      const typed = '</textarea><script>alert(1)</script>'
      const $ = readPage((await send({ concern: typed, school: 'nowhere' }).expect(200)).text)
      assert.equal($('#concern').text().trim(), typed)
      assert.equal($('#school option[selected]').length, 0)
      assert.equal(readPage((await send({ concern: ['a', 'b'] }).expect(200)).text)('#concern').length, 1)
      await send({ concern }).set('Origin', 'https://evil.example').expect(403)
      await request(app).post('/edit').send({ concern }).expect(415)
      await request(app).get('/edit').expect(405)
    })
  })
})

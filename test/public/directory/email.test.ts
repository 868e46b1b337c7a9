import assert from 'node:assert/strict'
import request from 'supertest'
import { paths } from '../../../src/paths/paths.js'
import { readPage } from '../../support/app/page.js'
import { createTestApp } from '../../support/app/test-app.js'
import { sampleDirectory } from '../../support/samples/sample-directory.js'

const { directory } = await sampleDirectory()
const nurse = directory.contactAt('nurse', 'lincoln-elementary')!
const solis = directory.person('joaquin-solis')!
const hidden = directory.people.find((person) => !person.public)!

describe('An email address', () => {
  const { app, services } = createTestApp()

  it('starts as a button: the page itself has no address', async () => {
    for (const address of [
      paths.contactEmail(nurse.id, 'en'),
      paths.personEmail(solis.slug, 'en'),
      paths.districtEmail('en'),
    ]) {
      const answer = await request(app).get(address).expect(200)
      assert.doesNotMatch(answer.text, /mailto:|\w@\w/)
      const $ = readPage(answer.text)
      assert.equal($('main form').attr('action'), address)
      assert.ok($('main a[href^="tel:"]').length > 0, 'a call is offered as well')
    }
  })

  it('is shown after a click, and not cached', async () => {
    const answer = await request(app).post(paths.contactEmail(nurse.id, 'en')).expect(200)
    const $ = readPage(answer.text)
    assert.equal($('main a[href^="mailto:"]').attr('href'), `mailto:${nurse.email}`)
    assert.equal($('main a[href$="/nurse"]').attr('href'), paths.contact('nurse', 'lincoln-elementary', 'en'))
    assert.equal(answer.headers['cache-control'], 'no-store')
    assert.match(answer.headers['x-robots-tag'] ?? '', /noindex/)
  })

  it('speaks Spanish', async () => {
    const answer = await request(app).post(paths.personEmail(solis.slug, 'es')).expect(200)
    const $ = readPage(answer.text)
    assert.equal($('html').attr('lang'), 'es')
    assert.equal($('main a[href^="mailto:"]').text(), solis.email)
  })

  it('of a person is their office’s if the district says so, or if they have none', async () => {
    const office = directory.contactAt('transportation', null)!.email
    const district = { ...directory.district, staffEmail: 'office' as const }
    const without = { ...solis, email: null }
    for (const changed of [
      { ...directory, district },
      { ...directory, person: () => without },
    ]) {
      const { app } = createTestApp({ directory: () => changed })
      const answer = await request(app).post(paths.personEmail(solis.slug, 'en')).expect(200)
      assert.match(answer.text, new RegExp(`mailto:${office}`))
      assert.doesNotMatch(answer.text, new RegExp(solis.email!))
    }
  })

  it('of a hidden or unknown person appears nowhere', async () => {
    for (const address of [
      paths.personEmail(hidden.slug, 'en'),
      paths.personEmail('nobody', 'en'),
      '/contacts/99999/email',
      '/contacts/1e1/email',
      '/contacts/-1/email',
    ]) {
      await request(app).get(address).expect(404)
      await request(app).post(address).expect(404)
    }
  })

  it('is not given to forms on other websites, nor to clients that ask for many', async () => {
    const address = paths.contactEmail(nurse.id, 'en')
    await request(app).post(address).set('Origin', 'https://elsewhere.example').expect(403)
    await request(app).delete(address).expect(405)

    const limited = createTestApp({ config: { ...services.config, rateLimitPerMinute: 5 } })
    const ask = (lang: string) => request(limited.app).post(paths.contactEmail(nurse.id, lang))
    for (let i = 0; i < 10; i++) {
      await ask('en').expect(200)
      await ask('es').expect(200)
    }
    await ask('es').expect(429)
    await request(limited.app).get(address).expect(200)
  })

  it('is plain text on no page: the footer has a button, too', async () => {
    const answer = await request(app).get('/').expect(200)
    assert.doesNotMatch(answer.text, /mailto:|\w@\w/)
    assert.equal(readPage(answer.text)('footer a[rel=nofollow]').attr('href'), '/email')
  })
})

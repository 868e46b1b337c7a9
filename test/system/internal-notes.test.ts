import assert from 'node:assert/strict'
import request from 'supertest'
import { createDirectory } from '../../src/directory/model/directory-snapshot.js'
import { directoryPaths, fixedRoutes, inDirectory, paths } from '../../src/paths/paths.js'
import { askForPage } from '../support/app/ask-for-page.js'
import { signIn } from '../support/app/sign-in.js'
import { createTestApp } from '../support/app/test-app.js'
import { createGalleryApp } from '../support/gallery/gallery-app.js'
import { galleryIn } from '../support/gallery/gallery-in.js'

describe('Internal notes', () => {
  const app = createTestApp()
  const directory = app.services.directory()
  const notes = directory.contacts.flatMap(({ internalNote }) => internalNote ?? [])
  /** Everyone's own number, too. */
  const direct = '+12165557790'
  app.database.$client
    .prepare("update people set phone = ?, ext = '47790', room = 'Own room 47790'")
    .run(direct)
  app.services.directory = createDirectory(app.database).current
  notes.push('555-7790', direct, '47790')

  const holdsNone = (text: string, where: string) => {
    // As HTML and JSON escape them.
    const plain = text.replaceAll('&#x27;', "'").replaceAll('&quot;', '"').replaceAll('\\"', '"')
    for (const note of notes) assert.ok(!plain.includes(note), `${where} holds “${note}”`)
  }

  async function readNone(path: string): Promise<void> {
    const { status, text, body } = await request(app.app).get(path)
    assert.equal(status, 200, path)
    holdsNone(text ?? String(body), path)
  }

  it('are shown at the front office', async () => {
    assert.ok(notes.length > 30)
    const { text } = await signIn(app, 'desk').get('/desk?open=transportation').expect(200)
    assert.throws(() => holdsNone(text, 'the desk'))
  })

  it('are on no public page, in any language', async () => {
    for (const lang of ['en', 'es']) {
      const shown = await createGalleryApp(lang, app.services.language)
      const pages = galleryIn(lang).filter(({ path }) => !/\/(desk|admin|account)/.test(path))
      for (const page of pages)
        holdsNone((await askForPage(shown.app, page).expect(page.status ?? 200)).text, page.path)
    }
  })

  it('are on no page of a contact, office, or school, and on no card', async () => {
    for (const { id, office, school, internalNote } of directory.contacts) {
      if (internalNote === null) continue
      const page = school ? directoryPaths.contact(office, school) : directoryPaths.office(office)
      await readNone(inDirectory(page, 'en'))
      await readNone(paths.contactCard(id, 'en'))
      const email = await request(app.app).post(paths.contactEmail(id, 'en'))
      assert.ok([200, 404].includes(email.status), `${email.status}: not all have an address`)
      holdsNone(email.text, 'the email address')
    }
    for (const { slug } of directory.schools) await readNone(paths.school(slug, 'en'))
  })

  it('are in no API answer', async () => {
    const { api, apiSchools, apiOffices, apiTopics, apiPeople, apiHsds, apiHsdsServices } = fixedRoutes
    const { openApi, robots, serviceWorker } = fixedRoutes
    for (const route of [apiSchools, apiOffices, apiTopics, apiPeople, apiHsds, apiHsdsServices])
      await readNone(`${api}${route}`)
    await readNone(`${api}${fixedRoutes.apiSuggest}?q=bus`)
    for (const route of [openApi, paths.sitemap('en'), robots, serviceWorker]) await readNone(route)
    for (const { id } of directory.offices) await readNone(`${api}${apiOffices}/${id}`)
    for (const { slug } of directory.schools) await readNone(`${api}${apiSchools}/${slug}`)
    const asked = await request(app.app).post('/api/v1/ask').send({ concern: 'the bus is late' }).expect(200)
    holdsNone(asked.text, 'ask')
  })
})

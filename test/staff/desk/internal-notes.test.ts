import assert from 'node:assert/strict'
import request from 'supertest'
import { directoryPaths, fixedRoutes, inDirectory, paths } from '../../../src/paths/paths.js'
import { galleryIn } from '../../support/gallery-in.js'
import { signIn } from '../../support/sign-in.js'
import { createTestApp } from '../../support/test-app.js'

describe('Internal notes', () => {
  const app = createTestApp()
  const directory = app.services.directory()
  const notes = directory.contacts.flatMap(({ internalNote }) => internalNote ?? [])

  const holdsNone = (text: string, where: string) => {
    // As HTML and JSON write them.
    const plain = text.replaceAll('&#x27;', "'").replaceAll('&quot;', '"').replaceAll('\\"', '"')
    for (const note of notes) assert.ok(!plain.includes(note), `${where} holds “${note}”`)
  }

  it('are at the desk', async () => {
    assert.ok(notes.length > 30)
    const { text } = await signIn(app, 'desk').get('/desk?open=transportation').expect(200)
    assert.throws(() => holdsNone(text, 'the desk'))
  })

  it('are on no public page, in any language', async () => {
    const pages = [...galleryIn('en'), ...galleryIn('es')].filter(
      ({ path }) => !/\/(desk|admin|account)/.test(path),
    )
    for (const { path, method, form } of pages) {
      const asked =
        method === 'post' ? request(app.app).post(path).type('form').send(form) : request(app.app).get(path)
      holdsNone((await asked).text ?? '', path)
    }
  })

  it('are on no page of a contact, an office or a school, and on no card', async () => {
    for (const { id, office, school, internalNote } of directory.contacts) {
      if (internalNote === null) continue
      const page = school ? directoryPaths.contact(office, school) : directoryPaths.office(office)
      for (const path of [inDirectory(page, 'en'), paths.contactCard(id, 'en'), paths.contactEmail(id, 'en')])
        holdsNone((await request(app.app).get(path)).text ?? '', path)
    }
    for (const { slug } of directory.schools)
      holdsNone((await request(app.app).get(paths.school(slug, 'en'))).text, slug)
  })

  it('are in no answer for machines', async () => {
    const api = Object.values(fixedRoutes).filter((route) => route.startsWith('/') && !route.includes(':'))
    for (const route of api)
      for (const path of [route, `${fixedRoutes.api}${route}`])
        holdsNone((await request(app.app).get(path)).text ?? '', path)
    for (const { id } of directory.offices)
      holdsNone((await request(app.app).get(`${fixedRoutes.api}/offices/${id}`)).text ?? '', id)
    for (const { slug } of directory.schools)
      holdsNone((await request(app.app).get(`${fixedRoutes.api}/schools/${slug}`)).text ?? '', slug)
    const asked = await request(app.app).post('/api/v1/ask').send({ concern: 'the bus is late' })
    holdsNone(asked.text, 'ask')
  })
})

import assert from 'node:assert/strict'
import { load } from 'cheerio'
import request from 'supertest'
import { signIn } from '../../support/app/sign-in.js'
import { createTestApp, type TestApp } from '../../support/app/test-app.js'

describe('A health problem', () => {
  const since = new Date('2026-11-02T08:00:00Z')
  const well = createTestApp()
  const troubled = createTestApp({
    health: () => ({
      ...well.services.health(),
      degraded: [
        { part: 'disk', since, key: 'health.diskFull', values: { megabytes: 12 } },
        { part: 'search', since, key: 'health.searchFallback', values: {} },
      ],
    }),
  })
  after(() => {
    for (const { database } of [well, troubled]) database.$client.close()
  })
  const seenBy = async (made: TestApp, role: 'desk' | 'admin', path = '/account') =>
    load((await signIn(made, role).get(path).expect(200)).text)('main > [role=status]').text()

  it('is shown above staff pages, with what to do', async () => {
    assert.match(await seenBy(troubled, 'admin'), /12 MB.*Meilisearch/s)
    assert.match(await seenBy(troubled, 'admin', '/es/account'), /quedan 12 MB.*Libere espacio/s)
  })

  it('is shown to everybody if it blocks saving, otherwise only to admins', async () => {
    const said = await seenBy(troubled, 'desk')
    assert.match(said, /12 MB/)
    assert.doesNotMatch(said, /Meilisearch/)
  })

  it('is absent while all is well, and never on pages for families', async () => {
    assert.equal(await seenBy(well, 'admin'), '')
    const { text } = await request(troubled.app).get('/').expect(200)
    assert.doesNotMatch(text, /12 MB/)
  })
})

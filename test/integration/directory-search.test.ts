import assert from 'node:assert/strict'
import request from 'supertest'
import { readPage } from '../support/app/page.js'
import { type RealService, startRealService } from '../support/app/real-service.js'

const vandermeer = '/people/eleonora-vandermeer'

describe('Searching for people on the real servers', () => {
  let service: RealService
  before(async () => {
    service = await startRealService({ MEANING: 'no' })
  })
  after(() => service.remove())

  async function found(path: string): Promise<(string | undefined)[]> {
    const $ = readPage((await request(service.app).get(path).expect(200)).text)
    const links = $('main .rows a[href^="/people/"]').toArray()
    return links.map((each) => $(each).attr('href'))
  }
  const engine = async () => (await service.services.findInDirectory('vandermeer')).engine

  it('finds a misspelled name, in the list of people and in the full search', async () => {
    assert.equal(await engine(), 'meilisearch')
    for (const name of ['Vandermeer', 'vandermer', 'Elenora Vandermeer', 'vandremeer'])
      for (const path of ['/people', '/search'])
        assert.equal((await found(`${path}?q=${encodeURIComponent(name)}`))[0], vandermeer, `${path} ${name}`)
  })

  it('prefers a whole word to the beginning of another', async () => {
    const { findInDirectory } = service.services
    const whole = async (word: string) => (await findInDirectory(word, { whole: true })).hits.length
    assert.ok((await findInDirectory('vanderm')).hits.length > 0)
    assert.equal(await whole('vanderm'), 0)
    assert.ok((await whole('vandermeer')) > 0)
    assert.equal((await found('/search?q=vanderm'))[0], vandermeer)
  })

  it('filters by every school and office a person works at', async () => {
    assert.deepEqual(await found('/people?q=vandermer&school=pine'), [vandermeer])
    assert.deepEqual(await found('/people?q=vandermer&school=pine&office=school-office'), [vandermeer])
    assert.deepEqual(await found('/people?q=vandermer&office=nutrition'), [vandermeer])
    assert.deepEqual(await found('/people?q=vandermer&school=oak'), [])
    assert.deepEqual(await found('/people?q=vandermer&office=counselor'), [])
    assert.deepEqual(await found('/people?q=vandermer&school=pine&office=nutrition'), [])
  })

  it('shows only public people', async () => {
    for (const path of ['/people?q=okonkwo', '/search?q=okonkwo', '/people', '/people?office=nutrition'])
      assert.ok(!(await request(service.app).get(path).expect(200)).text.includes('Okonkwo'), path)
  })

  it('still finds them when Meilisearch is down', async () => {
    await service.services.search.stop()
    assert.equal(await engine(), 'fallback')
    assert.equal((await found('/people?q=vandermer'))[0], vandermeer)
    assert.deepEqual(await found('/people?q=vandermer&school=oak'), [])
    assert.equal((await found('/search?q=vandermer'))[0], vandermeer)
  })
})

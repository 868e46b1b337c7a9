import assert from 'node:assert/strict'
import request from 'supertest'
import { ladderAt } from '../../src/directory/model/topic.js'
import { says } from '../support/app/says.js'
import { createTestApp } from '../support/app/test-app.js'
import { sampleDirectory } from '../support/samples/sample-directory.js'

const { directory, published } = await sampleDirectory()
const config = {
  publicUrl: 'https://ask.example',
  rateLimitPerMinute: 0,
  trustProxy: 0,
  logRequests: true,
  embedParents: [] as string[],
}
const { app, logged } = createTestApp({ config })
const hidden = directory.people.filter((person) => !person.public)

const get = async (path: string) => (await request(app).get(`/api/v1${path}`).expect(200)).body

describe('The read API', () => {
  it('lists schools with their offices, each with its page', async () => {
    const { schools, total, next } = await get('/schools')
    assert.deepEqual(
      schools.map(({ slug, name, level }: Record<string, string>) => ({ slug, name, level })),
      directory.schools.map(({ slug, name, level }) => ({ slug, name, level })),
    )
    assert.deepEqual([total, next], [directory.schools.length, null])
    const [lincoln] = schools
    const nurse = directory.contactAt('nurse', 'lincoln-elementary')!
    const point = lincoln.contacts.find(({ office }: { office: string }) => office === 'nurse')
    assert.equal(point.phone, nurse.phone)
    assert.equal(point.ext, nurse.ext)
    await request(app).get(new URL(point.page).pathname).expect(200)
    assert.deepEqual(await get('/schools/lincoln-elementary'), lincoln)
  })

  it('lists offices with every place they are in', async () => {
    const { offices } = await get('/offices')
    assert.equal(offices.length, directory.offices.length)
    const nurse = await get('/offices/nurse?lang=es')
    assert.equal(nurse.name, directory.office('nurse')?.words.es?.name)
    assert.equal(nurse.contacts.length, directory.contacts.filter(({ office }) => office === 'nurse').length)
    await request(app).get(new URL(nurse.page).pathname).expect(200)
  })

  it('gives a topic its ladder, with the numbers of the named school', async () => {
    const topic = published.topics.find(
      (each) => each.ladders.high && each.ladders.any[0]?.[0] === 'teacher',
    )!
    const without = await get(`/topics/${topic.slug}`)
    assert.deepEqual(
      without.ladder.map(({ office }: { office: string }) => office),
      topic.ladders.any.flat(),
    )
    assert.equal(without.ladder[0].contact, null)
    const summit = directory.schools.find(({ level }) => level === 'high')!
    const there = await get(`/topics/${topic.slug}?school=${summit.slug}`)
    assert.deepEqual(
      there.ladder.map(({ office }: { office: string }) => office),
      ladderAt(topic, 'high').flat(),
    )
    assert.ok(there.ladder[0].contact.page.endsWith(`/schools/${summit.slug}/${there.ladder[0].office}`))
    const { topics, total } = await get('/topics?per_page=5')
    assert.deepEqual([topics.length, total], [5, published.topics.length])
  })

  it('finds people by name with any spelling, by school, and by office', async () => {
    const { people } = await get('/people?q=joakin+solis')
    assert.equal(people[0].slug, 'joaquin-solis')
    const atLincoln = await get('/people?school=lincoln-elementary&office=nurse')
    const nurse = directory.contactAt('nurse', 'lincoln-elementary')!
    const staff = directory.postsOf(nurse).filter(({ person }) => person.public)
    assert.equal(atLincoln.total, new Set(staff.map(({ person }) => person.slug)).size)
    assert.equal((await get('/people/joaquin-solis')).posts[0].contact.office, 'transportation')
  })

  it('has everybody once across all pages, and links the next page', async () => {
    const seen: string[] = []
    let next: string | null = '/people?per_page=150&lang=es'
    while (next) {
      const body: { people: { slug: string }[]; next: string | null } = await get(next)
      seen.push(...body.people.map(({ slug }) => slug))
      next = body.next ? body.next.slice(body.next.indexOf('/people')) : null
      if (next) assert.match(next, /lang=es/)
    }
    const all = directory.people.filter((person) => person.public).map(({ slug }) => slug)
    assert.deepEqual([...seen].sort(), [...all].sort())
    assert.deepEqual((await get('/people?page=999')).people, [])
  })

  it('leaves out anyone not public, personal addresses, and staff-only facts', async () => {
    assert.ok(hidden.length > 0)
    const bodies = [
      await get('/schools?per_page=200'),
      await get('/offices'),
      await get('/topics?per_page=200&school=lincoln-elementary'),
      await get('/people?per_page=200'),
      await get('/people?per_page=200&page=2'),
      await get('/people?per_page=200&page=3'),
      ...(await Promise.all(hidden.map(({ lastName }) => get(`/people?q=${encodeURIComponent(lastName)}`)))),
      await get('/hsds'),
    ].map((body) => JSON.stringify(body))
    for (const person of hidden) {
      await request(app).get(`/api/v1/people/${person.slug}`).expect(404)
      for (const body of bodies)
        assert.ok(
          !body.includes(`"${person.slug}"`) && !body.includes(`${person.firstName} ${person.lastName}`),
        )
    }
    const mailboxes = new Set(directory.contacts.map(({ email }) => email))
    const own = directory.people.flatMap(({ email }) => (email && !mailboxes.has(email) ? [email] : []))
    assert.ok(own.length > 100)
    for (const body of bodies) {
      for (const email of own) assert.ok(!body.includes(email), email)
      for (const { internalNote } of directory.contacts)
        assert.ok(!internalNote || !body.includes(internalNote.slice(0, 30)))
    }
  })

  it('explains what is wrong with a query, in the requested language', async () => {
    const faults = async (path: string) => {
      const { body } = await request(app)
        .get(`/api/v1${path}`)
        .expect(422)
        .expect('content-type', /problem\+json/)
      return body.errors.map(({ field, message }: Record<string, string>) => `${field}: ${message}`)
    }
    assert.deepEqual(await faults('/schools?page=0&per_page=1000'), [
      'page: Send a whole number from 1 to 10,000.',
      'per_page: Send a whole number from 1 to 200.',
    ])
    assert.match((await faults('/schools?page=dos&lang=es'))[0], /^page: (?!Send)/)
    assert.match((await faults('/people?school=nowhere&office=nothing')).join(), /school: .*office: /)
    assert.match((await faults('/topics?school=nowhere')).join(), /slug/)
    assert.match((await faults(`/people?q=${'a'.repeat(101)}`)).join(), /up to 100 characters/)
    assert.match((await faults('/people?q=a&q=b')).join(), says('query.textWrong'))
    for (const path of ['/schools/nowhere', '/offices/nothing', '/topics/none', '/people/nobody'])
      await request(app)
        .get(`/api/v1${path}`)
        .expect(404)
        .expect('content-type', /problem\+json/)
    await request(app).post('/api/v1/schools').expect(405).expect('allow', 'GET, HEAD')
  })

  it('is cached for five minutes, then revalidated without a body', async () => {
    for (const path of ['/schools', '/people?q=solis', '/hsds']) {
      const { headers } = await request(app)
        .get(`/api/v1${path}`)
        .expect('cache-control', 'public, max-age=300')
      await request(app)
        .get(`/api/v1${path}`)
        .set('If-None-Match', headers.etag ?? '')
        .expect(304)
    }
  })

  it('keeps a searched name out of the log', async () => {
    await get('/people?q=Planted+Pamela')
    assert.doesNotMatch(logged(), /planted|pamela/i)
  })
})

describe('Other websites', () => {
  const parents = ['https://www.cedarvalley.example']
  const other = createTestApp({ config: { ...config, embedParents: parents } })
  const origins = { listed: parents[0] ?? '', stranger: 'https://stranger.example' }

  it('may read everything public, without a cookie', async () => {
    for (const path of ['/api/v1/schools', '/api/v1/hsds', '/api/v1/suggest?q=bus', '/openapi.json']) {
      const { headers } = await request(other.app)
        .get(path)
        .set({ Origin: origins.stranger, Cookie: 'school=lincoln' })
        .expect(200)
      assert.equal(headers['access-control-allow-origin'], '*', path)
      assert.equal(headers['access-control-allow-credentials'], undefined)
      assert.equal(headers['set-cookie'], undefined)
    }
    await request(other.app)
      .options('/api/v1/people')
      .set({ Origin: origins.stranger, 'Access-Control-Request-Method': 'GET' })
      .expect(204)
      .expect('access-control-allow-methods', 'GET,HEAD')
  })

  it('may embed only the box', async () => {
    const preflight = (origin: string) =>
      request(other.app).options('/api/v1/ask').set({
        Origin: origin,
        'Access-Control-Request-Method': 'POST',
        'Access-Control-Request-Headers': 'content-type',
      })
    const allowed = await preflight(origins.listed)
    assert.equal(allowed.headers['access-control-allow-origin'], origins.listed)
    assert.match(allowed.headers['access-control-allow-headers'] ?? '', /content-type/i)
    const answer = await request(other.app)
      .post('/api/v1/ask')
      .set('Origin', origins.listed)
      .send({ concern: 'The bus is late' })
      .expect(200)
    assert.equal(answer.headers['access-control-allow-origin'], origins.listed)
    assert.match(answer.headers.vary ?? '', /Origin/)

    const refused = await preflight(origins.stranger)
    assert.equal(refused.headers['access-control-allow-origin'], undefined)
    // A request that needs no preflight cannot be JSON.
    await request(other.app)
      .post('/api/v1/ask')
      .set({ Origin: origins.stranger, 'Content-Type': 'text/plain' })
      .send('{"concern":"The bus is late"}')
      .expect(415)
  })
})

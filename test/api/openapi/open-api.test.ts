import assert from 'node:assert/strict'
import { Validator } from '@seriousme/openapi-schema-validator'
import { load } from 'cheerio'
import request, { type Response } from 'supertest'
import { operations } from '../../../src/api/openapi/operations.js'
import { figureNames } from '../../../src/content/insights/board/figures.js'
import { fixedRoutes } from '../../../src/paths/paths.js'
import { createAjv } from '../../support/app/ajv.js'
import { signIn } from '../../support/app/sign-in.js'
import { createTestApp } from '../../support/app/test-app.js'
import { galleryAnswers } from '../../support/gallery/gallery.js'
import { shopInVain } from '../../support/gallery/shop-in-vain.js'
import { publishSampleWeeks } from '../../support/samples/published-weeks.js'
import { sampleNow } from '../../support/samples/sample.js'
import { sampleDirectory } from '../../support/samples/sample-directory.js'

const { app } = createTestApp()
const { directory } = await sampleDirectory()
const { body: document } = await request(app).get('/openapi.json').expect(200)

const ajv = createAjv({ strict: false, allErrors: true })
ajv.addSchema(document, 'api')

/** Checks an answer against its description: address, status, type, every field. */
function assertDescribed(route: string, method: 'get' | 'post' | 'delete', answer: Response): void {
  const path = route.replace(/:(\w+)/g, '{$1}')
  const described = document.paths[path]?.[method]?.responses[answer.status]
  assert.ok(described, `${method} ${path} may answer with ${answer.status}`)
  const type = (answer.headers['content-type'] ?? '').split(';')[0] ?? ''
  assert.ok(described.content[type], `${type} is described`)
  const place = ['paths', path, method, 'responses', String(answer.status), 'content', type, 'schema']
  const pointer = place.map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1')))
  const check = validatorOf(`api#/${pointer.join('/')}`)
  assert.ok(check(answer.body), `${method} ${path}: ${ajv.errorsText(check.errors?.slice(0, 5))}`)
}

const validators = new Map<string, ReturnType<typeof ajv.compile>>()

/** Compiled once: that takes longer than the answers of a route. */
function validatorOf($ref: string) {
  const known = validators.get($ref) ?? ajv.compile({ $ref })
  validators.set($ref, known)
  return known
}

describe('The description of the API', () => {
  it('is valid OpenAPI 3.1 by the official schema', async () => {
    const result = await new Validator().validate(document)
    assert.deepEqual([result.valid, result.errors], [true, undefined])
    assert.equal(document.openapi, '3.1.0')
  })

  it('is available in Spanish, without a raw key', async () => {
    const { body } = await request(app).get('/openapi.json?lang=es').expect(200)
    assert.match(body.paths['/schools'].get.summary, /escuelas/)
    for (const text of [JSON.stringify(document), JSON.stringify(body)])
      assert.doesNotMatch(text, /"(fields|developers|query)\.\w+"/)
  })

  it('has one operation for each route of the API, and no others', async () => {
    const described = Object.keys(document.paths).map((path) => path.replace(/\{(\w+)\}/g, ':$1'))
    const routes = Object.entries(fixedRoutes).filter(([name]) => /^api[A-Z]/.test(name))
    assert.deepEqual(described.sort(), routes.map(([, route]) => route).sort())
    assert.equal(new Set(operations.map(({ id }) => id)).size, operations.length)
  })

  const service = async () => (await request(app).get('/api/v1/hsds')).body.services[0].id
  const examples: Record<string, (() => Promise<string>) | string[]> = {
    '/schools': ['/schools', '/schools?per_page=2&page=2&lang=es', '/schools?page=x'],
    '/schools/:slug': directory.schools.map(({ slug }) => `/schools/${slug}`).concat('/schools/nowhere'),
    '/offices': ['/offices', '/offices?lang=es', '/offices?per_page=0'],
    '/offices/:id': ['/offices/nurse', '/offices/transportation', '/offices/nothing'],
    '/topics': [
      '/topics?per_page=200',
      '/topics?school=lincoln-elementary&lang=es',
      '/topics?school=nowhere',
    ],
    '/topics/:slug': ['/topics/teacher-grades', '/topics/none', '/topics/teacher-grades?school=nowhere'],
    '/people': ['/people', '/people?q=solis', '/people?school=lincoln-elementary', '/people?office=none'],
    '/people/:slug': ['/people/joaquin-solis', '/people/nobody'],
    '/suggest': ['/suggest?q=bus', `/suggest?q=${'a'.repeat(300)}`],
    '/today': ['/today', '/today?lang=es&school=lincoln-elementary', '/today?school=nowhere'],
    '/hsds': ['/hsds', '/hsds?lang=es'],
    '/hsds/services': ['/hsds/services', '/hsds/services?per_page=7&page=3', '/hsds/services?page=0'],
    '/hsds/services/:id': ['/hsds/services/none'],
  }
  for (const [route, paths] of Object.entries(examples))
    it(`matches the real answer of ${route}`, async () => {
      for (const path of paths as string[])
        assertDescribed(route, 'get', await request(app).get(`/api/v1${path}`))
    })

  it('matches the answers to a program that posts today lines', async () => {
    const made = createTestApp()
    const { secret } = made.services.todayLines.keys.make(
      'Alerts',
      signIn(made, 'admin').account.id,
      sampleNow,
    )
    const send = (method: 'post' | 'delete', path: string, key = secret) =>
      request(made.app)[method](`/api/v1${path}`).set('Authorization', `Bearer ${key}`)
    const answers = [
      ['post', '/today', await send('post', '/today').send({ kind: 'closure' })],
      ['post', '/today', await send('post', '/today').send({ kind: 'closure' })],
      ['post', '/today', await send('post', '/today').send({ kind: 'war' })],
      ['post', '/today', await send('post', '/today', 'wrong').send({ kind: 'closure' })],
      ['delete', '/today/:id', await send('delete', '/today/1')],
      ['delete', '/today/:id', await send('delete', '/today/1')],
      ['delete', '/today/:id', await send('delete', '/today/1', 'wrong')],
      ['delete', '/today', await send('delete', '/today')],
    ] as const
    assert.deepEqual(
      answers.map(([, , { status }]) => status),
      [201, 200, 422, 401, 200, 404, 401, 200],
    )
    for (const [method, route, answer] of answers) assertDescribed(route, method, answer)
  })

  it('matches the figures of Insights, for a program with a key', async () => {
    const made = createTestApp()
    await publishSampleWeeks(made.database, sampleNow)
    const { secret } = made.services.todayLines.keys.make(
      'Board',
      signIn(made, 'admin').account.id,
      sampleNow,
    )
    const read = (path: string, key = secret) =>
      request(made.app).get(`/api/v1/insights/${path}`).set('Authorization', `Bearer ${key}`)
    for (const [path, status] of [
      ...figureNames.flatMap((name) =>
        [`${name}?length=year&lang=es`, name].map((each) => [each, 200] as const),
      ),
      ...[['nothing', 404] as const, ['topics?day=2031-01-01', 422] as const],
      ...[['topics?length=decade', 422] as const, ['levels?from=2025-08-20&until=2025-09-30', 200] as const],
      ...[['topics?from=2025-09-01&until=2025-08-01', 422] as const],
      ...[
        ['topics?from=1975-01-01&until=2025-08-01', 422] as const,
        ['topics?from=2025-02-30', 422] as const,
      ],
      ...[['weeks?only=language:en', 200] as const, ['verdicts?only=language:en&length=year', 200] as const],
      ...[['weeks?only=school:no-such-school', 422] as const, ['weeks?only=nonsense', 422] as const],
      ...[['topics?only=language:en', 422] as const, ['weeks?from=2025-09-01&from=2025-09-02', 422] as const],
    ]) {
      const answer = await read(path)
      assert.equal(answer.status, status, path)
      assertDescribed('/insights/:figure', 'get', answer)
    }
    assertDescribed('/insights/:figure', 'get', await read('topics', 'wrong').expect(401))
    const { body } = await read('topics').expect(200)
    assert.deepEqual(body.rows[0].now, { times: 225, exact: false })
    assert.ok(body.total.now.times >= 225)
    const own = await read('verdicts?only=language:en').expect(200)
    assert.deepEqual(own.body.only, { value: 'language:en', name: 'English' })
    const everyone = await read('verdicts').expect(200)
    const timesOf = (rows: { now: { times: number } | null }[]) =>
      rows.reduce((sum, { now }) => sum + (now?.times ?? 0), 0)
    assert.ok(timesOf(own.body.rows) > 0 && timesOf(own.body.rows) < timesOf(everyone.body.rows))
  })

  it('matches how right the answers are, and tells no more than the page', async () => {
    const made = createTestApp()
    const admin = signIn(made, 'admin').account.id
    const { secret } = made.services.todayLines.keys.make('Board', admin, sampleNow)
    const read = (key: string) =>
      request(made.app).get('/api/v1/insights/quality').set('Authorization', `Bearer ${key}`)
    assertDescribed('/insights/quality', 'get', await read('wrong').expect(401))
    const none = await read(secret).expect(200)
    assertDescribed('/insights/quality', 'get', none)
    assert.deepEqual(none.body, { graded: { right: null, sure: null, agreed: null }, nights: [] })
    const part = { part: 290, of: 300 }
    const counts = {
      ...{ national: part, own: { part: 7, of: 9 }, refused: part, same: part, dangers: part },
      falseAlarms: { part: 1, of: 300 },
    }
    made.services.shopper = {
      ...made.services.shopper,
      nights: () => [
        {
          ...{ night: '2026-11-27', at: sampleNow, revision: 1, change: 1, signals: [], counts },
          ...{ middleMs: 20, slowMs: 90, drop: null, acceptedBy: null },
        },
      ],
    }
    made.services.grading = {
      ...made.services.grading,
      shown: () => ({
        right: { kind: 'exact', share: 0.63421, low: 0.51834, high: 0.73615 },
        sure: { kind: 'atLeast', share: 0.78612 },
        agreed: { kind: 'atMost', share: 0.21111 },
      }),
    }
    const some = await read(secret).expect(200)
    assertDescribed('/insights/quality', 'get', some)
    assert.deepEqual(some.body.graded, {
      right: { kind: 'exact', share: 0.63, low: 0.51, high: 0.74 },
      sure: { kind: 'at_least', share: 0.78 },
      agreed: { kind: 'at_most', share: 0.22 },
    })
    const [night] = some.body.nights
    assert.deepEqual([night.own, night.false_alarms, night.good], [null, { part: 1, of: 300 }, true])
    assert.equal(night.drop, null)
  })

  it('tells what changed before a drop, and who changed it, as the page does: without notes', async () => {
    const made = createTestApp()
    const admin = signIn(made, 'admin').account.id
    const { secret } = made.services.todayLines.keys.make('Board', admin, sampleNow)
    shopInVain(made)
    const answer = await request(made.app)
      .get('/api/v1/insights/quality')
      .set('Authorization', `Bearer ${secret}`)
      .expect(200)
    assertDescribed('/insights/quality', 'get', answer)
    const [bad, good, accepted] = answer.body.nights
    assert.deepEqual([good.drop, good.good, bad.good, bad.accepted_by], [null, true, false, null])
    assert.deepEqual([accepted.good, accepted.accepted_by], [true, 'dana.okafor@cedarvalley.example'])
    const { publications, changes, ...drop } = bad.drop
    assert.deepEqual(drop, { since: '2025-10-08', lost: 7, gained: 1, dangers: 1, silent: ['meaning'] })
    assert.ok(publications.length > 0 && publications.every((each: object) => !('note' in each)))
    const found = changes.find(({ name }: { name: string }) => name === 'Transportation')
    assert.deepEqual([found.kind, found.by, found.count], ['offices', 'kim.lee@cedarvalley.example', 1])
  })

  it('matches how current the directory is, with the numbers of the page', async () => {
    const made = createTestApp()
    const viewer = signIn(made, 'viewer')
    const admin = signIn(made, 'admin').account.id
    const { secret } = made.services.todayLines.keys.make('Board', admin, sampleNow)
    const read = (query = '', key = secret) =>
      request(made.app).get(`/api/v1/insights/upkeep${query}`).set('Authorization', `Bearer ${key}`)
    assertDescribed('/insights/upkeep', 'get', await read('', 'wrong').expect(401))
    const spanish = await read('?lang=es').expect(200)
    assertDescribed('/insights/upkeep', 'get', spanish)
    const { body } = await read().expect(200)
    const names = { 'contact-age': 'contact_age', ownerless: 'ownerless', coverage: 'coverage' }
    for (const [figure, part] of Object.entries(names)) {
      const { text } = await viewer.get(`/insights/files/${figure}.csv`).expect(200)
      const lines = text.trim().split(/\r?\n/).slice(1)
      const rows = body[part].rows as { name: string; count: number }[]
      assert.equal(lines.length, rows.length, figure)
      for (const [i, { name, count }] of rows.entries())
        assert.ok(lines[i]!.includes(name) && lines[i]!.endsWith(`,${count}`), `${figure}: ${lines[i]}`)
    }
    assert.ok(body.contact_age.of > 0 && body.coverage.rows.length > 1)
    assert.notEqual(spanish.body.contact_age.rows[0].name, body.contact_age.rows[0].name)
  })

  it('matches a whole HSDS service', async () => {
    const answer = await request(app).get(`/api/v1/hsds/services/${await service()}`)
    assert.equal(answer.status, 200)
    assertDescribed('/hsds/services/:id', 'get', answer)
  })

  it('matches real answers: each outcome, danger, two concerns, and each refusal', async () => {
    for (const answer of Object.values(galleryAnswers)) {
      const { app } = createTestApp({ answerConcern: async () => answer })
      assertDescribed(
        '/ask',
        'post',
        await request(app).post('/api/v1/ask').send({ concern: 'The bus is late' }),
      )
    }
    const limited = createTestApp({
      config: { publicUrl: null, rateLimitPerMinute: 1, trustProxy: 0, logRequests: false, embedParents: [] },
    })
    await request(limited.app).post('/api/v1/ask').send({ concern: 'The bus is late' }).expect(200)
    const send = (on = app) => request(on).post('/api/v1/ask')
    const refusals = [
      await send().send({ concern: '', school: 'nowhere', lang: 'not a tag!' }),
      await send().send({}),
      await send().type('form').send({ concern: 'The bus is late' }),
      await send().type('json').send('{"concern":'),
      await send().send({ concern: 'a'.repeat(40_000) }),
      await send(limited.app).send({ concern: 'The bus is late' }),
    ]
    assert.deepEqual(
      refusals.map(({ status }) => status),
      [422, 422, 415, 400, 413, 429],
    )
    for (const refusal of refusals) assertDescribed('/ask', 'post', refusal)
  })

  it('states the same limits for a question as the service', async () => {
    const valid = ajv.compile({ $ref: 'api#/components/schemas/Question' })
    const questions = [
      { concern: 'The bus is late' },
      { concern: 'The bus is late', school: 'lincoln', lang: 'en' },
      { concern: 'The bus is late', school: null, lang: null },
      { concern: '' },
      { concern: 5 },
      {},
      { concern: 'a'.repeat(2001) },
      { concern: 'The bus is late', school: 7 },
      { concern: 'The bus is late', lang: 'x'.repeat(36) },
    ]
    for (const question of questions) {
      const { status } = await request(app).post('/api/v1/ask').send(question)
      assert.equal(valid(question), status === 200, JSON.stringify(question).slice(0, 60))
    }
  })

  it('matches suggestions requested by POST', async () => {
    assertDescribed(
      '/suggest',
      'post',
      await request(app).post('/api/v1/suggest').send({ q: 'bus', lang: 'en' }),
    )
    assertDescribed('/suggest', 'post', await request(app).post('/api/v1/suggest').type('form').send('q=bus'))
  })
})

describe('The developer page', () => {
  it('shows every operation and object of the description, in both languages', async () => {
    for (const path of ['/developers', '/es/developers']) {
      const $ = load((await request(app).get(path).expect(200)).text)
      const headings = $('h3 code')
        .toArray()
        .map((each) => $(each).text())
      for (const { method, route } of operations)
        assert.ok(
          headings.includes(`${method.toUpperCase()} /api/v1${route.replace(/:(\w+)/g, '{$1}')}`),
          route,
        )
      for (const name of Object.keys(document.components.schemas))
        assert.equal(headings.includes(name), !name.startsWith('Hsds'), name)
    }
  })

  it('links everything that can be tried in a browser', async () => {
    const $ = load((await request(app).get('/developers')).text)
    const tries = $('main a[href^="/api/"]')
      .toArray()
      .map((each) => $(each).attr('href') ?? '')
    assert.ok(tries.length >= 5)
    for (const href of [...tries, '/openapi.json?lang=en', '/opensearch.xml', '/sitemap.xml'])
      await request(app).get(href).expect(200)
    assert.equal($('main a[href="/embed/snippet"]').length, 1)
  })
})

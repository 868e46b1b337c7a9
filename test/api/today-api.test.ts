import assert from 'node:assert/strict'
import request from 'supertest'
import { readPage, readStaffPage } from '../support/app/page.js'
import { textOf, textWith } from '../support/app/says.js'
import { signIn } from '../support/app/sign-in.js'
import { createTodayApp } from '../support/app/today-app.js'
import { sampleAnswer } from '../support/samples/sample.js'

const address = '/api/v1/today'

describe('Today lines by program', () => {
  const start = async (change: Parameters<typeof createTodayApp>[0] = {}) => {
    const made = createTodayApp(change)
    const admin = signIn(made, 'admin')
    /** Makes a key on the staff page. */
    const makeKey = async (name: string) => {
      const { text } = await admin.post('/admin/today/keys', { name }).expect(200)
      return readStaffPage(text)('.key code').text()
    }
    const key = await makeKey('Alert system')
    const post = (body: unknown, bearer = key) =>
      request(made.app)
        .post(address)
        .set('Authorization', `Bearer ${bearer}`)
        .send(body as object)
    const end = (path: string, bearer = key) =>
      request(made.app).delete(path).set('Authorization', `Bearer ${bearer}`)
    const list = async (query = '') =>
      (await request(made.app).get(`${address}${query}`).expect(200)).body.today
    return { ...made, admin, makeKey, key, post, end, list }
  }
  const midnight = '2025-10-11T04:00:00.000Z'

  it('are posted with a kind alone: live at once on pages and in the API', async () => {
    const { app, post, list, services } = await start()
    const { body } = await post({ kind: 'closure' }).expect(201)
    assert.deepEqual(body, {
      ...{ id: 1, kind: 'closure', text: textOf('today.ready.closure.all'), lang: 'en', schools: [] },
      ...{ from: '2025-10-10T14:15:00.000Z', until: midnight, closes_offices: false },
    })
    assert.deepEqual(await list(), [body])
    assert.equal((await list('?lang=es'))[0].text, textOf('today.ready.closure.all', 'es'))
    const page = readPage((await request(app).get('/')).text)
    assert.equal(page('.news p').text().trim(), body.text)
    const { what, email, details } = services.audit.latest(1)[0]!
    assert.deepEqual(
      [what, email, details.key, details.schools],
      ['today-posted', null, 'Alert system', 'all'],
    )
  })

  it('take every field, with or without an offset', async () => {
    const { post, list } = await start()
    const text = { en: 'No heat at Lincoln.', es: 'Sin calefacción en Lincoln.' }
    const schools = ['lincoln-elementary']
    const { body } = await post({
      ...{ kind: 'outage', text, schools },
      ...{ from: '2025-10-12T08:00', until: '2025-10-13T15:00:00-05:00' },
    }).expect(201)
    assert.deepEqual([body.from, body.until], ['2025-10-12T12:00:00.000Z', '2025-10-13T20:00:00.000Z'])
    assert.deepEqual(await list(), [], 'not yet')
    await post({ kind: 'delay', schools, closes_offices: false }).expect(201)
    assert.equal((await list('?school=lincoln-elementary')).length, 1)
    assert.deepEqual(await list('?school=riverbend-high'), [])
  })

  it('of one program are five at most, of all programs fifteen: an admin can always post', async () => {
    const { admin, makeKey, post, end } = await start()
    const line = (i: number) => ({ kind: 'other', text: { en: `Line ${i}` } })
    const faultOf = async (sent: ReturnType<typeof post>) =>
      JSON.parse((await sent.expect(422)).text).errors[0].message
    for (let i = 0; i < 5; i++) await post(line(i)).expect(201)
    assert.equal(await faultOf(post(line(5))), textWith('todayRoom.fault.manyOfKey', { most: 5 }))
    await post(line(4)).expect(200)
    for (const name of ['Buses', 'Weather']) {
      const other = await makeKey(name)
      for (let i = 0; i < 5; i++) await post(line(name.length * 10 + i), other).expect(201)
    }
    const fourth = await makeKey('Meals')
    assert.equal(await faultOf(post(line(99), fourth)), textWith('todayRoom.fault.manyOfKeys', { most: 15 }))
    for (let i = 0; i < 5; i++)
      await admin.post('/admin/today', { kind: 'other', 'text-en': `Admin ${i}` }).expect(303)
    await end(`${address}/1`).expect(200)
    await admin.post('/admin/today', { quick: 'closure' }).expect(303)
  })

  it('may be sent again: 200 says that the same line is there', async () => {
    const { post, list } = await start()
    const { body } = await post({ kind: 'strike' }).expect(201)
    assert.deepEqual((await post({ kind: 'strike' }).expect(200)).body, body)
    assert.equal((await list()).length, 1)
  })

  it('are ended by the program that posted them, never by another', async () => {
    const { admin, makeKey, post, end, list } = await start()
    const other = await makeKey('Bus tracker')
    const { body } = await post({ kind: 'delay' }).expect(201)
    await post({ kind: 'outage' }).expect(201)
    await admin.post('/admin/today', { kind: 'closure' }).expect(303)
    await end(`${address}/${body.id}`, other).expect(404)
    assert.deepEqual((await end(address, other).expect(200)).body, { ended: 0 })
    assert.deepEqual((await end(`${address}/${body.id}`).expect(200)).body, { ended: 1 })
    await end(`${address}/${body.id}`).expect(404)
    await end(`${address}/nothing`).expect(404)
    assert.deepEqual((await end(address).expect(200)).body, { ended: 1 })
    assert.deepEqual(
      (await list()).map(({ kind }: { kind: string }) => kind),
      ['closure'],
    )
  })

  it('need a key that works', async () => {
    const { app, admin, key, post, end, list, database, services } = await start()
    const refused = await post({ kind: 'closure' }, `${key}x`).expect(401)
    assert.equal(refused.type, 'application/problem+json')
    assert.equal(refused.headers['www-authenticate'], 'Bearer')
    assert.equal(JSON.parse(refused.text).title, textOf('errors.unauthorized.title'))
    await request(app).post(address).send({ kind: 'closure' }).expect(401)
    await request(app).delete(address).set('Authorization', `Basic ${key}`).expect(401)
    await request(app).delete(`${address}/1`).expect(401)
    const stored = database.$client.prepare('select * from today_keys').all()
    assert.doesNotMatch(JSON.stringify(stored), new RegExp(key), 'only its hash is stored')
    const room = readStaffPage((await admin.get('/admin/today').expect(200)).text)
    assert.doesNotMatch(room.html(), new RegExp(key), 'shown once')
    const revoke = room('form[action$="/revoke"]').attr('action') ?? ''
    await admin.post(revoke).expect(303)
    await admin.post(revoke).expect(404)
    await post({ kind: 'closure' }).expect(401)
    await end(address).expect(401)
    assert.deepEqual(await list(), [])
    assert.deepEqual(
      services.audit.latest(2).map(({ what, details }) => [what, details.name]),
      [
        ['today-key-revoked', 'Alert system'],
        ['today-key-made', 'Alert system'],
      ],
    )
  })

  it('name each field to fix', async () => {
    const { post, list } = await start()
    const fields = async (body: unknown) =>
      JSON.parse((await post(body).expect(422)).text).errors.map(({ field }: { field: string }) => field)
    const wrong: [unknown, string[]][] = [
      [{}, ['kind']],
      [{ kind: 'war' }, ['kind']],
      [{ kind: 'other' }, ['text.en']],
      [{ kind: 'other', text: { en: '   ' } }, ['text.en']],
      [{ kind: 'other', text: { en: 'x', tlh: 'nuqneH' } }, ['text']],
      [{ kind: 'other', text: { en: 'x'.repeat(201), es: 'y'.repeat(500) } }, ['text.en', 'text.es']],
      [{ kind: 'other', text: 'Hello' }, ['text']],
      [{ kind: 'closure', schools: ['hogwarts', 'lincoln-elementary'] }, ['schools']],
      [{ kind: 'closure', schools: 'lincoln-elementary' }, ['schools']],
      [{ kind: 'closure', from: 'noon', until: 5 }, ['until']],
      [{ kind: 'closure', from: '2025-10-10T20:00:00Z', until: '2025-10-10T19:00:00Z' }, ['until']],
      [{ kind: 'closure', from: '2025-10-01T08:00', until: '2025-10-01T20:00' }, ['until']],
      [{ kind: 'closure', untill: '2025-10-10T20:00' }, ['untill']],
      [{ kind: 'delay', closes_offices: true }, ['closes_offices']],
      [{ kind: 'closure', closes_offices: 'yes' }, ['closes_offices']],
    ]
    for (const [body, expected] of wrong) assert.deepEqual(await fields(body), expected, JSON.stringify(body))
    await post([]).expect(400)
    await post('{"kind":').set('Content-Type', 'application/json').expect(400)
    await post({ kind: 'other', text: { en: 'x'.repeat(40_000) } }).expect(413)
    assert.deepEqual(await list(), [])
  })

  it('are limited: twenty at once, and thirty changes a minute', async () => {
    const { admin, post } = await start()
    for (let i = 0; i < 20; i++)
      await admin.post('/admin/today', { kind: 'other', 'text-en': `Line ${i}` }).expect(303)
    const many = JSON.parse((await post({ kind: 'other', text: { en: 'Line 20' } }).expect(422)).text)
    assert.equal(many.errors[0].message, textWith('todayRoom.fault.many', { most: 20 }))
    const config = {
      ...{ publicUrl: null, rateLimitPerMinute: 60, trustProxy: 0, logRequests: false, embedParents: [] },
    }
    const limited = await start({ config })
    for (let i = 0; i < 30; i++) await limited.post({ kind: 'closure' }, 'guess').expect(401)
    await limited.post({ kind: 'closure' }, 'guess').expect(429)
    assert.equal((await limited.list()).length, 0)
  })

  it('are notices of an answer', async () => {
    const { app } = await start({
      answerConcern: async () =>
        sampleAnswer({
          today: ['Schools are closed today.'],
          notices: [{ text: 'Buses rest.', lang: null }],
        }),
    })
    const { body } = await request(app).post('/api/v1/ask').send({ concern: 'The bus is late' }).expect(200)
    assert.deepEqual(body.notices, ['Schools are closed today.', 'Buses rest.'])
  })
})

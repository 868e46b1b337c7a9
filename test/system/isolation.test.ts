import assert from 'node:assert/strict'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { load } from 'cheerio'
import request, { type Test } from 'supertest'
import { databaseFile } from '../../src/platform/database/open-database.js'
import { readClosedRoutes } from '../support/app/closed-routes.js'
import {
  addDistrictFolder,
  type ManyDistricts,
  startDistricts,
  testHost,
} from '../support/app/many-districts.js'
import { readStaffPage } from '../support/app/page.js'
import type { AppRoute } from '../support/app/routes.js'
import { type StaffClient, signIn } from '../support/app/sign-in.js'

/** A word that is only in this district's data: in names, lines of the day, accounts, and what a family typed. */
const marks = { elm: 'Quillfeather', oakdale: 'Bramblewick' }
type Name = keyof typeof marks
/** Only what a family typed has it. */
const typed = 'zanderling'
const names = Object.keys(marks) as Name[]
const sharedHost = 'center.example'
const sharedOrigin = `http://${sharedHost}`

/** A district with a signed-in admin, a program's key, and a family that has asked. */
interface Used {
  admin: StaffClient
  key: string
  /** Answer code of what the family asked. */
  code: string
  /** The family's cookies. */
  family: string
}

// Both are filled from the same files, so every id and every address of one exists in the other, too.
describe('Districts of one process, kept apart', function () {
  this.timeout(600_000)
  let many: ManyDistricts
  let server: Server
  let base: string
  const used = {} as Record<Name, Used>

  before(async () => {
    const prepare = async (folder: string) => {
      for (const name of names) mark(databaseFile(join(folder, name)), marks[name])
      for (const name of ['fir', 'pine']) {
        await addDistrictFolder(folder, name)
        // Both below a path of one host.
        const address = `PUBLIC_URL=${sharedOrigin}/d/${name}\n`
        writeFileSync(join(folder, name, 'settings.env'), `${address}RATE_LIMIT_PER_MINUTE=2\n`)
      }
    }
    many = await startDistricts(names, prepare, { CENTER_URL: `http://${testHost('center')}` })
    server = createServer(many.service.served).listen(0, '127.0.0.1')
    await once(server, 'listening')
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    for (const name of names) used[name] = await use(name)
  })
  after(async () => {
    server.close()
    await many.remove()
  })

  function mark(file: string, word: string): void {
    const database = new Sqlite(file)
    database.prepare("update district set value = ? where setting = 'name'").run(`${word} County Schools`)
    database.prepare("update people set last_name = ? where slug = 'ana-ruiz'").run(word)
    database.close()
  }

  const at = (name: string, test: Test): Test => test.set('Host', testHost(name)).redirects(0)
  const get = (name: string, path: string) => at(name, request(base).get(path))
  const isBelow = (name: string) => ['fir', 'pine'].includes(name)
  const below = (test: Test): Test => test.set('Host', sharedHost).redirects(0)

  async function use(name: Name): Promise<Used> {
    const word = marks[name]
    const account = { email: `${word}@${name}.example`, name: `${word} Admin` }
    const admin = signIn(many.of(name), 'admin', account)
    const made = await at(name, request(base).post('/admin/today/keys'))
      .set('Cookie', admin.cookie)
      .type('form')
      .send({ csrf: admin.csrf, name: `${word} program` })
      .expect(200)
    const key = readStaffPage(made.text)('.key code').text()
    await at(name, request(base).post('/api/v1/today'))
      .set('Authorization', `Bearer ${key}`)
      .send({ kind: 'closure', text: { en: `${word} is closed.`, es: `${word} está cerrado.` } })
      .expect(201)
    const asked = await at(name, request(base).post('/ask'))
      .type('form')
      .send({ concern: `The bus is late again, says ${word} of the ${typed}` })
      .expect(303)
    const code = /answers\/(\w{8})/.exec(String(asked.headers.location))?.[1] ?? ''
    const cookies = asked.get('Set-Cookie') ?? []
    const family = cookies.map((each) => each.split(';')[0]).join('; ')
    return { admin, key, code, family }
  }

  /** Every address of the service in English, with what exists in both districts. */
  function routes(name: Name): { all: AppRoute[]; closed: AppRoute[] } {
    const { app, services } = many.of(name)
    const { routes: all, closed } = readClosedRoutes(app, services.language)
    const inEnglish = ({ path }: AppRoute) =>
      !services.language.offered.some((code) => path.startsWith(`/${code}/`) || path === `/${code}`)
    return { all: all.filter(inEnglish), closed: closed.filter(inEnglish) }
  }

  const values: Record<string, string> = { office: 'counselor', kind: 'people' }

  /** @param slugs in place of `:slug` */
  const pathOf = ({ path }: AppRoute, code: string, slug: string) =>
    path
      .replace(':code', code)
      .replace(':slug', slug)
      .replace('*file', '1')
      .replaceAll(/:(\w+)/g, (_, name: string) => values[name] ?? '1')

  const slugsFor = ({ path }: AppRoute) =>
    path.includes('/people/') ? ['ana-ruiz'] : path.includes('/topics/') ? ['late-bus', 'lunch'] : ['oak']

  const methodOf = ({ method }: AppRoute) => (method === '_all' ? 'get' : method) as 'get' | 'post' | 'delete'

  /** The rows of each table. */
  function rowsOf(name: Name): Record<string, number> {
    const { $client } = many.of(name).services.database
    const tables = $client
      .prepare("select name from sqlite_master where type = 'table'")
      .pluck()
      .all() as string[]
    // A district notes when each of its own nightly jobs ran.
    const ownNotes = "where key not like 'job:%'"
    const count = (table: string) =>
      $client
        .prepare(`select count(*) from "${table}" ${table === 'notes' ? ownNotes : ''}`)
        .pluck()
        .get() as number
    return Object.fromEntries(tables.map((table) => [table, count(table)]))
  }

  for (const [mine, other] of [names, [...names].reverse()] as [Name, Name][])
    it(`opens no door of ${other} to the admin and the programs of ${mine}`, async () => {
      const { closed } = routes(other)
      assert.ok(closed.length > 150, `${closed.length} routes`)
      const { admin, key, family } = used[mine]
      const before = rowsOf(other)
      for (const route of closed) {
        const path = pathOf(route, used[other].code, slugsFor(route)[0]!)
        const ask = () => {
          const test = at(other, request(base)[methodOf(route)](path))
          return route.method === 'get' || route.method === '_all'
            ? test
            : test.type('form').send({ csrf: admin.csrf })
        }
        const stranger = await ask()
        const answer = await ask()
          .set('Cookie', `${admin.cookie}; ${family}`)
          .set('X-CSRF-Token', admin.csrf)
          .set('Authorization', `Bearer ${key}`)
        const what = `${route.method} ${path}: ${answer.status}`
        assert.ok(answer.status >= 300, what)
        assert.deepEqual(
          [answer.status, answer.headers.location],
          [stranger.status, stranger.headers.location],
          what,
        )
        assert.ok(!answer.text?.includes(marks[mine]), what)
      }
      const after = rowsOf(other)
      // Refusals are in the log.
      assert.deepEqual({ ...after, audit_log: 0, audit: 0 }, { ...before, audit_log: 0, audit: 0 })
      for (const path of ['/api/v1/today', '/api/v1/today/1'])
        await at(other, path.endsWith('1') ? request(base).delete(path) : request(base).post(path))
          .set('Authorization', `Bearer ${key}`)
          .send({ kind: 'closure' })
          .expect(401)
      for (const path of ['/api/v1/insights/quality', '/api/v1/insights/weeks'])
        await get(other, path).set('Authorization', `Bearer ${key}`).expect(401)
    })

  for (const [mine, other] of [names, [...names].reverse()] as [Name, Name][])
    it(`shows nothing of ${other} on any page, export, or answer of the API of ${mine}`, async () => {
      const { all } = routes(mine)
      const { admin, key, code, family } = used[mine]
      let own = 0
      for (const route of all.filter(({ method }) => method === 'get' || method === '_all'))
        for (const slug of slugsFor(route))
          for (const ofCode of [code, used[other].code]) {
            if (ofCode !== code && !route.path.includes(':code')) continue
            const path = pathOf(route, ofCode, slug)
            if (path === '/sign-out') continue
            const { text, headers } = await get(mine, path)
              .set('Cookie', `${admin.cookie}; ${family}`)
              .set('Authorization', `Bearer ${key}`)
              .buffer(true)
            const told = `${text ?? ''}${JSON.stringify(headers)}`
            assert.ok(
              !told.includes(marks[other]) && !told.includes(testHost(other)),
              `${path} tells of ${other}`,
            )
            if (told.includes(marks[mine])) own++
          }
      assert.ok(own > 80, `${own} tell of ${mine}`)
    })

  it('keeps what a family typed, its answers, and its codes to one district', async () => {
    const { code, family } = used.elm
    const words = async (name: Name) => (await get(name, '/asked').set('Cookie', family)).body.concern
    assert.match(await words('elm'), /Quillfeather/)
    assert.ok(!(await words('oakdale')))
    await get('elm', `/answers/${code}`).set('Cookie', family).expect(200)
    const [known, unknown] = await Promise.all(
      [code, 'ZZZZZZZZ'].map((each) => get('oakdale', `/answers/${each}`)),
    )
    assert.deepEqual([known!.status, known!.status >= 400], [unknown!.status, true])
    await at('oakdale', request(base).post('/leave')).set('Cookie', family).type('form').send({})
    await at('oakdale', request(base).post(`/answers/${code}/erase`))
      .set('Cookie', family)
      .type('form')
      .send({ what: 'all' })
    assert.match(await words('elm'), /Quillfeather/, 'erasing at the other erases nothing here')
    await get('elm', `/answers/${code}`).set('Cookie', family).expect(200)
  })

  it('finds and suggests people of one district alone', async () => {
    for (const [name, word] of Object.entries(marks)) {
      const other = name === 'elm' ? 'oakdale' : 'elm'
      const links = async (at: string) =>
        load((await get(at, `/search?q=${word}`).expect(200)).text)('main a[href^="/people/"]').length
      assert.ok((await links(name)) > 0, name)
      assert.equal(await links(other), 0, other)
      const { body } = await get(other, `/api/v1/people?q=${word}`).expect(200)
      assert.ok(!JSON.stringify(body).includes(word) || body.total === 0)
      assert.ok(!(await get(other, `/api/v1/suggest?q=${word.slice(0, 6)}`)).text.includes(word))
    }
  })

  it('opens no door of another district to the admin of one below a path of the same host', async () => {
    const { app, services } = many.of('pine')
    const closed = readClosedRoutes(app, services.language).closed.filter(({ method }) => method === 'get')
    assert.ok(closed.length > 80, `${closed.length} routes`)
    const admin = signIn(many.of('fir'), 'admin')
    const token = admin.cookie.split('=')[1] ?? ''
    // As a browser that sends what it should not, and as one that was given the right name.
    const cookies = [`fir.session=${token}`, `session=${token}`, `pine.session=${token}`].join('; ')
    const ofFir = await below(request(base).get('/d/fir/admin/accounts').set('Cookie', cookies))
    assert.equal(ofFir.status, 200)
    for (const route of closed) {
      const path = pathOf(route, '1', slugsFor(route)[0]!)
      const ask = () => below(request(base).get(`/d/pine${path}`))
      const [stranger, answer] = [await ask(), await ask().set('Cookie', cookies)]
      assert.ok(answer.status >= 300, path)
      assert.deepEqual(
        [answer.status, answer.headers.location],
        [stranger.status, stranger.headers.location],
        path,
      )
    }
  })

  it('takes no form that a page of another district below the same host sends', async () => {
    const send = (referer: string) =>
      below(request(base).post('/d/pine/leave'))
        .set({ Referer: `${sharedOrigin}${referer}`, Origin: sharedOrigin, 'Sec-Fetch-Site': 'same-origin' })
        .type('form')
        .send({})
    assert.equal((await send('/d/fir/answers')).status, 403)
    assert.equal((await send('/d/pinewood/')).status, 403)
    for (const own of ['/d/pine/answers', '/d/pine/', '/']) assert.ok((await send(own)).status < 400, own)
  })

  it('opens no door of a district to the center, and none of the center to a district', async () => {
    const { accounts } = many.service.center()!
    const facts = {
      email: 'ada@center.example',
      name: 'Ada',
      role: 'admin' as const,
      offices: [],
      school: null,
    }
    const account = accounts.store.add(facts, new Date())!
    const { token, session } = accounts.sessions.start(account.id, { complete: true, device: 'Test' })
    const cookie = `session=${token}`
    const page = await get('center', '/districts').set('Cookie', cookie).expect(200)
    for (const word of Object.values(marks)) assert.match(page.text, new RegExp(`${word} County Schools`))
    assert.ok(!page.text.includes(typed) && !page.text.includes('is closed'))
    for (const name of names) {
      await get('center', '/districts').set('Cookie', used[name].admin.cookie).expect(303)
      const bearer = `Bearer ${used[name].key}`
      await get('center', '/api/v1/districts').set('Authorization', bearer).expect(401)
      for (const route of routes(name).closed) {
        const path = pathOf(route, used[name].code, slugsFor(route)[0]!)
        const isRead = route.method === 'get' || route.method === '_all'
        const test = at(name, request(base)[methodOf(route)](path)).set('Cookie', cookie)
        const answer = await (isRead ? test : test.type('form').send({ csrf: session.csrf }))
        assert.ok(answer.status >= 300, `${route.method} ${path}: ${answer.status}`)
      }
    }
  })

  it('counts limits for each district', async () => {
    const ask = async (name: string) => {
      const path = '/api/v1/ask'
      const asked = isBelow(name)
        ? below(request(base).post(`/d/${name}${path}`))
        : at(name, request(base).post(path))
      return (await asked.send({ concern: 'The bus is late' })).status
    }
    const untilRefused = async (name: string) => {
      for (let i = 0; i < 60; i++) if ((await ask(name)) === 429) return i
      return Number.POSITIVE_INFINITY
    }
    assert.equal(await untilRefused('pine'), 2)
    assert.equal(await ask('fir'), 200)
    assert.equal(await ask('elm'), 200)
  })

  it('says nothing of families and staff in the joint metrics and the joint log', async () => {
    const { text } = await request(base).get('/metrics').expect(200)
    assert.match(text, /whotoask_requests_total\{area="ask",status="3xx",district="elm"\}/)
    const log = many.logged()
    assert.match(log, /"district":"oakdale"/)
    assert.ok(!text.includes(typed), 'metrics')
    assert.ok(!log.includes(typed), 'log')
    for (const [name, word] of Object.entries(marks)) {
      assert.ok(!text.includes(word), `metrics: ${word}`)
      const lines = log.split('\n').filter((line) => !line.includes(`"district":"${name}"`))
      assert.deepEqual(
        lines.filter((line) => line.includes(word)),
        [],
      )
    }
    for (const { code, key } of Object.values(used)) assert.ok(!log.includes(code) && !log.includes(key))
  })
})

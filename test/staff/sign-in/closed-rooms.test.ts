import assert from 'node:assert/strict'
import { load } from 'cheerio'
import request from 'supertest'
import { fixedRoutes, languagePrefix, staffRooms } from '../../../src/paths/paths.js'
import { type Role, roles } from '../../../src/staff/sign-in/account-store.js'
import { mayAct } from '../../../src/staff/sign-in/may-act.js'
import { type AppRoute, routesOf } from '../../support/app/routes.js'
import { signIn } from '../../support/app/sign-in.js'
import { createTestApp } from '../../support/app/test-app.js'
import { serve } from '../../support/browser/browser.js'

/**
 * Who may enter what, written down a second time: the longest prefix counts, and one with a method beats the
 * others. Add a line here for each new room.
 */
const minRoles: [string, Role][] = [
  ['/account', 'desk'],
  ['/desk', 'desk'],
  ['/admin', 'editor'],
  ['/admin/accounts', 'admin'],
  ['/admin/imports', 'admin'],
  ['/admin/exports', 'admin'],
  ['/admin/audit', 'admin'],
  ['/admin/audit.csv', 'admin'],
  ['/admin/routing/rules', 'admin'],
  ['/admin/routing/danger', 'admin'],
  ['/admin/routing/out-of-scope', 'admin'],
  ['/admin/routing/synonyms', 'admin'],
  ['/admin/routing/thresholds', 'admin'],
  ['/admin/routing/cases/import', 'admin'],
  ['/admin/routing/cases/file.jsonl', 'admin'],
  ['/admin/routing/cases/:id/protect', 'admin'],
  ['/admin/routing/file', 'admin'],
  ['post /admin/routing/publish', 'admin'],
  ['post /admin/routing/history', 'admin'],
  ['/admin/routing/publish/:id/approve', 'admin'],
  ['/admin/routing/publish/:id/cancel', 'admin'],
  ['/admin/routing/history/:id/roll-back', 'admin'],
  ['/admin/routing/history/:id/restore', 'admin'],
  ['/admin/routing/history/:id/file.json', 'admin'],
  ['/admin/directory/changes', 'admin'],
  ['/admin/directory/district', 'admin'],
  ['/admin/directory/theme', 'admin'],
  ['/admin/directory/theme/logo', 'admin'],
  ['/admin/directory/theme/picture.css', 'admin'],
  ['/admin/directory/:kind/new', 'admin'],
  ['/admin/directory/:kind/:id/remove', 'admin'],
]

describe('Staff rooms', () => {
  const made = createTestApp()
  const { app, services } = made
  let site: Awaited<ReturnType<typeof serve>>
  before(async () => {
    site = await serve(app)
  })
  after(() => site.close())
  const prefixes = services.language.offered.map(languagePrefix)
  const routes = routesOf(app, [...prefixes.filter(Boolean), fixedRoutes.assets, fixedRoutes.api])
  const plain = ({ path }: AppRoute) => {
    const prefix = prefixes.find((each) => each && path.startsWith(`${each}/`)) ?? ''
    return path.slice(prefix.length)
  }
  const minOf = (route: AppRoute) =>
    minRoles
      .filter(([start]) =>
        [plain(route), `${route.method} ${plain(route)}`].some(
          (each) => each === start || each.startsWith(`${start}/`),
        ),
      )
      .sort(([a], [b]) => b.length - a.length)[0]?.[1] ?? null
  const closed = routes.filter((route) => minOf(route) !== null)

  const ask = (route: AppRoute, cookie: string | null) => {
    const method = route.method === '_all' ? 'get' : route.method
    const asked = request(site.base)[method as 'get'](route.path.replaceAll(/:\w+/g, '1'))
    return cookie ? asked.set('Cookie', cookie) : asked
  }
  const refusals = services.language.offered.map((code) =>
    services.language.speech(code).t('errors.notAllowed.title'),
  )
  const isRefusal = (html: string) => refusals.includes(load(html)('h1').text().trim())

  it('are in the route table, in every language', () => {
    const paths = closed.map(({ method, path }) => `${method} ${path}`)
    for (const path of [
      'get /account',
      'get /es/account',
      'post /admin/accounts',
      'post /es/admin/accounts/:id',
    ])
      assert.ok(paths.includes(path), path)
    assert.ok(routes.some(({ path }) => path === '/es/answers/:code'))
    for (const { path, least } of staffRooms)
      assert.equal(minRoles.find(([start]) => start === path)?.[1], least, path)
  })

  it('send strangers to the sign-in page, whatever they request', async () => {
    for (const route of closed) {
      const answer = await ask(route, null)
      assert.equal(answer.status, 303, `${route.method} ${route.path}`)
      assert.match(answer.headers.location ?? '', /\/sign-in(\?next=|$)/)
      assert.equal(answer.headers['cache-control'], 'no-store')
    }
  })

  it('are closed as a whole: strangers cannot tell what exists in them', async () => {
    for (const prefix of prefixes)
      for (const { path } of staffRooms)
        for (const method of ['get', 'post', 'put', 'delete'] as const)
          await request(site.base)[method](`${prefix}${path}/nowhere`).expect(303)
  })

  for (const role of roles) {
    it(`refuse ${role} a page for higher roles before reading the body`, async function () {
      // Requests every route: on a busy machine that takes more than a minute.
      this.timeout(300_000)
      const { cookie } = signIn(made, role)
      for (const route of closed) {
        const answer = await ask(route, cookie)
        const may = mayAct(role, minOf(route)!)
        const name = `${route.method} ${route.path}: ${answer.status}`
        if (may) assert.ok(answer.status < 500 && !isRefusal(answer.text), name)
        else assert.ok(answer.status === 403 && isRefusal(answer.text), name)
      }
    })
  }

  it('change nothing for a form without the session’s token', async () => {
    const { cookie } = signIn(made, 'admin')
    const other = signIn(made, 'admin')
    for (const route of closed.filter(({ method }) => method !== 'get' && method !== '_all')) {
      for (const form of [{}, { csrf: 'forged' }, { csrf: other.csrf }]) {
        const answer = await ask(route, cookie).type('form').send(form)
        assert.equal(answer.status, 403, `${route.method} ${route.path}`)
        assert.match(answer.text, /send that form again|formulario otra vez/)
      }
      await ask(route, cookie).set('Sec-Fetch-Site', 'cross-site').type('form').send({}).expect(403)
    }
  })
}).timeout(60_000)

import assert from 'node:assert/strict'
import { load } from 'cheerio'
import { roles } from '../../src/staff/sign-in/account-store.js'
import { mayAct } from '../../src/staff/sign-in/may-act.js'
import { askFor, readClosedRoutes } from '../support/app/closed-routes.js'
import type { AppRoute } from '../support/app/routes.js'
import { says } from '../support/app/says.js'
import { signIn } from '../support/app/sign-in.js'
import { createTestApp } from '../support/app/test-app.js'
import { serve } from '../support/browser/browser.js'

describe('Staff rooms', () => {
  const made = createTestApp()
  const { app, services } = made
  const { closed } = readClosedRoutes(app, services.language)
  let site: Awaited<ReturnType<typeof serve>>
  before(async () => {
    site = await serve(app)
  })
  after(() => site.close())

  const ask = (route: AppRoute, cookie: string) => askFor(site.base, route).set('Cookie', cookie)
  const refusals = services.language.ofStaff.map((code) =>
    services.language.speech(code).t('errors.notAllowed.title'),
  )
  const tellsExpired = services.language.ofStaff.map((code) => says('errors.formExpired.title', code))
  /** Parsing each whole page would take a fifth of the time. */
  const isRefusal = (html: string) => {
    const heading = html.match(/<h1[\s>].*?<\/h1>/gs)?.join('') ?? ''
    return refusals.includes(load(heading)('h1').text().trim())
  }

  for (const role of roles) {
    it(`refuse ${role} a page for higher roles before reading the body`, async function () {
      // Requests every route: on a busy machine that takes more than a minute.
      this.timeout(300_000)
      const { cookie } = signIn(made, role)
      for (const route of closed) {
        const answer = await ask(route, cookie)
        const may = mayAct(role, route.minRole)
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
        assert.ok(
          tellsExpired.some((words) => words.test(answer.text)),
          `${route.method} ${route.path}`,
        )
      }
      await ask(route, cookie).set('Sec-Fetch-Site', 'cross-site').type('form').send({}).expect(403)
    }
  })
}).timeout(60_000)

import assert from 'node:assert/strict'
import { load } from 'cheerio'
import { userCommands } from '../../../src/commands/user-commands.js'
import { sessionLimits } from '../../../src/staff/sign-in/session-store.js'
import type { SingleSignOn } from '../../../src/staff/sign-in/single-sign-on.js'
import { createClock } from '../../support/app/clock.js'
import { accountWithPassword, goodPassword, openBrowser, signInBy } from '../../support/app/door.js'
import { says } from '../../support/app/says.js'
import { signIn } from '../../support/app/sign-in.js'
import { createTestApp } from '../../support/app/test-app.js'

const email = 'ana@cedarvalley.example'

/** A single sign-on with a named admin group; nobody signs in through it here. */
const sso = { settings: { roles: [{ role: 'admin', group: 'it-team' }] } } as unknown as SingleSignOn

async function start(given: SingleSignOn | null = sso) {
  const clock = createClock()
  const letters: string[] = []
  const sendMail = async ({ to }: { to: string }) => letters.push(to) > 0
  const made = createTestApp({ now: clock.now }, { sso: given, sendMail })
  const account = await accountWithPassword(made, { role: 'admin', roleFrom: 'group' })
  return { ...made, account, letters, clock }
}

describe('An account with its role from a group', () => {
  it('cannot sign in by password, and gets no email with a link', async () => {
    const made = await start()
    const browser = openBrowser(made)
    const refused = await signInBy(browser, email)
    assert.equal(refused.status, 422)
    assert.match(refused.text, says('signIn.wrong'))
    const asked = await browser.submit('/forgot', { email })
    assert.match(asked.text, says('forgot.sent'))
    await new Promise((resolve) => setTimeout(resolve, 50))
    assert.deepEqual(made.letters, [])
  })

  it('cannot use an earlier link, and gets none from an admin or a command', async () => {
    const made = await start()
    const { accounts, audit } = made.services
    const path = `/choose-password/${accounts.links.make(made.account.id, 'reset')}`
    await openBrowser(made).get(path).expect(410)
    const admin = signIn(made, 'admin')
    await admin.post(`/admin/accounts/${made.account.id}/link`).expect(403)
    const page = load((await admin.get(`/admin/accounts/${made.account.id}`).expect(200)).text)
    assert.equal(page(`form[action$="/${made.account.id}/link"]`).length, 0)
    assert.match(page('main').text(), says('accounts.fromGroup'))
    const tools = { accounts, record: audit.record, now: made.services.now, linkTo: String }
    const rest = { schools: [], offices: [], readPassword: async () => '' }
    assert.throws(() => userCommands.link!({ email }, { ...tools, ...rest }), {
      wording: { key: 'user.byGroup', values: { email } },
    })
  })

  it('may have a password again once an admin assigns a role', async () => {
    const made = await start()
    const admin = signIn(made, 'admin')
    await admin.post(`/admin/accounts/${made.account.id}`, { role: 'editor', active: 'yes' }).expect(303)
    await admin.post(`/admin/accounts/${made.account.id}/link`).expect(200)
    assert.equal((await signInBy(openBrowser(made), email)).status, 303)
  })

  it('is out of every browser when no group gives its role anymore, after at most 12 hours', async () => {
    const { services, app, account, clock } = await start()
    const { token } = services.accounts.sessions.start(account.id, { complete: true, device: '' })
    const look = (to = app) =>
      openBrowser({ app: to }).get('/admin/accounts').set('Cookie', `session=${token}`)
    await look().expect(200)
    for (let minutes = 0; minutes < sessionLimits.absoluteMs / 60_000; minutes += 30) {
      clock.pass(30)
      const last = minutes + 30 >= sessionLimits.absoluteMs / 60_000
      await look().expect(last ? 303 : 200)
    }

    const without = await start(null)
    const other = without.services.accounts.sessions.start(without.account.id, { complete: true, device: '' })
    await openBrowser(without).get('/admin/accounts').set('Cookie', `session=${other.token}`).expect(303)
  })

  it('does not affect the passwords of others', async () => {
    const made = await start()
    await accountWithPassword(made, { email: 'bo@cedarvalley.example' })
    assert.equal((await signInBy(openBrowser(made), 'bo@cedarvalley.example', goodPassword)).status, 303)
  })
})

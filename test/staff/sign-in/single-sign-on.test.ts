import assert from 'node:assert/strict'
import { load } from 'cheerio'
import type { SsoSettings } from '../../../src/config.js'
import type { Account } from '../../../src/staff/sign-in/account-store.js'
import { admitPerson } from '../../../src/staff/sign-in/admit-person.js'
import { createSingleSignOn, readPerson, readProof } from '../../../src/staff/sign-in/single-sign-on.js'
import {
  type Claims,
  type DistrictProvider,
  startDistrictProvider,
} from '../../support/app/district-provider.js'
import { accountWithPassword, openBrowser } from '../../support/app/door.js'
import { says } from '../../support/app/says.js'
import { testSecrets } from '../../support/app/test-accounts.js'
import { createTestApp } from '../../support/app/test-app.js'

const publicUrl = 'http://ask.cedarvalley.example'
const ana: Claims = {
  sub: 'ana-in-the-directory',
  email: 'Ana@cedarvalley.example',
  email_verified: true,
  name: 'Ana Bell',
}

describe('Single sign-on', () => {
  let district: DistrictProvider
  before(async () => {
    district = await startDistrictProvider(`${publicUrl}/sign-in/sso/back`)
  })
  after(() => district.close())
  beforeEach(() => {
    district.person = ana
    district.forges = false
  })

  function start(change: Partial<SsoSettings> = {}) {
    const config = { publicUrl, rateLimitPerMinute: 0, trustProxy: 0, logRequests: false, embedParents: [] }
    const { issuer, clientId, clientSecret } = district
    const domains = ['cedarvalley.example']
    const settings = { issuer, clientId, clientSecret, domains, roles: [], groupsClaim: 'groups', ...change }
    const log = createTestApp().services.log
    const sso = createSingleSignOn(settings, { publicUrl, secrets: testSecrets, log })
    const made = createTestApp({ config }, { sso })
    return { ...made, browser: openBrowser(made) }
  }

  type Browser = ReturnType<typeof openBrowser>

  /** Goes to the provider and through it. @returns the address in this service that the browser returns to */
  async function throughProvider(browser: Browser, from = '/sign-in/sso'): Promise<string> {
    const sent = await browser.get(from).expect(303)
    const cookies = new Map<string, string>()
    let address = sent.headers.location ?? ''
    for (let steps = 0; !address.startsWith(publicUrl); steps++) {
      assert.ok(steps < 10, `still at ${address}`)
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
      const answer = await fetch(address, { redirect: 'manual', headers: { cookie } })
      for (const line of answer.headers.getSetCookie()) {
        const [name = '', value = ''] = line.split(';')[0]!.split('=')
        cookies.set(name, value)
      }
      address = new URL(answer.headers.get('location') ?? '', address).href
    }
    return address.slice(publicUrl.length)
  }

  const come = async (browser: Browser, from?: string) => browser.get(await throughProvider(browser, from))
  const messageOf = (html: string) => load(html)('main').text()

  it('admits an invited person, and later recognizes them by more than their address', async () => {
    const { app, browser, services } = start()
    const account = await accountWithPassword({ services }, { role: 'admin' })
    const $ = load((await browser.get('/sign-in?next=/admin/accounts')).text)
    const link = $('main a.button').attr('href')!
    const back = await come(browser, link)
    assert.deepEqual([back.status, back.headers.location], [303, '/admin/accounts'])
    await browser.get('/admin/accounts').expect(200)
    assert.equal(services.accounts.store.byId(account.id)?.oidcSubject, `${district.issuer} ${ana.sub}`)
    const [line] = services.audit.latest(1)
    assert.deepEqual([line?.what, line?.account, line?.details.how], ['signed-in', account.id, 'sso'])

    district.person = { ...ana, email: 'ana.married@cedarvalley.example' }
    assert.equal((await come(openBrowser({ app }))).headers.location, '/desk')
    assert.equal((await come(start().browser)).status, 403, 'where the address is not known, nor are they')
  })

  it('asks for the code, too, when a second step is set up', async () => {
    const { browser, services } = start()
    const account = await accountWithPassword({ services }, { role: 'admin' })
    services.accounts.store.change(account.id, { totpSecret: testSecrets.seal('A'.repeat(32)) })
    assert.equal((await come(browser)).headers.location, '/sign-in/code')
    await browser.get('/account').expect(303)
  })

  it('returns in the language it began in', async () => {
    const { browser, services } = start()
    await accountWithPassword({ services })
    assert.match((await come(browser, '/es/sign-in/sso')).headers.location ?? '', /^\/es\//)
  })

  it('assigns a role by group, removes it with the group, and ends the sessions', async () => {
    const roles = [
      { role: 'admin', group: 'it-team' },
      { role: 'desk', group: 'front-offices' },
    ] as const
    const { browser, services, app } = start({ roles: [...roles] })
    district.person = { ...ana, groups: ['front-offices', 'choir'] }
    assert.equal((await come(browser)).status, 303)
    const account = services.accounts.store.byEmail('ana@cedarvalley.example')!
    assert.deepEqual([account.role, account.roleFrom, account.name], ['desk', 'group', 'Ana Bell'])
    await browser.get('/admin/accounts').expect(403)

    district.person = { ...ana, groups: ['it-team', 'front-offices'] }
    await come(browser)
    assert.equal(services.accounts.store.byId(account.id)?.role, 'admin', 'the highest counts')
    await browser.get('/admin/accounts').expect(200)

    district.person = { ...ana, groups: ['choir'] }
    const refused = await come(openBrowser({ app }))
    assert.equal(refused.status, 403)
    assert.match(messageOf(refused.text), says('sso.noGroup'))
    await browser.get('/admin/accounts').expect(303)
  })

  it('keeps the role an admin assigned', async () => {
    const { browser, services } = start({ roles: [{ role: 'admin', group: 'it-team' }] })
    const account = await accountWithPassword({ services }, { role: 'editor' })
    district.person = { ...ana, groups: ['it-team'] }
    await come(browser)
    assert.equal(services.accounts.store.byId(account.id)?.role, 'editor')
  })

  const refusals: [string, Partial<Claims> | null, number, RegExp][] = [
    ['an address of another domain', { email: 'ana@evil.example' }, 403, says('sso.domain')],
    ['a domain that only ends like ours', { email: 'ana@not-cedarvalley.example' }, 403, says('sso.domain')],
    ['an address that nobody checked', { email_verified: false }, 403, says('sso.unproved')],
    ['somebody whom nobody invited', { email: 'eve@cedarvalley.example' }, 403, says('sso.uninvited')],
    ['whoever goes back', null, 400, says('sso.declined')],
  ]
  for (const [name, claims, status, words] of refusals)
    it(`refuses ${name}, in plain words`, async () => {
      const { browser, services } = start()
      await accountWithPassword({ services })
      district.person = claims && { ...ana, ...claims }
      const answer = await come(browser)
      assert.equal(answer.status, status)
      assert.match(messageOf(answer.text), words)
      await browser.get('/account').expect(303)
    })

  it('refuses a closed account, and an address that now belongs to another person', async () => {
    const { browser, services, app } = start()
    const account = await accountWithPassword({ services })
    await come(browser)
    district.person = { ...ana, sub: 'another-ana' }
    assert.match(messageOf((await come(openBrowser({ app }))).text), says('sso.another'))
    services.accounts.store.change(account.id, { active: false })
    district.person = ana
    assert.match(messageOf((await come(openBrowser({ app }))).text), /is closed/)
  })

  it('accepts an answer once, unchanged, and from the browser that began', async () => {
    const { browser, services, app } = start()
    await accountWithPassword({ services })
    const stranger = await openBrowser({ app }).get(await throughProvider(browser))
    assert.deepEqual([stranger.status, /started twice/.test(stranger.text)], [400, true])

    const address = await throughProvider(browser)
    assert.equal((await browser.get(`${address.replace(/state=[^&]+/, 'state=forged')}`)).status, 400)
    assert.equal((await browser.get(address)).status, 400, 'what the browser kept is gone')

    const other = await throughProvider(browser)
    const mixed = (await throughProvider(browser)).replace(/code=[^&]+/, /code=[^&]+/.exec(other)![0])
    assert.equal(
      (await browser.get(mixed)).status,
      503,
      'another sign-in’s code does not fit the challenge and the nonce',
    )
    await browser.get('/account').expect(303)
  })

  it('accepts nothing that the provider did not sign', async () => {
    const { browser, services } = start()
    await accountWithPassword({ services })
    district.forges = true
    assert.equal((await browser.get(await throughProvider(browser))).status, 503)
    await browser.get('/account').expect(303)
    district.forges = false
    assert.equal((await browser.get(await throughProvider(browser))).status, 303)
  })

  it('leads only into staff rooms afterwards', async () => {
    const { browser, services } = start()
    await accountWithPassword({ services })
    for (const next of ['//evil.example', 'https://evil.example/desk', '/\\evil.example', '/topics'])
      assert.equal(
        (await come(browser, `/sign-in/sso?next=${encodeURIComponent(next)}`)).headers.location,
        '/desk',
      )
  })

  it('says when the provider does not answer, and works again when it does', async () => {
    const { browser, services } = start({ issuer: 'http://127.0.0.1:9' })
    await accountWithPassword({ services })
    const answer = await browser.get('/sign-in/sso').expect(503)
    assert.match(messageOf(answer.text), says('sso.provider'))
    const settled = start({ clientSecret: 'wrong' })
    assert.equal((await come(settled.browser)).status, 503)
  })

  it('confirms an identity only if the provider asked again', async () => {
    const { browser, services, app } = start()
    const account = await accountWithPassword({ services }, { role: 'admin' })
    services.accounts.store.change(account.id, { passwordHash: null })
    const proofIn = async (from: string) => {
      const client = openBrowser({ app })
      const sent = (await client.get(from)).headers.location ?? ''
      assert.equal(new URL(sent).searchParams.get('max_age'), from.includes('again') ? '0' : null)
      assert.equal((await come(client, from)).status, 303)
      const offered = load((await client.get('/account/second-factor').expect(200)).text)
      const rule = load((await client.get('/admin/accounts').expect(200)).text)
      return [offered('main form').length, rule('form[action$="second-step"]').length]
    }
    assert.deepEqual(await proofIn('/sign-in/sso'), [0, 0], 'a new session alone shows nothing')
    assert.deepEqual(await proofIn('/sign-in/sso?again=yes'), [1, 1])
    district.signedInAgo = 11 * 60
    assert.deepEqual(await proofIn('/sign-in/sso?again=yes'), [0, 0], 'they were let in without being asked')
    district.signedInAgo = 0
    assert.equal((await browser.get('/account')).status, 303)
  })

  it('does not exist while it is off', async () => {
    const { app } = createTestApp()
    await openBrowser({ app }).get('/sign-in/sso').expect(404)
    assert.doesNotMatch((await openBrowser({ app }).get('/sign-in')).text, /district account/)
  })
})

describe('A sign-in time from the provider', () => {
  const at = Date.UTC(2026, 10, 25)
  it('counts for ten minutes, and is unknown if the provider does not state it', () => {
    const proofs = [0, 9, 11].map((minutes) => readProof({ auth_time: at / 1000 - minutes * 60 }, at))
    assert.deepEqual(proofs, ['shown', 'shown', null])
    assert.deepEqual([readProof({}, at), readProof({ auth_time: 'now' }, at)], ['unsaid', 'unsaid'])
  })
})

describe('An identity from a provider', () => {
  it('is refused for a Google account outside the Workspace, whatever its address', () => {
    const { services } = createTestApp()
    const { store, sessions } = services.accounts
    const admit = (hostedDomain: string | null) =>
      admitPerson(
        {
          subject: 'https://accounts.google.com 1',
          email: 'eve@elm.example',
          hostedDomain,
          name: 'Eve',
          groups: ['all'],
          proof: null,
        },
        {
          store,
          sessions,
          record: services.audit.record,
          settings: {
            issuer: 'https://accounts.google.com',
            domains: ['elm.example'],
            roles: [{ role: 'desk', group: 'all' }],
          },
          now: services.now,
          from: '',
        },
      )
    assert.equal(admit(null), 'domain')
    assert.equal(admit('evil.example'), 'domain')
    assert.equal((admit('elm.example') as Account).role, 'desk')
  })

  const settings = {
    issuer: '',
    clientId: '',
    clientSecret: '',
    domains: [],
    roles: [],
    groupsClaim: 'roles',
  }
  const google = 'https://accounts.google.com'
  const entra = 'https://login.microsoftonline.com/11111111-2222-3333-4444-555555555555/v2.0'

  it('is the sign-in name at Entra: anyone can set its email to any address', () => {
    const claims = { iss: entra, sub: '1', email: 'boss@elm.example', email_verified: true }
    assert.equal(readPerson(claims, { ...settings, issuer: entra }).email, null)
    const named = { ...claims, preferred_username: 'Ana@Elm.example', roles: ['Desk', 7] }
    const person = readPerson(named, { ...settings, issuer: entra })
    assert.deepEqual([person.email, person.groups], ['ana@elm.example', ['Desk']])
  })

  it('is a Workspace account at Google', () => {
    const claims = { iss: google, sub: '1', email: 'ana@elm.example', email_verified: true }
    assert.equal(readPerson(claims, { ...settings, issuer: google }).hostedDomain, null)
    assert.equal(
      readPerson({ ...claims, hd: 'Elm.example' }, { ...settings, issuer: google }).hostedDomain,
      'elm.example',
    )
  })
})

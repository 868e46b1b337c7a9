import assert from 'node:assert/strict'
import request from 'supertest'
import type { Role } from '../../../src/staff/sign-in/account-store.js'
import { createClock } from '../../support/app/clock.js'
import { readPage } from '../../support/app/page.js'
import { says, textWith } from '../../support/app/says.js'
import { type StaffClient, signIn } from '../../support/app/sign-in.js'
import { createTestApp } from '../../support/app/test-app.js'

const publish = '/admin/routing/publish'
const days = 24 * 60

describe('The second admin of a publication', function () {
  this.timeout(60_000)
  const clock = createClock()
  let app: ReturnType<typeof createTestApp>
  let ana: StaffClient
  beforeEach(() => {
    app = createTestApp({ now: clock.now })
    ana = signIn(app, 'admin')
  })

  /** A person invited by an admin through the page, signed in. */
  async function invitedBy(admin: StaffClient, role: Role = 'admin'): Promise<StaffClient> {
    const email = `by.${admin.account.id}.${Math.random()}@cedarvalley.example`
    await admin.post('/admin/accounts', { email, name: 'Guest', role }).expect(200)
    return open(app.services.accounts.store.byEmail(email)!.id)
  }

  function open(id: number): StaffClient {
    const { store, sessions } = app.services.accounts
    const { token, session } = sessions.start(id, { complete: true, device: '' })
    const cookie = `session=${token}`
    return {
      ...{ account: store.byId(id)!, csrf: session.csrf, cookie },
      get: (path) => request(app.app).get(path).set('Cookie', cookie),
      post: (path, form = {}) =>
        request(app.app)
          .post(path)
          .set('Cookie', cookie)
          .type('form')
          .send({ csrf: session.csrf, ...form }),
    }
  }

  /** Requests a publication that affects danger. */
  async function ask(by: StaffClient): Promise<string> {
    const rule = {
      name: 'Snow',
      why: 'The county',
      any: 'snow bus',
      kind: 'office',
      office: 'transportation',
    }
    await by.post('/admin/routing/rules/new', { ...rule, active: 'yes' }).expect(303)
    await by.post('/admin/routing/rehearsal').expect(303)
    await app.services.routing.rehearsals.settled()
    await by.post(publish, { note: 'Snow', override: 'The county asks' }).expect(303)
    return `${publish}/1/approve`
  }

  async function isRefused(by: StaffClient, path: string): Promise<void> {
    const page = readPage((await by.get(publish).expect(200)).text, { staff: true })
    assert.match(page('.staff-advice').text(), says('routing.publish.notIndependent'))
    const refused = await by.post(path).expect(422)
    assert.match(
      readPage(refused.text, { staff: true })('.problems').text(),
      says('routing.publish.fault.not-independent'),
    )
  }

  it('is refused if invited by the first one', async () => {
    const guest = await invitedBy(ana)
    await isRefused(guest, await ask(ana))
  })

  it('is refused if they invited the first one', async () => {
    const guest = await invitedBy(ana)
    await isRefused(ana, await ask(guest))
  })

  it('is refused if one person invited both, even through another account', async () => {
    const guest = await invitedBy(ana)
    const guestsGuest = await invitedBy(guest)
    await isRefused(guestsGuest, await ask(await invitedBy(ana)))
  })

  it('is refused if the first one assigned the role, made a link, or reset the second step', async () => {
    const gifts: ((to: StaffClient) => Promise<unknown>)[] = [
      (to) => ana.post(`/admin/accounts/${to.account.id}`, { role: 'admin', active: 'yes' }).expect(303),
      (to) => ana.post(`/admin/accounts/${to.account.id}/link`).expect(200),
      (to) => ana.post(`/admin/accounts/${to.account.id}/second-factor`).expect(303),
    ]
    const path = await ask(ana)
    for (const [index, give] of gifts.entries()) {
      const other = signIn(app, index === 0 ? 'desk' : 'admin')
      await give(other)
      await isRefused(open(other.account.id), path)
    }
  })

  it('refuses with a reason, which the first one reads; the first one calls it off without', async () => {
    const bo = signIn(app, 'admin')
    const cancel = (await ask(ana)).replace('approve', 'cancel')
    await bo.post(cancel, { refusal: ' ' }).expect(422)
    assert.equal(app.services.routing.publisher.publications.open()?.state, 'waiting')
    await bo.post(cancel, { refusal: 'The words fit a game, too' }).expect(303)
    const read = async () =>
      readPage((await ana.get(publish).expect(200)).text, { staff: true })('main').text()
    const refused = { by: bo.account.email, reason: 'The words fit a game, too' }
    assert.ok((await read()).includes(textWith('routing.publish.refused', refused)))
    await ana.post(publish, { note: 'Snow', override: 'The county asks' }).expect(303)
    await ana.post(cancel.replace('/1/', '/2/')).expect(303)
    assert.equal(app.services.routing.publisher.publications.open(), null)
    assert.ok(!(await read()).includes(refused.reason))
  })

  it('may be anyone with an older account, and after 30 days anybody', async () => {
    const bo = signIn(app, 'admin')
    // A school is not an advantage.
    await ana
      .post(`/admin/accounts/${bo.account.id}`, { role: 'admin', active: 'yes', school: '' })
      .expect(303)
    await bo.post(await ask(ana)).expect(303)

    const guest = await invitedBy(ana)
    const { areIndependent } = app.services.routing.publishing
    assert.equal(areIndependent(ana.account.email, guest.account.email), false)
    clock.pass(30 * days + 1)
    assert.equal(areIndependent(ana.account.email, guest.account.email), true)
    assert.equal(areIndependent(ana.account.email, 'nobody@cedarvalley.example'), false)
  })

  it('may override this with a reason, shown plainly in the revision and the audit log', async () => {
    const guest = await invitedBy(ana)
    const path = await ask(ana)
    const approval = 'Nobody else is here this week'
    await guest.post(path, { approval }).expect(303)
    const { text } = await ana.get(`/admin/routing/history/${app.services.routing.live().id}`).expect(200)
    const words = readPage(text, { staff: true })('main').text()
    assert.match(words, says('routing.history.approvalOverride'))
    assert.ok(
      words.includes(`${guest.account.email} agreed and overrode the rule`) && words.includes(approval),
    )
    const [line] = app.services.audit.latest(1)
    assert.deepEqual(
      [line?.what, line?.account, line?.details],
      [
        'publish-approved',
        guest.account.id,
        { notIndependent: true, overriddenBy: guest.account.email, because: approval },
      ],
    )
  })

  it('cannot be the first one under a corrected address', async () => {
    const path = await ask(ana)
    const { store } = app.services.accounts
    store.change(ana.account.id, { email: 'ana.new@cedarvalley.example' })
    assert.equal(
      app.services.routing.publisher.publications.open()?.requestedBy,
      'ana.new@cedarvalley.example',
    )
    const refused = await ana.post(path, { approval: 'I am sure' }).expect(422)
    assert.match(refused.text, says('routing.publish.fault.own-request'))
  })

  it('cannot be the first one, whatever the reason', async () => {
    const path = await ask(ana)
    const refused = await ana.post(path, { approval: 'I am sure' }).expect(422)
    assert.match(refused.text, says('routing.publish.fault.own-request'))
  })
})

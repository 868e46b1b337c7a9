import assert from 'node:assert/strict'
import { type CheerioAPI, load } from 'cheerio'
import { closePlace } from '../../support/app/close-place.js'
import { accountWithPassword, goodPassword, openBrowser, signInBy } from '../../support/app/door.js'
import { formOf } from '../../support/app/form.js'
import { readPage } from '../../support/app/page.js'
import { says } from '../../support/app/says.js'
import { signIn } from '../../support/app/sign-in.js'
import { createTestApp } from '../../support/app/test-app.js'

const email = 'ana@cedarvalley.example'

describe('Account administration', () => {
  async function start() {
    const made = createTestApp()
    const account = await accountWithPassword(made)
    const browser = openBrowser(made)
    await signInBy(browser, email)
    const admin = signIn(made, 'admin')
    const path = `/admin/accounts/${account.id}`
    return { made, account, browser, admin, path, store: made.services.accounts.store }
  }

  it('lists everybody, with role and state', async () => {
    const { admin } = await start()
    const $ = readPage((await admin.get('/admin/accounts')).text, { staff: true })
    const row = $('tbody tr')
      .toArray()
      .map((each) => $(each).text().trim().replaceAll(/\s+/g, ' '))
    assert.ok(
      row.some((text) => /^Ana Bell\s?ana@cedarvalley\.example\s?Front office\s?Open$/.test(text)),
      row.join('|'),
    )
  })

  it('changes role, school, and offices, with the old values in the audit log', async () => {
    const { admin, path, account, store, made } = await start()
    const form = {
      role: 'editor',
      school: 'lincoln',
      offices: ['nutrition', 'transportation'],
      active: 'yes',
    }
    await admin.post(path, form).expect(303).expect('location', `${path}?saved=yes`)
    const { role, offices } = store.byId(account.id)!
    assert.deepEqual([role, [...offices].sort()], ['editor', ['nutrition', 'transportation']])
    const [line] = made.services.audit.latest(1)
    assert.equal(line?.what, 'account-changed')
    assert.equal(line?.email, admin.account.email)
    assert.deepEqual(line?.details.old, { role: 'desk', offices: [], school: null, active: true })
    const $ = readPage((await admin.get(`${path}?saved=yes`)).text, { staff: true })
    assert.equal($('#role-editor').attr('checked'), 'checked')
    assert.match($('[role=status]').text(), /Saved/)
  })

  it('keeps the closed school of an account that is saved', async () => {
    const { admin, path, account, store, made } = await start()
    const school = 'birchwood-elementary'
    await admin.post(path, { role: 'desk', school, active: 'yes' }).expect(303)
    closePlace(made, 'schools', school)
    const form = formOf(readPage((await admin.get(path).expect(200)).text, { staff: true }), path)
    await admin.post(path, { ...form, role: 'editor' }).expect(303)
    const { role, school: kept } = store.byId(account.id)!
    assert.deepEqual([role, kept], ['editor', school])
  })

  it('closes an account: out of every browser at once, no new sign-in, its links dead', async () => {
    const { admin, path, browser, account, made } = await start()
    await browser.get('/account').expect(200)
    const link = made.services.accounts.links.make(account.id, 'reset')
    await admin.post(path, { role: 'desk', active: 'no' }).expect(303)
    await browser.get('/account').expect(303)
    assert.equal((await signInBy(browser, email)).status, 422)
    await admin.post(`${path}/link`).expect(403)
    await admin.post(path, { role: 'desk', active: 'yes' }).expect(303)
    await browser.get(`/choose-password/${link}`).expect(410)
    assert.equal((await signInBy(browser, email)).status, 303)
  })

  it('signs an account out everywhere', async () => {
    const { admin, path, browser } = await start()
    await admin.post(`${path}/sessions`).expect(303)
    await browser.get('/account').expect(303)
  })

  it('creates a link to a new password; the old one works until then', async () => {
    const { admin, path, made } = await start()
    const link = new URL(load((await admin.post(`${path}/link`).expect(200)).text)('.hand-over bdi').text())
    const other = openBrowser(made)
    assert.equal((await signInBy(other, email)).status, 303)
    await other.get(link.pathname).expect(200)
  })

  it('explains a bad invitation, and keeps everything typed', async () => {
    const { admin, store } = await start()
    const form = {
      email: 'ANA@cedarvalley.example',
      name: 'Another Ana',
      role: 'editor',
      offices: 'nutrition',
    }
    const $ = readPage((await admin.post('/admin/accounts', form).expect(422)).text, { staff: true })
    assert.match($('.problems').text(), says('invite.emailTaken'))
    assert.equal($('#name').attr('value'), 'Another Ana')
    assert.equal($('#office-nutrition').attr('checked'), 'checked')
    assert.equal($('#role-editor').attr('checked'), 'checked')
    const wrong = await admin.post('/admin/accounts', { email: 'ana', name: ' ' }).expect(422)
    assert.equal(load(wrong.text)('.problems li').length, 2)
    const long = await admin.post('/admin/accounts', {
      ...form,
      email: 'x@cedarvalley.example',
      name: 'y'.repeat(101),
    })
    assert.match(readPage(long.text, { staff: true })('.problems').text(), says('invite.nameLong'))
    assert.equal(readPage(long.text, { staff: true })('#name').attr('value'), 'y'.repeat(101))
    assert.equal(store.list().length, 2)
    await admin.get('/admin/accounts/999').expect(404)
  })

  it('shows an invited account below all accounts, as at its own address', async () => {
    const { admin, store } = await start()
    const form = { name: 'Ed Ito', email: 'ed@cedarvalley.example', role: 'desk' }
    const $ = readPage((await admin.post('/admin/accounts', form).expect(200)).text, { staff: true })
    const { id } = store.byEmail(form.email)!
    const own = readPage((await admin.get(`/admin/accounts/${id}`)).text, { staff: true })
    assert.match($('.crumbs').text(), /Settings.*Ed Ito/)
    assert.equal($('.crumbs').html(), own('.crumbs').html())
  })

  it('corrects a name and an address, which then sign in', async () => {
    const { admin, path, account, made, store } = await start()
    const link = made.services.accounts.links.make(account.id, 'reset')
    const form = { name: 'Ana Bell-Ruiz', email: 'Ana.Ruiz@cedarvalley.example' }
    await admin.post(`${path}/name`, form).expect(303).expect('location', `${path}?saved=yes`)
    const { name, email: address } = store.byId(account.id)!
    assert.deepEqual([name, address], ['Ana Bell-Ruiz', 'ana.ruiz@cedarvalley.example'])
    const [line] = made.services.audit.latest(1)
    assert.deepEqual(line?.details.old, { name: 'Ana Bell', email })
    assert.equal((await signInBy(openBrowser(made), address)).status, 303)
    await openBrowser(made).get(`/choose-password/${link}`).expect(410)
    for (const bad of [
      { name: '', email: address },
      { name: 'y'.repeat(101), email: address },
      { name: 'Ana', email: 'ana' },
      { name: 'Ana', email: admin.account.email },
    ]) {
      const $ = readPage((await admin.post(`${path}/name`, bad).expect(422)).text, { staff: true })
      assert.equal($('#email').val(), bad.email)
      assert.equal($('.problems li').length, 1)
    }
    assert.equal(store.byId(account.id)?.name, 'Ana Bell-Ruiz')
  })

  it('asks for the password before one’s own address changes, and leaves a group’s people alone', async () => {
    const { made, account, store, browser, path, admin } = await start()
    store.change(account.id, { role: 'admin' })
    const fields = { name: 'First Admin', email: 'first@cedarvalley.example' }
    const wrong = await browser.submit(path, { ...fields, password: 'not it' }, `${path}/name`)
    assert.equal(wrong.status, 422)
    assert.equal(load(wrong.text)('#password-fault').length, 1)
    assert.equal(store.byId(account.id)?.email, email)
    const right = await browser.submit(path, { ...fields, password: goodPassword }, `${path}/name`)
    assert.equal(right.status, 303)
    assert.equal(store.byId(account.id)?.email, fields.email)
    store.change(account.id, { roleFrom: 'group' })
    await admin.post(`${path}/name`, fields).expect(403)
    assert.ok(made)
  })

  it('invites a whole list, or nobody while a line is wrong', async () => {
    const { admin, store } = await start()
    const invite = (people: string, status: number) =>
      admin.post('/admin/accounts/several', { people, role: 'editor', offices: 'nutrition' }).expect(status)
    readPage((await admin.get('/admin/accounts/several').expect(200)).text, { staff: true })
    const before = store.list().length
    for (const [people, told] of [
      ['', says('inviteSeveral.nobody')],
      ['Noor Haddad, noor@cedarvalley.example\nBo', /Line 2 needs/],
      [`Noor Haddad, noor@cedarvalley.example\n${'y'.repeat(101)} b@cedarvalley.example`, /Line 2 needs/],
      [`Noor Haddad, noor@cedarvalley.example\n\nAna, ${email}`, /Line 3 has an address/],
      ['A, a@cedarvalley.example\nB, A@cedarvalley.example', /Line 2 has an address/],
      [`Bo\nAna, ${email}`, /Line 1 needs .* Line 2 has an address/],
      ['Bo', /Line 1 needs/],
      ['A, a@cedarvalley.example\n'.repeat(201), says('inviteSeveral.tooMany')],
    ] as const) {
      const $ = readPage((await invite(people, 422)).text, { staff: true })
      assert.match($('#people-fault').text(), told)
      assert.equal($('#people').val(), people)
      assert.equal($('#office-nutrition').attr('checked'), 'checked')
    }
    assert.equal(store.list().length, before)
    const list =
      'Noor Haddad, noor@cedarvalley.example\r\nHart, Gil <gil@cedarvalley.example>\n\nida@cedarvalley.example\tIda Jung\n'
    const $ = readPage((await invite(list, 200)).text, { staff: true })
    assert.equal($('tbody tr').length, 3)
    assert.equal($('tbody .secret').length, 3)
    const made = ['noor', 'gil', 'ida'].map((name) => store.byEmail(`${name}@cedarvalley.example`))
    assert.deepEqual(
      made.map((each) => [each?.name, each?.role, each?.offices.join()]),
      [
        ['Noor Haddad', 'editor', 'nutrition'],
        ['Gil Hart', 'editor', 'nutrition'],
        ['Ida Jung', 'editor', 'nutrition'],
      ],
    )
  })

  it('takes a list again after a stop: who has not signed in gets a new link', async () => {
    const made = createTestApp()
    const admin = signIn(made, 'admin')
    const several = async (people: string, status = 200) =>
      readPage((await admin.post('/admin/accounts/several', { people, role: 'desk' }).expect(status)).text, {
        staff: true,
      })
    const linksOn = ($: CheerioAPI) =>
      $('tbody .secret')
        .toArray()
        .map((each) => $(each).text().trim())
    const [first] = linksOn(await several('A, a@cedarvalley.example'))
    made.database.$client.exec("update accounts set role = 'admin' where email = 'a@cedarvalley.example'")
    const $ = await several('A, A@cedarvalley.example\nB, b@cedarvalley.example')
    const again = linksOn($)
    assert.equal(again.length, 2)
    const [a = '', b = ''] = $('tbody tr')
      .toArray()
      .map((row) => $(row).text())
    assert.match(a, says('inviteSeveral.again'))
    assert.match(a, says('roles.admin'))
    assert.doesNotMatch(b, says('inviteSeveral.again'))
    assert.ok(!again.includes(first!))
    const { store } = made.services.accounts
    assert.deepEqual(store.list().filter(({ email }) => email === 'a@cedarvalley.example').length, 1)
    await openBrowser(made).get(new URL(first!).pathname).expect(410)
    made.database.$client.exec("update accounts set active = 0 where email = 'a@cedarvalley.example'")
    assert.match((await several('A, a@cedarvalley.example', 422)).text(), says('inviteSeveral.taken'))
  })

  it('stores a whole list before the first letter, and shows the links that no mail took', async () => {
    const stored: number[] = []
    const made = createTestApp(
      {},
      {
        sendMail: async ({ to }) => {
          stored.push(made.services.accounts.store.list().length)
          return !to.startsWith('b@')
        },
      },
    )
    const people = 'A, a@cedarvalley.example\nB, b@cedarvalley.example\nC, c@cedarvalley.example'
    const sent = await signIn(made, 'admin').post('/admin/accounts/several', { people, role: 'desk' })
    assert.deepEqual(stored, [4, 4, 4])
    const $ = readPage(sent.text, { staff: true })
    assert.equal($('tbody tr').length, 3)
    assert.match($('tbody tr').has('.secret').text(), /b@cedarvalley\.example.*choose-password/)
    assert.equal($('tbody .secret').length, 1)
  })

  it('invites nobody of a list if one cannot be stored, and says which line', async () => {
    const { admin, store, made } = await start()
    const { add } = store
    store.add = (account, now) => (account.name === 'C' ? null : add(account, now))
    const before = store.list().length
    const people = 'B, b@cedarvalley.example\n\nC, c@cedarvalley.example\nD, d@cedarvalley.example'
    const refused = await admin.post('/admin/accounts/several', { people, role: 'desk' }).expect(422)
    assert.match(readPage(refused.text, { staff: true })('#people-fault').text(), /Line 3 has an address/)
    assert.equal(store.list().length, before)
    assert.ok(made.services.audit.latest(10).every(({ what }) => what !== 'invited'))
  })

  it('records everything in the audit log, and never a secret', async () => {
    const { admin, path, made, account } = await start()
    await admin.post(`${path}/link`)
    await admin.post(`${path}/second-factor`)
    await admin.post(`${path}/sessions`)
    const lines = made.services.audit.latest(10)
    assert.deepEqual(
      lines.map(({ what }) => what),
      ['sessions-ended', 'second-factor-off', 'link-made', 'signed-in'],
    )
    for (const line of lines) assert.equal(line.about, `account:${account.id}`)
    assert.ok(lines.every(({ from }) => /127\.0\.0\.1$/.test(from)))
    const text = JSON.stringify(lines)
    const row = made.services.accounts.store.byId(account.id)!
    for (const secret of [goodPassword, row.passwordHash!, 'choose-password', admin.csrf])
      assert.ok(!text.includes(secret))
  })
})

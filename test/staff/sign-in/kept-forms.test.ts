import assert from 'node:assert/strict'
import { load } from 'cheerio'
import { createClock } from '../../support/app/clock.js'
import { accountWithPassword, goodPassword, openBrowser, signInBy } from '../../support/app/door.js'
import { readStaffPage } from '../../support/app/page.js'
import { says, textOf } from '../../support/app/says.js'
import { createTestApp } from '../../support/app/test-app.js'

const email = 'ana@cedarvalley.example'
const invitation = { email: 'new@cedarvalley.example', name: 'Noor Haddad', role: 'desk' }

/** An admin whose session ran out with a form open. */
async function workLong(facts = {}) {
  const clock = createClock()
  const made = createTestApp({ now: clock.now })
  const account = await accountWithPassword(made, { role: 'admin', ...facts })
  const browser = openBrowser(made)
  await signInBy(browser, email)
  const form = load((await browser.get('/admin/accounts').expect(200)).text)
  return { clock, made, account, browser, form }
}

type Work = Awaited<ReturnType<typeof workLong>>

/** Sends the form after the session, and comes to the sign-in page. */
async function sendLate({ clock, browser, form }: Work) {
  clock.pass(61)
  const late = await browser.send(form, invitation)
  assert.equal(late.status, 303)
  return String(late.headers.location)
}

async function signInAt({ browser }: Pick<Work, 'browser'>, path: string, as = email) {
  const entered = await browser.submit(path, { email: as, password: goodPassword })
  assert.equal(entered.status, 303)
  return String(entered.headers.location)
}

const invited = ({ made }: Pick<Work, 'made'>) => made.services.accounts.store.byEmail(invitation.email)

describe('A form sent after the session ended', () => {
  it('asks for the password, and goes on as it was', async () => {
    const work = await workLong()
    const signIn = await sendLate(work)
    assert.match(signIn, /^\/sign-in\?next=%2Faccount%2Fkept%2F[\w-]{43}$/)
    assert.match((await work.browser.get(signIn)).text, new RegExp(says('kept.signIn').source))
    assert.equal(invited(work), null, 'nothing is done before the sign-in')
    const kept = await signInAt(work, signIn)
    const $ = readStaffPage((await work.browser.get(kept).expect(200)).text)
    assert.equal($('main form').first().attr('action'), `/admin/accounts?kept=${kept.split('/').at(-1)}`)
    const sent = await work.browser.send($, {})
    assert.equal(sent.status, 200)
    assert.equal(invited(work)?.name, 'Noor Haddad')
    // A second press, and Back.
    const again = await work.browser.send($, {})
    assert.equal(again.headers.location, kept)
    const gone = await work.browser.get(kept).expect(410)
    assert.match(gone.text, says('kept.goneTitle'))
  })

  it('says which page it is for, and is sent also after another sign-in in another tab', async () => {
    const work = await workLong()
    const signIn = await sendLate(work)
    const other = load((await work.browser.get(signIn)).text)
    const kept = await signInAt(work, signIn)
    const $ = load((await work.browser.get(kept).expect(200)).text)
    assert.match($('article').text(), new RegExp(textOf('staff.accounts')))
    assert.equal((await work.browser.send(other, { email, password: goodPassword })).status, 303)
    assert.equal((await work.browser.send($, {})).status, 200)
    assert.equal(invited(work)?.name, 'Noor Haddad')
  })

  it('is kept after a long weekend, too', async () => {
    const work = await workLong()
    work.clock.pass(3 * 24 * 60)
    const late = await work.browser.send(work.form, invitation)
    const kept = await signInAt(work, late.headers.location ?? '')
    assert.match(kept, /\/account\/kept\//)
    const $ = readStaffPage((await work.browser.get(kept).expect(200)).text)
    assert.equal((await work.browser.send($, {})).status, 200)
    assert.equal(invited(work)?.name, 'Noor Haddad')
  })

  it('shows its faults with everything that was typed', async () => {
    const work = await workLong()
    work.clock.pass(61)
    const late = await work.browser.send(work.form, { ...invitation, email: 'nobody' })
    const kept = await signInAt(work, late.headers.location ?? '')
    const sent = await work.browser.send(load((await work.browser.get(kept)).text), {})
    assert.equal(sent.status, 422)
    assert.equal(readStaffPage(sent.text)('#name').val(), 'Noor Haddad')
  })

  it('goes on in a tab that was open while another one signed in', async () => {
    const work = await workLong()
    work.clock.pass(61)
    assert.equal(await signInAt(work, '/sign-in?next=/desk'), '/desk')
    const sent = await work.browser.send(work.form, invitation)
    assert.equal(sent.status, 200)
    assert.ok(invited(work))
  })

  it('is kept for twelve hours’ work too, and while a page was opened in another tab', async () => {
    const work = await workLong()
    for (let half = 0; half < 23; half++) {
      work.clock.pass(30)
      await work.browser.get('/account').expect(200)
    }
    work.clock.pass(90)
    await work.browser.get('/account').expect(303)
    const kept = await signInAt(work, await sendLate(work))
    await work.browser.get(kept).expect(200)
  })

  it('is never shown to another account, in the same browser or another', async () => {
    const work = await workLong()
    const other = 'bo@cedarvalley.example'
    await accountWithPassword(work.made, { email: other, role: 'admin' })
    const signIn = await sendLate(work)
    const kept = await signInAt(work, signIn, other)
    const { text } = await work.browser.get(kept).expect(410)
    assert.doesNotMatch(text, /Noor/)
    const stranger = openBrowser(work.made)
    await signInBy(stranger, email)
    await stranger.get(kept).expect(410)
    await stranger.send(load((await stranger.get('/admin/accounts')).text), {}, '/admin/accounts')
    const action = `/admin/accounts?kept=${kept.split('/').at(-1)}`
    const csrf = load((await work.browser.get('/account')).text)('[name=csrf]').val()
    const tried = await work.browser.agent.post(action).type('form').send({ csrf })
    assert.equal(tried.headers.location, kept)
    assert.equal(invited(work), null)
    // Their own tab is refused, too: the form is another person's.
    assert.equal((await work.browser.send(work.form, invitation)).status, 403)
  })

  it('is forgotten at sign-out, when thrown away, and after half an hour', async () => {
    const work = await workLong()
    const ways = [
      async () => void (await work.browser.submit('/account', {}, '/sign-out')),
      async (kept: string) => void (await work.browser.submit(kept, {}, kept)),
      async () => work.clock.pass(30),
    ]
    for (const forget of ways) {
      const kept = await signInAt(work, await sendLate(work))
      await work.browser.get(kept).expect(200)
      await forget(kept)
      await signInBy(work.browser, email)
      await work.browser.get(kept).expect(410)
      work.form = load((await work.browser.get('/admin/accounts')).text)
    }
    assert.equal(invited(work), null)
  })

  it('is sent only with the token of the new session, and only to the page it was for', async () => {
    const work = await workLong()
    const kept = await signInAt(work, await sendLate(work))
    const id = kept.split('/').at(-1)
    const csrf = load((await work.browser.get('/account')).text)('[name=csrf]').val()
    const post = (path: string, form: object) => work.browser.agent.post(path).type('form').send(form)
    await post(`/admin/accounts?kept=${id}`, { csrf: 'x' }).expect(303).expect('location', kept)
    await post(`/admin/directory/schools/new?kept=${id}`, { csrf }).expect(303).expect('location', kept)
    await post(`/admin/accounts?kept=${id}`, { csrf }).set('Sec-Fetch-Site', 'cross-site').expect(403)
    assert.equal(invited(work), null)
    await post(`/admin/accounts?kept=${id}`, { csrf }).expect(200)
  })

  it('is not kept a second time: sent after another session ended, it changes nothing', async () => {
    const work = await workLong()
    const kept = await signInAt(work, await sendLate(work))
    const $ = load((await work.browser.get(kept).expect(200)).text)
    work.clock.pass(61)
    const late = await work.browser.send($, {})
    assert.equal(late.headers.location, `/sign-in?next=${encodeURIComponent(kept)}`)
    assert.equal(await signInAt(work, String(late.headers.location)), kept)
    await work.browser.get(kept).expect(410)
    assert.equal(invited(work), null)
  })

  it('is never read as a form without fields, whatever its address says', async () => {
    const work = await workLong()
    const other = await accountWithPassword(work.made, { email: 'bo@cedarvalley.example', role: 'admin' })
    const csrf = load((await work.browser.get('/account')).text)('[name=csrf]').val()
    const path = `/admin/accounts/${other.id}`
    for (const query of ['kept=a&kept=b', 'kept=', 'kept=..%2F..%2Fdesk', 'kept=a&kept='])
      await work.browser.agent
        .post(`${path}?${query}`)
        .type('form')
        .send({ csrf })
        .expect(303)
        .expect('location', '/account/kept/unknown')
    await work.browser.get('/account/kept/unknown').expect(410)
    assert.equal(work.made.services.accounts.store.byId(other.id)?.role, 'admin')
  })

  it('is not kept for another website, a stranger, or with a password in it', async () => {
    const work = await workLong()
    work.clock.pass(61)
    const send = (path: string) => work.browser.agent.post(path).type('form').send({ name: 'Noor' })
    await send('/admin/accounts').set('Sec-Fetch-Site', 'cross-site').expect(403)
    await send('/admin/accounts').set('x-piece', 'yes').expect(303).expect('location', '/sign-in')
    await send('/account/password').expect(303).expect('location', '/sign-in')
    await send('/admin/accounts/1/name').expect(303).expect('location', '/sign-in')
    await send('/admin/accounts/second-step').expect(303).expect('location', '/sign-in')
    await openBrowser(work.made)
      .agent.post('/admin/accounts')
      .set('Cookie', 'session=unknown')
      .expect(303)
      .expect('location', '/sign-in')
  })

  it('keeps a file, and says when one is too large', async () => {
    const work = await workLong()
    const files = (bytes: Buffer) =>
      work.browser.agent.post('/admin/imports').field('csrf', 'old').attach('files', bytes, 'topics.csv')
    work.clock.pass(61)
    const late = await files(Buffer.from('slug,title\nlate-bus,Late bus\n'))
    const kept = await signInAt(work, late.headers.location ?? '')
    const $ = load((await work.browser.get(kept).expect(200)).text)
    assert.match($('main').text(), says('kept.leadFile'))
    const sent = await work.browser.send($, {})
    assert.match(sent.headers.location ?? '', /^\/admin\/imports\/\d+/)
    work.clock.pass(61)
    const large = await files(Buffer.alloc(11 * 1024 * 1024))
    assert.equal(large.headers.location, '/sign-in?kept=no')
    assert.match((await work.browser.get('/sign-in?kept=no')).text, says('kept.tooLarge'))
  })
})

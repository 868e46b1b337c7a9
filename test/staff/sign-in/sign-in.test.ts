import assert from 'node:assert/strict'
import { load } from 'cheerio'
import { accountWithPassword, openBrowser, signInBy } from '../../support/app/door.js'
import { readPage } from '../../support/app/page.js'
import { signIn } from '../../support/app/sign-in.js'
import { createTestApp } from '../../support/app/test-app.js'

describe('Signing in', () => {
  it('leads to the requested page, and out again', async () => {
    const made = createTestApp()
    await accountWithPassword(made, { role: 'admin' })
    const browser = openBrowser(made)
    const sent = await browser.get('/admin/accounts').expect(303)
    assert.equal(sent.headers.location, '/sign-in?next=%2Fadmin%2Faccounts')
    const entered = await browser.submit(sent.headers.location!, {
      email: ' Ana@CedarValley.example ',
      password: 'seven otters read maps',
    })
    assert.equal(entered.headers.location, '/admin/accounts')
    const $ = readPage((await browser.get('/admin/accounts').expect(200)).text, { staff: true })
    assert.match($('.staff-head').text(), /Ana Bell/)
    await browser.send($, {}, '/sign-out').expect(303).expect('location', '/sign-in')
    await browser.get('/admin/accounts').expect(303)
  })

  it('says the same for a wrong password and an unknown address', async () => {
    const made = createTestApp()
    await accountWithPassword(made)
    const browser = openBrowser(made)
    const pages = []
    for (const email of ['ana@cedarvalley.example', 'eve@cedarvalley.example']) {
      const { status, text } = await signInBy(browser, email, 'not the right password')
      assert.equal(status, 422)
      const $ = readPage(text)
      assert.equal($('#email').attr('value'), email, 'what was typed is still there')
      assert.equal($('#password').attr('value'), undefined)
      assert.match($('title').text(), /^Error: /)
      $('#email').attr('value', '')
      pages.push($.html())
    }
    assert.equal(pages[0], pages[1])
  })
})

describe('Signing in while the district is being set up', () => {
  it('leads admins to the steps, and others to their desk', async () => {
    const made = createTestApp()
    await accountWithPassword(made, { role: 'admin', email: 'ana@cedarvalley.example' })
    await accountWithPassword(made, { role: 'desk', email: 'eve@cedarvalley.example' })
    const homeOf = async (email: string) => (await signInBy(openBrowser(made), email)).headers.location
    const [ana, eve] = ['ana@cedarvalley.example', 'eve@cedarvalley.example']
    assert.deepEqual([await homeOf(ana), await homeOf(eve)], ['/desk', '/desk'])
    made.app.locals.isSettingUp = () => true
    assert.deepEqual([await homeOf(ana), await homeOf(eve)], ['/admin/setup', '/desk'])
  })
})

describe('The staff frame', () => {
  it('shows only the rooms open to the role', async () => {
    const made = createTestApp()
    const roomsOf = async (role: 'desk' | 'admin') => {
      const $ = load((await signIn(made, role).get('/account').expect(200)).text)
      return $('.staff-rooms a')
        .toArray()
        .map((each) => $(each).text())
    }
    assert.ok((await roomsOf('admin')).includes('Settings'))
    assert.ok(!(await roomsOf('desk')).includes('Settings'))
  })
})

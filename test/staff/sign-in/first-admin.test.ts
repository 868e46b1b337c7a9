import assert from 'node:assert/strict'
import { fromRoot } from '../../../src/platform/root.js'
import { prepareFirstAdmin } from '../../../src/staff/sign-in/first-admin.js'
import { goodPassword, openBrowser, signInBy } from '../../support/app/door.js'
import { createTestApp } from '../../support/app/test-app.js'

const demo = { seedFolder: fromRoot('seeds') }
const district = { email: 'help@cedarvalley.example' }
const linkTo = {
  choosePassword: (token: string) => `/choose-password/${token}`,
  setup: (key: string) => `/setup?key=${key}`,
}

describe('The first admin', () => {
  it('of the sample district gets a link, printed at every start until it is used', async () => {
    const made = createTestApp()
    const { accounts, now } = made.services
    const start = () => prepareFirstAdmin(accounts, demo, district, now(), linkTo)
    const first = start() as { link: string }
    const second = start() as { link: string }
    const browser = openBrowser(made)
    await browser.get(first.link).expect(410)
    await browser.submit(second.link, { password: goodPassword, again: goodPassword })
    assert.equal((await signInBy(browser, 'admin@cedarvalley.example')).headers.location, '/desk')
    assert.equal(start(), null)
  })

  it('of a real district is made at the setup, by a printed key', () => {
    const { accounts, now } = createTestApp().services
    for (const [config, email] of [
      [{ seedFolder: '/somewhere/else' }, district.email],
      [demo, 'help@real-district.org'],
      [{ seedFolder: null }, ''],
    ] as const) {
      const first = prepareFirstAdmin(accounts, config, { email }, now(), linkTo)
      assert.equal((first as { setup: string }).setup, `/setup?key=${accounts.setupKey.read()}`)
    }
    assert.equal(accounts.store.list().length, 0)
  })

  it('gets no new link once closed', () => {
    const { accounts, now } = createTestApp().services
    prepareFirstAdmin(accounts, demo, district, now(), linkTo)
    accounts.store.change(1, { active: false })
    assert.equal(prepareFirstAdmin(accounts, demo, district, now(), linkTo), null)
  })
})

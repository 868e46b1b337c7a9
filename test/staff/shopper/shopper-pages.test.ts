import assert from 'node:assert/strict'
import { load } from 'cheerio'
import { textOf, textWith } from '../../support/app/says.js'
import { signIn } from '../../support/app/sign-in.js'
import { createTestApp } from '../../support/app/test-app.js'
import { shopInVain } from '../../support/gallery/shop-in-vain.js'

const page = '/admin/shopper'

describe('The page of the mystery shopper', () => {
  function open() {
    const made = createTestApp()
    const read = async (role: 'editor' | 'admin', lang = '') =>
      load((await signIn(made, role).get(`${lang}${page}`).expect(200)).text)
    return { ...made, read }
  }

  it('says so when no night has been asked', async () => {
    const $ = await open().read('editor')
    assert.ok($('main').text().includes(textOf('shopper.noNight')))
    assert.equal($('main table, main [role=alert]').length, 0)
  })

  it('names what was lost, who changed what, and leads to both', async () => {
    const made = open()
    shopInVain(made)
    const $ = await made.read('editor')
    const main = $('main').text()
    assert.match($('main [role=alert]').text(), /October 8, 2025.*: 7\..*: 1\./s)
    assert.ok(main.includes('kim.lee@cedarvalley.example'))
    assert.ok(
      main.includes(textWith('shopper.withoutSignals', { signals: textOf('shopper.signal.meaning') })),
    )
    const lost = $('table').first().find('tbody tr')
    assert.equal(lost.length, 8, 'the danger and seven answers')
    assert.equal(lost.first().find('[lang=ar]').length, 1, 'dangers first')
    assert.ok(lost.first().text().includes(textOf('shopper.lines')))
    assert.ok($(`a[href="/admin/directory/changes"]`).length > 0)
    assert.equal($('table').last().find('tbody tr').length, 3)
    assert.ok(main.includes(textWith('shopper.accepted', { by: 'dana.okafor@cedarvalley.example' })))
  })

  it('lets an admin accept the answers, and writes down who did', async () => {
    const made = open()
    shopInVain(made)
    assert.equal((await made.read('editor'))(`form[action="${page}/accept"]`).length, 0)
    await signIn(made, 'editor').post(`${page}/accept`, { night: '2025-10-09' }).expect(403)
    assert.equal((await made.read('admin'))(`form[action="${page}/accept"]`).length, 1)
    await signIn(made, 'admin').post(`${page}/accept`, { night: '2025-10-09' }).expect(303)
    assert.equal(made.services.audit.latest(1)[0]?.what, 'shopper-accepted')
    assert.equal((await made.read('admin'))('main [role=alert]').length, 0)
    await signIn(made, 'admin').post(`${page}/accept`, { night: '2025-10-08' }).expect(303)
    assert.equal(made.services.audit.latest(9).filter(({ what }) => what === 'shopper-accepted').length, 1)
  })

  it('is there in Spanish, and closed to the desk', async () => {
    const made = open()
    shopInVain(made)
    assert.equal((await made.read('admin', '/es'))('h1').text(), textOf('shopper.title', 'es'))
    await signIn(made, 'desk').get(page).expect(403)
  })
})

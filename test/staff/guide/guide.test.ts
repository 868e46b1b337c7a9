import assert from 'node:assert/strict'
import { helpOf, listStaffPages } from '../../../src/staff/navigation/staff-pages.js'
import { readClosedRoutes } from '../../support/app/closed-routes.js'
import { readStaffPage } from '../../support/app/page.js'
import { says } from '../../support/app/says.js'
import { signIn } from '../../support/app/sign-in.js'
import { createTestApp } from '../../support/app/test-app.js'

describe('The guides of staff', () => {
  const made = createTestApp()

  it('hold the help of every page: the front office’s in one, the others in the other', async () => {
    for (const prefix of ['', '/es']) {
      const lang = prefix === '' ? 'en' : 'es'
      const desk = readStaffPage((await signIn(made, 'desk').get(`${prefix}/desk/guide`).expect(200)).text)
      const admin = readStaffPage((await signIn(made, 'admin').get(`${prefix}/admin/guide`).expect(200)).text)
      for (const { name, minRole } of listStaffPages()) {
        const [own, other] = ['desk', 'anyone'].includes(minRole) ? [desk, admin] : [admin, desk]
        for (const key of [`help.page.${name}.line`, `help.page.${name}.how`] as const) {
          assert.match(own('.guide').text(), says(key, lang), name)
          assert.doesNotMatch(other('.guide').text(), says(key, lang), name)
        }
      }
      assert.equal(desk('.guide a').length, 0, 'the front office may not open the other one')
    }
  })

  it('cover each page that staff can open, with the same words on the page', async () => {
    const { closed } = readClosedRoutes(made.app, made.services.language)
    const noPage = /^(\/es)?\/admin$|\.csv$|\.json|\.css$|:file|\*file|look-up|shelf|download|file\.jsonl/
    for (const { path } of closed.filter(({ method, path }) => method === 'get' && !noPage.test(path)))
      assert.ok(helpOf(path.replace(/^\/es/, '').replaceAll(/:\w+/g, '1'), 'en'), path)
    const page = readStaffPage((await signIn(made, 'admin').get('/admin/audit')).text)
    assert.match(page('.how').text(), says('help.page.audit.how'))
    assert.equal(page('.how a').attr('href'), '/admin/guide')
  })

  it('are closed to strangers, and the admins’ one to the front office', async () => {
    await signIn(made, 'desk').get('/admin/guide').expect(403)
    await signIn(made, 'editor').get('/admin/guide').expect(200)
  })
})

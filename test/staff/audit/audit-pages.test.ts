import assert from 'node:assert/strict'
import { readPage } from '../../support/app/page.js'
import { says, textOf } from '../../support/app/says.js'
import { signIn } from '../../support/app/sign-in.js'
import { createTestApp } from '../../support/app/test-app.js'

describe('The audit log', () => {
  const app = createTestApp()
  const { audit } = app.services
  const admin = signIn(app, 'admin')
  before(() => {
    audit.record({ who: admin.account, what: 'signed-in', about: null, from: '10.0.0.7' })
    audit.record({
      who: null,
      what: 'sign-in-failed',
      about: null,
      from: '10.0.0.9',
      details: { email: '=1+1@elm.example' },
    })
    audit.record({
      who: admin.account,
      what: 'record-changed',
      about: 'contacts:7',
      from: '10.0.0.7',
      details: { name: 'nurse' },
    })
  })

  const page = async (path: string) => readPage((await admin.get(path).expect(200)).text, { staff: true })

  it('shows who did what, when, and from where, newest first', async () => {
    const $ = await page('/admin/audit')
    assert.deepEqual(
      $('tbody tr')
        .toArray()
        .map((row) => $(row).find('td').eq(2).text()),
      [textOf('audit.what.record-changed'), 'Sign-in failed', 'Signed in'],
    )
    assert.equal($('tbody a[href="/admin/directory/contacts/7"]').length, 1)
    assert.match((await page('/es/admin/audit'))('tbody').text(), says('audit.what.record-changed', 'es'))
  })

  it('can be filtered by each of them', async () => {
    const count = async (query: string) => (await page(`/admin/audit?${query}`))('tbody tr').length
    assert.equal(await count(`who=${admin.account.email}`), 2)
    assert.equal(await count('what=sign-in-failed'), 1)
    assert.equal(await count('about=contacts'), 1)
    assert.equal(await count('from=10.0.0.9'), 1)
    assert.equal(await count('since=2025-10-10&until=2025-10-10'), 3)
    assert.equal(await count('since=2025-10-11'), 0)
    assert.equal(await count('since=yesterday'), 3, 'what is no day is no filter')
  })

  it('exports a CSV file without formulas, and records the export', async () => {
    const { text } = await admin.get('/admin/audit.csv?what=sign-in-failed').expect(200)
    assert.ok(text.startsWith('\ufeff'), 'Excel reads it as UTF-8')
    assert.equal(text.trim().split('\n').length, 2)
    assert.match(text, /Sign-in failed,,10\.0\.0\.9,"\{""email"":""=1\+1@elm\.example""\}"/)
    assert.equal(audit.latest(1)[0]!.what, 'audit-exported')
  })

  it('can be changed by nobody', async () => {
    assert.throws(() => app.database.$client.exec("update audit_events set what = 'nothing'"), /append-only/)
    await admin.post('/admin/audit', {}).expect(405)
  })
})

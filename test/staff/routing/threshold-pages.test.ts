import assert from 'node:assert/strict'
import { thresholdNames } from '../../../src/answering/revision/thresholds.js'
import { createThresholdEditor } from '../../../src/content/revisions/threshold-editor-store.js'
import { readPage } from '../../support/app/page.js'
import { signIn } from '../../support/app/sign-in.js'
import { createTestApp, type TestApp } from '../../support/app/test-app.js'

const page = '/admin/routing/thresholds'

describe('Thresholds in the routing editor', function () {
  this.timeout(60_000)
  let app: TestApp
  beforeEach(() => {
    app = createTestApp()
  })
  const staffPage = (html: string) => readPage(html, { staff: true })
  const moved = () => createThresholdEditor(app.database).changed()
  const seenBy = async (admin: ReturnType<typeof signIn>) =>
    String(staffPage((await admin.get(page).expect(200)).text)('main [name=seen]').val())

  for (const lang of ['', '/es'])
    it(`have a complete page${lang && ' in Spanish'}, each with its effect and range`, async () => {
      const $ = staffPage(
        (
          await signIn(app, 'admin')
            .get(lang + page)
            .expect(200)
        ).text,
      )
      for (const name of thresholdNames) {
        assert.equal($(`#${name}`).val(), '', 'none is moved')
        assert.match($(`#${name}-range`).text(), /\d.*\d.*\d/)
        assert.match($(`#${name}-does`).text(), /\.$/)
      }
    })

  it('are set in percent, and can be reset to the measured value', async () => {
    const admin = signIn(app, 'admin')
    const form = { choose: '72,5 %', outOfScope: ' 40 ', dangerNow: '20' }
    await admin.post(page, { ...form, seen: await seenBy(admin) }).expect(303)
    assert.deepEqual(moved(), { choose: 0.725, outOfScope: 0.4, dangerNow: 0.2 })
    const $ = staffPage((await admin.get(page).expect(200)).text)
    assert.deepEqual([$('#choose').val(), $('#dangerNow').val()], ['72.5', '20'])
    await admin.post(page, { choose: '', outOfScope: '40', seen: await seenBy(admin) }).expect(303)
    assert.deepEqual(moved(), { outOfScope: 0.4 })
    assert.deepEqual(app.services.audit.latest(1)[0]?.about, 'thresholds')
  })

  it('stay within their range, and the typed value stays in the form', async () => {
    const admin = signIn(app, 'admin')
    const seen = await seenBy(admin)
    const faulty = await admin
      .post(page, { choose: '99', chooseShare: 'half', dangerNow: '-5', seen })
      .expect(422)
    const $ = staffPage(faulty.text)
    assert.deepEqual(
      $('.problems a')
        .toArray()
        .map((link) => $(link).attr('href')),
      ['#choose', '#chooseShare', '#dangerNow'],
    )
    assert.match($('.problems').text(), /type a number from 50 to 95/)
    assert.equal($('#chooseShare').val(), 'half')
    const upside = await admin.post(page, { dangerNow: '10', dangerSupport: '12', seen }).expect(422)
    assert.equal(staffPage(upside.text)('.problems a').attr('href'), '#dangerSupport')
    assert.deepEqual(moved(), {})
  })

  it('warn the second of two people who edit at once', async () => {
    const admin = signIn(app, 'admin')
    const seen = await seenBy(admin)
    await admin.post(page, { choose: '70', seen }).expect(303)
    const late = await admin.post(page, { choose: '60', seen }).expect(409)
    const $ = staffPage(late.text)
    assert.equal($('#choose').val(), '60')
    assert.deepEqual(moved(), { choose: 0.7 })
    await admin.post(page, { choose: '60', seen: String($('main [name=seen]').val()) }).expect(303)
    assert.deepEqual(moved(), { choose: 0.6 })
  })
})

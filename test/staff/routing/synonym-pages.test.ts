import assert from 'node:assert/strict'
import { latestRevision } from '../../../src/content/revisions/revision-store.js'
import { createSynonymEditor } from '../../../src/content/revisions/synonym-editor-store.js'
import { readPage } from '../../support/app/page.js'
import { textOf } from '../../support/app/says.js'
import { signIn } from '../../support/app/sign-in.js'
import { createTestApp, type TestApp } from '../../support/app/test-app.js'

const page = '/admin/routing/synonyms'

describe('Synonyms in the routing editor', function () {
  this.timeout(60_000)
  let app: TestApp
  beforeEach(() => {
    app = createTestApp()
  })
  const staffPage = (html: string) => readPage(html, { staff: true })
  const meaningOf = (word: string) =>
    createSynonymEditor(app.database)
      .list()
      .find((each) => each.lang === 'en' && each.word === word)?.means ?? null

  for (const lang of ['', '/es'])
    it(`have a complete page${lang && ' in Spanish'}`, async () => {
      const admin = signIn(app, 'admin')
      for (const query of ['', '?lang=es', '?q=nurse', '?q=nothing+like+it', '?from=50', '?of=en&edit=meds'])
        staffPage((await admin.get(`${lang}${page}${query}`).expect(200)).text)
    })

  it('show which offices they find, and whether questions use them', async () => {
    const admin = signIn(app, 'admin')
    await admin.post(page, { lang: 'en', word: ' Matron ', means: 'nurse, health nurse' }).expect(303)
    assert.deepEqual(meaningOf('matron'), ['nurse', 'health'])
    await admin.post(page, { lang: 'en', word: 'gizmo', means: 'thingamajig' }).expect(303)
    const said = latestRevision(app.database)!.content.phrasings.find(({ lang }) => lang === 'en')!
    const known = said.text.toLowerCase().match(/[a-z]{4,}/)![0]
    await admin.post(page, { lang: 'en', word: known, means: 'transportation' }).expect(303)
    const cells = async (word: string) => {
      const $ = staffPage((await admin.get(`${page}?q=${word}`).expect(200)).text)
      const row = $('tbody tr').filter((_, each) => $(each).find('th a').text() === word)
      return [2, 3].map((at) => row.find('td').eq(at).text())
    }
    assert.equal((await cells('matron'))[0], 'Health Services')
    assert.equal((await cells('matron'))[1], textOf('synonyms.read'))
    assert.match((await cells('gizmo'))[0]!, /^None/)
    assert.deepEqual(await cells(known), ['Transportation', textOf('synonyms.known')])
  })

  it('are edited in the form; a second editor must first see the other’s meaning', async () => {
    const admin = signIn(app, 'admin')
    await admin.post(page, { lang: 'en', word: 'matron', means: 'nurse' }).expect(303)
    const open = staffPage((await admin.get(`${page}?of=en&edit=matron`).expect(200)).text)
    assert.deepEqual([open('#word').val(), open('#means').val()], ['matron', 'nurse'])
    const seen = String(open('[name=seen]').val())
    await admin.post(page, { lang: 'en', word: 'matron', means: 'health', seen }).expect(303)
    for (const stale of [seen, '']) {
      const late = await admin
        .post(page, { lang: 'en', word: 'matron', means: 'clinic', seen: stale })
        .expect(409)
      const $ = staffPage(late.text)
      assert.match($('[role=alert]').text(), /“matron” already exists. It means: health/)
      assert.equal($('#means').val(), 'clinic')
      assert.deepEqual(meaningOf('matron'), ['health'])
    }
    const again = await admin.post(page, { lang: 'en', word: 'matron', means: 'clinic' }).expect(409)
    const fresh = String(staffPage(again.text)('[name=seen]').val())
    await admin.post(page, { lang: 'en', word: 'matron', means: 'clinic', seen: fresh }).expect(303)
    assert.deepEqual(meaningOf('matron'), ['clinic'])
  })

  it('stay in the form with their faults', async () => {
    const admin = signIn(app, 'admin')
    for (const [form, field] of [
      [{ lang: 'xx', word: 'a', means: 'b' }, '#add-lang'],
      [{ lang: 'en', word: 'two words', means: 'b' }, '#word'],
      [{ lang: 'en', word: '', means: 'b' }, '#word'],
      [{ lang: 'en', word: 'a', means: ' , ' }, '#means'],
      [{ lang: 'en', word: 'a', means: 'b A' }, '#means'],
    ] as const) {
      const $ = staffPage((await admin.post(page, form).expect(422)).text)
      assert.equal($('.problems a').attr('href'), field)
      assert.equal($('#word').val(), form.word)
      assert.equal($('#means').val(), form.means)
    }
  })

  it('can be removed in bulk', async () => {
    const admin = signIn(app, 'admin')
    const before = createSynonymEditor(app.database).list().length
    await admin.post(page, { lang: 'en', word: 'matron', means: 'nurse' }).expect(303)
    await admin.post(page, { lang: 'es', word: 'matrona', means: 'enfermera' }).expect(303)
    await admin.post(`${page}/remove`, {}).expect(422)
    await admin.post(`${page}/remove`, { id: ['en matron', 'es matrona', 'nonsense'] }).expect(303)
    assert.equal(createSynonymEditor(app.database).list().length, before)
    assert.ok(
      app.services.audit.latest(1).some(({ details }) => JSON.stringify(details).includes('en matron')),
    )
  })
})

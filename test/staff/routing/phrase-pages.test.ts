import assert from 'node:assert/strict'
import { createPhraseEditor } from '../../../src/content/revisions/phrase-editor-store.js'
import { readPage } from '../../support/app/page.js'
import { says } from '../../support/app/says.js'
import { signIn } from '../../support/app/sign-in.js'
import { createTestApp, type TestApp } from '../../support/app/test-app.js'

const base = '/admin/routing'

describe('Phrases without a topic, in the routing editor', function () {
  this.timeout(60_000)
  let app: TestApp
  beforeEach(() => {
    app = createTestApp()
  })
  const store = () => createPhraseEditor(app.database)
  const staffPage = (html: string) => readPage(html, { staff: true })
  const any = { lang: null, kind: null, danger: null, words: '', from: 0, limit: 100 }
  const stairs = { lang: 'en', kind: 'medical-emergency', means: 'danger', texts: 'fell down all the stairs' }

  for (const lang of ['', '/es'])
    it(`have complete pages${lang && ' in Spanish'}`, async () => {
      const admin = signIn(app, 'admin')
      store().addDanger({ kind: 'suicide', lang: 'es', danger: false, text: 'me muero de risa' })
      for (const page of ['/danger', '/danger?lang=es&kind=suicide&danger=innocent&q=risa', '/out-of-scope'])
        for (const query of ['', 'q=nothing+like+it', 'added=2&already=1&removed=3'])
          staffPage(
            (await admin.get(`${lang}${base}${page}${page.includes('?') ? '&' : '?'}${query}`).expect(200))
              .text,
          )
    })

  it('for danger are added in bulk by kind, with harmless ones beside them', async () => {
    const admin = signIn(app, 'admin')
    const { headers } = await admin
      .post(`${base}/danger`, { ...stairs, texts: `${stairs.texts}\n\ncannot feel her legs` })
      .expect(303)
    const $ = staffPage((await admin.get(headers.location!).expect(200)).text)
    assert.match($('[role=status]').text(), says('phrasings.added'))
    assert.match($('[role=status]').text(), /\b2\b/)
    assert.match($('.ticked').text(), /Medical emergency · Danger · English/)
    for (const words of [stairs.texts, 'cannot feel her legs'])
      assert.deepEqual(
        store()
          .danger({ ...any, words })
          .rows.map(({ kind, lang, danger }) => [kind, lang, danger]),
        [['medical-emergency', 'en', true]],
      )
    await admin
      .post(`${base}/danger`, { ...stairs, means: 'innocent', texts: 'fell for the joke' })
      .expect(303)
    assert.deepEqual(
      store()
        .danger({ ...any, danger: false, words: 'fell for' })
        .rows.map(({ kind, danger, text }) => [kind, danger, text]),
      [['medical-emergency', false, 'fell for the joke']],
    )
    const again = await admin.post(`${base}/danger`, stairs).expect(303)
    const after = staffPage((await admin.get(again.headers.location!).expect(200)).text)
    const told = after('[role=status]').text()
    assert.match(told, says('phrasings.already'))
    assert.match(told, /\b0\b.*\b1\b/)
    assert.ok(
      app.services.audit.latest(5).some(({ about, what }) => about === 'danger' && what === 'routing-edited'),
    )
  })

  it('stay in the form when something is missing, with each fault at its field', async () => {
    const admin = signIn(app, 'admin')
    const faulty = await admin
      .post(`${base}/danger`, {
        lang: 'xx',
        kind: 'boredom',
        means: '',
        texts: `kept for good\n${'x'.repeat(2001)}`,
      })
      .expect(422)
    const $ = staffPage(faulty.text)
    const fields = $('.problems a')
      .toArray()
      .map((link) => $(link).attr('href'))
    assert.deepEqual(
      fields,
      ['#add-lang', '#add-kind', '#means-danger', '#texts'],
      'as they stand on the page',
    )
    assert.match(String($('#texts').val()), /^kept for good\n/)
    await admin.post(`${base}/out-of-scope`, { lang: 'en', texts: ' ' }).expect(422)
    const kept = staffPage((await admin.post(`${base}/danger`, { ...stairs, texts: '' }).expect(422)).text)
    assert.equal(kept('#add-kind').val(), 'medical-emergency')
    assert.equal(kept('#means-danger').is('[checked]'), true)
    assert.equal(store().danger({ ...any, words: 'kept for good' }).all, 0)
  })

  it('that may name a person wait for a confirmation of just these', async () => {
    const admin = signIn(app, 'admin')
    const named = 'Tyler Johnson sells his car'
    for (const [path, form] of [
      ['/danger', { ...stairs, texts: `tripped over a trombone\n${named}` }],
      ['/out-of-scope', { lang: 'en', texts: named }],
    ] as const) {
      const $ = staffPage((await admin.post(base + path, { ...form, sure: 'yes' }).expect(422)).text)
      assert.match($('form.card').text(), says('phrasings.doubt.names'))
      assert.equal($('#texts').val(), form.texts)
      const sure = String($('#sure').val())
      await admin
        .post(base + path, { ...form, texts: `${form.texts}\nMelissa Carter fell`, sure })
        .expect(422)
      assert.equal(store().outOfScope({ ...any, words: named }).all, 0)
      await admin.post(base + path, { ...form, sure }).expect(303)
    }
    assert.equal(store().danger({ ...any, words: 'trombone' }).all, 1)
    assert.equal(store().danger({ ...any, words: 'Melissa' }).all, 0)
    assert.equal(store().outOfScope({ ...any, words: named }).all, 1)
  })

  it('with a phone number are never added', async () => {
    const admin = signIn(app, 'admin')
    const texts = 'call 216-555-0199 about the stairs'
    for (const path of ['/danger', '/out-of-scope']) {
      const form = path === '/danger' ? { ...stairs, texts } : { lang: 'en', texts }
      const $ = staffPage((await admin.post(base + path, form).expect(422)).text)
      assert.match($('form.card').text(), says('phrasings.doubt.tells'))
      assert.equal($('#sure').length, 0)
    }
  })

  it('are filtered by language, kind, and meaning, and can be removed in bulk', async () => {
    const admin = signIn(app, 'admin')
    for (const [kind, lang, danger] of [
      ['suicide', 'en', true],
      ['suicide', 'es', true],
      ['abuse-neglect', 'en', true],
      ['suicide', 'en', false],
    ] as const)
      store().addDanger({ kind, lang, danger, text: `zebroid ${kind} ${lang} ${danger}` })
    const rows = async (query: string) => {
      const $ = staffPage((await admin.get(`${base}/danger?q=zebroid&${query}`).expect(200)).text)
      return $('.ticked bdi')
        .toArray()
        .map((each) => $(each).text())
    }
    assert.equal((await rows('')).length, 4)
    assert.deepEqual(await rows('lang=es'), ['zebroid suicide es true'])
    assert.deepEqual(await rows('kind=abuse-neglect'), ['zebroid abuse-neglect en true'])
    assert.deepEqual(await rows('danger=innocent'), ['zebroid suicide en false'])
    const ids = store()
      .danger({ ...any, words: 'zebroid' })
      .rows.map(({ id }) => String(id))
    const none = await admin.post(`${base}/danger/remove`, { lang: 'en', q: 'zebroid' }).expect(422)
    const $ = staffPage(none.text)
    assert.equal($('.problems a').attr('href'), '#rows')
    assert.equal($('[name=id]').length, 3, 'the same list again')
    await admin.post(`${base}/danger/remove`, { q: 'zebroid', id: ids.slice(0, 3) }).expect(303)
    assert.equal(store().danger({ ...any, words: 'zebroid' }).all, 1)
    const told = app.services.audit.latest(1)[0]?.details as { removed: { text: string }[] }
    assert.equal(told.removed.length, 3)
  })

  it('for out of scope are added and removed', async () => {
    const admin = signIn(app, 'admin')
    await admin
      .post(`${base}/out-of-scope`, {
        lang: 'es',
        kind: 'doctor',
        texts: 'vender mi coche\ncita con el dentista',
      })
      .expect(303)
    const { rows } = store().outOfScope({ ...any, lang: 'es', words: 'vender mi coche' })
    assert.deepEqual(
      rows.map(({ who }) => who),
      ['doctor'],
    )
    assert.equal(store().outOfScope({ ...any, who: 'city', words: 'vender mi coche' }).all, 0)
    await admin.post(`${base}/out-of-scope`, { lang: 'es', kind: 'nowhere', texts: 'x' }).expect(422)
    await admin.post(`${base}/out-of-scope/remove`, { id: String(rows[0]!.id) }).expect(303)
    assert.equal(store().outOfScope({ ...any, words: 'vender mi coche' }).all, 0)
    assert.equal(store().outOfScope({ ...any, words: 'cita con el dentista' }).all, 1)
  })

  it('added last come first', async () => {
    const admin = signIn(app, 'admin')
    for (const [path, form] of [
      ['/danger', { lang: 'en', kind: 'suicide', means: 'danger' }],
      ['/out-of-scope', { lang: 'en' }],
    ] as const) {
      await admin.post(`${base}${path}`, { ...form, texts: 'aaa the first of all' }).expect(303)
      const { headers } = await admin.post(`${base}${path}`, { ...form, texts: 'zzz the newest' }).expect(303)
      const $ = staffPage((await admin.get(headers.location!).expect(200)).text)
      assert.match($('.ticked li').first().text(), /^\s*New: zzz the newest/)
      assert.doesNotMatch($('.ticked li').eq(1).text(), /New:/)
    }
  })

  it('are for admins only', async () => {
    const editor = signIn(app, 'editor')
    for (const page of ['/danger', '/out-of-scope', '/synonyms', '/thresholds']) {
      await editor.get(base + page).expect(403)
      await editor.post(base + page, { ...stairs, word: 'x', means: 'y' }).expect(403)
    }
    await editor.post(`${base}/danger/remove`, { id: '1' }).expect(403)
    assert.equal(store().danger({ ...any, words: stairs.texts }).all, 0)
  })
})

import assert from 'node:assert/strict'
import { readStaffPage } from '../../support/app/page.js'
import { says } from '../../support/app/says.js'
import { signIn } from '../../support/app/sign-in.js'
import { editTopics } from '../../support/app/topic-editor.js'

const page = '/admin/routing/topics/bus-late/phrasings'

describe('Phrasings in the routing editor', function () {
  const editing = editTopics(this)
  const { phrasings } = editing
  const said = (lang: string, words = '') => phrasings().list('bus-late', lang, { words })

  for (const lang of ['', '/es'])
    it(`have a complete page${lang && ' in Spanish'}, to edit or only to read`, async () => {
      const [admin, editor] = [signIn(editing.app, 'admin'), signIn(editing.app, 'editor')]
      for (const query of [
        '',
        '?lang=es',
        '?lang=so&q=nothing+like+it',
        '?from=50',
        '?lang=xx',
        '?added=2&already=1',
      ])
        for (const client of [admin, editor])
          readStaffPage((await client.get(`${lang}${page}${query}`).expect(200)).text)
    })

  it('are added in bulk, each once, with a count', async () => {
    const admin = signIn(editing.app, 'admin')
    const texts =
      'the yellow one forgot us\r\n\r\n  the yellow   one forgot us\r\nwaited and waited at the corner'
    const { headers } = await admin.post(page, { lang: 'en', texts }).expect(303)
    assert.equal(said('en', 'yellow one forgot').all, 1)
    assert.equal(said('en', 'waited and waited at').all, 1)
    const $ = readStaffPage((await admin.get(headers.location!).expect(200)).text)
    assert.match($('[role=status]').text(), says('phrasings.added'))
    assert.match($('[role=status]').text(), /\b2\b/)
    const again = await admin.post(page, { lang: 'en', texts }).expect(303)
    const after = readStaffPage((await admin.get(again.headers.location!).expect(200)).text)
    const told = after('[role=status]').text()
    assert.match(told, says('phrasings.already'))
    assert.match(told, /\b0\b.*\b2\b/)
    const added = editing.app.services.audit.latest(2).find(({ details }) => 'phrasingsAdded' in details)
    assert.deepEqual(added?.about, 'topic:bus-late')
  })

  it('added last come first, and are marked', async () => {
    const admin = signIn(editing.app, 'admin')
    const earlier = Array.from({ length: 60 }, (_, i) => `a bus that is late ${i}`)
    phrasings().add('bus-late', 'en', earlier)
    const { headers } = await admin
      .post(page, { lang: 'en', texts: 'a zebra bus\nthe zebra bus' })
      .expect(303)
    const first = readStaffPage((await admin.get(headers.location!).expect(200)).text)
    const rows = first('.ticked li')
      .toArray()
      .map((row) => first(row).text().trim())
    assert.deepEqual(rows.slice(0, 2), ['New: a zebra bus', 'New: the zebra bus'])
    assert.ok(rows.slice(2).every((row) => !row.startsWith('New')))
    assert.match(first('[role=status]').text(), says('phrasings.newFirst'))
    const next = first('a[rel=next]').attr('href')
    const second = readStaffPage((await admin.get(next!).expect(200)).text)
    assert.doesNotMatch(second('.ticked').text(), /zebra|New/)
  })

  it('may be longer than other forms allow', async () => {
    const admin = signIn(editing.app, 'admin')
    const texts = Array.from({ length: 1500 }, (_, i) => `the bus of stop number ${i} is not there yet`).join(
      '\n',
    )
    await admin.post(page, { lang: 'en', texts }).expect(303)
    assert.equal(said('en', 'the bus of stop number').all, 1500)
  })

  it('stay in the form when one is bad', async () => {
    const admin = signIn(editing.app, 'admin')
    await admin.post(page, { lang: 'en', texts: ' \n ' }).expect(422)
    const texts = `a good one\n\na good one\n${'x'.repeat(2001)}`
    const $ = readStaffPage((await admin.post(page, { lang: 'es', texts }).expect(422)).text)
    assert.match($('.problems').text(), /Line 4 is too long/)
    assert.equal($('#texts').val(), texts)
    assert.equal($('#add-lang').val(), 'es')
    assert.equal(said('es', 'a good one').all, 0)
    const unknown = readStaffPage((await admin.post(page, { lang: 'xx', texts: 'kept' }).expect(422)).text)
    assert.equal(unknown('.problems a').attr('href'), '#add-lang')
    assert.equal(unknown('#texts').val(), 'kept')
  })

  it('of another topic are named, with a link', async () => {
    const admin = signIn(editing.app, 'admin')
    phrasings().add('bus-route', 'en', ['where is the pickup?', 'which corner'])
    const typed = { lang: 'en', texts: 'Where is the PICKUP?' }
    const stopped = readStaffPage((await admin.post(page, typed).expect(422)).text)
    assert.match(stopped('form.card').text(), /“Where is the PICKUP\?”: “.+” answers it now/)
    assert.equal(stopped('#texts').val(), typed.texts)
    assert.equal(said('en', 'pickup').all, 0)
    await admin.post(page, { ...typed, sure: String(stopped('#sure').val()) }).expect(303)
    const $ = readStaffPage((await admin.get(page).expect(200)).text)
    assert.equal($('.notice-box bdi').text(), 'where is the pickup?')
    assert.ok($('.notice-box a[href="/admin/routing/topics/bus-route"]').length > 0)
  })

  it('of another topic are found in any spelling', async () => {
    const admin = signIn(editing.app, 'admin')
    phrasings().add('bus-route', 'es', ['¿dónde está la parada?'])
    for (const texts of ['DÓNDE ESTÁ LA PARADA', 'donde esta la parada', '¡Dónde está la parada!']) {
      const $ = readStaffPage((await admin.post(page, { lang: 'es', texts }).expect(422)).text)
      assert.match($('form.card').text(), says('phrasings.doubt.elsewhere'), texts)
      const sure = String($('#sure').val())
      await admin.post(page, { lang: 'es', texts, sure }).expect(303)
    }
    const $ = readStaffPage((await admin.get(`${page}?lang=es`).expect(200)).text)
    assert.equal($('.notice-box bdi').text(), '¿dónde está la parada?')
  })

  it('that may name a person wait for a confirmation of just these', async () => {
    const admin = signIn(editing.app, 'admin')
    const texts = 'the yellow one forgot us\nTyler Johnson was late for the bus'
    for (const [lang, button] of [
      ['', 'I checked this: add anyway'],
      ['/es', 'Lo revisé: agregar de todos modos'],
    ] as const) {
      const $ = readStaffPage((await admin.post(`${lang}${page}`, { lang: 'en', texts }).expect(422)).text)
      assert.match($('form.card').text(), /Tyler Johnson/)
      assert.equal($('label[for=sure]').text(), button)
      assert.equal($('#texts').val(), texts)
    }
    const sure = String(
      readStaffPage((await admin.post(page, { lang: 'en', texts }).expect(422)).text)('#sure').val(),
    )
    const other = `${texts}\nMelissa Carter forgot her lunch`
    await admin.post(page, { lang: 'en', texts: other, sure }).expect(422)
    await admin.post(page, { lang: 'en', texts, sure: 'yes' }).expect(422)
    assert.equal(said('en', 'yellow one forgot').all, 0)
    await admin.post(page, { lang: 'en', texts, sure }).expect(303)
    assert.equal(said('en', 'Tyler Johnson').all, 1)
  })

  it('with a phone number are never added', async () => {
    const admin = signIn(editing.app, 'admin')
    const texts = 'Tyler Johnson was late\ncall 216-555-0199 about the bus'
    const $ = readStaffPage((await admin.post(page, { lang: 'en', texts, sure: 'yes' }).expect(422)).text)
    assert.match($('form.card').text(), says('phrasings.doubt.tells'))
    assert.equal($('#sure').length, 0)
    assert.equal($('#texts').val(), texts)
    assert.equal(said('en', 'about the bus').all, 0)
  })

  it('can be searched, paged, and removed in bulk', async () => {
    const admin = signIn(editing.app, 'admin')
    phrasings().add('bus-late', 'en', ['zebra one', 'zebra two', 'zebra three'])
    const $ = readStaffPage((await admin.get(`${page}?q=zebra`).expect(200)).text)
    const ids = $('[name=id]')
      .toArray()
      .map((box) => String($(box).val()))
    assert.equal(ids.length, 3)
    const { headers } = await admin
      .post(`${page}/remove`, { lang: 'en', q: 'zebra', id: ids.slice(0, 2) })
      .expect(303)
    assert.match(headers.location!, /q=zebra/)
    assert.equal(said('en', 'zebra').all, 1)
    const none = readStaffPage(
      (await admin.post(`${page}/remove`, { lang: 'en', q: 'zebra' }).expect(422)).text,
    )
    assert.equal(none('.problems a').attr('href'), '#rows')
    assert.equal(none('[name=id]').length, 1, 'the same list again')
    phrasings().add('bus-route', 'en', ['which corner'])
    const foreign = phrasings().list('bus-route', 'en').rows[0]!
    await admin.post(`${page}/remove`, { lang: 'en', id: String(foreign.id) }).expect(303)
    assert.deepEqual(phrasings().list('bus-route', 'en').rows[0], foreign)
    phrasings().add(
      'bus-late',
      'en',
      Array.from({ length: 120 }, (_, i) => `late again ${i}`),
    )
    const next = readStaffPage((await admin.get(page).expect(200)).text)('a[rel=next]').attr('href')
    assert.equal(readStaffPage((await admin.get(next!).expect(200)).text)('[name=id]').length, 50)
  })
})

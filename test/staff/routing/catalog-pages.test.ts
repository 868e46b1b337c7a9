import assert from 'node:assert/strict'
import { createPhrasingEditor } from '../../../src/content/revisions/phrasing-editor-store.js'
import { readWorkingCopy } from '../../../src/content/revisions/working-copy-store.js'
import { countWaiting } from '../../../src/staff/routing/count-waiting.js'
import { readPage } from '../../support/app/page.js'
import { says, textWith } from '../../support/app/says.js'
import { type StaffClient, signIn } from '../../support/app/sign-in.js'
import { createTestApp, type TestApp } from '../../support/app/test-app.js'
import { changeCatalog, offerCatalog } from '../../support/samples/offer-catalog.js'
import { sampleNow } from '../../support/samples/sample.js'

const base = '/admin/to-do/catalog'
const inDays = (days: number) => new Date(sampleNow.getTime() + days * 24 * 3_600_000)

describe('The page of a newer catalog', function () {
  this.timeout(60_000)
  let app: TestApp
  let admin: StaffClient
  let now = sampleNow
  beforeEach(() => {
    now = sampleNow
    app = createTestApp({ now: () => now })
    admin = signIn(app, 'admin')
  })

  const staffPage = (html: string) => readPage(html, { staff: true })
  const offer = (change = changeCatalog) => offerCatalog(app.database, now, change)
  const read = async (path = base, by = admin) => staffPage((await by.get(path).expect(200)).text)
  const list = async () => (await read('/admin/to-do'))('main').text()
  const fieldsOf = ($: Awaited<ReturnType<typeof read>>) => ({
    catalog: String($('form [name=catalog]').first().val()),
    mark: String($('form [name=mark]').val()),
  })
  const waiting = () => countWaiting(app.services, admin.account)['to-do']
  const logged = () => app.services.audit.latest(1)[0]!
  const has = (text: string) => readWorkingCopy(app.database).phrasings.some((row) => row.text === text)

  it('is on the to-do list of admins, in counts, and on nobody else’s', async () => {
    const before = waiting()!
    assert.doesNotMatch(await list(), /newer catalog/)
    offer()
    assert.match(
      await list(),
      /A newer catalog is offered\. Topics: 1 added and 1 changed\..*Phrasings: 2 added\./,
    )
    assert.equal(waiting(), before + 1)
    assert.equal((await read('/admin/to-do'))(`a[href="${base}"]`).length, 1)
    const editor = signIn(app, 'editor')
    assert.equal((await read('/admin/to-do', editor))(`a[href="${base}"]`).length, 0)
    for (const role of ['editor', 'desk', 'viewer'] as const) {
      const other = signIn(app, role)
      await other.get(base).expect(403)
      await other.post(base, {}).expect(403)
      await other.post(`${base}/answer`, { answer: 'declined' }).expect(403)
    }
  })

  for (const lang of ['', '/es'])
    it(`says what it takes, what stays, and which danger phrases would go${lang && ', in Spanish'}`, async () => {
      offer((catalog) => {
        changeCatalog(catalog)
        catalog.offices[0]!.words.en.name = 'Another name'
        catalog.offices.push({
          ...catalog.offices[0]!,
          id: 'kites',
          words: { en: { name: 'Kite office', answersFor: 'kites' } },
        })
      })
      app.database.$client
        .prepare("update topic_words set title = 'Our buses' where topic = 'bus-late' and lang = 'en'")
        .run()
      const $ = await read(`${lang}${base}`)
      const text = $('main').text()
      for (const key of [
        'leadNewer',
        'taken',
        'newOffices',
        'lostDanger',
        'offices',
        'merge',
        'notNow',
      ] as const)
        assert.match(text, says(`catalog.${key}`, lang ? 'es' : 'en'))
      assert.match(text, /Kite club/)
      assert.match(text, /the gondola left without us/)
      assert.doesNotMatch(text, /when does the kite club meet/, 'with its topic')
      assert.match($('section.card').eq(1).text(), /Bus that is late/)
      assert.equal($('section.notice-box .changes li').length, 1)
      assert.equal($('#dropsDanger[checked]').length, 0)
    })

  it('merges into the working copy, and leads to the publish page: nothing goes live', async () => {
    // After the sample was published.
    now = new Date()
    admin = signIn(app, 'admin')
    offer()
    createPhrasingEditor(app.database).add('bus-late', 'en', ['our unpublished words'])
    const live = app.services.routing.live().id
    const fields = fieldsOf(await read())
    await admin.post(base, fields).expect(303).expect('location', '/admin/routing/publish')
    assert.ok(has('the gondola left without us') && has('our unpublished words'))
    assert.equal(
      readWorkingCopy(app.database).dangerPhrases.length,
      app.services.routing.live().content.dangerPhrases.length,
    )
    assert.equal(app.services.routing.live().id, live)
    const { what, details } = logged()
    assert.deepEqual([what, details?.dropsDanger], ['catalog-merged', false])
    assert.match((await read('/admin/routing/publish'))('main').text(), /Kite club/)
    assert.doesNotMatch(await list(), /newer catalog/)
    assert.match((await read())('main').text(), /merged it into the working copy/)
    await admin.post(base, fields).expect(409)
  })

  it('says so while it is compared or merged for long, and loads again', async () => {
    offer()
    const { routing } = app.services
    const { compare, merge } = routing.catalogOffers
    let go = () => {}
    const later = <T>(work: () => Promise<T>) =>
      new Promise<void>((resolve) => {
        go = resolve
      }).then(work)
    Object.assign(routing, { trialWaitMs: 5 })
    Object.assign(routing.catalogOffers, {
      compare: () => later(compare),
      merge: (...given: Parameters<typeof merge>) => later(() => merge(...given)),
    })
    const waits = async (words: 'comparing' | 'merging', path = base) => {
      const { text, headers } = await admin.get(path)
      const $ = staffPage(text)
      assert.match($('[role=status]').text(), says(`catalog.${words}`))
      assert.match($('main').text(), /Topics: 1 added/)
      assert.equal($('main form').length, 0)
      assert.equal(headers.refresh, '3')
    }
    const hasEnded = () => {
      go()
      routing.trialWaitMs = 4000
    }
    await waits('comparing')
    await waits('comparing')
    hasEnded()
    const { headers, text } = await admin.get(base).expect(200)
    assert.equal(headers.refresh, undefined)
    const fields = fieldsOf(staffPage(text))
    routing.trialWaitMs = 5
    await admin.post(base, fields).expect(303).expect('location', base)
    await waits('merging')
    // Once more by an impatient hand.
    await admin.post(base, fields).expect(303).expect('location', base)
    hasEnded()
    await admin.get(base).expect(303).expect('location', '/admin/routing/publish')
    assert.ok(has('the gondola left without us'))
    assert.equal(logged().what, 'catalog-merged')
    // Why nothing was merged is not lost while it is compared again.
    routing.trialWaitMs = 5
    await admin.post(base, fields).expect(303).expect('location', base)
    go()
    await admin.get(base).expect(303).expect('location', `${base}?problem=stale`)
    offer()
    await waits('comparing', `${base}?problem=stale`)
    hasEnded()
    const $ = staffPage((await admin.get(`${base}?problem=stale`).expect(409)).text)
    assert.match($('[role=alert]').text(), says('catalog.problem.stale'))
  })

  it('takes danger phrases out where the box is checked', async () => {
    offer()
    await admin.post(base, { ...fieldsOf(await read()), dropsDanger: 'yes' }).expect(303)
    const { dangerPhrases } = app.services.routing.live().content
    assert.equal(readWorkingCopy(app.database).dangerPhrases.length, dangerPhrases.length - 1)
  })

  it('merges nothing after an edit or another version, and shows what it would do now', async () => {
    offer()
    const fields = fieldsOf(await read())
    createPhrasingEditor(app.database).add('bus-late', 'en', ['an edit meanwhile'])
    const changed = staffPage((await admin.post(base, fields).expect(409)).text)
    assert.match(changed('[role=alert]').text(), says('catalog.problem.changed'))
    assert.ok(has('an edit meanwhile') && !has('the gondola left without us'))
    const next = fieldsOf(changed)
    offer((catalog) => {
      changeCatalog(catalog)
      catalog.phrasings.push({ topic: 'bus-late', lang: 'en', text: 'the tram was full' })
    })
    for (const send of [admin.post(base, next), admin.post(`${base}/answer`, { ...next, answer: 'later' })]) {
      const stale = staffPage((await send.expect(409)).text)
      assert.match(stale('[role=alert]').text(), says('catalog.problem.stale'))
    }
    await admin.post(base, fieldsOf(await read())).expect(303)
    assert.ok(has('the tram was full') && has('an edit meanwhile'))
  })

  it('can be put off for 30 days', async () => {
    offer()
    const { catalog } = fieldsOf(await read())
    const { headers } = await admin.post(`${base}/answer`, { catalog, answer: 'later' }).expect(303)
    assert.match((await read(headers.location!))('[role=status]').text(), says('toDo.said.catalogLater'))
    assert.equal(logged().what, 'catalog-put-off')
    assert.doesNotMatch(await list(), /newer catalog/)
    assert.match((await read())('main').text(), /put it off.*offered again on/)
    now = inDays(31)
    admin = signIn(app, 'admin')
    assert.match(await list(), /newer catalog/)
  })

  it('can be declined until the next one', async () => {
    offer()
    const { catalog } = fieldsOf(await read())
    await admin.post(`${base}/answer`, { catalog, answer: 'never' }).expect(400)
    await admin.post(`${base}/answer`, { catalog, answer: 'declined' }).expect(303)
    assert.equal(logged().what, 'catalog-declined')
    assert.doesNotMatch(await list(), /newer catalog/)
    assert.match((await read())('main').text(), /declined this version/)
    offer((next) => {
      changeCatalog(next)
      next.synonyms.pop()
    })
    assert.match(await list(), /newer catalog/)
  })

  it('says so where nothing is newer', async () => {
    const $ = await read()
    assert.ok($('main').text().includes(textWith('catalog.current', {})))
    assert.doesNotMatch($('main').text(), says('catalog.leadNewer'))
    assert.equal($('main form').length, 0)
  })
})

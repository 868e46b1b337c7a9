import assert from 'node:assert/strict'
import type { Suggestion } from '../../../src/content/rehearsal/suggestion.js'
import { createPhrasingEditor } from '../../../src/content/revisions/phrasing-editor-store.js'
import { createSynonymEditor } from '../../../src/content/revisions/synonym-editor-store.js'
import { inquiries, wrongDoors } from '../../../src/platform/database/schema.js'
import { referrals } from '../../../src/platform/database/staff-schema.js'
import { readPage } from '../../support/app/page.js'
import { says } from '../../support/app/says.js'
import { type StaffClient, signIn } from '../../support/app/sign-in.js'
import { createTestApp, type TestApp } from '../../support/app/test-app.js'
import { sampleNow } from '../../support/samples/sample.js'

const base = '/admin/routing/suggestions'

describe('Suggestions', function () {
  this.timeout(60_000)
  let app: TestApp
  let admin: StaffClient
  let asked = 0
  beforeEach(() => {
    app = createTestApp()
    admin = signIn(app, 'admin')
  })

  const staffPage = (html: string) => readPage(html, { staff: true })
  const { stringify } = JSON
  const topic = (slug: string, probability = 0.3) => ({ slug, probability })
  const list = () => {
    const { suggestions, topics } = app.services.routing
    return suggestions.list(topics.list(), sampleNow)
  }
  const told = async () =>
    (await list()).map(({ topic: slug, phrasings, synonym, evidence }) => [
      ...[slug, synonym ? `${synonym.word} = ${synonym.means.join(' ')}` : phrasings.join(' | ')],
      evidence.map(({ kind }) => kind).join(),
    ])

  /** A question. @param ranked topics it seemed to be about */
  function ask(
    text: string,
    ranked: ReturnType<typeof topic>[],
    change: Partial<typeof inquiries.$inferInsert> = {},
  ) {
    asked++
    const outcome = change.outcome ?? 'handover'
    return app.database
      .insert(inquiries)
      .values({
        ...{
          code: `CODE${1000 + asked}`,
          askedAt: sampleNow.getTime() + asked,
          text,
          textUntil: null,
          lang: 'en',
        },
        ...{ school: null, channel: 'page', emergency: null, revision: 1, trace: {}, ...change, outcome },
        result: { outcome, offices: [], topics: ranked },
      })
      .returning({ id: inquiries.id })
      .get().id
  }
  const chargeDoor = (inquiry: number, office: string) =>
    app.database
      .insert(wrongDoors)
      .values({ inquiry, reportedAt: sampleNow.getTime(), office, topic: null, rule: null, lang: 'en' })
      .run()
  const correct = (
    inquiry: number | null,
    office: string,
    change: Partial<typeof referrals.$inferInsert> = {},
  ) =>
    app.database
      .insert(referrals)
      .values({
        ...{ loggedAt: sampleNow.getTime(), account: admin.account.id, topic: null, office, lang: 'en' },
        ...{ channel: 'phone', outcome: 'sent', inquiry, wrongOffice: 'transportation', ...change },
      })
      .run()

  const teach = () =>
    createPhrasingEditor(app.database).add('bus-late', 'en', [
      'the bus is late',
      'no bus came',
      'our bus left early',
    ])

  describe('come from', () => {
    it('questions that reached nobody, for the nearest topic', async () => {
      ask('the yellow velotram skipped us', [topic('bus-late'), topic('lunch-balance')])
      ask('who sells the mascot', [topic('bus-late', 0.05)])
      ask('the velotram was fine', [topic('bus-late')], { outcome: 'answer' })
      assert.deepEqual(await told(), [['bus-late', 'the yellow velotram skipped us', 'miss']])
    })

    it('wrong doors, for the next topic with a different first office', async () => {
      const topics = app.services.routing.topics.list()
      const firstAt = (office: string) =>
        topics.filter(({ offices }) => offices[0] === office).map(({ slug }) => slug)
      const [bus, otherBus] = firstAt('transportation')
      const [meals] = firstAt('nutrition')
      const ranked = [topic(bus!, 0.4), topic(otherBus!, 0.2), topic(meals!, 0.1)]
      chargeDoor(ask('our card will not load', ranked, { outcome: 'answer' }), 'transportation')
      assert.deepEqual(await told(), [[meals, 'our card will not load', 'wrong-door']])
    })

    it('families redirected by the front office, by the right office', async () => {
      const meals = app.services.routing.topics.list().find(({ offices }) => offices[0] === 'nutrition')!
      const put = ask('our card will not load', [topic('bus-late', 0.6), topic(meals.slug, 0.01)], {
        outcome: 'answer',
      })
      chargeDoor(put, 'transportation')
      correct(put, 'nutrition')
      assert.deepEqual(await told(), [[meals.slug, 'our card will not load', 'correction']])
      const noted = ask('the lunch thing again', [topic('bus-late', 0.6)], { outcome: 'answer' })
      correct(noted, 'nutrition', { topic: meals.slug })
      const undone = ask('this one was undone', [topic('bus-late', 0.6)], { outcome: 'answer' })
      correct(undone, 'nutrition', { topic: meals.slug, undoneAt: 1 })
      correct(null, 'nutrition', { topic: meals.slug })
      const [found] = await list()
      assert.deepEqual(
        new Set(found?.phrasings),
        new Set(['our card will not load', 'the lunch thing again']),
      )
    })

    it('a word that several families use and no phrasing has', async () => {
      teach()
      ask('the velotram skipped our corner', [topic('bus-late')])
      ask('no velotram came this morning', [topic('bus-late')])
      const word = (await list()).find(({ synonym }) => synonym !== null)
      assert.equal(word?.synonym?.word, 'velotram')
      assert.ok(word?.synonym?.means.includes('bus'), stringify(word?.synonym))
      assert.equal(word?.evidence.length, 2)
      createSynonymEditor(app.database).save({ lang: 'en', word: 'velotram', means: ['bus'] })
      assert.ok((await list()).every(({ synonym }) => synonym === null))
    })
  })

  it('nothing known, no stories, no single words, and nothing expired', async () => {
    createPhrasingEditor(app.database).add('bus-late', 'en', ['The velotram skipped us!'])
    ask('the velotram skipped us', [topic('bus-late')])
    ask('velotram', [topic('bus-late')])
    ask('a long story '.repeat(20), [topic('bus-late')])
    ask('the velotram is over', [topic('bus-late')], { textUntil: sampleNow.getTime() })
    ask('the velotram is nowhere', [topic('no-such-topic')])
    assert.deepEqual(
      (await list()).filter(({ phrasings }) => phrasings.length > 0),
      [],
    )
    ask('the velotram of [name] was late [phone]', [topic('bus-late')])
    const [found] = (await list()).filter(({ phrasings }) => phrasings.length > 0)
    assert.deepEqual(found?.phrasings, ['the velotram of was late'])
  })

  for (const lang of ['', '/es'])
    it(`have a complete page${lang && ' in Spanish'}`, async () => {
      staffPage((await admin.get(`${lang}${base}`).expect(200)).text)
      teach()
      ask('the velotram skipped our corner', [topic('bus-late')])
      ask('no velotram came this morning', [topic('bus-late')])
      await admin.post(`${base}/weigh`).expect(303)
      await app.services.routing.suggestionScoring.settled()
      for (const client of [admin, signIn(app, 'editor')])
        staffPage((await client.get(`${lang}${base}`).expect(200)).text)
    })

  it('are scored, and show gains and losses', async () => {
    ask('the velotram skipped us', [topic('bus-late')])
    await admin.post(`${base}/weigh`).expect(303)
    await app.services.routing.suggestionScoring.settled()
    const $ = staffPage((await admin.get(base).expect(200)).text)
    assert.match($('main').text(), /1 of its 1 questions would reach the topic/)
    assert.match($('main').text(), /1 saved case would become right/)
    assert.match($('main').text(), /1 saved case would become wrong/)
  })

  it('are accepted in one click when ticked, and not suggested again', async () => {
    ask('the velotram skipped us', [topic('bus-late')])
    ask('nobody picked us up today', [topic('bus-late')])
    const [{ key, phrasings }] = (await list()) as [Suggestion]
    const none = await admin.post(`${base}/${key}`, { do: 'accept' }).expect(422)
    assert.match(staffPage(none.text)('.problems').text(), says('suggestions.fault.noneTicked'))
    await admin.post(`${base}/${key}`, { do: 'accept', phrasing: ['0'] }).expect(303)
    const has = (text: string) =>
      createPhrasingEditor(app.database).list('bus-late', 'en', { words: text }).all > 0
    assert.deepEqual(phrasings.map(has), [true, false])
    assert.equal(app.services.audit.latest(1)[0]?.what, 'suggestion-accepted')
    const { headers } = await admin.post(`${base}/${key}`, { do: 'accept', phrasing: ['1'] }).expect(303)
    const $ = staffPage((await admin.get(headers.location!).expect(200)).text)
    assert.match($('[role=status]').text(), says('suggestions.done.gone'))
  })

  it('stop at a phrasing that names a person or that another topic has, until somebody confirms it', async () => {
    ask('Zelda Brightwater was rude to us', [topic('bus-late')])
    ask('lunch card is empty', [topic('bus-late')])
    const meals = app.services.routing.topics.list().find(({ offices }) => offices[0] === 'nutrition')!
    createPhrasingEditor(app.database).add(meals.slug, 'en', ['lunch card is empty'])
    const [{ key, phrasings }] = (await list()) as [Suggestion]
    const count = () => createPhrasingEditor(app.database).countByTopic().get('bus-late') ?? 0
    const before = count()
    const all = phrasings.map((_, index) => String(index))
    for (const lang of ['en', 'es'] as const) {
      const path = `${lang === 'en' ? '' : '/es'}${base}/${key}`
      const stopped = await admin.post(path, { do: 'accept', phrasing: all }).expect(422)
      const $ = staffPage(stopped.text)
      assert.match($('.problems').text(), says('phrasings.doubt.stopped', lang))
      assert.match($(`#suggestion-${key}`).text(), says('phrasings.doubt.names', lang))
      assert.match($(`#suggestion-${key}`).text(), says('phrasings.doubt.elsewhere', lang))
      assert.equal($(`#suggestion-${key} [name=phrasing]:checked`).length, all.length)
    }
    assert.equal(count(), before)
    const [first] = phrasings.flatMap((text, index) => (/Brightwater/.test(text) ? [String(index)] : []))
    const one = staffPage(
      (await admin.post(`${base}/${key}`, { do: 'accept', phrasing: first! }).expect(422)).text,
    )
    const sure = one('[name=sure]').val() as string
    await admin.post(`${base}/${key}`, { do: 'accept', phrasing: all, sure }).expect(422)
    await admin.post(`${base}/${key}`, { do: 'accept', phrasing: first!, sure }).expect(303)
    assert.equal(count(), before + 1)
  })

  it('can be dismissed, and return only with something new', async () => {
    ask('the velotram skipped us', [topic('bus-late')])
    await admin.post(`${base}/${(await list())[0]!.key}`, { do: 'dismiss' }).expect(303)
    assert.deepEqual(await list(), [])
    ask('nobody picked us up today', [topic('bus-late')])
    assert.equal((await list()).length, 1)
  })

  it('for a synonym are for admins, with its meaning', async () => {
    teach()
    ask('the velotram skipped our corner', [topic('bus-late')])
    ask('no velotram came this morning', [topic('bus-late')])
    const { key } = (await list()).find(({ synonym }) => synonym)!
    const own = signIn(app, 'editor', { offices: ['transportation'] })
    await own.post(`${base}/${key}`, { do: 'accept', means: 'bus' }).expect(403)
    const empty = await admin.post(`${base}/${key}`, { do: 'accept', means: ' ' }).expect(422)
    assert.match(staffPage(empty.text)('.problems').text(), says('suggestions.fault.meansMissing'))
    await admin.post(`${base}/${key}`, { do: 'accept', means: 'bus, van' }).expect(303)
    const kept = createSynonymEditor(app.database)
      .list()
      .find(({ word }) => word === 'velotram')
    assert.deepEqual(kept?.means, ['bus', 'van'])
  })

  it('can be accepted by editors only for topics of their own offices', async () => {
    ask('nobody picked us up today', [topic('bus-late')])
    const { key } = (await list())[0]!
    const other = signIn(app, 'editor', { offices: ['nutrition'] })
    await other.post(`${base}/${key}`, { do: 'accept', phrasing: ['0'] }).expect(403)
    await other.post(`${base}/${key}`, { do: 'dismiss' }).expect(403)
    const own = signIn(app, 'editor', { offices: ['transportation'] })
    await own.post(`${base}/${key}`, { do: 'accept', phrasing: ['0'] }).expect(303)
    await signIn(app, 'desk').get(base).expect(403)
  })
})

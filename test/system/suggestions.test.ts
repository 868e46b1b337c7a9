import assert from 'node:assert/strict'
import request from 'supertest'
import type { CaseFacts } from '../../src/content/rehearsal/saved-case.js'
import { createSavedCaseStore } from '../../src/content/rehearsal/saved-case-store.js'
import type { Suggestion } from '../../src/content/rehearsal/suggestion.js'
import { createPhrasingEditor } from '../../src/content/revisions/phrasing-editor-store.js'
import { inquiries } from '../../src/platform/database/schema.js'
import { readPage } from '../support/app/page.js'
import { type RealService, startRealService } from '../support/app/real-service.js'
import { type StaffClient, signIn } from '../support/app/sign-in.js'
import { until } from '../support/processes/real-meilisearch.js'

const page = '/admin/routing/suggestions'

describe('Suggestions, scored with the model that answers families', function () {
  // A thread starts, trains, and replays, which takes a while on a busy machine.
  this.timeout(90_000)

  let service: RealService
  let admin: StaffClient
  let asked = 0
  beforeEach(async () => {
    service = await startRealService({ MEANING: 'no' })
    admin = signIn(service, 'admin')
  })
  afterEach(() => service.remove())

  /** A question that reached nobody and seemed to be about a topic. */
  function miss(text: string, slug: string): void {
    asked++
    const result = { outcome: 'handover', offices: [], topics: [{ slug, probability: 0.3 }] }
    service.services.database
      .insert(inquiries)
      .values({
        ...{ code: `MISS${1000 + asked}`, askedAt: Date.now(), text, textUntil: null, lang: 'en', result },
        ...{ school: null, channel: 'page', outcome: 'handover', emergency: null, revision: 1, trace: {} },
      })
      .run()
  }

  function save(concern: string, expect: string[], facts: Partial<CaseFacts> = {}): string {
    const whole = {
      lang: 'en',
      level: null,
      ok: [],
      outcome: null,
      crisis: false,
      scope: true,
      protected: false,
    }
    const source = { source: 'hand' as const, key: null, by: 'ana@elm.example' }
    const store = createSavedCaseStore(service.services.database)
    return `case:${store.add({ ...whole, concern, expect, note: '', ...facts }, source, new Date())}`
  }

  const list = () => {
    const { suggestions, topics } = service.services.routing
    return suggestions.list(topics.list(), new Date())
  }

  async function weigh(which: (suggestion: Suggestion) => boolean) {
    await admin.post(`${page}/weigh`).expect(303)
    await service.services.routing.suggestionScoring.settled()
    const all = await list()
    const suggestion = all.find(which)
    assert.ok(suggestion, JSON.stringify(all))
    const weighed = service.services.routing.suggestionScoring.of(suggestion.key)
    assert.ok(weighed, 'it was weighed')
    return { suggestion, weighed }
  }

  async function rehearse() {
    const { rehearsals } = service.services
    const id = rehearsals.start('ana@elm.example')
    await rehearsals.settled()
    return rehearsals.find(id)!.report!
  }

  const words = async () => readPage((await admin.get(page).expect(200)).text, { staff: true })('main').text()

  it('show the question that phrasings would fix, and the saved case they would break', async () => {
    for (const text of ['refill the meal card', 'meal card is empty', 'the meal card stopped'])
      miss(text, 'lunch')
    for (const text of ['please stop for us', 'stop for us today', 'nobody did stop for us', 'did not stop'])
      miss(text, 'lunch')
    const mended = save('our meal card again', ['nutrition'])
    const broken = save('did not stop for us', ['transportation'])
    const same = save('the bus is late', ['transportation'])
    const { suggestion, weighed } = await weigh(({ topic, synonym }) => topic === 'lunch' && !synonym)
    assert.equal(suggestion.phrasings.length, 7)
    assert.equal(weighed.reached, 7)
    assert.deepEqual([weighed.gained, weighed.lost], [[mended], [broken]])
    assert.match(await words(), /7 of its 7 questions would reach the topic/)
    assert.match(await words(), /1 saved case would become right/)
    assert.match(await words(), /1 saved case would become wrong/)

    const ticked = suggestion.phrasings.flatMap((text, i) => (text.includes('meal card') ? [String(i)] : []))
    // Any rare word may be a name: an admin says that it is none.
    const accepted = { do: 'accept', phrasing: ticked }
    const asked = await admin.post(`${page}/${suggestion.key}`, accepted).expect(422)
    const sure = String(readPage(asked.text, { staff: true })('input[name=sure]').val())
    await admin.post(`${page}/${suggestion.key}`, { ...accepted, sure }).expect(303)
    const kept = createPhrasingEditor(service.services.database).list('lunch', 'en', { words: 'meal card' })
    assert.equal(kept.all, 3)
    const { changes, replay } = await rehearse()
    assert.deepEqual(
      changes.map(({ part, what }) => `${part} ${what}`),
      ['phrasing added', 'phrasing added', 'phrasing added'],
    )
    const moved = replay.changes.filter(({ key }) => key.startsWith('case:'))
    assert.deepEqual(
      moved.map(({ key, right }) => [key, right]),
      [[mended, { before: false, after: true }]],
    )
    assert.ok(![broken, same].some((key) => replay.wrong?.includes(key as `case:${number}`)))
  })

  it('show what a synonym would fix and break, separately from phrasings with the word', async () => {
    miss('where is our velotram', 'late-bus')
    miss('velotram again', 'late-bus')
    const mended = save('velotram please', ['transportation'])
    const broken = save('velotram museum tickets', [], { scope: false })
    const { suggestion, weighed } = await weigh(({ synonym }) => synonym?.word === 'velotram')
    assert.ok(suggestion.synonym!.means.includes('bus'))
    assert.equal(weighed.reached, 2)
    assert.deepEqual([weighed.gained, weighed.lost], [[mended], [broken]])

    await admin.post(`${page}/${suggestion.key}`, { do: 'accept', means: 'bus late' }).expect(303)
    const { changes, replay } = await rehearse()
    assert.deepEqual(
      changes.map(({ part, what, name, after }) => [part, what, name, after]),
      [['synonym', 'added', 'velotram', 'bus, late']],
    )
    const right = new Map(replay.changes.map((change) => [change.key as string, change.right]))
    assert.deepEqual(right.get(mended), { before: false, after: true })
    assert.deepEqual(right.get(broken), { before: true, after: false })
  })

  it('take effect in answers and search once published', async () => {
    const ask = async () =>
      (await request(service.app).post('/api/v1/ask').send({ concern: 'velotram please' })).body
    const find = async () =>
      (await service.services.findInDirectory('velotram', { kinds: ['office'] })).hits.map(
        ({ office }) => office,
      )
    assert.equal((await ask()).outcome, 'handover')
    assert.deepEqual(await find(), [])
    await admin
      .post('/admin/routing/synonyms', { lang: 'en', word: 'velotram', means: 'bus late' })
      .expect(303)
    await rehearse()
    const { publishing, publisher } = service.services
    await publishing.publish({ note: 'Their word', by: 'ana@elm.example', override: null })
    await publisher.settled()
    assert.equal((await ask()).answers[0].office, 'transportation')
    await until('the directory knows the word', async () => (await find()).includes('transportation'))
  })
})

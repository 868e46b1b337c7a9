import assert from 'node:assert/strict'
import request from 'supertest'
import { PublishBlocked } from '../../src/content/rehearsal/publish-gate.js'
import type { CaseFacts } from '../../src/content/rehearsal/saved-case.js'
import { createSavedCaseStore } from '../../src/content/rehearsal/saved-case-store.js'
import { createPhrasingEditor } from '../../src/content/revisions/phrasing-editor-store.js'
import { PublicationRefused } from '../../src/content/revisions/publisher.js'
import { createRuleEditor } from '../../src/content/revisions/rule-editor-store.js'
import { type RealService, startRealService } from '../support/app/real-service.js'

const aCase = (change: Partial<CaseFacts> = {}): CaseFacts => ({
  ...{ concern: 'the bus is late', lang: 'en', level: null, expect: ['transportation'], ok: [] },
  ...{ outcome: null, crisis: false, scope: true, protected: false, note: '' },
  ...change,
})

describe('Rehearsing the working copy', function () {
  // A thread starts, trains, and replays, which takes a while on a busy machine.
  this.timeout(90_000)

  let service: RealService
  beforeEach(async () => {
    service = await startRealService({ MEANING: 'no' })
  })
  afterEach(() => service.remove())

  const hand = { source: 'hand' as const, key: null, by: 'ana@elm.example' }
  const by = 'ana@elm.example'
  const save = (facts: CaseFacts) =>
    createSavedCaseStore(service.services.database).add(facts, hand, new Date())

  async function rehearse() {
    const { rehearsals } = service.services
    const id = rehearsals.start(by)
    await rehearsals.settled()
    const { state, fault, report } = rehearsals.find(id)!
    assert.deepEqual([state, fault], ['done', null])
    return report!
  }

  const addRule = () =>
    createRuleEditor(service.services.database).save({
      ...{ id: 'snow-bus', name: 'Snow on the bus road', why: 'The road is closed', active: true },
      conditions: { any: ['bus'] },
      action: { kind: 'office', office: 'nutrition' },
      ...{ startsOn: null, endsOn: null },
    })

  const ask = async (concern: string) => {
    const { body } = await request(service.app)
      .post('/api/v1/ask')
      .send({ concern, school: 'oak' })
      .expect(200)
    return body.answers[0].office
  }

  it("shows what a rule would change, in cases and families' questions, and allows publishing once it is proven", async () => {
    const bus = save(aCase())
    save(aCase({ concern: 'lunch money on the account', expect: ['nutrition'] }))
    await request(service.app).post('/api/v1/ask').send({ concern: 'our school bus did not stop for us' })
    service.services.database.$client.exec("update inquiries set text = 'our school bus did not stop for us'")
    addRule()

    await assert.rejects(
      service.services.publishing.publish({ note: 'Snow', by, override: 'in a hurry' }),
      (error: unknown) => error instanceof PublishBlocked && error.because === 'not-rehearsed',
    )
    const { replay, lint, changes, touchesDanger } = await rehearse()
    assert.deepEqual(
      changes.map(({ part, what, key }) => [part, what, key]),
      [['rule', 'added', 'snow-bus']],
    )
    assert.equal(touchesDanger, false)
    assert.deepEqual([replay.cases, replay.inquiries], [2, 1])
    assert.deepEqual([replay.accuracy.before.right, replay.accuracy.after.right], [2, 1])
    const [group] = replay.groups
    assert.deepEqual([group?.from, group?.to, group?.keys.length], ['transportation', 'nutrition', 2])
    assert.deepEqual(
      replay.changes.map(({ key, after, right }) => [key.split(':')[0], after.rule, right?.after]),
      [
        ['case', 'snow-bus', false],
        ['inquiry', 'snow-bus', undefined],
      ],
    )
    assert.equal(replay.changes[0]?.key, `case:${bus}`)
    assert.doesNotMatch(JSON.stringify(replay), /school bus did not stop/)
    assert.deepEqual(
      lint.map(({ kind, rule }) => [kind, rule]),
      [['over-broad', 'snow-bus']],
    )

    assert.equal(await ask('the bus is late'), 'transportation')
    await service.services.publishing.publish({ note: 'Snow', by, override: null })
    await service.services.publisher.settled()
    assert.equal(await ask('the bus is late'), 'nutrition')

    const first = service.services.liveRevision.live().revision.id - 1
    const { publishing, publisher } = service.services
    await publishing.rollBack(first, { note: 'The snow is gone', by, discard: true })
    await publisher.settled()
    assert.equal(await ask('the bus is late'), 'transportation')
    assert.equal((await publishing.status()).gate.unchanged, true, 'the working copy is what is live')
    assert.deepEqual(createRuleEditor(service.services.database).list(), [])
    assert.equal(publisher.publications.list(1)[0]?.discards, null)
  })

  it('says what it is waiting for, and what it does', async () => {
    const { draftRunner } = service.services
    addRule()
    const seen: string[] = []
    const learned = draftRunner.learn(() => {})
    const rehearsed = draftRunner.rehearse(10, ({ work }) => seen.push(work))
    const tried = draftRunner.try({
      ...{ key: 'try', text: 'the bus is late', lang: null, school: null, level: null, asked: null },
    })
    assert.equal(draftRunner.preparing()?.work, 'reading')
    await Promise.all([learned, rehearsed, tried])
    assert.equal(draftRunner.preparing(), null)
    const works = seen.filter((work, i) => work !== seen[i - 1])
    assert.deepEqual(works.slice(0, 4), ['waiting', 'reading', 'live', 'draft'])
  })

  it('keeps a working copy that somebody edits before the rollback is live', async () => {
    addRule()
    await rehearse()
    const { publishing, publisher, revisionTasks } = service.services
    await publishing.publish({ note: 'Snow', by, override: 'A small district' })
    await publisher.settled()
    const live = service.services.liveRevision.live().revision.id
    await publishing.rollBack(live - 1, { note: 'Thawed', by, discard: true })
    createPhrasingEditor(service.services.database).add('late-bus', 'en', ['where is our coach'])
    await publisher.settled()
    const edits = await revisionTasks.compare(live + 1, 'working-copy')
    assert.deepEqual(edits?.changes.map(({ part }) => part).sort(), ['phrasing', 'rule'])
  })

  it('blocks when a protected case breaks, until an admin gives a reason', async () => {
    save(aCase({ protected: true }))
    addRule()
    const { replay } = await rehearse()
    assert.equal(replay.brokenProtected.length, 1)
    const { publishing, publisher } = service.services
    await assert.rejects(
      publishing.publish({ note: 'Snow', by, override: null }),
      (error: unknown) => error instanceof PublishBlocked && error.blockers[0]?.kind === 'broken-cases',
    )
    const { id } = await publishing.publish({ note: 'Snow', by, override: 'The road is closed.' })
    await publisher.settled()
    const done = publisher.publications.find(id)
    assert.equal(done?.state, 'published')
    assert.equal(done?.override, 'The road is closed.')
    const [blocker] = done?.blockers ?? []
    assert.equal(blocker?.key, 'routing.publish.blocker.cases')
    assert.match(String(blocker?.values.texts), /^case:/)
  })

  it('must be repeated after another edit, and after another revision', async () => {
    addRule()
    await rehearse()
    const { publishing } = service.services
    assert.deepEqual((await publishing.status()).gate.blockers, [])
    createPhrasingEditor(service.services.database).add('lunch', 'en', ['the lunch card is empty'])
    assert.deepEqual((await publishing.status()).gate.blockers, [{ kind: 'not-rehearsed' }])
  })

  it("learns the draft's new words, and shows one concern beside the live answer", async () => {
    createPhrasingEditor(service.services.database).add('lunch', 'en', [
      'the meal card is empty',
      'meal card refill',
      'where do I refill the meal card',
    ])
    const item = {
      key: 'case:0' as const,
      text: 'refill the meal card',
      lang: null,
      school: 'oak',
      level: null,
      asked: null,
    }
    const { before, after } = await service.services.draftRunner.try(item)
    assert.notEqual(before.offices[0], 'nutrition')
    assert.equal(after.offices[0], 'nutrition')
    assert.ok(after.routed.match.trace.stages.length > 0)
    const { replay } = await rehearse()
    assert.equal(replay.changes.length, 0)
  })

  it('knows no closed school, as families do', async () => {
    const school = async () => {
      const item = { key: 'case:0' as const, lang: null, school: null, level: null, asked: null }
      const text = 'my son cries before school at Pine High'
      const { before, after } = await service.services.draftRunner.try({ ...item, text })
      return [before, after].map(({ routed }) => routed.place.school)
    }
    assert.deepEqual(await school(), ['pine', 'pine'])
    service.services.database.$client.exec(
      "update schools set closed_from = '2020-01-01' where slug = 'pine'",
    )
    assert.deepEqual(await school(), [null, null])
  })

  it('lets one admin teach a phrasing of an ordinary topic, though the calm line below an answer moves with it', async () => {
    save(aCase({ concern: 'please help my son needs lunch', expect: ['nutrition'] }))
    createPhrasingEditor(service.services.database).add('lunch', 'en', ['my son wants lunch'])
    const { replay, touchesDanger } = await rehearse()
    assert.deepEqual([replay.danger.before.support, replay.danger.after.support], [1, 0])
    assert.deepEqual([touchesDanger, replay.dangerChanges], [false, []])
    const { publishing, publisher, liveRevision } = service.services
    const { id } = await publishing.publish({ note: 'Lunch in their words', by, override: null })
    await publisher.settled()
    assert.equal(publisher.publications.find(id)?.state, 'published')
    assert.ok(
      liveRevision.live().revision.content.phrasings.some(({ text }) => text === 'my son wants lunch'),
    )
  })

  it('requires a second admin when a phrasing removes the lines to call from a concern', async () => {
    const key = save(aCase({ concern: 'my son says he wants to eat', expect: [] }))
    createPhrasingEditor(service.services.database).add('lunch', 'en', [
      'my son wants to eat',
      'he says he wants to eat',
    ])
    const { replay } = await rehearse()
    assert.deepEqual(replay.dangerChanges, [`case:${key}`])
    const { state } = await service.services.publishing.publish({ note: 'Lunch', by, override: null })
    assert.equal(state, 'waiting')
  })

  it('requires a second admin when help in danger changes, whatever was edited', async () => {
    save(aCase({ concern: 'he wants to kill himself tonight', expect: [], crisis: true }))
    createRuleEditor(service.services.database).save({
      ...{ id: 'ice', name: 'Ice on the pond', why: 'It is thin', active: true },
      conditions: { any: ['pond ice'] },
      action: { kind: 'emergency', level: 'now', kinds: ['medical-emergency'] },
      ...{ startsOn: null, endsOn: null },
    })
    const report = await rehearse()
    assert.equal(report.touchesDanger, true)
    assert.equal(report.replay.accuracy.after.right, 1)
    const { publishing, publisher } = service.services
    const { id, state } = await publishing.publish({ note: 'Ice', by, override: null })
    assert.equal(state, 'waiting')
    assert.throws(() => publisher.approve(id, by), PublicationRefused)
    publisher.approve(id, 'bo@elm.example')
    await publisher.settled()
    const { body } = await request(service.app)
      .post('/api/v1/ask')
      .send({ concern: 'kids are on the pond ice' })
    assert.equal(body.crisis, true)
  })

  it('can be canceled midway and run again', async () => {
    const { rehearsals } = service.services
    addRule()
    const id = rehearsals.start(by)
    assert.equal(rehearsals.start(by), id, 'there is one at a time')
    assert.equal(rehearsals.progress()?.id, id)
    assert.equal(await rehearsals.cancel(id), true)
    assert.equal(await rehearsals.cancel(id), false)
    await rehearsals.settled()
    assert.equal(rehearsals.find(id)?.state, 'cancelled')
    assert.equal(rehearsals.progress(), null)
    assert.ok(await rehearse())
  })
})

import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import request from 'supertest'
import { publishRevision } from '../../src/content/revisions/publish-revision.js'
import { PublicationRefused } from '../../src/content/revisions/publisher.js'
import { findRevision, listRevisions } from '../../src/content/revisions/revision-store.js'
import { createTopicEditor } from '../../src/content/revisions/topic-editor-store.js'
import { databaseFile, openDatabase } from '../../src/platform/database/open-database.js'
import { briefWording } from '../support/app/brief-fault.js'
import { type RealService, startRealService } from '../support/app/real-service.js'
import { until } from '../support/processes/real-meilisearch.js'

describe('Publishing while families ask', function () {
  // A busy machine trains slowly; this test is about the answers meanwhile.
  this.timeout(240_000)

  let service: RealService
  beforeEach(async () => {
    service = await startRealService({ MEANING: 'no' }, { patience: 40 })
  })
  afterEach(() => service.remove())

  const edit = (sql: string) => service.services.database.$client.exec(sql)
  const freeze = (content: number | 'working-copy') => service.services.routing.revisionTasks.freeze(content)
  const liveId = () => service.services.liveRevision.live().revision.id

  /** Late buses now go to the principal, and families say it in a new way. */
  const change = () =>
    edit(`update ladder_steps set office = 'principal' where topic = 'late-bus';
      insert into phrasings (topic, lang, text) values ('late-bus', 'en', 'the yellow coach is late'),
        ('late-bus', 'en', 'the yellow coach never came'), ('late-bus', 'en', 'where is the yellow coach')`)

  async function publish(revision: number | null = null, note = 'Trying it') {
    const frozen = await freeze(revision ?? 'working-copy')
    assert.ok(frozen)
    return service.services.publisher.request(
      {
        kind: revision === null ? 'publish' : 'roll-back',
        source: revision,
        note,
        by: 'ana@elm.example',
        blockers: [],
        override: null,
        touchesDanger: false,
      },
      frozen,
    )
  }

  const ask = async (concern: string) => {
    const { status, body } = await request(service.app).post('/api/v1/ask').send({ concern, school: 'oak' })
    return { status, office: body.answers?.[0]?.office, revision: body.revision, engine: body.engine }
  }

  /** Asks eight at a time until the work is done. @returns every answer */
  async function askDuring(work: Promise<unknown>) {
    const answers: Awaited<ReturnType<typeof ask>>[] = []
    let going = true
    const asker = async (n: number) => {
      for (let i = 0; going || answers.length < 250; i++)
        answers.push(await ask(`the bus is late zq${n}x${i}`))
    }
    const asking = Promise.all(Array.from({ length: 8 }, (_, n) => asker(n)))
    await work.finally(() => {
      going = false
    })
    await asking
    return answers
  }

  it('moves the links of a merged topic to its successor, and back with a rollback', async () => {
    const { database, publisher, directory } = service.services
    edit("insert into links (topic, url, position) values ('lunch', 'https://elm.example/menu', 1)")
    const topicOfLink = () => directory().links.find(({ url }) => url.endsWith('/menu'))?.topic
    const first = liveId()
    createTopicEditor(database).retire('lunch', 'worry')
    assert.equal(topicOfLink(), 'lunch')
    await publish()
    await publisher.settled()
    assert.equal(topicOfLink(), 'worry')
    await publish(first)
    await publisher.settled()
    assert.equal(topicOfLink(), 'lunch')
  })

  it('swaps in one step, without a failed, empty, or mixed answer, and rolls back the same way', async () => {
    const first = liveId()
    change()
    await publish()
    const during = await askDuring(service.services.publisher.settled())
    const second = liveId()
    assert.equal(second, first + 1)
    assert.ok(during.length >= 250)
    for (const answer of during) {
      assert.equal(answer.status, 200)
      assert.equal(answer.office, answer.revision === first ? 'transportation' : 'principal')
      assert.equal(answer.engine, 'meilisearch')
    }
    assert.equal((await ask('the yellow coach is late')).office, 'principal')

    const models = () => readdirSync(join(service.dataDir, 'models')).sort()
    const learned = models()
    await publish(first, 'It was better before')
    const back = await askDuring(service.services.publisher.settled())
    for (const answer of back) {
      assert.equal(answer.status, 200)
      assert.equal(answer.office, answer.revision === second ? 'principal' : 'transportation')
      assert.equal(answer.engine, 'meilisearch')
    }
    assert.deepEqual(models(), learned, 'what was learned once is not learned again')
    const { database } = service.services
    const [third, middle, oldest] = listRevisions(database)
    assert.deepEqual([third?.id, middle?.id, oldest?.id], [first + 2, second, first])
    assert.equal(third?.contentHash, oldest?.contentHash)
    assert.equal(third?.note, 'It was better before')
    assert.equal(third?.publishedBy, 'ana@elm.example')
    const summary = third?.summary.map(briefWording).join('; ') ?? ''
    assert.match(
      summary,
      /part\.ladders, counts: [\w.]*changed\(count: 1\)\); .*part\.phrasings, counts: [\w.]*removed\(count: 3\)/,
    )
    assert.equal((await ask('the bus is late')).office, 'transportation')
  })

  it('resumes a preparation after a restart', async () => {
    const first = liveId()
    change()
    const { id } = await publish()
    await service.restart()
    await service.services.publisher.settled()
    assert.equal(liveId(), first + 1)
    assert.equal(service.services.publisher.publications.find(id)?.state, 'published')
    assert.equal((await ask('the bus is late')).office, 'principal')
  })

  it('picks up a revision published by another process', async () => {
    const first = liveId()
    change()
    const other = await openDatabase(databaseFile(service.dataDir))
    const { id } = publishRevision(other, { note: 'Seeded', by: null })
    other.$client.close()
    await until('the revision is live', async () => liveId() === id, 20_000)
    assert.equal(id, first + 1)
    assert.equal((await ask('the bus is late')).office, 'principal')
  })

  it('requires a second admin when danger answers change, for exactly what was requested', async () => {
    const first = liveId()
    edit(
      "insert into danger_phrases (kind, lang, danger, text) values ('suicide', 'en', 1, 'no reason to live')",
    )
    const frozen = await freeze('working-copy')
    assert.equal(frozen?.touchesDanger, true)
    const { publisher } = service.services
    const wanted = {
      ...{ kind: 'publish' as const, source: null, note: 'A phrase', by: 'ana@elm.example' },
      ...{ blockers: [], override: null, touchesDanger: true },
    }
    const { id } = publisher.request(wanted, frozen!)
    change()
    await publisher.settled()
    assert.equal(liveId(), first)
    assert.throws(() => publisher.request(wanted, frozen!), refused('another-open'))
    assert.throws(() => publisher.approve(id, 'ana@elm.example'), refused('own-request'))
    publisher.approve(id, 'bo@elm.example')
    assert.throws(() => publisher.approve(id, 'bo@elm.example'), refused('not-waiting'))
    await publisher.settled()
    assert.equal(liveId(), first + 1)
    const { content } = findRevision(service.services.database, liveId())!
    assert.equal(content.phrasings.filter(({ text }) => text.includes('coach')).length, 0)
    assert.equal(publisher.publications.ofRevision(liveId())?.approvedBy, 'bo@elm.example')
  })

  it('can be canceled, and does not overwrite a revision published in between', async () => {
    const first = liveId()
    const { publisher, database } = service.services
    change()
    const { id } = await publish()
    assert.equal(publisher.cancel(id), true)
    assert.equal(publisher.cancel(id), false)
    await publisher.settled()
    assert.deepEqual([liveId(), publisher.publications.find(id)?.state], [first, 'cancelled'])

    const frozen = await freeze('working-copy')
    publishRevision(database, { note: 'Seeded', by: null })
    const late = publisher.request(
      {
        ...{ kind: 'publish' as const, source: null, note: 'Late', by: 'ana@elm.example' },
        ...{ blockers: [], override: null, touchesDanger: false },
      },
      frozen!,
    )
    await publisher.settled()
    const ended = publisher.publications.find(late.id)
    assert.equal(ended?.state, 'failed')
    assert.equal(ended?.fault?.key, 'routing.publish.outOfDate')
  })
})

const refused = (because: string) => (error: unknown) =>
  error instanceof PublicationRefused && error.because === because

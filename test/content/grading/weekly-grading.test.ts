import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eraseStatements } from '../../../src/answering/inquiries/erase-statements.js'
import { createInsertInquiry, type Inquiry } from '../../../src/answering/inquiries/inquiry-store.js'
import { createGradingStore } from '../../../src/content/grading/grading-store.js'
import { createWeeklyGrading } from '../../../src/content/grading/weekly-grading.js'
import { publishRevision } from '../../../src/content/revisions/publish-revision.js'
import { createToDoStore } from '../../../src/content/to-do/to-do-store.js'
import type { Database } from '../../../src/platform/database/open-database.js'
import { runInTransaction } from '../../../src/platform/database/statements.js'
import { createLog } from '../../../src/platform/web/log.js'
import { createClock } from '../../support/app/clock.js'
import { openSampleFile } from '../../support/samples/sample-database.js'
import { sampleInquiry } from '../../support/samples/sample-inquiry.js'

const timeZone = 'America/New_York'
const day = 24 * 60
const [ana, ben, cy] = [1, 2, 3]

describe('The weekly sample to grade', () => {
  let folder: string
  let database: Database
  // A Monday at five in the morning, a day after clocks went back.
  let clock: ReturnType<typeof createClock>
  beforeEach(async () => {
    clock = createClock(new Date('2026-11-02T10:00:00Z'))
    folder = mkdtempSync(join(tmpdir(), 'grading-'))
    database = await openSampleFile(folder)
    publishRevision(database, { note: '', by: null })
  })
  afterEach(() => {
    database.$client.close()
    rmSync(folder, { recursive: true })
  })

  function create(weeklySample = 40) {
    const tools = { database, now: clock.now, log: createLog('silent') }
    const office = (id: string) => (id === 'gifted' ? { id: 'curriculum' } : null)
    const directory = () => ({ district: { timeZone }, office }) as never
    const writeLater = async (write: () => void) => write()
    return createWeeklyGrading({ weeklySample }, { ...tools, writeLater }, { directory })
  }
  const { result } = sampleInquiry()
  const textUntil = new Date('2026-12-20T00:00:00Z')
  function ask(askedAt: string, change: Partial<Inquiry> = {}): string {
    const inquiry = sampleInquiry({
      askedAt: new Date(askedAt),
      text: 'the bus is late',
      textUntil,
      ...change,
    })
    runInTransaction(database.$client, [createInsertInquiry(database)(inquiry)])
    return inquiry.code
  }
  const askTimes = (count: number, at: string) => Array.from({ length: count }, () => ask(at))
  const countDrawn = () => database.$client.prepare('select count(*) from graded_concerns').pluck().get()
  async function drawn(): Promise<ReturnType<typeof create>> {
    const grading = create()
    await grading.runIfDue()
    return grading
  }

  it('has the last week’s concerns alone, from local midnight to local midnight', async () => {
    ask('2026-10-26T03:59:00Z')
    ask('2026-10-26T04:00:00Z')
    ask('2026-11-02T04:59:00Z')
    ask('2026-11-02T05:00:00Z')
    ask('2026-10-28T12:00:00Z', { text: null, textUntil: null })
    ask('2026-10-28T12:00:00Z', { textUntil: new Date('2026-11-01T00:00:00Z') })
    assert.equal((await drawn()).countWaiting(ana), 2)
  })

  it('is drawn once a week, whatever restarts, and as large as set', async () => {
    askTimes(9, '2026-10-28T12:00:00Z')
    for (let restart = 0; restart < 3; restart++) {
      await create(5).runIfDue()
      clock.pass(day)
    }
    assert.equal(countDrawn(), 5)
    askTimes(2, '2026-11-04T12:00:00Z')
    clock.pass(5 * day)
    await create(5).runIfDue()
    assert.equal(countDrawn(), 7)
    assert.equal(create(0).isOn, false)
  })

  it('shows nothing of the answer, and nobody what another said', async () => {
    ask('2026-10-28T12:00:00Z')
    const grading = await drawn()
    const concern = grading.next(ana)!
    assert.deepEqual(Object.keys(concern).sort(), ['id', 'lang', 'school', 'text'])
    assert.equal(grading.grade(concern.id, ana, 'nurse'), true)
    assert.equal(grading.grade(concern.id, ana, 'principal'), false, 'not twice')
    assert.equal(grading.next(ana), null)
    assert.deepEqual(grading.next(ben), concern)
    assert.equal(grading.grade(concern.id, ben, 'nurse'), true)
    assert.equal(grading.grade(concern.id, cy, 'nurse'), false, 'two are enough')
    assert.equal(grading.measures().agreed.of, 1)
  })

  it('takes as named whoever answers for the office, as people can choose no other', async () => {
    const gifted = [{ office: 'gifted', score: 0.9, topic: null }]
    ask('2026-10-28T12:00:00Z', { result: { ...result, offices: gifted } })
    const grading = await drawn()
    const { id } = grading.next(ana)!
    for (const person of [ana, ben]) grading.grade(id, person, 'curriculum')
    assert.equal(grading.measures().right.right, 1)
    assert.deepEqual(createToDoStore(database, clock.now).list(), [])
  })

  it('takes every office of an answer to several concerns as named, and none as sure', async () => {
    const offices = ['transportation', 'nurse'].map((office, part) => ({
      office,
      score: 0.9,
      topic: null,
      part,
    }))
    const parts = [
      { from: 0, to: 7 },
      { from: 8, to: 15 },
    ]
    ask('2026-10-28T12:00:00Z', { result: { ...result, offices, parts } })
    const grading = await drawn()
    const { id } = grading.next(ana)!
    grading.grade(id, ana, 'nurse')
    grading.grade(id, ben, 'transportation')
    const { right, sure } = grading.measures()
    assert.deepEqual([right.right, right.count, sure.count], [1, 1, 0])
  })

  it('puts every miss onto the to-do list: those that both agree on, and those that they do not', async () => {
    askTimes(8, '2026-10-28T12:00:00Z')
    const grading = await drawn()
    const toDo = createToDoStore(database, clock.now)
    const named = result.offices[0]!.office
    const both = (first: string, second: string) => {
      const { id } = grading.next(ana)!
      grading.grade(id, ana, first)
      grading.grade(id, ben, second)
      return id
    }
    both(named, named)
    for (const said of ['unclear', named, 'nurse']) both(said, 'unclear')
    assert.deepEqual(toDo.list(), [])
    const id = both('nurse', 'nurse')
    const [item] = toDo.list()
    assert.deepEqual([item?.key, item?.kind, item?.office], [`graded:${id}`, 'graded', named])
    assert.deepEqual([item?.right, item?.said], ['nurse', ['nurse']])
    assert.equal(toDo.count(), 1)
    assert.equal(toDo.find(`graded:${id}`)?.item.text, 'the bus is late')
    toDo.handle(`graded:${id}`, { how: 'because', detail: 'x', at: clock.now(), by: 'a@b.example' })
    assert.deepEqual([toDo.count(), toDo.countHandled()], [0, 1])
    const disputed = [both('principal', 'nurse'), both(named, 'nurse'), both('nurse', 'none')]
    const said = new Map(toDo.list().map((each) => [each.key, each]))
    assert.deepEqual(
      disputed.map((each) => said.get(`graded:${each}`)?.said),
      [
        ['nurse', 'principal'],
        ['nurse', named],
        [null, 'nurse'],
      ],
    )
    assert.ok([...said.values()].every(({ kind, right }) => kind === 'disputed' && right === null))
    const { right } = grading.measures()
    assert.equal(toDo.count() + toDo.countHandled(), right.count - right.right)
  })

  it('ends with the words: an erased question waits for nobody, and its grades stay without it', async () => {
    const codes = askTimes(2, '2026-10-28T12:00:00Z')
    const grading = await drawn()
    const first = grading.next(ana)!
    grading.grade(first.id, ana, 'nurse')
    grading.grade(first.id, ben, 'nurse')
    for (const code of codes)
      runInTransaction(database.$client, eraseStatements(code, { what: 'all', day: '2026-11-02' }))
    assert.equal(grading.next(cy), null)
    assert.deepEqual(createToDoStore(database, clock.now).list(), [])
    assert.equal(grading.measures().agreed.of, 1)
    createGradingStore(database).forget(new Date('2026-01-01T00:00:00Z'), clock.now())
    assert.equal(countDrawn(), 1)
    createGradingStore(database).forget(new Date('2030-01-01T00:00:00Z'), clock.now())
    assert.equal(countDrawn(), 0)
  })

  it('waits no longer than the words are kept', async () => {
    ask('2026-10-28T12:00:00Z')
    const grading = await drawn()
    const { id } = grading.next(ana)!
    clock.pass(60 * day)
    assert.equal(grading.next(ana), null)
    assert.equal(grading.grade(id, ana, 'nurse'), false)
  })
})

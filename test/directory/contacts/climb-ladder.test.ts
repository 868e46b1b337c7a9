import assert from 'node:assert/strict'
import { readWorkingCopy } from '../../../src/content/revisions/working-copy-store.js'
import { climbLadder } from '../../../src/directory/contacts/climb-ladder.js'
import { type DirectorySnapshot, readDirectory } from '../../../src/directory/model/directory-snapshot.js'
import type { RoutingTopic } from '../../../src/directory/model/topic.js'
import type { Database } from '../../../src/platform/database/open-database.js'
import { sampleDatabase } from '../../support/samples/sample-database.js'

describe('climbLadder', () => {
  let database: Database
  let directory: DirectorySnapshot
  let topics: RoutingTopic[]
  before(async () => {
    database = await sampleDatabase()
    directory = readDirectory(database)
    topics = readWorkingCopy(database).topics
  })
  after(() => database.$client.close())

  function climb(
    date: string,
    school: string | null = 'oak',
    change: Partial<RoutingTopic> = {},
    language = 'en',
  ) {
    const topic = { ...topics.find(({ slug }) => slug === 'worry')!, ...change }
    return climbLadder(directory, { topic, school, date, language })
  }
  const dates = (...given: Parameters<typeof climb>) =>
    climb(...given).map((step) => `${step.office} ${step.askFrom}`)

  it('asks each office on the school day after the previous reply was due, across Thanksgiving', () => {
    // The counselor promises two school days: Wednesday and, after Thanksgiving, Monday.
    assert.deepEqual(dates('2026-11-24'), [
      'counselor 2026-11-24',
      'principal 2026-12-01',
      'transportation 2026-12-03',
    ])
  })

  it('starts on the next school day when asked on a day off', () => {
    assert.deepEqual(dates('2026-11-26'), [
      'counselor 2026-11-30',
      'principal 2026-12-03',
      'transportation 2026-12-07',
    ])
  })

  it('knows no date for certain after the end of the calendar', () => {
    assert.deepEqual(
      climb('2032-01-02').map(({ unsure }) => unsure),
      [true, true, true],
    )
    assert.ok(climb('2026-11-24').every(({ unsure }) => !unsure))
  })

  it('uses the school’s contacts and the language’s words', () => {
    const [first] = climb('2026-11-24', 'oak', {}, 'es')
    assert.deepEqual(first, {
      step: 1,
      office: 'counselor',
      name: 'Consejero',
      phone: '+12165550110',
      ext: '21',
      askFrom: '2026-11-24',
    })
  })

  it("uses a level's own ladder", () => {
    assert.deepEqual(dates('2026-11-24', 'pine'), ['principal 2026-11-24'])
  })

  it('gives only the first step for topics that go straight to an office', () => {
    assert.deepEqual(dates('2026-11-24', 'oak', { straight: true }), ['counselor 2026-11-24'])
  })

  it('waits for the slower of two offices on the same step', () => {
    const ladders = { any: [['principal', 'counselor'], ['transportation']] }
    const steps = climb('2026-11-16', 'oak', { ladders })
    assert.deepEqual(
      steps.map(({ step, office, askFrom }) => [step, office, askFrom]),
      [
        [1, 'principal', '2026-11-16'],
        [1, 'counselor', '2026-11-16'],
        [2, 'transportation', '2026-11-19'],
      ],
    )
  })

  it('counts as usual, and gives the main phone, when no school is chosen', () => {
    const steps = climb('2026-11-24', null)
    assert.deepEqual(
      steps.map(({ askFrom }) => askFrom),
      ['2026-11-24', '2026-12-01', '2026-12-03'],
    )
    assert.deepEqual(
      steps.map(({ phone }) => phone),
      ['+12165550100', '+12165550100', '+12165550112'],
    )
  })

  it('waits for school to start in summer, but not at the district', () => {
    const [first] = climb('2027-07-01')
    assert.equal(first?.askFrom, '2027-08-18')
    assert.equal(
      climb('2027-07-01', 'oak', { ladders: { any: [['transportation']] } })[0]?.askFrom,
      '2027-07-01',
    )
  })
})

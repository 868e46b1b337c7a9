import assert from 'node:assert/strict'
import { type ContactQuestion, resolveContact } from '../../../src/directory/contacts/resolve-contact.js'
import { type DirectorySnapshot, readDirectory } from '../../../src/directory/model/directory-snapshot.js'
import { includesLastName } from '../../../src/directory/model/person.js'
import type { TodayLine } from '../../../src/directory/today/today-line.js'
import type { Database } from '../../../src/platform/database/open-database.js'
import { sampleDatabase } from '../../support/samples/sample-database.js'

describe('resolveContact', () => {
  let database: Database
  let directory: DirectorySnapshot
  before(async () => {
    database = await sampleDatabase()
    directory = readDirectory(database)
  })
  after(() => database.$client.close())

  const question: ContactQuestion = {
    office: 'counselor',
    school: 'pine',
    grade: null,
    lastName: null,
    language: 'en',
    moment: new Date('2026-11-23T15:00:00Z'),
  }
  const resolve = (change: Partial<ContactQuestion>) => resolveContact(directory, { ...question, ...change })
  const named = (question: Partial<ContactQuestion>) => resolve(question)?.person?.name ?? null

  it('finds a district office, whatever the school', () => {
    const contact = resolve({ office: 'transportation', school: 'oak', language: 'es' })
    assert.equal(contact?.phone, '+12165550112')
    assert.deepEqual(contact?.bring, ['número', 'parada'])
    assert.equal(contact?.openState.open, true)
    assert.equal(contact?.replyBy, '2026-11-24')
    assert.deepEqual(contact, resolve({ office: 'transportation', school: null, language: 'es' }))
  })

  it('finds the office at the chosen school, and none without a school', () => {
    assert.equal(resolve({})?.room?.text, 'Room 3')
    assert.equal(resolve({ school: 'oak' })?.room?.text, 'Room 2')
    assert.equal(resolve({ school: null }), null)
    assert.equal(resolve({ school: 'nowhere' }), null)
    assert.equal(resolve({ office: 'nothing' }), null)
  })

  it('never reveals internal facts', () => {
    assert.doesNotMatch(JSON.stringify(resolve({})), /Call twice/)
  })

  it('names the person responsible for the last name, with or without accents', () => {
    assert.equal(named({ lastName: 'Hernández' }), 'Ana Ruiz')
    assert.equal(named({ lastName: 'Álvarez' }), 'Ana Ruiz')
    assert.equal(named({ lastName: 'm' }), 'Ana Ruiz')
    assert.equal(named({ lastName: '王' }), null)
    assert.equal(includesLastName('N-Z', 'Ñuñez'), true)
    assert.equal(includesLastName('A-M', 'Ñuñez'), false)
    assert.equal(includesLastName('N-Z', "O'Neil"), true)
    assert.equal(includesLastName('A-M', 'Łukasz'), true)
  })

  it('names nobody who is not public', () => {
    assert.equal(named({ lastName: 'Young' }), null)
    assert.equal(resolve({ lastName: 'Young' })?.email, 'counselor.pine@elm.example')
  })

  it('names nobody when it could be one of several', () => {
    assert.equal(named({}), null)
    assert.equal(named({ school: 'oak' }), null)
  })

  it('names the person who speaks the family’s language', () => {
    assert.equal(named({ language: 'es' }), 'Bo Lind')
    assert.equal(named({ language: 'es-MX', lastName: 'Hernández' }), 'Bo Lind')
    assert.equal(resolve({ language: 'es' })?.person?.title.text, 'Consejero')
    assert.equal(named({ language: 'so', lastName: 'Ali' }), 'Ana Ruiz')
  })

  it('names the substitute while the usual person is away, through the last day', () => {
    const contact = (moment: string) => resolve({ school: 'oak', grade: 'K', moment: new Date(moment) })
    assert.equal(contact('2026-11-23T15:00:00Z')?.person?.name, 'Bo Lind')
    assert.equal(contact('2026-11-23T15:00:00Z')?.awayUntil, '2026-11-30')
    assert.equal(contact('2026-12-01T04:00:00Z')?.person?.name, 'Bo Lind', 'still 30 November in New York')
    assert.equal(contact('2026-12-01T15:00:00Z')?.person?.name, 'Ana Ruiz')
    assert.equal(contact('2026-12-01T15:00:00Z')?.awayUntil, null)
    assert.equal(contact('2026-10-30T15:00:00Z')?.person?.name, 'Ana Ruiz')
  })

  it('goes by grade', () => {
    const name = (grade: string) => named({ school: 'oak', grade, moment: new Date('2026-12-02T15:00:00Z') })
    assert.deepEqual(['K', '2', '3', '5', '12', 'x'].map(name), [
      'Ana Ruiz',
      'Ana Ruiz',
      'Bo Lind',
      'Bo Lind',
      null,
      null,
    ])
  })

  it('names nobody when the usual person is away without a substitute', async () => {
    const own = await sampleDatabase({
      'posts.csv': (sound) =>
        sound.replace('Principal,Directora,,,', 'Principal,Directora,2026-11-02,2026-12-01,'),
    })
    const contact = resolveContact(readDirectory(own), {
      office: 'principal',
      school: 'oak',
      grade: null,
      lastName: null,
      language: 'en',
      moment: new Date('2026-11-23T15:00:00Z'),
    })
    assert.deepEqual([contact?.person, contact?.awayUntil], [null, '2026-12-01'])
    own.$client.close()
  })

  it('promises a reply in school days, counted from the day the question is read', () => {
    const by = (moment: string) => resolve({ moment: new Date(moment) })?.replyBy
    assert.equal(by('2026-11-24T15:00:00Z'), '2026-11-30', 'over Thanksgiving')
    assert.equal(by('2026-11-21T15:00:00Z'), '2026-11-25', 'asked on Saturday, read on Monday')
  })

  it('counts a promise from when a closed school opens again', () => {
    const closure: TodayLine = {
      ...{ id: 1, kind: 'closure', schools: ['pine'], closesOffices: false, words: { en: 'Closed.' } },
      ...{ startsAt: new Date('2026-11-23T11:00:00Z'), endsAt: new Date('2026-11-24T05:00:00Z') },
      ...{ postedAt: new Date('2026-11-23T11:00:00Z'), postedBy: 'Ana', key: null },
    }
    const by = (todayLines: TodayLine[], school: string) =>
      resolveContact({ ...directory, todayLines }, { ...question, school })?.replyBy
    assert.equal(by([], 'pine'), '2026-11-25')
    assert.equal(by([closure], 'pine'), '2026-11-30', 'read on Tuesday; Thanksgiving is not counted')
    assert.equal(by([closure], 'oak'), by([], 'oak'))
  })

  it('works a contact out once a minute for new questions, and to the second with a closure in that minute', () => {
    const at = (time: string, of = directory) => {
      const moment = new Date(`2026-11-23T${time}Z`)
      return resolveContact(of, { ...question, moment, askedAt: moment })
    }
    const isOpen = (time: string, of?: DirectorySnapshot) => at(time, of)?.openState.open
    assert.equal(at('15:00:01'), at('15:00:59'))
    assert.deepEqual(at('15:00:01'), resolve({ askedAt: question.moment }))
    const closesAt = at('15:00:00')?.openState.closesAt
    assert.ok(closesAt)
    const before = new Date(closesAt.getTime() - 1).toISOString().slice(11, 23)
    assert.deepEqual([isOpen(before), isOpen(closesAt.toISOString().slice(11, 23))], [true, false])

    const closure: TodayLine = {
      ...{ id: 1, kind: 'closure', schools: ['pine'], closesOffices: false, words: { en: 'Closed.' } },
      ...{ startsAt: new Date('2026-11-23T15:00:30Z'), endsAt: new Date('2026-11-23T16:00:00Z') },
      ...{ postedAt: new Date('2026-11-23T15:00:30Z'), postedBy: 'Ana', key: null },
    }
    const closing = { ...directory, todayLines: [closure] }
    assert.deepEqual(
      ['15:00:29', '15:00:30', '15:01:00', '15:59:59', '16:00:00'].map((time) => isOpen(time, closing)),
      [true, false, false, false, true],
    )
  })
})

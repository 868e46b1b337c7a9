import assert from 'node:assert/strict'
import { openStateOf } from '../../../src/directory/contacts/open-state.js'
import type { DirectorySnapshot } from '../../../src/directory/model/directory-snapshot.js'
import { schoolDayAfterClosure } from '../../../src/directory/today/after-closure.js'
import { linesInForce, type TodayLine } from '../../../src/directory/today/today-line.js'
import { sampleDirectory } from '../../support/samples/sample-directory.js'

const { directory } = await sampleDirectory()
const lincoln = directory.school('lincoln-elementary')!

/** On the district's clock, on Friday, October 10, 2025. */
const at = (clock: string, day = 10) => new Date(`2025-10-${day}T${clock}:00-04:00`)

function closing(change: Partial<TodayLine> = {}): DirectorySnapshot {
  const line: TodayLine = {
    ...{ id: 1, kind: 'closure', schools: [], startsAt: at('06:00'), endsAt: at('00:00', 11) },
    ...{ closesOffices: false, words: { en: 'Snow day' }, postedAt: at('05:00'), postedBy: 'Ana', key: null },
    ...change,
  }
  return { ...directory, todayLines: [line] }
}

const atLincoln = { hours: 'Mo-Fr 07:30-16:00', school: lincoln.slug }
const office = { hours: 'Mo-Fr 07:30-16:00', school: null }

describe('A closure', () => {
  it('closes the offices of its schools for its span, and says so', () => {
    const state = (moment: Date, change: Partial<TodayLine> = {}) =>
      openStateOf(closing(change), atLincoln, moment)
    const monday = new Date('2025-10-13T11:30:00Z')
    const closed = { open: false, closesAt: null, opensAt: monday, closedToday: true }
    assert.deepEqual(state(at('10:00')), closed)
    assert.deepEqual(state(at('18:00')), closed, 'in the evening, too')
    assert.deepEqual(state(at('10:00'), { schools: [lincoln.slug] }), closed)
    assert.equal(state(at('10:00'), { schools: ['riverbend-high'] }).open, true)
    assert.equal(state(at('10:00', 13)).open, true, 'over')
    assert.equal(state(at('10:00'), { kind: 'delay' }).open, true, 'no closure')
  })

  it('cuts hours that it only touches', () => {
    const noon = { startsAt: at('06:00'), endsAt: at('12:00') }
    const { opensAt } = openStateOf(closing(noon), atLincoln, at('10:00'))
    assert.deepEqual(opensAt, at('12:00'))
    const early = { startsAt: at('13:00'), endsAt: at('00:00', 11) }
    assert.deepEqual(openStateOf(closing(early), atLincoln, at('10:00')).closesAt, at('13:00'))
  })

  it('leaves the district’s own offices open, unless it closes them', () => {
    assert.equal(openStateOf(closing(), office, at('10:00')).open, true)
    const state = openStateOf(closing({ closesOffices: true }), office, at('10:00'))
    assert.deepEqual([state.open, state.closedToday], [false, true])
  })

  it('says nothing on a day that is closed anyway, and never closes what is always open', () => {
    const weekend = { startsAt: at('00:00', 11), endsAt: at('00:00', 12) }
    assert.equal('closedToday' in openStateOf(closing(weekend), atLincoln, at('10:00', 11)), false)
    assert.equal(openStateOf(closing(), { ...atLincoln, hours: '24/7' }, at('10:00')).open, true)
  })

  it('ends before the next school day', () => {
    assert.equal(schoolDayAfterClosure(closing(), lincoln, at('10:00')), '2025-10-13')
    assert.equal(schoolDayAfterClosure(closing(), lincoln, at('05:00')), null)
    assert.equal(schoolDayAfterClosure(closing({ schools: ['other'] }), lincoln, at('10:00')), null)
  })
})

describe('Today lines', () => {
  it('are in force from their start until just before their end', () => {
    const inForce = (moment: Date) => linesInForce(closing(), moment, null).length
    assert.deepEqual([at('05:59'), at('06:00'), at('23:59'), at('00:00', 11)].map(inForce), [0, 1, 1, 0])
  })
})

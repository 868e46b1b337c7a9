import assert from 'node:assert/strict'
import { type BoardPeriod, choosePeriod } from '../../../../src/content/insights/board/week-range.js'
import { mondayOf, sundayOf, weekOf } from '../../../../src/content/insights/periods.js'

const published = { from: weekOf('2025-06-02'), until: weekOf('2026-07-13') }
const today = '2026-07-21'
const choose = (length: string, day = '') =>
  choosePeriod({ length, day, from: '', until: '' }, published, today)
const range = (from: string, until: string) =>
  choosePeriod({ length: '', day: '', from, until }, published, today)
const daysOf = (chosen: ReturnType<typeof choose>) => {
  const { from, until } = chosen as BoardPeriod
  return [mondayOf(from), sundayOf(until - 1)]
}

describe('The period of a board', () => {
  it('is the last one that is over, unless a day is given', () => {
    assert.deepEqual(daysOf(choose('month')), ['2026-06-01', '2026-06-28'])
    assert.deepEqual(daysOf(choose('')), ['2026-06-01', '2026-06-28'])
    assert.deepEqual(daysOf(choose('year')), ['2025-06-30', '2026-06-28'])
  })

  it('turns with the school year, on the Monday next to July 1', () => {
    assert.deepEqual(daysOf(choose('year', '2026-06-28')), ['2025-06-30', '2026-06-28'])
    const open = choose('year', '2026-06-29') as BoardPeriod
    assert.deepEqual(daysOf(open), ['2026-06-29', '2026-07-12'])
    assert.equal(open.isOpen, true)
    assert.equal((choose('month', '2026-06-28') as BoardPeriod).isOpen, false)
  })

  it('compares as many weeks as it has', () => {
    const { before, lastYear } = choose('month', '2026-07-01') as BoardPeriod
    assert.deepEqual(
      [before, lastYear].map(({ from }) => mondayOf(from)),
      ['2026-06-01', '2025-06-30'],
    )
    for (const { from, until } of [before, lastYear]) assert.equal(until - from, 2)
  })

  it('keeps its weeks over the days on which clocks change', () => {
    assert.deepEqual(daysOf(choose('month', '2025-11-02')), ['2025-10-20', '2025-11-16'])
    assert.deepEqual(daysOf(choose('month', '2026-03-08')), ['2026-02-09', '2026-03-08'])
    assert.deepEqual(daysOf(choose('month', '2026-03-09')), ['2026-03-09', '2026-04-05'])
  })

  it('takes no other day than one with counts', () => {
    for (const [day, key] of [
      ['2025-06-01', 'insights.fault.before'],
      ['2026-07-13', 'insights.fault.after'],
      ['2026-07-22', 'insights.fault.future'],
      ['1976-07-21', 'insights.fault.tooOld'],
      ['2026-02-30', 'insights.fault.day'],
      ['7/1/2026', 'insights.fault.day'],
    ] as const) {
      const fault = choose('month', day)
      assert.ok('key' in fault)
      assert.equal(fault.key, key, day)
    }
    assert.ok('from' in choose('month', '2026-07-12'))
  })

  it('is the whole weeks around a range, and says what was asked', () => {
    const chosen = range('2025-09-03', '2025-10-01') as BoardPeriod
    assert.deepEqual(daysOf(chosen), ['2025-09-01', '2025-10-05'])
    assert.deepEqual(chosen.asked, { from: '2025-09-03', until: '2025-10-01' })
    assert.equal((range('2025-09-01', '2025-10-05') as BoardPeriod).asked, null)
    assert.deepEqual(
      [chosen.before, chosen.lastYear].map(({ from, until }) => [mondayOf(from), sundayOf(until - 1)]),
      [
        ['2025-07-28', '2025-08-31'],
        ['2024-09-02', '2024-10-06'],
      ],
    )
  })

  it('goes with a range as far as there are counts', () => {
    const wide = range('2024-01-01', '2030-01-01') as BoardPeriod
    assert.deepEqual(daysOf(wide), ['2025-06-02', '2026-07-12'])
    assert.equal(wide.lastYear.from, wide.lastYear.until, 'over a year is not compared with last year')
    assert.deepEqual(wide.asked, { from: '2024-01-01', until: '2030-01-01' })
    assert.deepEqual(daysOf(range('', '2025-06-09')), ['2025-06-02', '2025-06-15'])
    assert.deepEqual(daysOf(range('2026-07-07', '')), ['2026-07-06', '2026-07-12'])
    assert.deepEqual(daysOf(range('2026-07-12', '2026-07-12')), ['2026-07-06', '2026-07-12'])
  })

  it('takes a range over the turn of the school year, and over the days on which clocks change', () => {
    assert.deepEqual(daysOf(range('2026-06-28', '2026-06-29')), ['2026-06-22', '2026-07-05'])
    assert.deepEqual(daysOf(range('2025-11-02', '2025-11-02')), ['2025-10-27', '2025-11-02'])
    assert.deepEqual(daysOf(range('2026-03-08', '2026-03-09')), ['2026-03-02', '2026-03-15'])
  })

  it('says what is wrong with a range, and with which day', () => {
    for (const [from, until, field, key] of [
      ['2026-03-09', '2026-03-08', 'until', 'insights.fault.backwards'],
      ['1976-01-01', '2026-01-01', 'from', 'insights.fault.tooLong'],
      ['1976-01-01', '1977-01-01', 'from', 'insights.fault.tooOld'],
      ['2031-01-01', '2032-01-01', 'from', 'insights.fault.future'],
      ['2031-01-01', '', 'from', 'insights.fault.future'],
      ['2025-01-01', '2025-06-01', 'from', 'insights.fault.before'],
      ['2026-07-13', '2026-07-21', 'from', 'insights.fault.after'],
      ['2026-02-30', '2026-03-01', 'from', 'insights.fault.day'],
      ['2026-02-01', 'soon', 'until', 'insights.fault.day'],
    ] as const) {
      const fault = range(from, until)
      assert.ok('key' in fault, from)
      assert.deepEqual([fault.field, fault.key], [field, key], `${from} ${until}`)
    }
  })

  it('is the only one of a service that is younger than it', () => {
    const young = { from: weekOf('2026-07-06'), until: weekOf('2026-07-13') }
    const chosen = choosePeriod({ length: 'year', day: '', from: '', until: '' }, young, today)
    assert.deepEqual(daysOf(chosen), ['2026-06-29', '2026-07-12'])
  })
})

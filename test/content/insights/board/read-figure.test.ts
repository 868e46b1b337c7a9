import assert from 'node:assert/strict'
import type { FigureName } from '../../../../src/content/insights/board/figures.js'
import { readFigure } from '../../../../src/content/insights/board/read-figure.js'
import { createTallies } from '../../../../src/content/insights/board/tallies.js'
import type { PublishedCount } from '../../../../src/content/insights/insight-store.js'
import { mondayOf, sundayOf, weekOf } from '../../../../src/content/insights/periods.js'

const from = weekOf('2025-09-22')
const span = { from, until: from + 2 }
const none = createTallies([])

/** Counts of two weeks, one after the other. */
type Weeks = readonly [number, number]

const publish = (result: PublishedCount['result'], about: string, group: string | null, times: Weeks) =>
  times.map((each, i): PublishedCount => {
    const [startsOn, endsOn] = [mondayOf(from + i), sundayOf(from + i)]
    const row = { period: 'week', result, about, group, value: null, times: each } as const
    return { ...row, startsOn, endsOn, weeks: startsOn }
  })

const read = (name: FigureName, counts: PublishedCount[]) => {
  const period = {
    ...span,
    length: 'month',
    before: span,
    lastYear: span,
    isOpen: false,
    asked: null,
  } as const
  return readFigure(name, { period, now: createTallies(counts), before: none, lastYear: none })
}

describe('A row of Insights that grew from one week to the next', () => {
  const all = publish('', '', null, [400, 400])
  const second = mondayOf(from + 1)

  it('is not named for a small part of it', () => {
    const counts = [
      ...all,
      ...publish('unjudged', 'place', 'elementary', [150, 140]),
      ...publish('right', 'place', 'elementary', [21, 40]),
    ]
    assert.equal(read('levels', counts).jump, null)
  })

  it('is named with all of its results, where they are shown', () => {
    const counts = [
      ...all,
      ...publish('open', 'matter', 'nurse', [20, 40]),
      ...publish('right', 'matter', 'nurse', [10, 20]),
      ...publish('wrong', 'matter', 'nurse', [10, 20]),
    ]
    assert.deepEqual(read('offices', counts).jump, {
      ...{ group: 'nurse', value: null, week: second },
      times: { times: 80, isExact: true },
      before: { times: 40, isExact: true },
    })
  })

  it('is named with what is known of it, where the rest is small', () => {
    const counts = [...all, ...publish('open', 'matter', 'nurse', [20, 40])]
    assert.deepEqual(read('offices', counts).jump?.times, { times: 40, isExact: false })
  })
})

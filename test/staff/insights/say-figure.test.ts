import assert from 'node:assert/strict'
import type { BoardCounts, FigureData } from '../../../src/content/insights/board/read-figure.js'
import { createTallies } from '../../../src/content/insights/board/tallies.js'
import { createLanguage } from '../../../src/platform/language/language.js'
import { leadRate } from '../../../src/staff/insights/rate-heads.js'
import { sayFigure } from '../../../src/staff/insights/say-figure.js'

describe('The sentence of a figure', () => {
  const nothing = { before: null, lastYear: null }
  const rowOf = ([value, times]: [string, number]) => ({
    ...{ group: '', value, now: { times, isExact: true } },
    ...nothing,
  })
  const say = (promises: Record<string, number>, lang: string) => {
    const rows = Object.entries(promises).map(rowOf)
    const total = { now: null, ...nothing }
    const data: FigureData = { name: 'promises', kind: 'counts', rows, total, rest: 0, jump: null }
    const counts = { period: { length: 'month' } } as unknown as BoardCounts
    return sayFigure(data, () => '', counts, createLanguage().speech(lang))
  }

  it('holds follow-ups against those that were done or due alone', () => {
    const promises = { kept: 26, late: 11, open: 10, later: 13, none: 15 }
    assert.equal(say(promises, 'en'), 'Of 47 follow-ups done or due, 26 were done in time.')
    assert.equal(say(promises, 'es'), 'De 47 seguimientos hechos o vencidos, 26 se hicieron a tiempo.')
  })

  it('does not call schools alike that are all too uncertain to compare', () => {
    const rates = { right: null, refused: null, wrong: null, again: null }
    const rows = ['Oak', 'Elm'].map((name) => ({ ...rowOf([name, 900]), rates }))
    const data: FigureData = {
      ...{ name: 'fair-schools', kind: 'rates', rows, rest: 0, jump: null },
      total: { now: null, ...nothing },
    }
    const counts = { now: createTallies([]), period: { length: 'year' } } as unknown as BoardCounts
    assert.equal(
      sayFigure(data, ({ value }) => value ?? '', counts, createLanguage().speech('en')),
      'Too uncertain to compare: Oak and Elm.',
    )
  })

  it('compares the first share that is known of any school', () => {
    const known = { share: 0.9, low: 0.85, high: 0.94 }
    const rates = { right: known, refused: null, wrong: null, again: null }
    const rows = [{ ...rowOf(['Oak', 900]), rates }]
    assert.equal(leadRate({ name: 'fair-schools', rows }), 'right')
    assert.equal(leadRate({ name: 'fair-schools', rows: [] }), 'refused')
  })
})

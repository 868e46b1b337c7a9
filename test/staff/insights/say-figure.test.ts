import assert from 'node:assert/strict'
import type { BoardCounts, FigureData } from '../../../src/content/insights/board/read-figure.js'
import { createLanguage } from '../../../src/platform/language/language.js'
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
})

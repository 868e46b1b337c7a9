import assert from 'node:assert/strict'
import { createHealthNotes } from '../../../src/platform/web/health-notes.js'
import { createLog } from '../../../src/platform/web/log.js'

describe('Notes of what works less well', () => {
  const start = new Date('2026-11-02T08:00:00Z')
  let time: Date
  let lines: string[]
  beforeEach(() => {
    time = start
    lines = []
  })
  const createNotes = () =>
    createHealthNotes({ now: () => time, log: createLog('warn', { write: (line) => void lines.push(line) }) })

  it('keep since when, and are logged once when they come and once when they go', () => {
    const notes = createNotes()
    notes.note('search', 'health.searchFallback')
    time = new Date('2026-11-02T09:00:00Z')
    notes.note('model', 'health.topicsLearned')
    notes.note('search', 'health.searchFallback')
    assert.deepEqual(
      notes.list().map(({ part, since }) => [part, since]),
      [
        ['search', start],
        ['model', time],
      ],
    )
    notes.clear('search')
    notes.clear('search')
    assert.deepEqual(
      notes.list().map(({ part }) => part),
      ['model'],
    )
    assert.equal(lines.length, 3)
  })

  it('of what is looked up are as it is at the moment, whatever breaks', () => {
    const notes = createNotes()
    let well = true
    notes.watch('calendar', () => (well ? null : { key: 'health.topicsLearned' }))
    notes.watch('broken', () => {
      throw new Error('no such table')
    })
    assert.deepEqual(notes.list(), [])
    well = false
    assert.equal(notes.list()[0]?.part, 'calendar')
    well = true
    assert.deepEqual(notes.list(), [])
  })
})

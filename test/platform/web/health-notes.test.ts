import assert from 'node:assert/strict'
import { createHealthNotes } from '../../../src/platform/web/health-notes.js'
import { createLog } from '../../../src/platform/web/log.js'
import { until } from '../../support/processes/real-meilisearch.js'

describe('Health notes', () => {
  const start = new Date('2026-11-02T08:00:00Z')
  let time: Date
  let lines: string[]
  beforeEach(() => {
    time = start
    lines = []
  })
  const createNotes = () =>
    createHealthNotes({ now: () => time, log: createLog('warn', { write: (line) => void lines.push(line) }) })

  it('keep their start, and are logged once when they appear and once when they end', () => {
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

  it('are logged with a count when a problem comes and goes', async () => {
    const log = createLog('warn', { write: (line) => void lines.push(line) })
    const notes = createHealthNotes({ now: () => time, log, everyMs: 60 })
    for (let burst = 0; burst < 20; burst++) {
      notes.note('inquiries', 'health.inquiriesInFile', { fault: 'slow' })
      notes.clear('inquiries')
    }
    notes.note('inquiries', 'health.inquiriesInFile', { fault: 'slow' })
    notes.note('disk', 'health.diskFull', { megabytes: 2 })
    assert.equal(lines.length, 3, 'another part is logged at once')
    await until('the rest is said', () => lines.length > 3)
    const { part, note, changes } = JSON.parse(lines[3] ?? '')
    assert.deepEqual([part, note, changes], ['inquiries', 'health.inquiriesInFile', 39])
    await new Promise((resolve) => setTimeout(resolve, 150))
    notes.clear('inquiries')
    assert.match(lines[4] ?? '', /has recovered/)
    assert.equal(lines.length, 5)
  })

  it('read live values at the moment, whatever breaks', () => {
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

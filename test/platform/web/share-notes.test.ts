import assert from 'node:assert/strict'
import type { HealthNotes } from '../../../src/platform/web/health-notes.js'
import { shareNotes } from '../../../src/platform/web/share-notes.js'

/** Notes as a list of their parts. */
function listed() {
  const parts = new Set<string>()
  const notes: Pick<HealthNotes, 'note' | 'clear'> = {
    note: (part) => void parts.add(part),
    clear: (part) => void parts.delete(part),
  }
  return { notes, parts: () => [...parts] }
}

describe('Notes about a shared part', () => {
  it('are told to each, also to one that joins later, and not to one that has left', () => {
    const shared = shareNotes()
    const [first, later, gone] = [listed(), listed(), listed()]
    shared.join(first.notes)
    const leave = shared.join(gone.notes)
    leave()
    shared.note('encoder', 'health.encoderGone')
    shared.join(later.notes)
    assert.deepEqual([first.parts(), later.parts(), gone.parts()], [['encoder'], ['encoder'], []])
    shared.clear('encoder')
    assert.deepEqual([first.parts(), later.parts()], [[], []])
    const last = listed()
    shared.join(last.notes)
    assert.deepEqual(last.parts(), [], 'what is over is not told')
  })
})

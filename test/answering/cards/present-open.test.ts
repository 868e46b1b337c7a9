import assert from 'node:assert/strict'
import { presentOpen } from '../../../src/answering/cards/present-open.js'
import { createLanguage } from '../../../src/platform/language/language.js'

describe('Open and closed labels', () => {
  const speech = createLanguage().speech('en')
  const now = new Date('2025-10-10T20:00:00Z') // Friday, 4 PM in New York
  const words = (opensAt: string | null) =>
    presentOpen(
      { open: false, closesAt: null, opensAt: opensAt ? new Date(opensAt) : null },
      now,
      'America/New_York',
      speech,
    ).text.replace('\u00a0', ' ')

  it('counts days in the district’s time zone', () => {
    assert.equal(words('2025-10-11T01:00:00Z'), 'Closed now. Opens today at 9:00 PM')
    assert.equal(words('2025-10-11T11:30:00Z'), 'Closed now. Opens tomorrow at 7:30 AM')
    assert.equal(words('2025-10-13T11:30:00Z'), 'Closed now. Opens Monday at 7:30 AM')
    assert.equal(words('2025-10-20T11:30:00Z'), 'Closed now. Opens Monday, October 20 at 7:30 AM')
    assert.equal(words(null), 'Closed now')
  })
})

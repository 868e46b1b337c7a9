import assert from 'node:assert/strict'
import type { Danger } from '../../src/answering/danger/danger.js'
import { dangerNumbers } from '../../src/answering/danger/danger-limits.js'
import { dangerOfParts } from '../../src/answering/danger-of-parts.js'
import type { LiveRevision } from '../../src/answering/live-revision.js'
import type { RankedOffice } from '../../src/answering/matching/match.js'

const calm: Danger = {
  ...{ level: null, kinds: [], likely: ['sexual-abuse'], asks: false, byClause: null },
  ...{ score: 0.01, odds: -8, seriousOdds: -8, evidence: [] },
}
const grave: Danger = { ...calm, level: 'now', kinds: ['sexual-abuse'], odds: 2, seriousOdds: 2 }

describe('Danger in one concern of several', () => {
  const text = 'where is the  lost and found. he asks her for photos'
  const office = (part: number, topic: string): RankedOffice => ({ office: topic, score: 0.9, topic, part })
  const offices = [office(0, 'lost-found'), office(1, 'staff-concern')]
  const parts = [
    { from: 0, to: 28 },
    { from: 29, to: 51 },
  ]
  const asked: [string, string | null][] = []
  const liveRevision = {
    live: () => ({ dangerLimits: dangerNumbers }),
    assess: (part: string, lang: string | null) => {
      asked.push([part, lang])
      return part.includes('photos') ? grave : calm
    },
  } as unknown as LiveRevision

  it('brings help where the whole message brings none, each read with its own topic', () => {
    const danger = dangerOfParts(calm, { parts, offices }, text, 'en', liveRevision)
    assert.deepEqual([danger.level, danger.kinds], ['now', ['sexual-abuse']])
    assert.deepEqual(asked.splice(0), [
      ['where is the lost and found.', 'en'],
      ['he asks her for photos', 'en'],
    ])
  })

  it('stays as it is for one concern, and where the whole brings some help', () => {
    const support: Danger = { ...calm, level: 'support', kinds: ['sexual-abuse'] }
    assert.equal(dangerOfParts(support, { parts, offices }, text, 'en', liveRevision), support)
    assert.equal(dangerOfParts(calm, { parts: null, offices }, text, 'en', liveRevision), calm)
    assert.deepEqual(asked, [])
  })

  it('is none where each is calm', () => {
    const everyday = dangerOfParts(calm, { parts: parts.slice(0, 1), offices }, text, 'en', liveRevision)
    assert.equal(everyday, calm)
    asked.length = 0
  })
})

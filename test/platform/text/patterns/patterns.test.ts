import assert from 'node:assert/strict'
import { analyse } from 'scslre'
import type { UsedPattern } from './collect-patterns.js'
import { everyPattern } from './every-pattern.js'

/** What the checker of `eslint-plugin-regexp` says of a pattern: where one letter over and over is tried in more than one way. */
function whatIsTraded({ source, flags, cuts }: UsedPattern): string[] {
  // A text is cut at every place that fits, as if the pattern were global.
  const { reports } = analyse({ source, flags: cuts && !flags.includes('g') ? `${flags}g` : flags })
  return reports.map(({ type, character }) => `${type}: ${JSON.stringify(character.pick)}`)
}

describe('Every pattern', () => {
  it('is found harmless by a checker', async function () {
    this.timeout(60_000)
    const found = (await everyPattern()).flatMap((pattern) => {
      const faults = whatIsTraded(pattern)
      return faults.length === 0
        ? []
        : [`${pattern.where} /${pattern.source}/${pattern.flags}\n  ${faults.join(', ')}`]
    })
    assert.equal(found.length, 0, `See build-pattern.ts for how they are to be written:\n${found.join('\n')}`)
  })

  it('is checked for what stood still', () => {
    const faults = (pattern: RegExp) =>
      whatIsTraded({ where: 'here', source: pattern.source, flags: pattern.flags, cuts: false })
    assert.notDeepEqual(faults(/id[\s:#]*(?:(?:no|#|is|:)[\s:#]*){0,6}\d/giu), [])
    assert.notDeepEqual(faults(/^(?:\p{Lu}[\p{L}.]+\s?){1,3},?\s+[A-Z]{2}/u), [])
    assert.notDeepEqual(faults(/we live\s*at?\s*:?\s+[^,\n]{3,80}/giu), [])
    assert.deepEqual(faults(/(?<!\s)\s+$/), [])
  })
})

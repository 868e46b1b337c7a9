import assert from 'node:assert/strict'
import { analyse } from 'scslre'
import type { UsedPattern } from '../platform/text/patterns/collect-patterns.js'
import { everyPattern } from '../platform/text/patterns/every-pattern.js'

/**
 * The verdict of the `eslint-plugin-regexp` checker: where one repeated letter can match in more than one
 * way.
 */
function whatIsTraded({ source, flags, cuts }: UsedPattern): string[] {
  // Splitting tries every position, like a global pattern.
  const { reports } = analyse({ source, flags: cuts && !flags.includes('g') ? `${flags}g` : flags })
  return reports.map(({ type, character }) => `${type}: ${JSON.stringify(character.pick)}`)
}

describe('Every pattern', () => {
  it('passes a checker for catastrophic backtracking', async function () {
    this.timeout(60_000)
    const found = (await everyPattern()).flatMap((pattern) => {
      const faults = whatIsTraded(pattern)
      return faults.length === 0
        ? []
        : [`${pattern.where} /${pattern.source}/${pattern.flags}\n  ${faults.join(', ')}`]
    })
    assert.equal(found.length, 0, `See build-pattern.ts for how they are to be written:\n${found.join('\n')}`)
  })

  it('is checked for patterns that once hung', () => {
    const faults = (pattern: RegExp) =>
      whatIsTraded({ where: 'here', source: pattern.source, flags: pattern.flags, cuts: false })
    assert.notDeepEqual(faults(/id[\s:#]*(?:(?:no|#|is|:)[\s:#]*){0,6}\d/giu), [])
    assert.notDeepEqual(faults(/^(?:\p{Lu}[\p{L}.]+\s?){1,3},?\s+[A-Z]{2}/u), [])
    assert.notDeepEqual(faults(/we live\s*at?\s*:?\s+[^,\n]{3,80}/giu), [])
    assert.deepEqual(faults(/(?<!\s)\s+$/), [])
  })
})

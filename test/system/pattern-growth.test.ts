import assert from 'node:assert/strict'
import fc from 'fast-check'
import { allMatches } from '../../src/platform/text/all-matches.js'
import type { UsedPattern } from '../platform/text/patterns/collect-patterns.js'
import { everyPattern } from '../platform/text/patterns/every-pattern.js'
import { hostileTexts, repeatingTexts } from '../platform/text/patterns/hostile-texts.js'
import { growthOf } from '../support/measures/growth.js'

/** Runs a pattern on a text, as often as possible. */
function workOf({ source, flags, cuts }: UsedPattern): (text: string) => void {
  const pattern = new RegExp(source, cuts && !flags.includes('g') ? `${flags}g` : flags)
  const work = (text: string) => void (pattern.global ? allMatches(text, pattern) : pattern.exec(text))
  // A pattern is compiled on first use, once for Latin-1 texts and once for others.
  for (const letters of ['a b', 'ā 字']) for (let times = 0; times < 3; times++) work(letters.repeat(100))
  return work
}

/** The first text on which a pattern takes disproportionately long; null if there is none. */
function whatGrows(pattern: UsedPattern): string | null {
  const work = workOf(pattern)
  for (const text of repeatingTexts(pattern)) {
    const grown = growthOf(work, text)
    if (grown) return grown
  }
  let grown: string | null = null
  fc.check(
    fc.property(hostileTexts(pattern), (text) => {
      grown ??= growthOf(work, text)
      return grown === null
    }),
    { numRuns: 25, seed: 12, endOnFailure: true },
  )
  return grown
}

describe('Every pattern', () => {
  it('takes at most three times as long for twice the text', async function () {
    this.timeout(120_000)
    const patterns = await everyPattern()
    assert.ok(patterns.length > 600, `${patterns.length} patterns were collected`)
    const grown = patterns.flatMap((pattern) => {
      const text = whatGrows(pattern)
      return text === null ? [] : [`${pattern.where} /${pattern.source}/${pattern.flags}\n  ${text}`]
    })
    assert.equal(grown.length, 0, `See build-pattern.ts for how they are to be written:\n${grown.join('\n')}`)
  })

  it('is tried with texts that expose growing patterns', () => {
    const grows = (pattern: RegExp, cuts = false) =>
      whatGrows({ where: 'here', source: pattern.source, flags: pattern.flags, cuts }) !== null
    assert.ok(grows(/^(a+)+$/))
    assert.ok(grows(/\s+$/))
    assert.ok(grows(/x\s*,?\s*y/g))
    assert.ok(grows(/\s+and\s+/i, true))
    assert.ok(grows(/id[\s:#]*(?:(?:no|#|is|:)[\s:#]*){0,6}\d/giu), 'a row of number signs')
    assert.ok(grows(/^(?:\p{Lu}[\p{L}.]+\s?){1,3},?\s+[A-Z]{2}/u), 'a town')
    assert.ok(grows(/\bteacher\s+(?:is|being|being so|so|always|\s)*\s*rude\b/), 'a complaint')
    assert.ok(!grows(/\bteacher\s+(?:(?:is|being|so|always)\s+)*rude\b/))
  })
})

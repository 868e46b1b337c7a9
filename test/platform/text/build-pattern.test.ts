import assert from 'node:assert/strict'
import { allDangerPatterns } from '../../../src/answering/danger/find-patterns.js'
import { buildPatternLate, everyBuiltPattern } from '../../../src/platform/text/build-pattern.js'

describe('A pattern that is built late', () => {
  it('is built when first asked, once', () => {
    const late = buildPatternLate('(', 'u')
    assert.throws(() => late.test('a'), SyntaxError)
    const words = buildPatternLate('b(?:us|ike)', 'u')
    assert.equal(words.test('my bike'), true)
    assert.equal(words.regExp(), words.regExp())
  })

  it('is among all patterns before it is asked', () => {
    buildPatternLate('never asked', 'u')
    assert.ok(everyBuiltPattern().some(({ source }) => source === 'never asked'))
  })

  it('has the source of the pattern itself: the version of the danger model is made of them', () => {
    const late = allDangerPatterns.filter(({ pattern }) => 'regExp' in pattern)
    assert.ok(late.length > 50)
    for (const { name, pattern } of late)
      if ('regExp' in pattern)
        assert.equal((pattern as { regExp(): RegExp }).regExp().source, pattern.source, name)
  })
})

import assert from 'node:assert/strict'
import { collectPatterns, patternsOf } from '../platform/text/patterns/collect-patterns.js'

describe('Collecting patterns', () => {
  it('finds literals, and whether a text is split by them', () => {
    const { patterns } = patternsOf('a.ts', "const a: RegExp = /b+/giu\nexport const c = 'd'.split(/,/)")
    assert.deepEqual(patterns, [
      { where: 'a.ts:1', source: 'b+', flags: 'giu', cuts: false },
      { where: 'a.ts:2', source: ',', flags: '', cuts: true },
    ])
  })

  it('finds the built-in patterns of zod', () => {
    const { patterns } = patternsOf('a.ts', 'z.email(); z.iso.date().optional()')
    assert.deepEqual(
      patterns.map(({ where }) => where),
      ['a.ts:1 (zod)', 'a.ts:1 (zod)'],
    )
  })

  it('reports hidden patterns', () => {
    const hidden = (code: string) => patternsOf('a.ts', code).hidden
    const using = ['a.ts:1 uses RegExp: use buildPattern']
    assert.deepEqual(hidden("const a = new RegExp('a')"), using)
    assert.deepEqual(hidden("const a = RegExp('a')"), using)
    assert.deepEqual(hidden('const Make = RegExp'), using)
    assert.deepEqual(hidden("const a = new globalThis.RegExp('a')"), using)
    assert.deepEqual(hidden('const a: RegExp[] = []'), [])
    for (const call of [
      "match('a' + b)",
      'search(`b`)',
      'match(b)',
      'match(rules.words)',
      "match(ok ? 'a' : b)",
      'match(f(x))',
      'matchAll(this.p)',
      'search(x)',
      "match('a' as string)",
      'match({ [Symbol.match]: f })',
      'match(...b)',
    ])
      assert.deepEqual(hidden(`text.${call}`), [`a.ts:1 ${call}: use exec, or a pattern of this file`])
    assert.equal(hidden('let b = /c/; text?.match(b)').length, 1)
    assert.deepEqual(hidden("text['match'](/a+/)"), ['a.ts:1 hides match() in brackets: use a dot'])
    assert.equal(hidden('const f = text[`search`]').length, 1)
    assert.equal(hidden("text['match']('a+')").length, 2)
    for (const made of ["/a/.constructor('b')", "new (/a/['constructor'])('b')"])
      assert.deepEqual(hidden(made), ['a.ts:1 uses a constructor: use buildPattern'])
    assert.deepEqual(hidden('paths.search(code); server.index(live).search(asked)'), [])
    assert.deepEqual(hidden('const b = /c/g; text.match(b)'), [])
    assert.deepEqual(
      hidden("import { buildPattern as make } from '../platform/text/patterns/build-pattern.js'"),
      ['a.ts:1 gives buildPattern another name'],
    )
    assert.deepEqual(hidden('export { buildPattern }'), ['a.ts:1 hands buildPattern on'])
  })

  it('finds none hidden in the service', () => {
    assert.deepEqual(collectPatterns().hidden, [])
  })
})

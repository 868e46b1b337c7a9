import assert from 'node:assert/strict'
import { createLineFinder } from '../../../src/content/revisions/find-lines.js'
import { readRoutingFile } from '../../../src/content/revisions/routing-file.js'
import { briefWording } from '../../support/app/brief-fault.js'

const written = `{
  "format": "one",
  "topics": [
    { "slug": "a",
      "also": [] },
    {
      "slug": "b"
    }
  ],
  "format":
    "two"
}
`

describe('The lines of a JSON text', () => {
  it('are where values begin', () => {
    const { lineOf, broken } = createLineFinder(written)
    assert.equal(broken, null)
    assert.equal(lineOf([]), 1)
    assert.equal(lineOf(['topics']), 3)
    assert.equal(lineOf(['topics', 0, 'slug']), 4)
    assert.equal(lineOf(['topics', 0, 'also']), 5)
    assert.equal(lineOf(['topics', 1, 'slug']), 7)
  })

  it('are those of the last of equal names, which counts', () => {
    assert.equal(createLineFinder(written).lineOf(['format']), 11)
  })

  it('are those of the nearest parent when something is missing', () => {
    const { lineOf } = createLineFinder(written)
    assert.equal(lineOf(['topics', 1, 'words', 'en']), 6)
    assert.equal(lineOf(['topics', 7]), 3)
    assert.equal(lineOf(['nowhere', 0]), 1)
  })

  it('count as in an editor, with any line ending', () => {
    const windows = createLineFinder(written.replaceAll('\n', '\r\n'))
    assert.equal(windows.lineOf(['topics', 1, 'slug']), 7)
  })

  for (const [said, from, to, line] of [
    ['a missing comma', '"one",', '"one"', 3],
    ['a comma too many', '[] }', '[], }', 5],
    ['a missing colon', '"slug": "b"', '"slug" "b"', 7],
    ['a comment', '"slug": "b"', '"slug": "b" // late', 7],
    ['a quotation mark that is never closed', '"one"', '"one', 2],
    ['a tab in a text', '"slug": "b"', '"slug": "\tb"', 7],
    ['an escape that there is not', '"slug": "b"', '"slug": "\\x"', 7],
    ['a number with a leading zero', '"b"', '01', 7],
    ['a number that breaks off', '"b"', '1.', 7],
    ['something after the end', '}\n', '}\n\n{}', 14],
  ] as const)
    it(`break at ${said}`, () => {
      const at = written.lastIndexOf(from)
      const broken = `${written.slice(0, at)}${to}${written.slice(at + from.length)}`
      assert.throws(() => JSON.parse(broken), SyntaxError)
      assert.equal(createLineFinder(broken).broken, line)
    })

  it('break at the end when something is unclosed, and at the start when there is nothing', () => {
    assert.equal(createLineFinder('{\n  "a": [\n').broken, 3)
    assert.equal(createLineFinder('').broken, 1)
  })

  it('are named when a tab or a zero breaks a routing file, instead of an error', () => {
    for (const value of ['"\t"', '01', '"\\x"']) {
      const read = readRoutingFile(`{\n  "format": ${value}\n}`)
      assert.ok('faults' in read)
      const [fault] = read.faults
      assert.deepEqual(
        fault && [briefWording(fault), fault.line],
        ['configurationFile.what.notJson', 2],
        value,
      )
    }
  })
})

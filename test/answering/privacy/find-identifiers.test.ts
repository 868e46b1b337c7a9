import assert from 'node:assert/strict'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import type { Redactor } from '../../../src/answering/privacy/redactor.js'
import { readLabeledIdentifiers } from '../../../src/commands/evaluation/labeled-identifiers.js'
import { growthOf } from '../../support/measures/growth.js'
import { sampleRedactor } from '../../support/samples/sample-redactor.js'

const labeled = readLabeledIdentifiers(fileURLToPath(new URL('identifiers.jsonl', import.meta.url)))

describe('Finding what identifies a person in a concern', () => {
  let redactor: Redactor
  before(async function () {
    this.timeout(60_000)
    redactor = await sampleRedactor()
  })
  const found = (text: string, lang = 'en') =>
    redactor.find(text, lang).map(({ kind, from, to }) => `${kind} ${text.slice(from, to)}`)

  it('leaves public facts: staff by title or full name, schools, their addresses', () => {
    for (const text of [
      'Ms. Alvarez never called me back',
      'I want to talk to Luz Alvarez about the counselor meeting',
      'Principal Guerrero suspended my son',
      'my son goes to Lincoln Elementary on 215 Lantern Street',
      'are the buses the same at Harmony and Summit',
    ])
      assert.deepEqual(found(text), [], text)
    assert.deepEqual(found('la maestra Gentry no contesta', 'es'), [])
  })

  it('removes a name shared with staff when it is a child’s', () => {
    assert.deepEqual(found('my daughter Luz Moreno lost her coat'), ['name Luz', 'name Moreno'])
  })

  it('tells a name from a word by its neighbors', () => {
    assert.deepEqual(found('I hope the bus will run in May'), [])
    assert.deepEqual(found('my son will needs his inhaler, hope has a cough'), ['name will', 'name hope'])
    assert.deepEqual(found('no hay luz en el salón', 'es'), [])
    assert.deepEqual(found('Luz perdió su mochila', 'es'), ['name Luz'])
  })

  it('labels each find with its kind', () => {
    assert.deepEqual(
      found('Jayden, born 3/4/2015, student id 483920, 123 Maple St apt 4, 216-555-0187, kim@example.org'),
      [
        'name Jayden',
        'birth date 3/4/2015',
        'id 483920',
        'address 123 Maple St apt 4',
        'phone 216-555-0187',
        'email kim@example.org',
      ],
    )
  })

  it('gives ordered, separate ranges inside the text, for any text', () => {
    const anything = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(...labeled.map(({ text }) => text)),
    )
    fc.assert(
      fc.property(fc.array(anything, { maxLength: 4 }), (texts) => {
        const text = texts.join(' ')
        let end = 0
        for (const { from, to } of redactor.find(text, 'en')) {
          assert.ok(from >= end && to > from && to <= text.length)
          end = to
        }
      }),
    )
  })

  for (const piece of 'a |Aa, |1 |1-|x|1|a.|@|(216) |calle |5 a st |live at |http://'.split('|'))
    it(`takes time in proportion to the length of the text: ${piece}`, () => {
      const grown = growthOf(
        (text) => redactor.find(text, 'en'),
        (length) => piece.repeat(Math.ceil(length / piece.length)).slice(0, length),
      )
      assert.equal(grown, null)
    })
})

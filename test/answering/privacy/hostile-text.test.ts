import assert from 'node:assert/strict'
import type { Redactor } from '../../../src/answering/privacy/redactor.js'
import { growthOf } from '../../support/measures/growth.js'
import { sampleRedactor } from '../../support/samples/sample-redactor.js'

/**
 * Texts that once blocked the service: a row of separators, a run of letters after a street, lines without
 * words.
 */
const hostile: [name: string, start: string, repeated: string][] = [
  ['number signs', 'Bus 1 late ', '#'],
  ['colons', 'Bus 1 late, id ', ':'],
  ['both', 'Bus 1 late ', '#:'],
  ['capitals behind a street', '12 Oak Street ', 'A'],
  ['capital words behind a street', '12 Oak Street ', 'Aa.'],
  ['lines behind a home', 'we live', '\n'],
  ['spaces behind a home', 'we live at', ' '],
  ['spaces behind a flat', '12 Oak Street apt', ' '],
  ['spaces behind a street', '12 Oak Street', ' '],
]

describe('Redacting a hostile text', () => {
  let redactor: Redactor
  before(async function () {
    this.timeout(60_000)
    redactor = await sampleRedactor()
    redactor.redact('12 Oak Street, we live at id 1234', 'en')
  })

  for (const [name, start, repeated] of hostile)
    it(`takes time in proportion to the length of the text: ${name}`, () => {
      const grown = growthOf(
        (text) => redactor.redact(text, 'en'),
        (length) => (start + repeated.repeat(length)).slice(0, length),
      )
      assert.equal(grown, null)
    })

  it('still finds numbers and homes', () => {
    const redact = (text: string) => redactor.redact(text, 'en').text
    assert.equal(redact('lunch id # : 90210-1'), 'lunch id # : [id]')
    assert.equal(redact('account ............... 4471'), 'account ............... [id]')
    assert.equal(redact('we live at:  12 Alder Creek, it floods'), 'we live at:  [address], it floods')
    assert.equal(
      redact('bus for 12 Oak Street , Apt 4 , Alder Creek, OH 44100 is late'),
      'bus for [address] is late',
    )
  })
})

import assert from 'node:assert/strict'
import { maskMonths, spokenDate } from '../../../src/answering/privacy/date-patterns.js'
import type { Redactor } from '../../../src/answering/privacy/redactor.js'
import { machineCodeOf } from '../../support/measures/machine-code.js'
import { sampleRedactor } from '../../support/samples/sample-redactor.js'

describe('Finding identifying dates', () => {
  let redactor: Redactor
  before(async function () {
    this.timeout(60_000)
    redactor = await sampleRedactor()
  })
  const redact = (text: string, lang = 'en') => redactor.redact(text, lang).text

  it('finds birth dates in words', () => {
    assert.equal(redact('he was born april fifth 2015'), 'he was born [birth date]')
    assert.equal(redact('born on the second of may two thousand twelve'), 'born on [birth date]')
    assert.equal(redact('nació el cinco de mayo de 2014', 'es'), 'nació el [birth date]')
    assert.equal(redact('nacio el tres de junio de dos mil trece', 'es'), 'nacio el [birth date]')
  })

  it('finds the date of a document about a child', () => {
    assert.equal(redact('his IEP 3/14/2025 says so'), 'his IEP [id] says so')
    assert.equal(redact('the iep of 10/2/26 is wrong'), 'the iep of [id] is wrong')
    assert.equal(redact('the 504 dated March 3, 2025 says'), 'the 504 dated [id] says')
    assert.equal(redact('el IEP del 3/14/2025 dice', 'es'), 'el IEP del [id] dice')
  })

  it('leaves school dates', () => {
    for (const text of ['is there school on 10/2/2026', 'school starts August 14, 2026', 'in may 2026'])
      assert.equal(redact(text), text)
  })
  it('finds them however the month is written', () => {
    for (const month of ['MAY', 'Sept', 'mayo', 'disiembre', 'febuary'])
      assert.equal(redact(`born 5 ${month} 2015`), 'born [birth date]', month)
    assert.equal(redact('born on the 4th of july 2015'), 'born on [birth date]')
    assert.equal(redact('born 5 mayors 2015'), 'born 5 mayors 2015')
  })

  it('masks months, letter for letter', () => {
    assert.equal(maskMonths('In May or JULY, mayor'), 'In ððð or þþþþ, mayor')
  })

  it('does not make its longest pattern large', () => {
    const code = machineCodeOf(spokenDate, 'any text of some words')
    assert.ok(code > 10_000 && code < 1_000_000, `${code} bytes`)
  })
})

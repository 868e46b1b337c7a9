import assert from 'node:assert/strict'
import { blankMarkers } from '../../../src/answering/privacy/redact-concern.js'
import type { Redactor } from '../../../src/answering/privacy/redactor.js'
import { sampleRedactor } from '../../support/samples/sample-redactor.js'

describe('Redacting a concern', () => {
  let redactor: Redactor
  before(async function () {
    this.timeout(60_000)
    redactor = await sampleRedactor()
  })

  it('replaces each find with a marker of its kind, one for a full name', () => {
    assert.deepEqual(redactor.redact('my son Marcus Jones was hit, call 216-555-0187.', 'en'), {
      text: 'my son [name] was hit, call [phone].',
      masked: 'my son ······ ····· was hit, call ············.',
      pieces: ['Marcus', 'Jones', '216-555-0187'],
    })
    assert.equal(redactor.redact("Kayla's IEP", 'en').text, "[name]'s IEP")
  })

  it('leaves a text without identifiers as it is', () => {
    assert.deepEqual(redactor.redact('the bus is late', 'en'), {
      text: 'the bus is late',
      masked: 'the bus is late',
      pieces: [],
    })
  })

  it('keeps nothing of a text in a language without name detection', () => {
    for (const lang of ['vi', 'so', 'und'])
      assert.deepEqual(redactor.redact('Marcus', lang), { text: null, masked: 'Marcus', pieces: ['Marcus'] })
  })

  it('masks words no concern is about, and leaves the others', () => {
    const masked = (text: string) => redactor.redact(text, 'en').masked
    assert.equal(masked('Destiny got mean texts'), '······· got mean texts')
    assert.equal(
      masked('teacher gave Hannah B the wrong report card'),
      'teacher gave ······ · the wrong report card',
    )
    // Still removed from what is stored.
    const { text, masked: read } = redactor.redact('my daughter Summer has camp', 'en')
    assert.deepEqual([text, read], ['my daughter [name] has camp', 'my daughter Summer has camp'])
    assert.equal(
      masked('request an eval in writing'),
      'request an eval in writing',
      'short for a word, and no name',
    )
  })

  it('reads a text once while a few others are read, and then forgets it', () => {
    const found = redactor.find('call Marcus Whitfield', 'en')
    for (let i = 0; i < 7; i++) redactor.find(`bus ${i}`, 'en')
    assert.equal(redactor.find('call Marcus Whitfield', 'en'), found)
    assert.notEqual(redactor.find('call Marcus Whitfield', 'es'), found)
    for (let i = 0; i < 8; i++) redactor.find(`bus ${i}`, 'en')
    const again = redactor.find('call Marcus Whitfield', 'en')
    assert.notEqual(again, found)
    assert.deepEqual(again, found)
  })

  it('writes markers that mean nothing when the text is read again', () => {
    assert.equal(blankMarkers('my son [name], born [birth date]'), 'my son  , born  ')
    assert.equal(blankMarkers('[nobody] said [sic]'), '[nobody] said [sic]')
  })
})

import assert from 'node:assert/strict'
import type { Redactor } from '../../../src/answering/privacy/redactor.js'
import { sampleRedactor } from '../../support/samples/sample-redactor.js'

describe('Finding where a person lives, waits, or sits', () => {
  let redactor: Redactor
  before(async function () {
    this.timeout(60_000)
    redactor = await sampleRedactor()
  })
  const redact = (text: string, lang = 'en') => redactor.redact(text, lang).text

  it('finds streets without a number or type', () => {
    assert.equal(redact('we live on quail hollow'), 'we live on [address]')
    assert.equal(redact('the blue house on cedar'), 'the blue house on [address]')
    assert.equal(redact('we live at 44 dell, it is far'), 'we live at [address], it is far')
    assert.equal(redact('he waits at 506 n. main every day'), 'he waits at [address] every day')
    assert.equal(redact('la casa al final de la sycamore', 'es'), 'la casa al final de la [address]')
  })

  it('finds corners in lower case', () => {
    assert.equal(redact('they wait at 93rd and elm alone'), 'they wait at [address] alone')
    assert.equal(redact('stop is at dell & vine'), 'stop is at [address]')
    assert.equal(redact('vivimos en la 38 y elm', 'es'), 'vivimos en [address]')
  })

  it('finds developments and shelters, and the building of an apartment', () => {
    assert.equal(redact('we stay at mercy'), 'we stay at [address]')
    assert.equal(redact('he is at quail hollow apts this week'), 'he is at [address] this week')
    assert.equal(redact('moved to apt 6C at the Quail Glen'), 'moved to [address]')
    assert.equal(redact('estamos en el Lote 7 de Quail Verde, lejos', 'es'), 'estamos en el [address], lejos')
  })

  it('finds houses on numbered roads, and the floor or part of a house', () => {
    assert.equal(redact('the letter came to 4410 County Road 16 late'), 'the letter came to [address] late')
    assert.equal(redact('mail it to 310 Quail Way, Pod B'), 'mail it to [address]')
    assert.equal(redact('vivimos en 62 Quail St, segundo piso', 'es'), 'vivimos en [address]')
    assert.equal(redact('it went to 201½ W. 8th Place, the old one'), 'it went to [address], the old one')
    assert.equal(redact('we have 88 Quail Blvd, upstairs back; is it far'), 'we have [address]; is it far')
    assert.equal(redact('Motel 6 by the fairground rm 12, two kids'), '[address], two kids')
  })

  it('finds the room a child is in', () => {
    assert.equal(redact('he is in room 214'), 'he is in [address]')
    assert.equal(redact('mi hija del salon 117 llora', 'es'), 'mi hija del [address] llora')
  })

  it('leaves public rooms, streets, and places', () => {
    for (const text of [
      'room 12 is freezing',
      'we live on one income',
      'we stay on the north side',
      'they dropped her off at school late',
      'the kids wait at the library',
      'the house is on fire',
    ])
      assert.equal(redact(text), text)
    for (const text of ['en el salon 5 no hay aire', 'vivimos cerca de la escuela'])
      assert.equal(redact(text, 'es'), text)
  })
})

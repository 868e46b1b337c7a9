import assert from 'node:assert/strict'
import type { Redactor } from '../../../src/answering/privacy/redactor.js'
import { sampleRedactor } from '../../support/samples/sample-redactor.js'

describe('Finding a child’s name', () => {
  let redactor: Redactor
  before(async function () {
    this.timeout(60_000)
    redactor = await sampleRedactor()
  })
  const redact = (text: string, lang = 'en') => redactor.redact(text, lang).text

  it('finds initials and letters', () => {
    assert.equal(redact('my son j.t. waits'), 'my son [name] waits')
    assert.equal(redact('m.j lost her coat'), '[name] lost her coat')
    assert.equal(redact('jordan and AJ fight every day'), '[name] and [name] fight every day')
    assert.equal(redact('mr d from church picks him up'), 'mr [name] from church picks him up')
  })

  it('finds nicknames', () => {
    assert.equal(redact('nae nae got off at the wrong stop'), '[name] got off at the wrong stop')
    assert.equal(redact('hey its cam im the uncle'), 'hey its [name] im the uncle')
    assert.equal(redact('el güero perdio su mochila', 'es'), 'el [name] perdio su mochila')
    assert.equal(redact('el niño que le dicen el pollo le pego', 'es'), 'el niño que le dicen [name] le pego')
    assert.equal(redact('doña chayo va por el', 'es'), 'doña [name] va por el')
  })

  it('finds words used as a name, next to a child, a pronoun, or another name', () => {
    for (const [typed, kept] of [
      ['my son chance got bit', 'my son [name] got bit'],
      ['my daughter bear is sick', 'my daughter [name] is sick'],
      ['river lost his coat', '[name] lost his coat'],
      ['ace needs his meds', '[name] needs his meds'],
      ['please let bo and em ride together', 'please let [name] and [name] ride together'],
      ['ha has no lunch', '[name] has no lunch'],
      ['mercy needs her inhaler', '[name] needs her inhaler'],
      ['will will be late', '[name] will be late'],
      ['sky is allergic to nuts', '[name] is allergic to nuts'],
      ['please tell legacy her ride is here', 'please tell [name] her ride is here'],
      ['my oldest storm is failing', 'my oldest [name] is failing'],
      ['ace, bear and chance are out', '[name], [name] and [name] are out'],
    ] as const)
      assert.equal(redact(typed), kept)
    assert.equal(redact('mi hija estrella no quiere ir', 'es'), 'mi hija [name] no quiere ir')
    assert.equal(redact('mi hijo el gordo no comio', 'es'), 'mi hijo el [name] no comio')
    assert.equal(redact('milan y su prima reina no llegan', 'es'), '[name] y su prima [name] no llegan')
  })

  it('leaves such words when they are not a name', () => {
    for (const text of [
      'the storm is bad and the river is high, is she safe',
      'blue is her favorite color',
      'can she bring honey for lunch',
      'take a chance on her',
      'its a matter of faith',
      'x-ray of the knee',
    ])
      assert.equal(redact(text), text)
    for (const text of ['el pollo estaba crudo', 'el cielo esta nublado', 'no hay luz en la escuela'])
      assert.equal(redact(text, 'es'), text)
  })
})

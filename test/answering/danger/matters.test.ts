import assert from 'node:assert/strict'
import { mattersOf } from '../../../src/answering/danger/matters.js'

describe('The matters of a message', () => {
  for (const [text, matters] of [
    [
      'when is the bake sale, also my cousin locks him in the shed. thanks so much',
      ['when is the bake sale', 'my cousin locks him in the shed', 'thanks so much'],
    ],
    ['the flute is broken btw he sleeps in a tent', ['the flute is broken', 'he sleeps in a tent']],
    ['a new bus tag please - our roof burned down', ['a new bus tag please', 'our roof burned down']],
    ['the flute is broken\nour roof burned down', ['the flute is broken', 'our roof burned down']],
    ['who do I pay for band, my uncle hit her', ['who do I pay for band', 'my uncle hit her']],
    [
      'quiero cambiar la ruta y por cierto mi tío la encierra',
      ['quiero cambiar la ruta', 'mi tío la encierra'],
    ],
    ['¿cuándo es la feria? además un señor la sigue', ['¿cuándo es la feria', 'un señor la sigue']],
  ] as const)
    it(`are cut at marks and words: ${text}`, () => assert.deepEqual(mattersOf(text), matters))

  for (const text of [
    'the coach yelled at my son. he cried all the way home',
    'she lost her flute, my aunt found it',
    'where is the plus size band uniform',
    'is the bake sale on. thanks',
  ])
    it(`are one: ${text}`, () => assert.deepEqual(mattersOf(text), []))

  it('are no more than twelve', () => {
    assert.equal(mattersOf('one two three. '.repeat(100)).length, 12)
  })
})

import assert from 'node:assert/strict'
import fc from 'fast-check'
import { countParts } from '../../../src/public/text-messages/count-parts.js'
import { fitReply } from '../../../src/public/text-messages/fit-reply.js'
import { withoutRareAccents, withPlainSigns } from '../../../src/public/text-messages/plain-letters.js'
import { anySign } from '../../support/samples/any-sign.js'

const partsOf = (text: string) => {
  const { encoding, texts } = countParts(text)
  return [encoding, texts.length]
}

describe('The parts of a text message', () => {
  it('are one of 160 letters, or several of 153', () => {
    assert.deepEqual(partsOf('a'.repeat(160)), ['gsm-7', 1])
    assert.deepEqual(partsOf('a'.repeat(161)), ['gsm-7', 2])
    assert.deepEqual(partsOf('a'.repeat(306)), ['gsm-7', 2])
    assert.deepEqual(partsOf('a'.repeat(307)), ['gsm-7', 3])
  })

  it('hold fewer letters that take two places, and never split them', () => {
    assert.deepEqual(partsOf('€'.repeat(80)), ['gsm-7', 1])
    assert.deepEqual(partsOf('€'.repeat(81)), ['gsm-7', 2])
    // 76 of them take 152 of 153 places, so the last one stays empty.
    assert.deepEqual(partsOf('€'.repeat(152)), ['gsm-7', 2])
    assert.deepEqual(partsOf('€'.repeat(153)), ['gsm-7', 3])
  })

  it('are one of 70, or several of 67, with a single letter outside the alphabet', () => {
    assert.deepEqual(partsOf('Año, café, über, ¿qué?'), ['gsm-7', 1])
    assert.deepEqual(partsOf(`${'a'.repeat(69)}í`), ['ucs-2', 1])
    assert.deepEqual(partsOf(`${'a'.repeat(70)}í`), ['ucs-2', 2])
    assert.deepEqual(partsOf(`${'a'.repeat(133)}í`), ['ucs-2', 2])
    assert.deepEqual(partsOf(`${'a'.repeat(134)}í`), ['ucs-2', 3])
    // Emoji of two places each take 66 of 67.
    assert.deepEqual(partsOf('😀'.repeat(35)), ['ucs-2', 1])
    assert.deepEqual(partsOf('😀'.repeat(66)), ['ucs-2', 2])
    assert.deepEqual(partsOf('😀'.repeat(67)), ['ucs-2', 3])
  })

  it('join to the original text', () => {
    fc.assert(
      fc.property(fc.string({ unit: anySign, maxLength: 500 }), (text) => {
        assert.equal(countParts(text).texts.join(''), text)
      }),
    )
  })
})

describe('Plain letters', () => {
  it('have straight quotes and plain spaces', () => {
    assert.equal(withPlainSigns('“Don’t” – 7:30\u00a0AM…'), '"Don\'t" - 7:30 AM...')
  })

  it('keep the accents that cost nothing', () => {
    assert.equal(
      withoutRareAccents('Código: ¿él, niño, güero, está aquí?'),
      'Codigo: ¿él, niño, güero, esta aqui?',
    )
  })
})

describe('A reply', () => {
  const line = (text: string, dropOrder = 0, short: string | null = null) => ({ text, dropOrder, short })

  it('keeps its accents if everything then fits, and otherwise its content', () => {
    assert.equal(fitReply([line('Código: K7M2 Q9XD')]), 'Código: K7M2 Q9XD')
    const long = `Código: ${'x'.repeat(200)}`
    assert.equal(fitReply([line(long)]), long.replace('ó', 'o'))
  })

  it('drops the least important line first, then shortens the others', () => {
    const long = 'x'.repeat(150)
    assert.equal(
      fitReply([line(long), line('b'.repeat(100), 3), line('c'.repeat(100), 2)]),
      `${long}\n${'c'.repeat(100)}`,
    )
    assert.equal(fitReply([line(`${long}${long}${long}`, 0, 'short'), line('c', 1)]), 'short\nc')
  })

  it('is never longer than two parts', () => {
    const lines = fc.array(
      fc.record({
        text: fc.string({ unit: 'grapheme', maxLength: 400 }),
        short: fc.option(fc.string({ unit: 'grapheme', maxLength: 40 })),
        dropOrder: fc.nat(10),
      }),
      { maxLength: 8 },
    )
    fc.assert(fc.property(lines, (some) => assert.ok(countParts(fitReply(some)).texts.length <= 2)))
  })
})

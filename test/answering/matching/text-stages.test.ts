import assert from 'node:assert/strict'
import { createDetectLanguage } from '../../../src/answering/matching/detect-language.js'
import { buildLexicon } from '../../../src/answering/models/lexicon.js'
import { lineEndsOf, tidyText } from '../../../src/platform/text/tidy-text.js'
import { fold, tokenize } from '../../../src/platform/text/tokenize.js'

describe('Tidying a text', () => {
  it('removes invisible characters and keeps the rest', () => {
    assert.equal(tidyText('  my\u0000 son\u200b’s\tbus\r\n is late \u202e '), "my son 's bus is late")
  })

  it('keeps at most 2,000 characters, and never half of a surrogate pair', () => {
    const tidy = tidyText('😀'.repeat(2500))
    assert.equal([...tidy].length, 2000)
    assert.ok(tidy.isWellFormed())
  })
})

describe('The ends of lines', () => {
  it('are places in the tidied text', () => {
    const text = ' bus  stop \r\n\r\n- lunch\nmoney\n'
    assert.deepEqual(
      lineEndsOf(text).map((end) => tidyText(text).slice(0, end)),
      ['bus stop', 'bus stop - lunch'],
    )
    assert.deepEqual(lineEndsOf('bus stop'), [])
    assert.deepEqual(lineEndsOf('\n \n'), [])
    assert.ok(lineEndsOf('a b\n'.repeat(5000)).every((end) => end < 2000))
  })
})

describe('Cutting a text into words', () => {
  const stems = (text: string, lang: string) => tokenize(text, lang).map((token) => token.stem)

  it('stems English and Spanish, each its own way', () => {
    assert.deepEqual(stems('The buses were bullied', 'en'), ['the', 'bus', 'were', 'bulli'])
    assert.deepEqual(
      stems('las calificaciones', 'es'),
      stems('la calificación', 'es').map((s, i) => (i === 0 ? 'las' : s)),
    )
  })

  it('stems Russian, and leaves English words in it alone', () => {
    const [bus, busses, lunch] = stems('автобус автобусы buses', 'ru')
    assert.equal(bus, busses)
    assert.equal(lunch, 'buses')
    assert.deepEqual(stems('школьный', 'ru'), stems('школьного', 'ru'))
  })

  it('strips accents, case, and apostrophes, so both spellings match', () => {
    assert.deepEqual(stems("Pasó el Camión; don't", 'es'), stems('paso el camion dont', 'es'))
    assert.equal(fold('ÑANDÚ’s'), 'nandus')
  })

  it('finds words in scripts without spaces', () => {
    assert.ok(tokenize('校车今天没有来', 'zh').length > 2)
  })

  it('marks stop words', () => {
    assert.deepEqual(
      tokenize('where is the nurse', 'en').map((token) => token.stop),
      [true, true, true, false],
    )
  })

  it('finds no words in symbols alone', () => {
    assert.deepEqual(tokenize('?!… 🚌 --', 'en'), [])
  })
})

describe('Detecting the language', () => {
  const lexicon = buildLexicon([
    { lang: 'en', text: 'the bus is late and my daughter needs help with the teacher' },
    { lang: 'es', text: 'el camion no paso y mi hija necesita ayuda con la maestra' },
  ])
  const tell = createDetectLanguage(lexicon)

  it('goes by the script when it is decisive', () => {
    assert.equal(tell('متى تبدأ العطلة', 'en'), 'ar')
    assert.equal(tell('校车没来', 'en'), 'zh')
    assert.equal(tell('автобус не приехал', null), 'ru')
    assert.equal(tell('버스가 안 왔어요', null), 'ko')
  })

  it('goes by the words when the script is not', () => {
    assert.equal(tell('no paso el camion', 'en'), 'es')
    assert.equal(tell('the bus did not come', 'es'), 'en')
    assert.equal(tell('con gái tôi không được lên xe buýt', 'en'), 'vi')
  })

  it('trusts the caller when nothing points elsewhere', () => {
    assert.equal(tell('iep', 'es'), 'es')
    assert.equal(tell('???', 'ar'), 'ar')
    assert.equal(tell('???', null), 'en')
  })
})

import assert from 'node:assert/strict'
import { createDetectLanguage } from '../../../src/answering/matching/detect-language.js'
import { buildLexicon } from '../../../src/answering/models/lexicon.js'
import { tidyText } from '../../../src/platform/text/tidy-text.js'
import { fold, tokenize } from '../../../src/platform/text/tokenize.js'

describe('tidying a text', () => {
  it('takes out what is invisible and keeps what was said', () => {
    assert.equal(tidyText('  my\u0000 son\u200b’s\tbus\r\n is late \u202e '), "my son 's bus is late")
  })

  it('keeps at most 2,000 characters, and no half of a pair', () => {
    const tidy = tidyText('😀'.repeat(2500))
    assert.equal([...tidy].length, 2000)
    assert.ok(tidy.isWellFormed())
  })
})

describe('cutting a text into words', () => {
  const stems = (text: string, lang: string) => tokenize(text, lang).map((token) => token.stem)

  it('stems English and Spanish, each in its own way', () => {
    assert.deepEqual(stems('The buses were bullied', 'en'), ['the', 'bus', 'were', 'bulli'])
    assert.deepEqual(
      stems('las calificaciones', 'es'),
      stems('la calificación', 'es').map((s, i) => (i === 0 ? 'las' : s)),
    )
  })

  it('takes accents, case and apostrophes off, so that both ways of writing meet', () => {
    assert.deepEqual(stems("Pasó el Camión; don't", 'es'), stems('paso el camion dont', 'es'))
    assert.equal(fold('ÑANDÚ’s'), 'nandus')
  })

  it('finds words where there are no spaces', () => {
    assert.ok(tokenize('校车今天没有来', 'zh').length > 2)
  })

  it('marks words that say little', () => {
    assert.deepEqual(
      tokenize('where is the nurse', 'en').map((token) => token.stop),
      [true, true, true, false],
    )
  })

  it('makes nothing of signs alone', () => {
    assert.deepEqual(tokenize('?!… 🚌 --', 'en'), [])
  })
})

describe('telling the language', () => {
  const lexicon = buildLexicon([
    { lang: 'en', text: 'the bus is late and my daughter needs help with the teacher' },
    { lang: 'es', text: 'el camion no paso y mi hija necesita ayuda con la maestra' },
  ])
  const tell = createDetectLanguage(lexicon)

  it('goes by the script where the script says it', () => {
    assert.equal(tell('متى تبدأ العطلة', 'en'), 'ar')
    assert.equal(tell('校车没来', 'en'), 'zh')
    assert.equal(tell('автобус не приехал', null), 'ru')
    assert.equal(tell('버스가 안 왔어요', null), 'ko')
  })

  it('goes by the words where the script does not', () => {
    assert.equal(tell('no paso el camion', 'en'), 'es')
    assert.equal(tell('the bus did not come', 'es'), 'en')
    assert.equal(tell('con gái tôi không được lên xe buýt', 'en'), 'vi')
  })

  it('believes the caller where nothing speaks for another', () => {
    assert.equal(tell('iep', 'es'), 'es')
    assert.equal(tell('???', 'ar'), 'ar')
    assert.equal(tell('???', null), 'en')
  })
})

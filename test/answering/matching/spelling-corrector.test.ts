import assert from 'node:assert/strict'
import { createSpellingCorrector } from '../../../src/answering/matching/spelling-corrector.js'
import { buildLexicon } from '../../../src/answering/models/lexicon.js'

describe('Correcting misspelled words', () => {
  const text = 'yearbook minutes schedule teacher wether '
  const spelling = createSpellingCorrector(
    buildLexicon(Array.from({ length: 5 }, () => ({ lang: 'en', text }))),
  )
  const correct = (word: string, lang = 'en') => spelling.correct(word, lang)

  it('finds the catalog word one slip away', () => {
    assert.equal(correct('yearbok'), 'yearbook')
    assert.equal(correct('mintues'), 'minutes')
    assert.equal(correct('schedulle'), 'schedule')
    assert.equal(correct('teachir'), 'teacher')
  })

  it('prefers the more frequent of two words one slip away', () => {
    const counted = (word: string, times: number) =>
      Array.from({ length: times }, () => ({ lang: 'en', text: word }))
    const lexicon = buildLexicon([...counted('planter', 5), ...counted('planet', 9), ...counted('plante', 1)])
    assert.equal(createSpellingCorrector(lexicon).correct('plante', 'en'), 'planet')
  })

  it('leaves real words alone, even with a catalog word nearby', () => {
    assert.equal(correct('weather'), 'weather')
  })

  it('is not held up by an endless word', () => {
    assert.equal(correct('a'.repeat(2000)), 'a'.repeat(2000))
  })

  const counted = (words: string, lang = 'en', times = 30) =>
    Array.from({ length: times }, () => ({ lang, text: words }))
  const trained = createSpellingCorrector(
    buildLexicon([
      ...counted('my daughter school bus counselor elementary registration bullied being please'),
      ...counted('quiero hija hacer saber escuela autobus maestra vacuna', 'es'),
    ]),
  )

  it('finds a long word two slips away, and a short one by its sound', () => {
    assert.equal(trained.correct('regestratoin', 'en'), 'registration')
    assert.equal(trained.correct('elemantery', 'en'), 'elementary')
    assert.equal(trained.correct('dawghter', 'en'), 'daughter')
    assert.equal(trained.correct('beeing', 'en'), 'being')
  })

  it('drops letters that were held down', () => {
    assert.equal(trained.correct('schooool', 'en'), 'school')
    assert.equal(trained.correct('pleeeease', 'en'), 'please')
  })

  it('splits two words that were run together', () => {
    assert.equal(trained.correct('schoolbus', 'en'), 'school bus')
    assert.equal(trained.correct('mydaughter', 'en'), 'my daughter')
  })

  it('splits short ones too, before it looks for a rare word nearby', () => {
    const joined = createSpellingCorrector(
      buildLexicon([
        ...counted('can you do on our bus stop today', 'en', 300),
        ...counted('canyon', 'en', 5),
      ]),
    )
    assert.equal(joined.correct('canyou', 'en'), 'can you')
    assert.equal(joined.correct('doyou', 'en'), 'do you')
    assert.equal(joined.correct('onour', 'en'), 'on our')
    assert.equal(joined.correct('bussstop', 'en'), 'bus stop')
    assert.equal(joined.correct('tooday', 'en'), 'today')
  })

  it('goes by Spanish pronunciation', () => {
    const heard = createSpellingCorrector(
      buildLexicon(counted('computadora invitacion examen necesito', 'es')),
    )
    assert.equal(heard.correct('imbitasion', 'es'), 'invitacion')
    assert.equal(heard.correct('esamen', 'es'), 'examen')
    const said = ['kiero', 'ija', 'aser', 'saver', 'eskuela', 'bacuna', 'maestrraaa']
    assert.deepEqual(
      said.map((word) => trained.correct(word, 'es')),
      ['quiero', 'hija', 'hacer', 'saber', 'escuela', 'vacuna', 'maestra'],
    )
  })

  it('prefers the word that sounds the same, and swapped letters, to a somewhat more frequent one', () => {
    const heard = createSpellingCorrector(
      buildLexicon([
        ...counted('bullied quiet', 'en', 16),
        ...counted('buried quit', 'en', 24),
        ...counted('quite', 'en', 20),
      ]),
    )
    assert.equal(heard.correct('bulied', 'en'), 'bullied')
    assert.equal(heard.correct('qutie', 'en'), 'quite')
  })

  it('means the word behind a typo that the catalog quotes often', () => {
    const quoting = createSpellingCorrector(
      buildLexicon([...counted('counselor', 'en', 500), ...counted('counsler', 'en', 6)]),
    )
    assert.equal(quoting.correct('councler', 'en'), 'counselor')
  })

  it('does not split a frequent ending off', () => {
    const endings = createSpellingCorrector(
      buildLexicon([...counted('council er', 'en', 60), ...counted('counselor', 'en', 500)]),
    )
    assert.equal(endings.correct('counciler', 'en'), 'counselor')
  })

  it('corrects only single slips when certainty is asked for', () => {
    assert.equal(trained.correctSlip('daughtr', 'en'), 'daughter')
    assert.equal(trained.correctSlip('regestratoin', 'en'), 'regestratoin')
    assert.equal(trained.correctSlip('schoolbus', 'en'), 'schoolbus')
  })

  it('leaves short words, distant words, a wrong first letter, and other languages alone', () => {
    assert.equal(correct('bsu'), 'bsu')
    assert.equal(correct('yrbk'), 'yrbk')
    assert.equal(correct('tearbook'), 'tearbook')
    assert.equal(correct('yearbok', 'es'), 'yearbok')
  })
})

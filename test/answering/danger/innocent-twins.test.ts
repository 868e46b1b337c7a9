import assert from 'node:assert/strict'
import { clausesOf } from '../../../src/answering/danger/clauses.js'
import { findPatterns } from '../../../src/answering/danger/find-patterns.js'

const pairs: [lang: string, danger: string, innocent: string][] = [
  ['en', 'my daughter never came home', 'her trumpet never came home with her'],
  ['en', "I can't find my son", "I can't find my son's schedule"],
  ['en', 'the child is missing', 'our daughter is missing two worksheets'],
  ['en', 'she ran away from home', 'she ran away with the science prize'],
  ['en', 'a girl passed out in the gym', 'we passed out the flyers'],
  ['en', "he can't breathe", "he can't breathe through his nose in spring"],
  ['en', 'he overdosed', 'an overdose of homework'],
  ['en', 'my son found fentanyl in a locker', 'a talk about fentanyl'],
  ['en', "she OD'd at the game", 'he is the odd one out'],
  ['en', 'OD', 'the od in the optics lesson'],
  ['en', "his sister OD'd on percs", "I OD'd on kettle corn"],
  ['en', 'Emergency!!', 'emergency contact'],
  ['es', 'es una emergencia', 'contacto de emergencia'],
  ['en', 'there is a gas leak in room 4', 'carbon monoxide detectors for each wing'],
  ['en', 'she hurts herself', 'he hurt himself sliding into first base'],
  ['en', 'he wants to kill himself', 'he would kill himself studying'],
  ['en', "she doesn't want to live anymore", 'she does not want to live with her aunt'],
  ['en', 'active shooter in the hall', 'the active shooter training in May'],
  ['en', 'we heard gunshots by the gym', 'fake gunshots in the staff training'],
  ['en', 'big booms and kids are hiding', 'big booms from the drum line'],
  ['en', 'a man picked up my niece and I never sent him', 'my aunt picked up my niece, I sent her'],
  ['en', 'they released my boy to a woman we do not know', 'they released my boy at noon'],
  ['en', 'the van driver slapped my daughter', 'the driver hit my mailbox'],
  ['en', 'his aide pinches my autistic son', "the coach grabbed my son's bag by mistake"],
  ['en', 'she hears voices telling her to jump', 'loud voices in the library'],
  ['en', 'she searched how many aspirin pills would kill', 'how many pills can the nurse keep'],
  ['en', 'he was knocked out by the fall', 'we were knocked out of the playoffs'],
  ['es', 'se oyen balazos en la cancha', 'se oyen aplausos en la cancha'],
  ['es', 'vinieron por mi sobrina y no mandé a nadie', 'vinieron por mi sobrina, mandé a su tía'],
  ['es', 'la ayudante le pega en las manos', 'la ayudante le pega una estrella en la hoja'],
  ['en', 'we flee from domestic violence at home', 'domestic violence awareness month'],
  ['en', 'they are being trafficked', 'the trafficking awareness poster'],
  ['en', 'I want to hurt my kids', "I don't want to hurt my kids, so which seat belt"],
  ['en', 'afraid I might hurt my baby', "a low grade might hurt my son's average"],
  ['ar', 'سمعنا إطلاق نار قرب المدرسة', 'متى تمرين إطلاق النار'],
  ['fr', 'on entend des coups de feu', "la date de l'exercice en cas de fusillade"],
  ['ht', 'nou tande kout zam', 'nou tande mizik la'],
  ['ko', '학교에서 총소리가 나요', '학교에서 종소리가 나요'],
  ['pt', 'ouvimos tiros perto do pátio', 'quando é o simulado de tiroteio'],
  ['ru', 'слышны выстрелы', 'он выстрелил из лука на уроке'],
  ['so', 'rasaas ayaa la maqlay', 'roob ayaa la maqlay'],
  ['tl', 'may putok ng baril', 'baril-barilan na tubig'],
  ['vi', 'nghe tieng sung gan cong truong', 'môi nó sưng'],
  ['zh', '操场那边有枪声', '听到比赛的枪声就跑'],
  ['es', 'mi hijo se corta', 'mi hijo se corta el pelo el sábado'],
  ['es', 'ya no puedo más', 'ya no puedo más con la fila de carros'],
  ['es', 'no aparece mi hija', 'no aparece su calificación'],
  ['es', 'mi niña se desmayó en el patio', 'se desmayó de la risa'],
  ['es', 'trae una pistola', 'trae una pistola de agua'],
  ['es', 'me quiero morir', 'me quiero morir de la pena'],
  ['es', 'mi hijo se fue de la casa', 'se fue de la casa de su tío y vive aquí'],
  ['es', 'hay un incendio en la cocina', 'el simulacro de incendio'],
]

describe('Danger patterns and their innocent twins', () => {
  for (const [lang, danger, innocent] of pairs) {
    it(`tell ${JSON.stringify(danger)} from ${JSON.stringify(innocent)}`, () => {
      assert.notDeepEqual(findPatterns(danger, lang), [])
      assert.deepEqual(findPatterns(innocent, lang), [])
    })
  }

  for (const text of ['the bus did not come', 'no bus came', 'the bus never came', 'it never came'])
    it(`see a late bus in ${JSON.stringify(text)}`, () => {
      assert.deepEqual(findPatterns(text, 'en'), [])
    })
})

describe('The clauses of a text', () => {
  it('are what stands between marks and plain conjunctions, of three words or more', () => {
    assert.deepEqual(clausesOf('She loves band. Last night she took all my pills, and nobody knows', false), [
      'She loves band',
      'Last night she took all my pills',
      'and nobody knows',
    ])
    assert.deepEqual(clausesOf('who do I ask', true), [])
    assert.deepEqual(clausesOf('孩子不见了，我很害怕', true), ['孩子不见了', '我很害怕'])
  })

  it('are read in stretches as well, where somebody goes on without a mark', () => {
    const dictated = 'hi i am his aunt i wanted to ask who to call about the late bus on monday'
    assert.deepEqual(clausesOf(dictated, true), [
      dictated,
      'hi i am his aunt i wanted to',
      'aunt i wanted to ask who to call',
      'ask who to call about the late bus',
      'about the late bus on monday',
    ])
    assert.deepEqual(clausesOf(dictated, false), [])
    assert.deepEqual(clausesOf('a clause of twelve words is short enough to be read once', true), [])
  })

  it('are no more than thirty', () => {
    assert.equal(clausesOf('one two three. '.repeat(100), true).length, 30)
  })
})

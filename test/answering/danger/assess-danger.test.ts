import assert from 'node:assert/strict'
import { assessDanger } from '../../../src/answering/danger/assess-danger.js'
import { dangerTrainingTexts } from '../../../src/answering/danger/danger-model.js'
import { weighTopics } from '../../../src/answering/danger/weigh-topics.js'
import { dangerTraining } from '../../../src/answering/models/numbers.js'
import { trainModel } from '../../../src/answering/models/train-model.js'
import { smallContent } from '../../support/samples/small-revision.js'

const phrase = (kind: string, danger: boolean, text: string, lang = 'en') => ({ kind, lang, danger, text })
const content = smallContent({
  dangerPhrases: [
    phrase('suicide', true, 'she wrote that nobody would miss her'),
    phrase('suicide', true, 'he gave his things away and said bye to everyone'),
    phrase('suicide', false, 'everyone will miss her when we move'),
    phrase('overdose-substance', true, 'he found my sleeping tablets and the bottle is empty'),
    phrase('overdose-substance', false, 'the nurse needs the bottle of his tablets'),
  ],
})
const model = trainModel(dangerTrainingTexts(content), { ...dangerTraining, minSeen: 1, epochs: 20 })

describe('noticing danger', () => {
  it('by its patterns alone with a model that has seen no danger phrase', () => {
    for (const phrasings of [[], smallContent().phrasings]) {
      const texts = dangerTrainingTexts({ ...smallContent(), phrasings, dangerPhrases: [] })
      const calm = trainModel(texts, { ...dangerTraining, minSeen: 1, epochs: 1 })
      const danger = assessDanger('my son wants to kill himself tonight', 'en', calm)
      assert.deepEqual([danger.level, danger.kinds], ['now', ['suicide']])
    }
  })

  for (const [text, lang, kind] of [
    ['He says he wants to die', 'en', 'suicide'],
    ['my daughter didn’t come home from school', 'en', 'missing-child'],
    ['a kid has a gun in his backpack', 'en', 'weapon-violence'],
    ["she can't breathe", 'en', 'medical-emergency'],
    ['mi hija dice que se quiere matar', 'es', 'suicide'],
    ['mi esposo nos pega', 'es', 'domestic-violence'],
    ['con tôi nói muốn chết', 'vi', 'suicide'],
    ['nghe tieng sung o san truong', 'vi', 'weapon-violence'],
    ['孩子说不想活了', 'zh', 'suicide'],
    ['ابني يريد أن يموت', 'ar', 'suicide'],
    ['pitit mwen pa rive lakay', 'ht', 'missing-child'],
    ['minha filha não chegou em casa', 'pt', 'missing-child'],
    ['у мальчика пистолет', 'ru', 'weapon-violence'],
    ['waan rabaa inaan dhinto', 'so', 'suicide'],
    ['wiilkaygu guriga ma iman', 'so', 'missing-child'],
    ['may baril sa bag niya', 'tl', 'weapon-violence'],
    ['아이가 죽고 싶대요', 'ko', 'suicide'],
    ['mon fils a une arme dans son sac', 'fr', 'weapon-violence'],
  ] as const) {
    it(`by its patterns alone, without the word model: ${kind} in ${lang}`, () => {
      const danger = assessDanger(text, lang, null)
      assert.equal(danger.level, 'now')
      assert.equal(danger.kinds[0], kind)
    })
  }

  it('in one clause among everyday ones, however sure an everyday topic is', () => {
    const everyday = 'when is picture day. the nurse needs the bottle of his tablets when we move. '
    const assess = (text: string) =>
      weighTopics(assessDanger(text, 'en', model), [{ slug: 'picture-day', probability: 0.9 }])
    assert.equal(assess(`${everyday} everyone will miss her, the bus was late`).level, null)
    const told = assess(`${everyday} she wrote that nobody would miss her. the bus was late`)
    assert.deepEqual([told.level, told.kinds], ['now', ['suicide']])
  })

  it('in the number alone that somebody would call, in any language', () => {
    for (const lang of ['en', 'es', 'ko', 'zh-Hant']) {
      assert.deepEqual(
        [assessDanger('911', lang, model).level, assessDanger('9-8-8!', lang, model).level],
        ['now', 'now'],
      )
      assert.equal(assessDanger('room 911', lang, null).level, null)
    }
    assert.deepEqual(assessDanger('988', 'en', model).kinds, ['suicide'])
  })

  it('by words that no pattern knows', () => {
    const danger = assessDanger('she said nobody would miss her', 'en', model)
    assert.equal(danger.level, 'now')
    assert.equal(danger.kinds[0], 'suicide')
    assert.equal(assessDanger('she said nobody would miss her', 'en', null).level, null)
  })

  it('in the middle of what somebody dictates without a mark', () => {
    const [before, after] = [
      'when we move everyone at the bus stop will miss the driver',
      'the nurse needs the lunch account for the late bus again',
    ]
    const told = `${before} she wrote that nobody would miss her ${after}`
    assert.equal(assessDanger(told, 'en', model).level, 'now')
  })

  it('not by a pattern that may mean something else, among words that are surely calm', () => {
    const calm = [
      'the class rabbit ate the plants',
      'who feeds the class rabbit',
      'the class rabbit had babies',
    ]
    const learned = smallContent({
      dangerPhrases: [
        phrase('runaway', true, 'she left a note and her bed is empty'),
        ...calm.map((text) => phrase('runaway', false, text)),
      ],
    })
    const sure = trainModel(dangerTrainingTexts(learned), { ...dangerTraining, minSeen: 1, epochs: 60 })
    assert.equal(assessDanger('the class rabbit ran away', 'en', sure).level, null)
    assert.notEqual(assessDanger('she ran away', 'en', sure).level, null)
    assert.notEqual(assessDanger('the class rabbit wants to die', 'en', sure).level, null)
    assert.equal(assessDanger('the class rabbit ran away', 'en', null).level, 'now')
  })

  it('not in a text that only greets or names a child, whatever the model has learned', () => {
    const learned = smallContent({
      dangerPhrases: [phrase('missing-child', true, 'my kid'), phrase('suicide', true, 'hello')],
    })
    const sure = trainModel(dangerTrainingTexts(learned), { ...dangerTraining, minSeen: 1, epochs: 20 })
    for (const text of ['my kid', 'Hello', 'hola', 'mi hijo'])
      for (const lang of ['en', 'es']) assert.equal(assessDanger(text, lang, sure).level, null, text)
    assert.notEqual(assessDanger('my kid help', 'en', sure).level, null)
  })

  it('as one for Poison Control too, where something was swallowed', () => {
    for (const [text, lang] of [
      ['he swallowed something and he is unconscious', 'en'],
      ['se tragó algo y no puede respirar', 'es'],
      ['他误食了东西，现在昏迷', 'zh'],
      ['cháu nuốt nhầm gì đó, bất tỉnh rồi', 'vi'],
    ] as const)
      assert.deepEqual(
        assessDanger(text, lang, null).kinds,
        ['medical-emergency', 'overdose-substance'],
        text,
      )
    assert.deepEqual(assessDanger('he fell and he is unconscious', 'en', null).kinds, ['medical-emergency'])
  })

  it('not by a bus that did not come, in the English of another language', () => {
    const learned = smallContent({
      dangerPhrases: [phrase('missing-child', true, 'she did not come'), phrase('suicide', true, 'bye')],
    })
    const sure = trainModel(dangerTrainingTexts(learned), { ...dangerTraining, minSeen: 1, epochs: 20 })
    assert.notEqual(assessDanger('xyz', 'ar', sure, undefined, 'she did not come').level, null)
    assert.deepEqual(
      assessDanger('xyz', 'ar', sure, undefined, 'the bus did not come').odds,
      assessDanger('xyz', 'ar', sure).odds,
    )
  })

  it('by what the words of another language are in English', () => {
    const said = 'nobody would miss her'
    assert.equal(assessDanger('xyz', 'so', model, undefined, said).level, 'now')
    assert.equal(
      assessDanger('xyz', 'so', model, undefined, 'bus late').level,
      assessDanger('xyz', 'so', model).level,
    )
    assert.equal(
      assessDanger('xyz', 'en', model, undefined, said).level,
      assessDanger('xyz', 'en', model).level,
    )
  })

  for (const text of [
    'the bus is late again',
    'add money to the lunch account',
    'this homework is killing me',
    'a refund for the yearbook',
    '',
    '???',
  ]) {
    it(`not in ${JSON.stringify(text)}`, () => {
      assert.notEqual(assessDanger(text, 'en', model).level, 'now')
    })
  }

  it('reads a word only from its beginning: a pharmacy holds no weapon', () => {
    assert.equal(assessDanger('a farmacia fica perto da escola', 'pt', null).level, null)
    assert.equal(assessDanger('my son overdosed on candy', 'en', null).level, null)
  })

  it('reads a pattern only in its own language: "molestar" is to bother', () => {
    assert.equal(assessDanger('no quiero molestar a la maestra', 'es', null).level, null)
  })

  it('says what spoke for it, and nothing that was typed', () => {
    const { evidence } = assessDanger('Xaviera wants to die', 'en', model)
    assert.ok(evidence.includes('en:want-to-die'))
    assert.doesNotMatch(JSON.stringify(evidence), /xaviera/i)
  })
})

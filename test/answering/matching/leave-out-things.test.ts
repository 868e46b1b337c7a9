import assert from 'node:assert/strict'
import { assessDanger } from '../../../src/answering/danger/assess-danger.js'
import { dangerTrainingTexts } from '../../../src/answering/danger/danger-model.js'
import { isAboutThing, leaveOutThings } from '../../../src/answering/matching/leave-out-things.js'
import { dangerTraining } from '../../../src/answering/models/numbers.js'
import { trainModel } from '../../../src/answering/models/train-model.js'
import { smallContent } from '../../support/samples/small-revision.js'

const things = [
  ['en', 'The bus did not come.'],
  ['en', 'the bus never came'],
  ['en', 'bus 14 hasn’t come yet'],
  ['en', "my son's bus didn't show up this morning"],
  ['en', 'The bus did not come home on time'],
  ['en', 'her lunch account is empty'],
  ['en', "I can't find his backpack"],
  ['en', 'My daughter lost her lunch card.'],
  ['en', 'he has lost his school jacket'],
  ['en', 'my kid is missing a mitten'],
  ['en', 'he’s missing his blue hoodie since Monday'],
  ['en', 'our daughter is missing one shoe.'],
  ['es', 'El camión no pasó hoy'],
  ['es', 'autobus no llego'],
  ['es', 'hoy no pasó el camión escolar'],
  ['es', 'Mi hija perdió su tarjeta'],
  ['es', 'se le perdió la chamarra'],
  ['es', 'No llegó, no encuentro la mochila de mi hijo'],
] as const

const dangers = [
  ['en', 'my son did not come home'],
  ['en', 'the bus did not come home with my daughter'],
  ['en', 'the bus never came home'],
  ['en', "I can't find my son"],
  ['en', 'her bed is empty'],
  ['en', 'I lost my son'],
  ['en', 'we lost her at the zoo'],
  ['en', 'my son is missing'],
  ['en', 'my son is missing his phone is off'],
  ['en', 'she is missing her coat was found by the river'],
  ['es', 'no llegó en el camión'],
  ['es', 'mi hija no llegó el bus la dejó'],
  ['es', 'no llegó el autobús con mi hija'],
  ['es', 'no encuentro a mi hijo'],
  ['es', 'se me perdió mi hija'],
  ['es', 'mi hija no llegó a la casa'],
  ['es', 'el autobús no llegó con mi hijo'],
] as const

const absences = [
  ['en', 'My child is absent today'],
  ['en', 'Hi, our daughter’s absent from school this morning.'],
  ['en', 'he will be absent on Friday'],
  ['es', 'Mi hijo está ausente hoy'],
  ['es', 'Buenos días, mi niña estará ausente mañana.'],
] as const

const notReported = [
  ['en', 'The app says my child is absent today'],
  ['en', 'My child is absent today? I dropped her off'],
  ['en', 'my son is absent today. he left at seven'],
  ['en', 'my son was absent today'],
  ['en', 'my son is absent today. stabbed at lincoln high'],
  ['en', 'my daughter is absent today ran away from middle school'],
  ['en', 'she is absent today. overdosed at lincoln high'],
  ['en', 'my child is absent today but she is not at home'],
  ['es', '¿Mi hijo está ausente hoy?'],
  ['es', 'mi hijo está ausente hoy y no está en casa'],
] as const

describe('A report of an absence', () => {
  for (const [lang, text] of absences)
    it(`tells of nobody missing: ${text}`, () => {
      assert.equal(leaveOutThings(text, lang), '')
      assert.ok(isAboutThing(text, lang))
    })

  for (const [lang, text] of notReported)
    it(`says nothing else: ${text}`, () => assert.equal(leaveOutThings(text, lang), text))
})

describe('A thing that is not there', () => {
  for (const [lang, text] of things)
    it(`is left out, whatever the words for a missing child: ${text}`, () =>
      assert.notEqual(leaveOutThings(text, lang), text))

  for (const [lang, text] of dangers)
    it(`is not a child: ${text}`, () => {
      assert.equal(leaveOutThings(text, lang), text)
      assert.equal(isAboutThing(text, lang), false)
    })

  it('leaves what else is said', () => {
    const text = 'The bus never came and my son is not home'
    assert.equal(leaveOutThings(text, 'en'), 'and my son is not home')
    assert.equal(isAboutThing(text, 'en'), false)
    assert.equal(isAboutThing('The bus did not come this morning, it was cold', 'en'), true)
    assert.equal(isAboutThing('The bus was late today. My daughter lost her lunch card.', 'en'), true)
    const lost = 'my daughter lost her phone and has not come home'
    assert.equal(leaveOutThings(lost, 'en'), 'and has not come home')
    assert.equal(isAboutThing(lost, 'en'), false)
    assert.equal(leaveOutThings('xe buýt không đến', 'vi'), 'xe buýt không đến')
  })

  describe('and a model that learned missing children', () => {
    const missing = [
      'my son did not come home',
      'the bus came but she was not on it',
      'he never came off the bus',
      'her bed is empty and she did not come',
    ]
    const content = smallContent({
      dangerPhrases: missing.map((text) => ({ kind: 'missing-child', lang: 'en', danger: true, text })),
    })
    const model = trainModel(dangerTrainingTexts(content), { ...dangerTraining, minSeen: 1, epochs: 20 })
    const levelOf = (text: string) => assessDanger(text, 'en', model).level

    it('is no danger', () => {
      assert.equal(levelOf('The bus did not come.'), null)
      assert.equal(levelOf('her lunch account is empty'), null)
    })

    it('takes nothing from danger beside it', () => {
      assert.equal(levelOf('my son did not come home'), 'now')
      assert.equal(levelOf('The bus did not come. My son did not come home.'), 'now')
    })
  })
})

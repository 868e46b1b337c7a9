import assert from 'node:assert/strict'
import { assessDanger } from '../../../src/answering/danger/assess-danger.js'
import { leaveOutBareThing } from '../../../src/answering/danger/bare-things.js'
import { dangerTrainingTexts } from '../../../src/answering/danger/danger-model.js'
import { dangerTraining } from '../../../src/answering/models/numbers.js'
import { trainModel } from '../../../src/answering/models/train-model.js'
import { smallContent } from '../../support/samples/small-revision.js'

describe('The bare name of a thing', () => {
  for (const text of [
    'vape',
    'Vape?',
    ' e-cigarettes ',
    'Vapeador',
    'cigarrillo electrónico',
    '电子烟',
    'вейп',
    'thuốc lá điện tử',
  ])
    it(`says nothing of danger: ${text}`, () => assert.equal(leaveOutBareThing(text), ''))

  for (const text of [
    'he passed out from a vape',
    'my kid vapes',
    'overdose',
    'gun',
    'narcan',
    'naloxona',
    'narcan now',
  ])
    it(`is not all that is said: ${text}`, () => assert.equal(leaveOutBareThing(text), text))

  it('brings no help, whatever the model has learned', () => {
    const phrase = (text: string) => ({ kind: 'overdose-substance', lang: 'en', danger: true, text })
    const learned = smallContent({
      dangerPhrases: ['he took a vape', 'the vape made him pass out'].map(phrase),
    })
    const sure = trainModel(dangerTrainingTexts(learned), { ...dangerTraining, minSeen: 1, epochs: 20 })
    assert.equal(assessDanger('vape', 'en', sure).level, null)
    assert.notEqual(assessDanger('he took a vape', 'en', sure).level, null)
  })
})

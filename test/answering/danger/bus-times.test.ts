import assert from 'node:assert/strict'
import { assessDanger } from '../../../src/answering/danger/assess-danger.js'
import { leaveOutBusTimes } from '../../../src/answering/danger/bus-times.js'
import { dangerTrainingTexts } from '../../../src/answering/danger/danger-model.js'
import { dangerTraining } from '../../../src/answering/models/numbers.js'
import { trainModel } from '../../../src/answering/models/train-model.js'
import { smallContent } from '../../support/samples/small-revision.js'

const questions = [
  'Please tell me when the bus comes',
  'please let me know what time the bus arrives.',
  'Could you please tell us when bus 12 will come tomorrow?',
]

const others = [
  'Please tell me when the bus comes with my daughter',
  'please tell me when the bus comes home',
  'Please tell me when he comes',
  'please tell me the bus is not on fire',
  'tell me where the bus is',
  'Please tell me when the bus comes. My son did not come home.',
  'I will jump in front of it. Please tell me when the bus comes.',
]

describe('A question when the bus comes', () => {
  for (const text of questions)
    it(`is left out: ${text}`, () => assert.match(leaveOutBusTimes(text, 'en'), /^[.?]?$/))

  for (const text of others) it(`stays: ${text}`, () => assert.equal(leaveOutBusTimes(text, 'en'), text))

  describe('and a model that learned pleas', () => {
    const pleas = [
      'please tell me my kid is still in the building',
      'please tell me where my daughter is',
      'please tell me she is alive',
      'my son did not come home',
    ]
    const content = smallContent({
      dangerPhrases: pleas.map((text) => ({ kind: 'missing-child', lang: 'en', danger: true, text })),
    })
    const model = trainModel(dangerTrainingTexts(content), { ...dangerTraining, minSeen: 1, epochs: 20 })
    const levelOf = (text: string) => assessDanger(text, 'en', model).level

    it('is no danger', () => {
      for (const text of questions) assert.equal(levelOf(text), null, text)
    })

    it('takes nothing from danger beside it', () => {
      assert.equal(levelOf('please tell me where my daughter is'), 'now')
      assert.equal(levelOf('Please tell me when the bus comes. My son did not come home.'), 'now')
    })
  })
})

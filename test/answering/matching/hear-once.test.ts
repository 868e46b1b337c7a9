import assert from 'node:assert/strict'
import { hearOnce } from '../../../src/answering/matching/hear-once.js'
import { createMatchIndex } from '../../../src/answering/matching/match-index.js'
import { topicTraining } from '../../../src/answering/models/numbers.js'
import { trainModel } from '../../../src/answering/models/train-model.js'
import { scoreClasses } from '../../../src/answering/models/trained-model.js'
import { topicTrainingTexts } from '../../../src/answering/models/training-texts.js'
import { tokenize } from '../../../src/platform/text/tokenize.js'
import { smallContent } from '../../support/samples/small-revision.js'

describe('hearOnce', () => {
  const content = smallContent()
  const index = createMatchIndex(content)
  const train = () => trainModel(topicTrainingTexts(content), { ...topicTraining, minSeen: 1, epochs: 5 })

  it('scores a stretch once for each model, and tells languages apart', () => {
    const hear = hearOnce({ index }, { synonyms: true, spelling: true })
    const [model, next] = [train(), train()]
    const scores = hear('the bus is late', 'en').scores(model)
    assert.deepEqual(scores, scoreClasses(model, tokenize('the bus is late', 'en')))
    assert.equal(hear('the bus is late', 'en').scores(model), scores)
    assert.notEqual(hear('the bus is late', 'en').scores(next), scores)
    assert.notEqual(hear('the bus is late', 'es'), hear('the bus is late', 'en'))
  })

  it('leaves out the steps that are switched off', () => {
    let asked = 0
    const spelling = { ...index.spelling, correct: (word: string) => `${word}${++asked}` }
    const heard = hearOnce({ index: { ...index, spelling } }, { synonyms: false, spelling: false })(
      'a bus',
      'en',
    )
    assert.equal(heard.read(), heard.typed)
    assert.equal(heard.right(), heard.typed.tokens)
    assert.equal(asked, 0)
  })
})

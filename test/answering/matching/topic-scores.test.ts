import assert from 'node:assert/strict'
import {
  createReadScores,
  numberTopics,
  withUnlearned,
} from '../../../src/answering/matching/topic-scores.js'

const read = createReadScores(numberTopics(['bus-late', 'grades', 'new-topic']))

describe('what a signal says of the topics', () => {
  it('is laid out by their numbers, topics that are gone left out', () => {
    const said = read({ classes: ['grades', 'gone'], probabilities: Float32Array.of(0.75, 0.25) })
    assert.deepEqual([...said.topics], [0, 0.75, 0])
    assert.deepEqual(said.unlearned, [0, 2])
  })

  it('says of a topic that it has never learned what the other signal says', () => {
    const words = read({
      classes: ['bus-late', 'grades', 'new-topic'],
      probabilities: Float32Array.of(0.25, 0.25, 0.5),
    })
    const meaning = read({ classes: ['bus-late', 'grades'], probabilities: Float32Array.of(0.75, 0.25) })
    assert.deepEqual([...withUnlearned(meaning, words).topics], [0.75, 0.25, 0.5])
    assert.deepEqual([...meaning.topics], [0.75, 0.25, 0])
    assert.equal(withUnlearned(words, meaning), words)
    assert.equal(withUnlearned(meaning, null), meaning)
  })
})

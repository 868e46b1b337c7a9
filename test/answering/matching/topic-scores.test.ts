import assert from 'node:assert/strict'
import {
  createReadScores,
  numberTopics,
  withUnlearned,
} from '../../../src/answering/matching/topic-scores.js'

const read = createReadScores(numberTopics(['bus-late', 'grades', 'new-topic']))

describe('A signal’s topic scores', () => {
  it('are laid out by topic number, without removed topics', () => {
    const said = read({ classes: ['grades', 'gone'], probabilities: Float32Array.of(0.75, 0.25) })
    assert.deepEqual([...said.topics], [0, 0.75, 0])
    assert.deepEqual(said.unlearned, [0, 2])
  })

  it('take the other signal’s score for a topic never learned', () => {
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

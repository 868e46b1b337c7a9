import assert from 'node:assert/strict'
import { trainingThreads } from '../../../src/answering/models/training-threads.js'

describe('trainingThreads', () => {
  it('uses two cores where there are two', () => {
    assert.deepEqual(
      [1, 2, 8].map((cores) => trainingThreads(cores, 1)),
      [1, 2, 2],
    )
  })

  it('uses one thread on a busy machine, where two would wait for each other', () => {
    assert.equal(trainingThreads(2, 14), 1)
  })
})

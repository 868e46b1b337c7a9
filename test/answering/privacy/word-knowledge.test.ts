import assert from 'node:assert/strict'
import { createWordKnowledge } from '../../../src/answering/privacy/word-knowledge.js'

describe('Word knowledge', () => {
  const knowledge = createWordKnowledge({
    state: () => null,
    timesWritten: () => 0,
    hasMeaning: (word) => word === 'velotram' || word === 'zoe',
    isEnglish: () => false,
    correct: (word) => word,
  })

  it('takes an unknown word for a name, unless staff have defined it', () => {
    assert.equal(knowledge.isSurelyName('zubrin'), true)
    assert.equal(knowledge.isSurelyName('velotram'), false)
    assert.equal(knowledge.isKnown('velotram'), true)
  })

  it('keeps a name a name, however staff define it', () => {
    assert.equal(knowledge.isSurelyName('zoe'), true)
  })
})

import assert from 'node:assert/strict'
import { createWordKnowledge } from '../../../src/answering/privacy/word-knowledge.js'

describe('What is known of words', () => {
  const knowledge = createWordKnowledge({
    state: () => null,
    timesWritten: () => 0,
    hasMeaning: (word) => word === 'velotram' || word === 'zoe',
    isEnglish: () => false,
    correct: (word) => word,
  })

  it('takes a word that nobody knows for a name, unless staff have said what it means', () => {
    assert.equal(knowledge.isSurelyName('zubrin'), true)
    assert.equal(knowledge.isSurelyName('velotram'), false)
    assert.equal(knowledge.isKnown('velotram'), true)
  })

  it('keeps a name a name, whatever staff say it means', () => {
    assert.equal(knowledge.isSurelyName('zoe'), true)
  })
})

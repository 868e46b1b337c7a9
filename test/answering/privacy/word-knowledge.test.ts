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

  it('looks a fact up once, and again after each publication', () => {
    let revision = {}
    let asked = 0
    let times = 0
    const catalog = createWordKnowledge({
      state: () => revision,
      timesWritten: () => {
        asked += 1
        return times
      },
      hasMeaning: () => false,
      isEnglish: () => false,
      correct: (word) => word,
    })
    assert.deepEqual([catalog.isLink('bus'), catalog.isLink('bus')], [false, false])
    assert.equal(asked, 1)
    times = 1000
    assert.equal(catalog.isLink('bus'), false)
    revision = {}
    assert.equal(catalog.isLink('bus'), true)
    assert.equal(catalog.isWord('bus'), true)
  })
})

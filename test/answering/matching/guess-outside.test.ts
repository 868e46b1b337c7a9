import assert from 'node:assert/strict'
import { guessOutside } from '../../../src/answering/matching/guess-outside.js'
import { modelRequests } from '../../../src/answering/model-requests.js'
import { trainModel } from '../../../src/answering/models/train-model.js'
import type { OutOfScopePhrase } from '../../../src/answering/revision/revision.js'
import { tokenize } from '../../../src/platform/text/tokenize.js'
import { smallContent } from '../../support/samples/small-revision.js'

const ofService = (who: string | undefined, texts: string[]): OutOfScopePhrase[] =>
  texts.map((text) => ({ ...(who ? { who } : {}), lang: 'en', text }))

const outOfScope = [
  ...ofService('city', ['pothole on my street', 'trash on my street', 'broken light on my street']),
  ...ofService('pets', ['my cat is sick', 'my dog is sick', 'vaccines for my sick dog']),
  ...ofService(undefined, ['pizza near me', 'best pizza', 'pizza coupon']),
]

function modelOf(phrases: OutOfScopePhrase[]) {
  const { outside } = modelRequests(smallContent({ outOfScope: phrases }))
  return trainModel(outside.texts(), outside.options)
}

const model = modelOf(outOfScope)
const guess = (text: string, lang = 'en') => guessOutside(model, tokenize(text, lang), lang)

describe('The outside service of a text out of scope', () => {
  it('is the one whose phrases are alike', () => {
    assert.equal(guess('a pothole on our street'), 'city')
    assert.equal(guess('the dog is sick'), 'pets')
  })

  it('is not named when none is sure, or the phrases belong to none in particular', () => {
    assert.equal(guess('something else'), null)
    assert.equal(guess('best pizza coupon'), null)
  })

  it('is named in English and Spanish only', () => {
    assert.equal(guess('pothole street', 'es'), 'city')
    assert.equal(guess('pothole street', 'vi'), null)
  })

  it('is not named without a model, or with one that knows no service', () => {
    assert.equal(guessOutside(null, tokenize('pothole', 'en'), 'en'), null)
    const phrases = outOfScope.map(({ lang, text }) => ({ lang, text }))
    for (const few of [phrases, []])
      assert.equal(guessOutside(modelOf(few), tokenize('pothole', 'en'), 'en'), null)
  })
})

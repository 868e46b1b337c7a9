import assert from 'node:assert/strict'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { readLabelledIdentifiers } from '../../src/evaluation/labelled-identifiers.js'
import { measureRedaction } from '../../src/evaluation/measure-redaction.js'
import type { Redactor } from '../../src/privacy/redactor.js'
import { sampleRedactor } from './sample-redactor.js'

const labelled = readLabelledIdentifiers(fileURLToPath(new URL('identifiers.jsonl', import.meta.url)))

describe('Finding what tells who a concern is about', () => {
  let redactor: Redactor
  before(async () => {
    redactor = await sampleRedactor()
  })

  for (const lang of ['en', 'es']) {
    it(`finds at least 95 % of what is marked, and takes few other words (${lang})`, () => {
      const texts = labelled.filter((text) => text.lang === lang)
      const { recall, lostWords, missed } = measureRedaction(texts, redactor.find)
      assert.ok(recall >= 0.95, `${recall}: ${missed.map(({ words }) => words).join(', ')}`)
      assert.ok(lostWords <= 0.02, String(lostWords))
    })
  }

  it('gives places that are in order, apart and inside the text, for any text', () => {
    const anything = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(...labelled.map(({ text }) => text)),
    )
    fc.assert(
      fc.property(fc.array(anything, { maxLength: 4 }), (texts) => {
        const text = texts.join(' ')
        let end = 0
        for (const { from, to } of redactor.find(text, 'en')) {
          assert.ok(from >= end && to > from && to <= text.length)
          end = to
        }
      }),
    )
  })
})

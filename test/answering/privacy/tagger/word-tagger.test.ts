import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Redactor } from '../../../../src/answering/privacy/redactor.js'
import {
  decodeTagger,
  encodeTagger,
  readTagger,
} from '../../../../src/answering/privacy/tagger/tagger-file.js'
import { placeOf, type TaggerModel, tags } from '../../../../src/answering/privacy/tagger/word-tagger.js'
import { readLabeledIdentifiers } from '../../../../src/commands/evaluation/labeled-identifiers.js'
import { measureRedaction } from '../../../../src/commands/evaluation/measure-redaction.js'
import { hashWritingSources } from '../../../../src/commands/redaction/writing-sources.js'
import { fromRoot } from '../../../../src/platform/root.js'
import { growthOf } from '../../../support/measures/growth.js'
import { sampleRedactor } from '../../../support/samples/sample-redactor.js'

const file = fromRoot('seeds', 'redaction', 'tagger.bin')
const written = readLabeledIdentifiers(fileURLToPath(new URL('../written.jsonl', import.meta.url)))

/**
 * Shares for texts made from frames and names not used in training. Any word may be a name there: they are
 * hard on purpose.
 */
const floors = { recall: 0.75, lostWords: 0.05 }

describe('The word tagger', () => {
  let redactor: Redactor
  before(async function () {
    this.timeout(60_000)
    redactor = await sampleRedactor()
  })

  it('was made from the current texts (else: npm run redaction-tagger)', () => {
    assert.equal(decodeTagger(readFileSync(file)).hash, hashWritingSources())
  })

  it('is stored in one piece, and reads back the same', () => {
    const model = readTagger(file)
    const again = decodeTagger(encodeTagger(model, 'a'))
    assert.equal(again.hash, 'a')
    const rowOf = ({ keys, weights }: TaggerModel, key: number) => {
      const place = placeOf(keys, key)
      return weights.subarray(place * tags.length, (place + 1) * tags.length)
    }
    const keys = [...again.keys].filter((key) => key !== 0)
    assert.ok(keys.length > 10_000)
    for (const key of keys)
      rowOf(again, key).forEach((weight, tag) => {
        assert.ok(Math.abs(weight - rowOf(model, key)[tag]!) < 0.05)
      })
  })

  it('refuses bytes that are cut off or foreign', () => {
    const bytes = readFileSync(file)
    assert.throws(() => decodeTagger(bytes.subarray(0, -1)), /truncated/)
    assert.throws(() => decodeTagger(Buffer.from('[]')), /not a word tagger/)
  })

  for (const lang of ['en', 'es'] as const)
    it(`finds names, addresses, and accounts in held-out texts (${lang})`, () => {
      const texts = written.filter((text) => text.part === 'aside' && text.lang === lang)
      assert.ok(texts.length > 200)
      const { recall, lostWords } = measureRedaction(texts, redactor.find)
      assert.ok(recall >= floors.recall, `recall ${recall}`)
      assert.ok(lostWords <= floors.lostWords, `lost words ${lostWords}`)
    })

  it('recognizes names by their neighbors, whatever the word', () => {
    const redact = (text: string, lang = 'en') => redactor.redact(text, lang).text
    assert.equal(redact('my nephew acorn got bit at recess'), 'my nephew [name] got bit at recess')
    assert.equal(redact('her friend lantern saw everything'), 'her friend [name] saw everything')
    assert.equal(
      redact('la mamá de zu dice que no hay clases', 'es'),
      'la mamá de [name] dice que no hay clases',
    )
    assert.equal(redact('there is gravel on the stairs'), 'there is gravel on the stairs')
  })

  it('takes time in proportion to the length of the text', () => {
    for (const piece of ['xi ', 'xi and ', 'my son xi, ', '12 elm ', 'user a_', 'de la '])
      assert.equal(
        growthOf(
          (text) => redactor.find(text, 'en'),
          (length) => piece.repeat(Math.ceil(length / piece.length)).slice(0, length),
        ),
        null,
        piece,
      )
  })
})

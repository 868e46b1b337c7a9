import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import nspell from 'nspell'
import { dictionarySlices, isEnglishWord } from '../../../src/answering/matching/english-dictionary.js'

describe('The English dictionary, read in slices,', () => {
  const folder = dirname(createRequire(import.meta.url).resolve('dictionary-en'))
  const [affixes, words] = ['index.aff', 'index.dic'].map((name) =>
    readFileSync(join(folder, name), 'utf8'),
  ) as [string, string]

  it('knows what the whole dictionary knows, ordinals among them', () => {
    const whole = nspell(affixes, words)
    const samples = [
      ...words
        .split('\n')
        .flatMap((line, i) => (i % 97 === 0 ? [line.split('/')[0]!, `${line.split('/')[0]}s`] : [])),
      ...[
        'bus',
        'buses',
        'unlocked',
        'walking',
        'zqx',
        '',
        '1st',
        '21st',
        '21th',
        '112th',
        'busx',
        'teh',
        'absense',
      ],
    ]
    assert.ok(samples.length > 900)
    for (const word of samples) assert.equal(isEnglishWord(word), whole.correct(word), word)
  })

  it('is read in many slices', () => {
    assert.ok([...dictionarySlices(affixes, words)].length > 50)
  })
})

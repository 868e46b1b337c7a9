import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { mixedTopics } from '../../src/answering/danger/danger-model.js'
import { findPatterns } from '../../src/answering/danger/find-patterns.js'
import { fromRoot } from '../../src/platform/root.js'

interface Phrasing {
  topic: string
  text: string
}

const read = (...path: string[]) => parse(readFileSync(fromRoot(...path)), { columns: true })
const languages = readdirSync(fromRoot('seeds', 'phrasings'))
  .map((file) => file.replace('.csv', ''))
  .filter((lang) => lang !== 'en' && lang !== 'es')

/** Everyday topics, in words in which somebody was hurt, fainted, or died: a calm line is right for them. */
const meant = read('test', 'system', 'everyday-with-danger.csv') as { lang: string; text: string }[]

describe('Danger patterns', () => {
  for (const lang of languages)
    it(`fit no everyday phrasing of the catalog but those that tell of harm: ${lang}`, () => {
      const phrasings = read('seeds', 'phrasings', `${lang}.csv`) as Phrasing[]
      const found = phrasings
        .filter(({ topic, text }) => !mixedTopics.has(topic) && findPatterns(text, lang).length > 0)
        .map(({ text }) => text)
      assert.deepEqual(found.toSorted(), texts(lang))
    })

  it('were read in ten languages', () => {
    assert.equal(languages.length, 10)
  })
})

function texts(of: string): string[] {
  return meant
    .filter(({ lang }) => lang === of)
    .map(({ text }) => text)
    .toSorted()
}

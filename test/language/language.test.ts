import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createLanguage, readLanguageCodes, readWords } from '../../src/language/language.js'
import type { WordKey } from '../../src/language/words.js'
import { fromRoot } from '../../src/root.js'

const folder = fromRoot('src', 'language')
const pluralForms = /_(zero|one|two|few|many|other)$/

function keysOf(code: string): string[] {
  const walk = (value: unknown, path: string): string[] =>
    typeof value === 'string'
      ? [path]
      : Object.entries(value as object).flatMap(([key, each]) => walk(each, path ? `${path}.${key}` : key))
  return walk(readWords(join(folder, code)), '')
}

function textsOf(code: string): string[] {
  const walk = (value: unknown): string[] =>
    typeof value === 'string' ? [value] : Object.values(value as object).flatMap(walk)
  return walk(readWords(join(folder, code)))
}

describe('Languages', () => {
  const stems = (code: string) => [...new Set(keysOf(code).map((key) => key.replace(pluralForms, '')))].sort()

  for (const code of readLanguageCodes(folder)) {
    it(`${code} has every word, and every plural form`, () => {
      assert.deepEqual(stems(code), stems('en'))
      const forms = new Intl.PluralRules(code).resolvedOptions().pluralCategories
      const plural = new Set(
        keysOf(code)
          .filter((key) => pluralForms.test(key))
          .map((key) => key.replace(pluralForms, '')),
      )
      for (const stem of plural)
        for (const form of forms) assert.ok(keysOf(code).includes(`${stem}_${form}`), `${stem}_${form}`)
    })
  }

  it('has the words that the views print, and prints the words it has', () => {
    const views = readdirSync(fromRoot('views'), { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.hbs'),
    )
    const html = views.map((file) => readFileSync(fromRoot('views', file), 'utf8')).join('\n')
    const used = [...html.matchAll(/\bt '([\w.]+)'/g)].map(([, key]) => key ?? '')
    for (const key of used) assert.ok(stems('en').includes(key), `${key} has words`)
  })

  it('keeps sentences to 20 words', () => {
    for (const text of textsOf('en'))
      for (const sentence of text.split(/[.?!:](?:\s|$)/))
        assert.ok(sentence.split(/\s+/).length <= 20, `too long: ${sentence}`)
  })

  it('throws for a key that it does not have', () => {
    assert.throws(
      () =>
        createLanguage()
          .speech('en')
          .t('no.such' as WordKey),
      /no\.such/,
    )
  })

  it('takes the nearest language on offer, else the main one', () => {
    const language = createLanguage()
    assert.equal(language.nearest('en-GB'), 'en')
    assert.equal(language.nearest('tlh'), 'en')
    assert.equal(language.nearest(null), 'en')
  })
})

describe('Formats', () => {
  const speech = createLanguage().speech('en')
  const plain = (text: string) => text.replaceAll('\u202F', ' ')

  it('write hours as people say them', () => {
    assert.deepEqual(speech.hours('Mo-Fr 07:30-16:00').map(plain), ['Mon–Fri, 7:30 AM – 4:00 PM'])
    assert.deepEqual(speech.hours('Mo,We 08:00-12:00,13:00-15:00; Sa 09:00-11:00').map(plain), [
      'Mon and Wed, 8:00 AM – 12:00 PM and 1:00 – 3:00 PM',
      'Sat, 9:00 – 11:00 AM',
    ])
    assert.deepEqual(speech.hours('24/7'), ['Day and night, every day'])
    assert.deepEqual(speech.hours('by appointment'), ['by appointment'])
  })

  it('write dates, and name languages', () => {
    assert.equal(speech.date('2026-10-14', 'long'), 'Wednesday, October 14')
    assert.equal(speech.date('2026-10-01', 'year'), 'October 1, 2026')
    assert.deepEqual(['es', 'ht', 'hmn', 'so'].map(speech.languageName), [
      'Spanish',
      'Haitian Creole',
      'Hmong',
      'Somali',
    ])
  })
})

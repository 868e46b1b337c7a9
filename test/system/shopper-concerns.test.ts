import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { readKey, readNationalSet } from '../../src/content/shopper/shopper-concerns.js'
import { groupBy } from '../../src/platform/database/group-by.js'
import { fromRoot } from '../../src/platform/root.js'
import { fold } from '../../src/platform/text/tokenize.js'

const rowsOf = (...path: string[]) =>
  parse(readFileSync(fromRoot('seeds', ...path)), { columns: true, bom: true }) as Record<string, string>[]

describe('The national set', () => {
  const all = readNationalSet()
  const languages = groupBy(all, ({ asked }) => asked.lang)

  it('has 25 concerns in each of twelve languages, with dangers and matters of no school', () => {
    assert.equal(all.length, 300)
    assert.equal(languages.size, 12)
    for (const [lang, own] of languages) {
      assert.equal(own.length, 25, lang)
      assert.equal(own.filter(({ asked }) => asked.crisis).length, 3, lang)
      assert.equal(own.filter(({ asked }) => !asked.scope).length, 2, lang)
    }
  })

  it('has each concern and each key once', () => {
    assert.equal(new Set(all.map(({ key }) => key)).size, 300)
    assert.equal(new Set(all.map(({ asked }) => fold(asked.concern))).size, 300)
    assert.deepEqual(readKey(all[0]!.key), { isOwn: false, id: 'en-1' })
  })

  it('expects standard offices, and most of them', () => {
    const offices = new Set(rowsOf('offices.csv').map(({ id }) => id))
    const named = new Set(all.flatMap(({ asked }) => [...asked.expect, ...asked.ok]))
    for (const id of named) assert.ok(offices.has(id), id)
    assert.ok(named.size > 0.8 * offices.size)
  })

  it('is in nothing that the service learns from', () => {
    const files = [
      ...readdirSync(fromRoot('seeds', 'phrasings')).map((file) => join('phrasings', file)),
      ...['danger-phrases.csv', 'out-of-scope.csv', 'rules.csv'],
    ]
    const learned = new Set(files.flatMap((file) => rowsOf(file).map(({ text = '' }) => plain(text))))
    assert.ok(learned.size > 50_000)
    for (const { asked } of all) assert.ok(!learned.has(plain(asked.concern)), asked.concern)
  })
})

const plain = (text: string) =>
  fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

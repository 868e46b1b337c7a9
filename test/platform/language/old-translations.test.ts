import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fromRoot } from '../../../src/platform/root.js'

const madeFrom = fromRoot('test', 'platform', 'language', 'translated-from.json')

describe('Translations of the pages’ words', () => {
  // Checked them in all languages? `CHECKED="share.keep share.kept" npm run test:one -- test/platform/language/old-translations.test.ts`
  it('were made from the English of today', () => {
    const made: Record<string, string> = JSON.parse(readFileSync(madeFrom, 'utf8'))
    const checked = process.env.CHECKED?.split(' ') ?? []
    const english = readdirSync(fromRoot('views', 'words', 'ht')).flatMap((file) =>
      leaves(JSON.parse(readFileSync(fromRoot('views', 'words', 'en', file), 'utf8'))),
    )
    const now = english.map(([key, text]) => [key, createHash('md5').update(text).digest('hex').slice(0, 8)])
    // "old:" is one whose English had changed before this test: nobody has checked it since.
    const kept = now.map(([key = '', hash]) => [key, checked.includes(key) ? hash : made[key]])
    if (checked.length > 0) writeFileSync(madeFrom, `${JSON.stringify(Object.fromEntries(kept), null, 2)}\n`)
    const stale = now.filter(([, hash], i) => kept[i]?.[1]?.replace('old:', '') !== hash)
    assert.deepEqual(
      stale.map(([key]) => key),
      [],
      'The English of these changed. Check them in every language, then run this file with CHECKED="key key"',
    )
  })
})

function leaves(words: object, path: string[] = []): [key: string, text: string][] {
  return Object.entries(words).flatMap(([name, each]): [string, string][] =>
    typeof each === 'string' ? [[[...path, name].join('.'), each]] : leaves(each, [...path, name]),
  )
}

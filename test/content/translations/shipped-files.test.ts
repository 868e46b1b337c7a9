import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { checkTranslation } from '../../../src/content/translations/check-translation.js'
import { readTranslationFiles } from '../../../src/content/translations/read-translation-files.js'
import { createTranslationStore } from '../../../src/content/translations/translation-store.js'
import { nationalLineWords } from '../../../src/directory/contacts/national-line-words.js'
import { nationalLines } from '../../../src/directory/contacts/national-lines.js'
import { listItems } from '../../../src/directory/model/contact.js'
import { englishHash } from '../../../src/directory/model/translations.js'
import type { RowFault } from '../../../src/platform/files/row-fault.js'
import { fromRoot } from '../../../src/platform/root.js'
import { sampleDirectory } from '../../support/samples/sample-directory.js'

const folder = fromRoot('seeds', 'translations')
const languages = readdirSync(folder)

describe('The translations that come with the service', () => {
  const faults: RowFault[] = []
  const rows = readTranslationFiles(folder, languages, faults)
  const keyOf = ({ kind, owner }: { kind: string; owner: string }) => `${kind} ${owner}`

  async function translatable() {
    const { openSample } = await sampleDirectory()
    const database = openSample()
    try {
      return createTranslationStore(database).listTranslatable()
    } finally {
      database.$client.close()
    }
  }

  it('can be read', () => {
    assert.deepEqual(faults, [])
    assert.equal(languages.length, 11)
  })

  it('have every text once, in every language that the district does not write itself', async () => {
    const all = await translatable()
    for (const lang of languages)
      assert.deepEqual(
        rows
          .filter((row) => row.lang === lang)
          .map(keyOf)
          .sort(),
        all
          .filter(({ own }) => !own[lang])
          .map(keyOf)
          .sort(),
        lang,
      )
  })

  it('were made from the English of today: else see npm run translations', async () => {
    const hashes = new Map(
      (await translatable()).map((each) => [keyOf(each), englishHash(each.kind, each.english)]),
    )
    const old = rows.filter((row) => !row.english.includes(hashes.get(keyOf(row)) ?? ''))
    assert.deepEqual(
      old.map((row) => `${row.lang} ${keyOf(row)}: ${hashes.get(keyOf(row))}`),
      [],
    )
  })

  it('are complete, with the numbers of the English', async () => {
    const english = new Map((await translatable()).map((each) => [keyOf(each), each.english]))
    const found = rows.flatMap((row) =>
      checkTranslation(row.kind, row.words, english.get(keyOf(row))!).map(
        ({ field, fault }) => `${row.lang} ${keyOf(row)} ${field}: ${fault.key}`,
      ),
    )
    assert.deepEqual(found, [])
  })

  it('split the things to bring, as the English does', async () => {
    const english = new Map((await translatable()).map((each) => [keyOf(each), each.english]))
    const count = (text = '') => listItems(text).length
    const isOff = (own: number, wanted: number) => own < wanted / 2 || own > wanted + 2
    const off = rows.filter((row) => isOff(count(row.words.bring), count(english.get(keyOf(row))!.bring)))
    assert.deepEqual(
      off.map((row) => `${row.lang} ${row.owner}`),
      [],
    )
  })

  it('have the words of the national lines, which are in the code', () => {
    for (const { id, words } of nationalLines)
      for (const lang of languages.filter((each) => each !== 'es')) {
        const { name, text } = rows.find((row) => row.lang === lang && row.owner === id)!.words
        assert.deepEqual(nationalLineWords[id]?.[lang], { name, text }, `${lang} ${id}`)
        assert.deepEqual(words[lang as keyof typeof words], { name, text })
      }
  })
})

import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { load } from 'cheerio'
import { createLanguage, type Language } from '../../src/platform/language/language.js'
import { fromRoot } from '../../src/platform/root.js'
import { askForPage } from '../support/app/ask-for-page.js'
import { createTestApp } from '../support/app/test-app.js'
import { galleryIn } from '../support/gallery/gallery-in.js'

const english = '\u{1F170}'

/** The languages of the service, with a sign before each English text. */
function withMarkedEnglish(): Language {
  const folder = mkdtempSync(join(tmpdir(), 'who-to-ask-marked-'))
  try {
    cpSync(fromRoot('views', 'words'), folder, { recursive: true })
    for (const file of readdirSync(join(folder, 'en'))) {
      const path = join(folder, 'en', file)
      writeFileSync(path, JSON.stringify(mark(JSON.parse(readFileSync(path, 'utf8')))))
    }
    return createLanguage(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function mark(words: unknown): unknown {
  if (typeof words === 'string') return `${english}${words}`
  return Object.fromEntries(Object.entries(words as object).map(([key, each]) => [key, mark(each)]))
}

describe('Pages in a language with the words of the public pages alone', () => {
  const { app } = createTestApp({ language: withMarkedEnglish() })

  it('are in that language, but for words that say they are English', async () => {
    const found: string[] = []
    let marked = 0
    for (const page of galleryIn('ru')) {
      const $ = load((await askForPage(app, page)).text)
      marked += $('[lang=en]').filter((_, each) => $(each).text().includes(english)).length
      // The code to copy is for the English box, too.
      $('[lang=en], pre').remove()
      for (const [text] of $.html().matchAll(new RegExp(`${english}[^<"]{1,60}`, 'gu')))
        found.push(`${page.name}: ${text}`)
    }
    assert.deepEqual(found, [])
    assert.ok(marked > 50, 'each page leads to the English one')
  }).timeout(60_000)
})

import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createLanguage, type Language } from '../../../src/platform/language/language.js'
import { fromRoot } from '../../../src/platform/root.js'

/** The languages of the service plus one: a folder of words is all it takes. */
export function withLanguage(code: string, words: Record<string, unknown>): Language {
  const folder = mkdtempSync(join(tmpdir(), 'who-to-ask-languages-'))
  try {
    cpSync(fromRoot('views', 'words'), folder, { recursive: true })
    mkdirSync(join(folder, code))
    writeFileSync(join(folder, code, 'words.json'), JSON.stringify(words))
    return createLanguage(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

import { existsSync, readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { fromRoot } from '../../platform/root.js'
import { createGlossary, type Glossary, type GlossaryEntry } from './glossary.js'

const opened = new Map<string, Glossary | null>()

/**
 * The glossary of a language, from `seeds/glossary/`. It comes with the product and is the same for every district: read once, when
 * a first concern is in that language.
 * @returns null where there is none
 */
export function openGlossary(lang: string): Glossary | null {
  let glossary = opened.get(lang)
  if (glossary === undefined) {
    glossary = readGlossary(lang)
    opened.set(lang, glossary)
  }
  return glossary
}

function readGlossary(lang: string): Glossary | null {
  if (!/^[a-z]{2,3}$/.test(lang)) return null
  const file = fromRoot('seeds', 'glossary', `${lang}.csv`)
  if (!existsSync(file)) return null
  const entries = parse(readFileSync(file), {
    columns: true,
    bom: true,
    skip_empty_lines: true,
  }) as GlossaryEntry[]
  return createGlossary(lang, entries)
}

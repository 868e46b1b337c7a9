import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { fromRoot } from '../../platform/root.js'
import { createGlossary, type Glossary, type GlossaryEntry } from './glossary.js'

/** Languages with a glossary. */
export const glossaryLanguages = ['ar', 'fr', 'ht', 'ko', 'pt', 'ru', 'so', 'tl', 'vi', 'zh'] as const

const opened = new Map<string, Glossary>()

/**
 * A language's glossary, from `seeds/glossary/`, the same for every district. Read once.
 * @returns null for none
 * @throws when its file is missing or is not a CSV file
 */
export function openGlossary(lang: string): Glossary | null {
  if (!(glossaryLanguages as readonly string[]).includes(lang)) return null
  const glossary = opened.get(lang) ?? readGlossary(lang)
  opened.set(lang, glossary)
  return glossary
}

function readGlossary(lang: string): Glossary {
  const file = fromRoot('seeds', 'glossary', `${lang}.csv`)
  const entries = parse(readFileSync(file), {
    columns: true,
    bom: true,
    skip_empty_lines: true,
  }) as GlossaryEntry[]
  return createGlossary(lang, entries)
}

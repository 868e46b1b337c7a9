import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { fromRoot } from '../../platform/root.js'
import { createGlossary, type Glossary, type GlossaryEntry } from './glossary.js'

/** Languages with a glossary. */
export const glossaryLanguages = ['ar', 'fr', 'ht', 'ko', 'pt', 'ru', 'so', 'tl', 'vi', 'zh'] as const

/** A file that could not be read: the language is answered without it until the service is started again. */
export interface BrokenGlossary {
  lang: string
  file: string
  /** Why, in the words of the reader. */
  fault: string
}

/** The glossaries of a folder. Each is read once. */
export interface Glossaries {
  /** @returns null for none, and for one that is broken */
  open(lang: string): Glossary | null
  /** Of those that were opened. */
  broken(): readonly BrokenGlossary[]
}

export function createGlossaries(folder: string): Glossaries {
  const opened = new Map<string, Glossary | null>()
  const broken: BrokenGlossary[] = []

  function read(lang: string): Glossary | null {
    const file = join(folder, `${lang}.csv`)
    try {
      return createGlossary(lang, readEntries(file))
    } catch (error) {
      broken.push({ lang, file, fault: (error as Error).message })
      return null
    }
  }

  return {
    open(lang) {
      if (!(glossaryLanguages as readonly string[]).includes(lang)) return null
      const known = opened.get(lang)
      if (known !== undefined) return known
      const glossary = read(lang)
      opened.set(lang, glossary)
      return glossary
    },
    broken: () => broken,
  }
}

function readEntries(file: string): GlossaryEntry[] {
  const rows = parse(readFileSync(file), { columns: true, bom: true, skip_empty_lines: true })
  const [first] = rows as Partial<GlossaryEntry>[]
  if (first?.term === undefined || first.english === undefined)
    throw new Error('It has no words, or no columns “term” and “english”')
  return rows as GlossaryEntry[]
}

/** Those of `seeds/glossary/`, the same for every district. */
const shipped = createGlossaries(fromRoot('seeds', 'glossary'))

/** A language's glossary. @returns null for none, and for one that is broken */
export const openGlossary = shipped.open

/** Shipped glossaries that could not be read. */
export const brokenGlossaries = shipped.broken

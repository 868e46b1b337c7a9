import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { shuffled } from '../../answering/models/shuffled.js'

export interface BenchConcern {
  text: string
  lang: 'en' | 'es'
}

/** Draws concerns, none of them twice: a cache helps as much as it does with families. */
export type DrawConcerns = (count: number) => BenchConcern[]

/**
 * Draws English and Spanish phrasings in a fixed pseudo-random order. Every third one has a misspelled word, which
 * Meilisearch is asked about.
 */
export function createDrawConcerns(seedFolder: string): DrawConcerns {
  const phrasings = (['en', 'es'] as const).flatMap((lang) =>
    readPhrasings(join(seedFolder, 'phrasings', `${lang}.csv`)).map((text) => ({ text, lang })),
  )
  const all = [...shuffled(phrasings.length, 1)].map((i, place) =>
    place % 3 === 0 ? misspell(phrasings[i]!) : phrasings[i]!,
  )
  let drawn = 0
  return (count) => {
    if (drawn + count > all.length) drawn = 0
    drawn += count
    return all.slice(drawn - count, drawn)
  }
}

/** Swaps two letters of the longest word. */
function misspell({ text, lang }: BenchConcern): BenchConcern {
  const longest = (text.match(/\p{L}+/gu) ?? ['']).reduce((a, b) => (b.length > a.length ? b : a))
  const slipped = longest.replace(/^(..)(.)(.)/u, '$1$3$2')
  return { text: text.replace(longest, slipped), lang }
}

function readPhrasings(file: string): string[] {
  return (parse(readFileSync(file), { columns: true, bom: true }) as { text: string }[]).map(
    ({ text }) => text,
  )
}

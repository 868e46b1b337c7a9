import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { shuffled } from '../../answering/models/shuffled.js'

export interface BenchConcern {
  text: string
  lang: 'en' | 'es'
}

/** Gives so many concerns, none of which it gave before: a cache helps as much as it does with parents. */
export type DrawConcerns = (count: number) => BenchConcern[]

/**
 * Draws from the English and Spanish phrasings, in an order that looks random and is always the same. In every third one a word is
 * misspelt: those are what Meilisearch is asked for.
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

/** Two letters of the longest word change places. */
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

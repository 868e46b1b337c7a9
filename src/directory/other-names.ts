import type { RevisionContent } from '../routing/revision.js'

type Synonym = RevisionContent['synonyms'][number]

/** What families also call a thing: the words whose published meaning is in its title. @param titles in every language */
export function otherNames(titles: readonly string[], synonyms: readonly Synonym[]): string[] {
  return synonyms.filter(({ means }) => isMeant(means, titles)).map(({ word }) => word)
}

/** Whether a meaning is a whole word of a title; large and small letters are the same. */
export function isMeant(means: readonly string[], titles: readonly string[]): boolean {
  const words = new Set(titles.flatMap((title) => title.toLowerCase().split(/[^\p{L}\p{N}]+/u)))
  return means.some((word) => words.has(word.toLowerCase()))
}

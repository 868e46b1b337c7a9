import { fold, tokenize } from '../../platform/text/tokenize.js'
import type { AskedEvidence } from './asked-evidence-store.js'

/** From so many concerns on, a word that no phrasing holds is no slip. */
const minTimes = 2
const minWordLength = 3
/** How many words of a topic are looked at, and how many are proposed. */
const looked = 30
const proposed = 2

export interface ProposedSynonym {
  word: string
  /** The topic's most telling words. */
  means: string[]
  /** Those that say it. */
  asked: AskedEvidence[]
}

/**
 * Words that several families use for one topic, and that the catalogue does not know.
 * @param own phrasings of the topic in the language
 * @param all phrasings of all topics in it, one a line
 * @param taken words that are synonyms already
 */
export function suggestSynonyms(
  asked: readonly AskedEvidence[],
  {
    own,
    all,
    lang,
    taken,
  }: { own: readonly string[]; all: readonly string[]; lang: string; taken: ReadonlySet<string> },
): ProposedSynonym[] {
  const folded = all.map((text) => ` ${fold(text)}`)
  const saying = (word: string) =>
    folded.reduce((count, text) => count + Number(text.includes(` ${word}`)), 0)
  const said = new Map<string, Set<AskedEvidence>>()
  for (const each of asked)
    for (const { word, stem, stop } of tokenize(stripMarkers(each.evidence.text), lang)) {
      if (stop || word.length < minWordLength || !/^\p{L}+$/u.test(word)) continue
      if (taken.has(word) || saying(stem) > 0 || saying(fold(word)) > 0) continue
      said.set(word, (said.get(word) ?? new Set()).add(each))
    }
  const common = [...said].filter(([, by]) => by.size >= minTimes)
  if (common.length === 0) return []
  const means = tellingWords(own, lang, saying, all.length)
  return means.length === 0 ? [] : common.map(([word, by]) => ({ word, means, asked: [...by] }))
}

/** Markers of what was taken out are no words of families. */
export function stripMarkers(text: string): string {
  return text
    .replace(/\[[a-z ]+\]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

/** Words that a topic says often, and others seldom. */
function tellingWords(
  own: readonly string[],
  lang: string,
  saying: (word: string) => number,
  all: number,
): string[] {
  const counts = new Map<string, number>()
  for (const text of own)
    for (const { word, stop } of tokenize(text, lang))
      if (!stop && word.length >= minWordLength && /^\p{L}+$/u.test(word))
        counts.set(word, (counts.get(word) ?? 0) + 1)
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .slice(0, looked)
    .map(([word, times]) => ({ word, weight: times * Math.log(all / Math.max(1, saying(fold(word)))) }))
    .sort((a, b) => b.weight - a.weight || a.word.localeCompare(b.word))
    .slice(0, proposed)
    .map(({ word }) => word)
}

import { fold, tokenize } from '../../platform/text/tokenize.js'
import type { AskedEvidence } from './asked-evidence-store.js'

/** A word used in this many concerns is not a typo, even if no phrasing contains it. */
const minTimes = 2
const minWordLength = 3
/** How many of a topic's words to consider, and how many to propose. */
const looked = 30
const proposed = 2

export interface ProposedSynonym {
  word: string
  /** The topic's most distinctive words. */
  means: string[]
  /** The concerns that use it. */
  asked: AskedEvidence[]
}

/**
 * Suggests words that several families use for one topic, and that the catalog does not know.
 * @param own the topic's phrasings in the language
 * @param all all phrasings in the language, one per line
 * @param taken words that have synonyms already
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

/** Redaction markers are not families' words. */
export function stripMarkers(text: string): string {
  return text
    .replace(/\[[a-z ]+\]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

/** Words that are frequent in a topic and rare elsewhere. */
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

import { fold, tokenize } from '../../platform/text/tokenize.js'
import { eachInSlices, type Slices } from '../../platform/threads/slices.js'
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

/** The questions of a topic in a language, and its phrasings there. */
export interface TopicEvidence {
  asked: readonly AskedEvidence[]
  own(): readonly string[]
}

/** A word of a topic, with how many times its phrasings have it. */
type FrequentWord = [word: string, times: number]

/** A word that several families used for a topic. */
interface UsedWord {
  word: string
  stem: string
  by: Set<AskedEvidence>
}

/**
 * Suggests words that several families use for one topic, and that the catalog does not know.
 * @param topics those of one language
 * @param tools.eachText all phrasings in the language, in batches
 * @param tools.taken words that have synonyms already
 * @returns those of each topic, in the same order. Reads the phrasings once, however many topics there are
 */
export function* suggestSynonyms(
  topics: readonly TopicEvidence[],
  { eachText, lang, taken }: { eachText(): Iterable<string[]>; lang: string; taken: ReadonlySet<string> },
): Slices<ProposedSynonym[][]> {
  const found: { used: UsedWord[]; frequent: FrequentWord[] }[] = []
  for (const { asked, own } of topics) {
    const used = usedWords(asked, lang).filter(({ word }) => !taken.has(word))
    found.push({ used, frequent: used.length > 0 ? yield* frequentWords(own(), lang) : [] })
    yield
  }
  if (found.every(({ used }) => used.length === 0)) return topics.map(() => [])
  const wanted = new Set(
    found.flatMap(({ used, frequent }) => [
      ...used.flatMap(({ word, stem }) => [stem, fold(word)]),
      ...frequent.map(([word]) => fold(word)),
    ]),
  )
  const { saying, all } = yield* countSaying(eachText(), wanted)
  return found.map(({ used, frequent }) => {
    const unknown = used.filter(({ word, stem }) => saying(stem) === 0 && saying(fold(word)) === 0)
    if (unknown.length === 0) return []
    const means = tellingWords(frequent, saying, all)
    return means.length === 0 ? [] : unknown.map(({ word, by }) => ({ word, means, asked: [...by] }))
  })
}

function usedWords(asked: readonly AskedEvidence[], lang: string): UsedWord[] {
  const used = new Map<string, UsedWord>()
  for (const each of asked)
    for (const { word, stem, stop } of tokenize(stripMarkers(each.evidence.text), lang)) {
      if (stop || word.length < minWordLength || !/^\p{L}+$/u.test(word)) continue
      const known = used.get(word) ?? { word, stem, by: new Set() }
      used.set(word, known)
      known.by.add(each)
    }
  return [...used.values()].filter(({ by }) => by.size >= minTimes)
}

/** Counts the texts with a word that begins with each of the wanted ones. */
function* countSaying(batches: Iterable<string[]>, wanted: ReadonlySet<string>) {
  const counts = new Map<string, number>()
  const lengths = [...new Set([...wanted].map(({ length }) => length))]
  let all = 0
  for (const texts of batches) {
    for (const text of texts) {
      all++
      const begins = fold(text)
        .split(' ')
        .flatMap((word) => lengths.filter((length) => length <= word.length).map((n) => word.slice(0, n)))
      for (const begin of new Set(begins))
        if (wanted.has(begin)) counts.set(begin, (counts.get(begin) ?? 0) + 1)
    }
    yield
  }
  return { saying: (word: string) => counts.get(word) ?? 0, all }
}

/** Redaction markers are not families' words. */
export function stripMarkers(text: string): string {
  return text
    .replace(/\[[a-z ]+\]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

/** The words of a topic's phrasings, with how many times each is there, most frequent first. */
function* frequentWords(own: readonly string[], lang: string): Slices<FrequentWord[]> {
  const counts = new Map<string, number>()
  const count = (text: string) => {
    for (const { word, stop } of tokenize(text, lang))
      if (!stop && word.length >= minWordLength && /^\p{L}+$/u.test(word))
        counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  yield* eachInSlices(own, count, 20)
  return [...counts].sort(([, a], [, b]) => b - a).slice(0, looked)
}

/** Words that are frequent in a topic and rare elsewhere. @param all how many phrasings there are */
function tellingWords(
  frequent: readonly FrequentWord[],
  saying: (word: string) => number,
  all: number,
): string[] {
  return frequent
    .map(([word, times]) => ({ word, weight: times * Math.log(all / Math.max(1, saying(fold(word)))) }))
    .sort((a, b) => b.weight - a.weight || a.word.localeCompare(b.word))
    .slice(0, proposed)
    .map(({ word }) => word)
}

import { rememberWords } from '../../platform/cache/remember-words.js'
import { editDistance } from '../../platform/text/edit-distance.js'
import { tokenize } from '../../platform/text/tokenize.js'
import type { Lexicon } from '../models/lexicon.js'
import { spanishSpelling, spellingLimits } from '../models/numbers.js'
import { isEnglishWord } from './english-dictionary.js'
import { type CountedWord, indexMisspellable } from './index-misspellable.js'
import { soundKey } from './sound-key.js'

/** Corrects misspelled words to words of the catalog. */
export interface SpellingCorrector {
  /**
   * The catalog word that an unknown word was meant to be: one slip away, similar in sound, or, if long, two slips
   * away. Also shortens letters held down, and separates two words written as one.
   * @param word folded
   * @returns the word itself if it is known, or nothing is close; two words with a space if they were separated
   */
  correct(word: string, lang: string): string
  /** The catalog word one slip away, else the word itself: the safest corrections. @param word folded */
  correctSlip(word: string, lang: string): string
  /** True for any form of a word in the English dictionary. @param word folded */
  isEnglish(word: string): boolean
}

type Corrected = 'en' | 'es'

/** English uses a dictionary and the catalog, Spanish only the catalog; other languages are left alone. */
export function createSpellingCorrector(lexicon: Lexicon): SpellingCorrector {
  const languages = { en: createFinders('en', lexicon), es: createFinders('es', lexicon) }
  const remember = (find: (finders: Finders, word: string) => string) => {
    const finding = (lang: Corrected) =>
      rememberWords(spellingLimits.remembered, (word) => find(languages[lang], word))
    const found = { en: finding('en'), es: finding('es') }
    return (word: string, lang: string) => (lang === 'en' || lang === 'es' ? found[lang](word) : word)
  }
  return {
    isEnglish: isEnglishWord,
    correct: remember((finders, word) => finders.correct(word)),
    correctSlip: remember((finders, word) => finders.correctSlip(word) ?? word),
  }
}

interface Finders {
  correctSlip(word: string): string | null
  correct(word: string): string
}

function createFinders(lang: Corrected, lexicon: Lexicon): Finders {
  const { shortest, minCount, shortestBySound, shortestTwoSlips } =
    lang === 'en' ? spellingLimits : { ...spellingLimits, ...spanishSpelling }
  const counts = lexicon.counts.get(lang) ?? new Map<string, number>()
  // Made when a word is first misspelled: a start does without.
  let misspellable: ReturnType<typeof indexMisspellable> | null = null
  let sounds: ReadonlyMap<string, readonly CountedWord[]> | null = null

  const frequentWords = () =>
    [...counts].flatMap(([word, count]) => (count >= minCount ? [{ word, count }] : []))

  function near(): ReturnType<typeof indexMisspellable> {
    misspellable ??= indexMisspellable(frequentWords(), {
      times: spellingLimits.timesLikely,
      isLikely: (typed, meant) => areSwapped(typed, meant) || soundKey(typed, lang) === soundKey(meant, lang),
    })
    return misspellable
  }

  const usesOf = (word: string) => counts.get(word) ?? 0
  // The catalog may contain typos, too: a word counts as correct only if it is frequent.
  const isKnown = (word: string) =>
    usesOf(word) >= spellingLimits.trusted || (lang === 'en' && isEnglishWord(word))
  const isWord = (word: string) => word.length <= spellingLimits.longest && /^[a-z]+$/.test(word)
  const minUses = (word: string, factor = 1) =>
    Math.max(minCount * factor, usesOf(word) * spellingLimits.timesOwn + 1)

  function correctSlip(word: string): string | null {
    if (word.length < shortest || !isWord(word) || isKnown(word)) return null
    const slip = near().oneSlip(word, minUses(word))
    return slip && withoutTypo(slip)
  }

  /** The catalog quotes families' typos, too: "councler" is a slip from "counsler", and meant is "counselor". */
  function withoutTypo(word: string): string {
    if (lang !== 'en' || isEnglishWord(word)) return word
    const minCount = usesOf(word) * spellingLimits.timesTypo
    const slip = near().oneSlip(word, minCount)
    const meant = slip ?? (word.length < shortestTwoSlips ? null : near().twoSlips(word, minCount))
    return meant !== null && isEnglishWord(meant) ? meant : word
  }

  function bySound(word: string): string | null {
    if (word.length < shortestBySound) return null
    sounds ??= indexSounds(frequentWords(), lang)
    const alike = sounds.get(soundKey(word, lang)) ?? []
    return (
      alike.find(
        ({ word: other, count }) =>
          count >= minUses(word) &&
          editDistance(word, other, spellingLimits.slipsBySound) <= spellingLimits.slipsBySound,
      )?.word ?? null
    )
  }

  function twoSlips(word: string): string | null {
    if (word.length < shortestTwoSlips) return null
    const meant = near().twoSlips(word, minUses(word, spellingLimits.timesTwoSlips))
    return meant && withoutTypo(meant)
  }

  /** Of two letters, only small words count: "er" is an ending in "counciler". */
  const isFrequent = (part: string) =>
    usesOf(part) >= spellingLimits.minCountApart &&
    (part.length > 2 || tokenize(part, lang).every(({ stop }) => stop))

  /**
   * "schoolbus", "mydaughter": splits where both parts are frequent; the best split has the most frequent rarer part.
   */
  function splitWord(word: string): { text: string; count: number } | null {
    // Without a Spanish dictionary, "llevarse" would be split.
    if (lang === 'es' || word.length < spellingLimits.shortestApart) return null
    let best: { text: string; count: number } | null = null
    for (let at = 2; at <= word.length - 2; at++) {
      const parts = [word.slice(0, at), word.slice(at)]
      const count = Math.min(...parts.map(usesOf))
      if (parts.every(isFrequent) && count > (best?.count ?? 0)) best = { text: parts.join(' '), count }
    }
    return best
  }

  /** The slip, unless the parts of the word are far more frequent: "canyou" is not "canyon". */
  function slipOrParts(word: string): string | null {
    const slip = correctSlip(word)
    const parts = splitWord(word)
    if (slip === null || parts === null) return slip ?? parts?.text ?? null
    return parts.count >= usesOf(slip) * spellingLimits.timesApart ? parts.text : slip
  }

  function withoutRepeats(word: string): string | null {
    if (!/([a-z])\1\1/.test(word)) return null
    const twice = word.replace(/([a-z])\1{2,}/g, '$1$1')
    const once = word.replace(/([a-z])\1{2,}/g, '$1')
    const known = [twice, once].find((candidate) => candidate.length > 1 && isKnown(candidate))
    return known ?? splitWord(twice)?.text ?? splitWord(once)?.text ?? null
  }

  return {
    correctSlip,
    correct(word) {
      const shortened = isWord(word.replace(/([a-z])\1{2,}/g, '$1')) ? withoutRepeats(word) : null
      if (shortened !== null) return shortened
      if (!isWord(word) || isKnown(word)) return word
      return slipOrParts(word) ?? bySound(word) ?? twoSlips(word) ?? word
    },
  }
}

/** @param meant one slip away */
function areSwapped(typed: string, meant: string): boolean {
  const letters = (word: string) => [...word].sort().join('')
  return typed.length === meant.length && letters(typed) === letters(meant)
}

function indexSounds(
  words: readonly CountedWord[],
  lang: Corrected,
): ReadonlyMap<string, readonly CountedWord[]> {
  const sounds = new Map<string, CountedWord[]>()
  for (const counted of words) {
    const key = soundKey(counted.word, lang)
    sounds.set(key, [...(sounds.get(key) ?? []), counted])
  }
  for (const alike of sounds.values()) alike.sort((a, b) => b.count - a.count || (a.word < b.word ? -1 : 1))
  return sounds
}

import { readDictionary } from '../../platform/text/dictionary-words.js'
import { packWords } from '../../platform/text/packed-words.js'

/** The Spanish dictionary's words, and their inflected forms. */
export interface SpanishForms {
  /** Literally in the dictionary. */
  has(word: string): boolean
  /** An inflected form of a dictionary word: `alergias`, `escríbame`, `golpearon`. @param word folded */
  isForm(word: string): boolean
}

/** Pronouns attached to a verb: `llámenme`, `anótelo`; two in `dígaselo`. */
const pronoun = /(?:me|te|se|lo|la|le|los|las|les|nos)$/
const twoPronouns = /(?:se|me|te|nos)(?:lo|la|le|los|las|les|nos)$/
const prefixes = /^(?:in|im|des|re|pre|sub|anti|inter|auto|super|ex)/
/** Verbs borrowed from English: `hackearon`, `textear`. */
const borrowedVerbs = /^[a-z]{3,9}e(?:ar|aron|ado|ada|ando|aba|aban|arme|arle|arlo)$/

/** Verb endings by infinitive, without accents. */
const verbEndings: readonly [infinitives: readonly string[], endings: readonly string[]][] = [
  [
    ['ar'],
    `o as a amos an e es en emos aba abas abamos aban aste aron are aras ara aremos aran aria arias ariamos arian ando ado ada
    ados adas aramos ase ar dor dora dores doras ador adora adores adoras`.split(/\s+/),
  ],
  [
    ['er', 'ir'],
    `o es e emos imos en a as amos an ia ias iamos ian iste io ieron i ere eras era eremos eran ire iras ira iremos iran eria
    erias eriamos erian iria irias iriamos irian iendo yendo ido ida idos idas iera ieras ieramos ieran iese er ir edor edora
    edores edoras idor idora`.split(/\s+/),
  ],
  // "Tendrá", "saldrían", "podremos".
  [['er', 'ir', 'der'], 'dra dras dran dre dremos dria drias drian driamos'.split(' ')],
  [['r'], ['n', 's', 'mos', 'ba', 'ban', 'ndo', 'do', 'da', 'go', 'ga', 'gan']],
]

/** Stem spellings before some endings, and in the infinitive: `muev-a`, `mov-er`. */
const stemChanges: readonly [RegExp, string][] = [
  [/qu$/, 'c'],
  [/gu$/, 'g'],
  [/c$/, 'z'],
  [/zc$/, 'c'],
  [/j$/, 'g'],
  [/ue(\p{L}{1,3})$/u, 'o$1'],
  [/ie(\p{L}{1,3})$/u, 'e$1'],
  [/i(\p{L}{1,2})$/u, 'e$1'],
  [/u(\p{L}{1,2})$/u, 'o$1'],
  [/hag$/, 'hac'],
  [/hic$/, 'hac'],
  [/dig$/, 'dec'],
  [/dij$/, 'dec'],
  [/i(\p{L}{0,1})j$/u, 'e$1g'],
  [/traj$/, 'tra'],
  [/ng$/, 'n'],
  [/lg$/, 'l'],
  [/aig$/, 'a'],
  [/uy$/, 'u'],
]

const nounEndings: readonly [ending: RegExp, instead: string][] = [
  [/s$/, ''],
  [/es$/, ''],
  [/ces$/, 'z'],
  [/as?$/, 'o'],
  [/os$/, 'o'],
  [/as?$/, ''],
  [/(?:it|cit|ill)[oa]s?$/, 'o'],
  [/(?:it|cit|ill)[oa]s?$/, 'a'],
  [/(?:it|cit|ill)[oa]s?$/, ''],
  [/isim[oa]s?$/, 'o'],
  [/mente$/, ''],
  [/amente$/, 'o'],
  [/istas?$/, 'a'],
  [/istas?$/, 'o'],
]

/**
 * Reads the dictionary, in about 100 ms.
 * @param spell spells the words of the dictionary, for example by sound; ask for forms spelled the same way
 */
export function createSpanishForms(spell: (word: string) => string = (word) => word): SpanishForms {
  const words = packWords([...readDictionary('dictionary-es')].map(spell))
  const isStem = (stem: string, infinitives: readonly string[]) =>
    infinitives.some((infinitive) => words.has(stem + infinitive))
  const isChanged = (stem: string, infinitives: readonly string[]) =>
    stemChanges.some(([seen, plain]) => seen.test(stem) && isStem(stem.replace(seen, plain), infinitives))
  const isVerb = (word: string) =>
    verbEndings.some(([infinitives, endings]) =>
      endings.some((ending) => {
        if (!word.endsWith(ending) || word.length < ending.length + 2) return false
        const stem = word.slice(0, word.length - ending.length)
        return isStem(stem, infinitives) || isChanged(stem, infinitives)
      }),
    )
  const isNoun = (word: string) =>
    nounEndings.some(([ending, instead]) => ending.test(word) && words.has(word.replace(ending, instead)))
  const isAny = (word: string) =>
    words.has(word) ||
    isNoun(word) ||
    isVerb(word) ||
    [pronoun, twoPronouns].some((behind) => behind.test(word) && isVerb(word.replace(behind, ''))) ||
    borrowedVerbs.test(word)
  return {
    has: (word) => words.has(word),
    isForm: (word) => isAny(word) || (prefixes.test(word) && isAny(word.replace(prefixes, ''))),
  }
}

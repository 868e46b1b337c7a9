import type { Lexicon } from './lexicon.js'
import { fold } from './tokenize.js'

const scripts: [RegExp, string][] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, 'ja'],
  [/\p{Script=Han}/gu, 'zh'],
  [/\p{Script=Hangul}/gu, 'ko'],
  [/\p{Script=Arabic}/gu, 'ar'],
  [/\p{Script=Cyrillic}/gu, 'ru'],
]

/** Letters that few languages use: each one seen counts as this many nats for them. */
const tellingLetters: [RegExp, string[], number][] = [
  [/[ñ¿¡]/u, ['es'], 4],
  [/[ãõ]/u, ['pt', 'vi'], 3],
  [/ç/u, ['pt', 'fr'], 3],
  [/[đơưăạảấầẩẫậắằẳẵặẹẻẽềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/u, ['vi'], 6],
  [/[èêëîïôœ]/u, ['fr', 'ht', 'vi', 'pt'], 1.5],
  [/[áíóúé]/u, ['es', 'pt', 'vi'], 1.5],
]

/** The languages written in Latin letters that the catalogue has phrasings in, with words that hold them together. */
const functionWords: Record<string, Set<string>> = {
  en: words(
    'the and is my to of for with do how what when who where can i me we he she they his her not no on in at it this that are was has have need want school',
  ),
  es: words(
    'el la los las de que y en mi su para con no es un una por como donde cuando quien puedo quiero necesito hijo hija escuela esta lo se le del al',
  ),
  pt: words(
    'o a os as de que e em meu minha para com nao não um uma por como onde quando quem posso quero preciso filho filha escola esta está do da no na',
  ),
  fr: words(
    'le la les de que et en mon ma pour avec ne pas un une est je il elle comment ou où quand qui veux peux besoin ecole fils fille du des au',
  ),
  ht: words('mwen m nan pou ki li pitit lekol lekòl gen yo pa te ap kijan kote kile sa mwens ak oswa nou fè'),
  so: words(
    'waa iyo ku ka in waxaan ma ilmahayga wiilkayga gabadhayda dugsiga iskuulka sidee halkee goorma aan uu ay la loo maxaa',
  ),
  vi: words(
    'con toi cua la khong duoc cho o truong va co lam sao nhu the nao ai khi bao gio chau em bi di voi muon',
  ),
  tl: words(
    'ang ng sa na ko po ako anak ko paano saan kailan sino hindi may mga ba ay niya aking para eskwelahan gusto',
  ),
}

const givenBonus = 2
const functionBonus = 2.5
// One for all: languages with few phrasings must not win by being surprised less.
const unseen = Math.log(2e-6)

/**
 * Tells the language of a concern: by its script, else by a vote of its words and letters.
 * @param given the language the caller names, a hint that clear evidence outweighs; null for none
 * @returns a BCP 47 code; the given one, or English, where nothing speaks for any
 */
export function tellLanguage(text: string, lexicon: Lexicon, given: string | null): string {
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  for (const [script, lang] of scripts) {
    if ((text.match(script)?.length ?? 0) > letters * 0.3) return lang
  }
  const read = { words: fold(text).match(/\p{L}+/gu) ?? [], lower: text.toLowerCase().normalize('NFC') }
  let best = given ?? 'en'
  let top = Number.NEGATIVE_INFINITY
  for (const lang of Object.keys(functionWords)) {
    const score = scoreOf(read, lang, lexicon) + (lang === (given ?? 'en') ? givenBonus : 0)
    if (score > top) {
      top = score
      best = lang
    }
  }
  return best
}

/** Tells languages by one lexicon. The stages of an answer ask for the same text one after the other: the last one is remembered. */
export function createTellLanguage(lexicon: Lexicon): (text: string, given: string | null) => string {
  let last: { text: string; given: string; lang: string } | null = null
  return (text, hint) => {
    const given = hint ?? 'en'
    if (last?.text !== text || last.given !== given)
      last = { text, given, lang: tellLanguage(text, lexicon, given) }
    return last.lang
  }
}

function scoreOf(
  { words, lower }: { words: readonly string[]; lower: string },
  lang: string,
  lexicon: Lexicon,
): number {
  const known = lexicon.counts.get(lang)
  const total = lexicon.totals.get(lang) ?? 0
  let score = 0
  for (const word of words) {
    const seen = known?.get(word)
    score += seen ? Math.log(seen / (total + 5000)) : unseen
    if (functionWords[lang]!.has(word)) score += functionBonus
  }
  for (const [letter, langs, weight] of tellingLetters) {
    if (langs.includes(lang) && letter.test(lower)) score += weight
  }
  return score
}

function words(list: string): Set<string> {
  return new Set(list.split(' '))
}

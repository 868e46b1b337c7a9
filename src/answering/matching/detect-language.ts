import { rememberWords } from '../../platform/cache/remember-words.js'
import { allMatches } from '../../platform/text/all-matches.js'
import { isAscii } from '../../platform/text/is-ascii.js'
import type { NumberByWord } from '../../platform/text/number-by-word.js'
import { hashOf } from '../../platform/text/packed-words.js'
import { fold } from '../../platform/text/tokenize.js'
import type { Lexicon } from '../models/lexicon.js'

const scripts: [RegExp, string][] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, 'ja'],
  [/\p{Script=Han}/gu, 'zh'],
  [/\p{Script=Hangul}/gu, 'ko'],
  [/\p{Script=Arabic}/gu, 'ar'],
  [/\p{Script=Cyrillic}/gu, 'ru'],
]

/** Letters that few languages use: each occurrence adds this many nats to them. */
const tellingLetters: [RegExp, string[], number][] = [
  [/[ñ¿¡]/u, ['es'], 4],
  [/[ãõ]/u, ['pt', 'vi'], 3],
  [/ç/u, ['pt', 'fr'], 3],
  [/[đơưăạảấầẩẫậắằẳẵặẹẻẽềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/u, ['vi'], 6],
  [/[èêëîïôœ]/u, ['fr', 'ht', 'vi', 'pt'], 1.5],
  [/[áíóúé]/u, ['es', 'pt', 'vi'], 1.5],
]

/** Function words of the Latin-script languages in the catalog. */
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
// One value for all: a language with few phrasings must not win by having a higher floor.
const unseen = Math.log(2e-6)

const latinLanguages = Object.keys(functionWords)
/** For each of their words, a bit per language. */
const functionWordIn = new Map<string, number>()
for (const [i, list] of Object.values(functionWords).entries())
  for (const word of list) functionWordIn.set(word, (functionWordIn.get(word) ?? 0) | (1 << i))

/** What a word says for each Latin-script language, in nats above an unknown word; null for nothing. */
type VotesOf = (word: string) => readonly number[] | null

/** Of so many words; those of all would take 5 MB. */
const remembered = 4000

type TellLanguage = (text: string, given: string | null) => string

/**
 * Detects a text's language: by script, else by the votes of its words and letters.
 * @returns a function from a text and the stated BCP 47 language (a hint; null for none) to a BCP 47 code; the hint, or
 * English, if there is no clear evidence
 */
export function createDetectLanguage({ counts, totals }: Lexicon): TellLanguage {
  const languages = latinLanguages.map((lang) => ({
    counts: counts.get(lang) ?? new Map<string, number>(),
    total: totals.get(lang) ?? 0,
  }))
  const votesOf = rememberWords(remembered, (word) => votesFor(word, languages))
  // The stages of an answer ask for the same text in a row.
  let last: { text: string; given: string; lang: string } | null = null
  return (text, hint) => {
    const given = hint ?? 'en'
    if (last?.text !== text || last.given !== given) last = { text, given, lang: tell(text, votesOf, given) }
    return last.lang
  }
}

function tell(text: string, votesOf: VotesOf, given: string): string {
  // Plain letters are of no other script, and tell nothing.
  return isAscii(text) ? byVotes(text, votesOf, given, []) : (byScript(text) ?? byVotes(text, votesOf, given))
}

function byScript(text: string): string | null {
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  for (const [script, lang] of scripts) {
    if (allMatches(text, script).length > letters * 0.3) return lang
  }
  return null
}

function byVotes(text: string, votesOf: VotesOf, given: string, telling = tellingLetters): string {
  const scores = latinLanguages.map((lang): number => (lang === given ? givenBonus : 0))
  for (const word of fold(text).match(/\p{L}+/gu) ?? []) {
    const votes = votesOf(word)
    if (votes) for (let i = 0; i < scores.length; i++) scores[i]! += votes[i]!
  }
  const lower = text.toLowerCase().normalize('NFC')
  for (const [letter, langs, weight] of telling) {
    if (letter.test(lower)) for (const lang of langs) scores[latinLanguages.indexOf(lang)]! += weight
  }
  const top = Math.max(...scores)
  return top > 0 ? latinLanguages[scores.indexOf(top)]! : given
}

function votesFor(word: string, languages: readonly { counts: NumberByWord; total: number }[]) {
  const hash = hashOf(word)
  const frequentIn = functionWordIn.get(word) ?? 0
  let isKnown = frequentIn !== 0
  const votes = languages.map(({ counts, total }, i) => {
    const seen = counts.get(word, hash)
    isKnown ||= seen !== undefined
    const said = seen === undefined ? 0 : Math.log(seen / (total + 5000)) - unseen
    return frequentIn & (1 << i) ? said + functionBonus : said
  })
  return isKnown ? votes : null
}

function words(list: string): Set<string> {
  return new Set(list.split(' '))
}

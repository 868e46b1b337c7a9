import { buildPattern } from '../../platform/text/build-pattern.js'
import { explainedByRide, notHereIn } from './late-rides.js'
import { eitherWay, foldForPatterns } from './pattern-text.js'
import { anyPhrase, begins, unspaced } from './word-edges.js'

/** Who could be missing, as words begin. Too wide on purpose: with any of them, a text is not only about a ride. */
const people: Record<string, string> = {
  ar: '[وفبلك]?(?:ال)?(?:ابن|ابنت|بنت|بنات|ولد|أولاد|طفل|أطفال|عيال|حفيد|أخي|أختي|طالب|طالبة|طلاب|هو|هي|هم|أحد|توأم)',
  fr: 'fils|fille|enfant|garçon|petit|frère|soeur|sœur|jumea|jumelle|il|elle|ils|elles|lui|personne|gamin|gosse|élève',
  ht: 'pitit|tifi|ti fi|ti gason|timoun|neve|nyès|frè|sè|li|yo|pèsonn|elèv',
  ko: '아이|아들|딸|애|손주|손녀|손자|자녀|동생|형|누나|언니|오빠|학생|조카',
  pt: 'filh|net[oa]|menin|sobrinh|criança|irmã|ele|ela|eles|elas|ninguém|alun',
  ru: 'сын|доч|ребен|ребят|дет|внук|внуч|мальчик|девоч|брат|сестр|племян|он|она|они|никто|ученик',
  so: 'wiil|gabadh|gabar|inan|inant|ilm|cunug|canug|car+uur|walaal|isaga|iyada|iyaga|arday|qof',
  tl: 'anak|bata|apo|kapatid|pamangkin|siya|sila|kambal|walang tao|estudyante',
  vi: 'con|cháu|bé|nó|em|đứa|trẻ|học sinh',
  zh: '儿子|女儿|孩子|娃|他|她|孙|弟|妹|哥|姐|小朋友|学生',
}

/**
 * Words that begin a second clause, words for home, and a ride that somebody is on: with one of them, somebody else may not have come.
 * `$` where the word ends.
 */
const more: Record<string, string> = {
  ar: 'و(?!ص)|لكن|بس|البيت|بيت|المنزل|منزل|للبيت|عالبيت|في الباص|في الحافلة|مع الباص|من الباص|من الحافلة',
  fr: 'et$|mais$|maison|rentr|avec le bus|avec le car|avec la navette|par le bus|dans le bus|dans le car|en bus',
  ht: 'epi$|ak$|men$|lakay|kay$|nan bis|nan otobis|nan autobis|nan bus|nan machin',
  ko: '고|는데|지만|집|귀가|버스에서|버스로|셔틀에서|셔틀로',
  pt: 'e$|mas$|casa|volt|no ônibus|na van|na perua|no transporte|pelo ônibus',
  ru: 'и$|а$|но$|дом|верну|на автобус|с автобус|на маршрутк|с маршрутк',
  so: 'oo$|iyo$|laakiin|balse|guri|hoy|kama$',
  tl: 'at$|pero$|tapos$|bahay|uwi|umuwi|sa bus(?! stop)$|sa school bus(?! stop)$|sa service$|sa van$',
  vi: 'và$|mà$|nhưng$|nhà$|về$|đi xe|ngồi xe|bằng xe|trên xe|lên xe',
  zh: '但|可|和|也|家|回',
}

const patternsOf = (words: Record<string, string>): ReadonlyMap<string, RegExp> =>
  new Map(Object.entries(words).map(([lang, source]) => [lang, buildPattern(sourceOf(source, lang), 'u')]))

function sourceOf(words: string, lang: string): string {
  const listed = words.split('|').map((word) => ({
    source: eitherWay(word.replace('$', ''), lang),
    isWhole: word.endsWith('$'),
  }))
  return anyPhrase(listed, unspaced.has(lang) ? '' : begins)
}

const mentionsPeople = patternsOf(people)
const saysMore = patternsOf(more)

/** "This morning", and the end of a verb: what a text may say beside the ride, in words; letters in scripts without spaces. */
const maxBeside = 4
const maxLettersBeside = 6

/**
 * True for a text that says nothing but that a ride is late, or did not come: a name, or a second clause, may be about who is
 * missing. For the ten languages other than English and Spanish.
 * @param lang BCP 47, with or without a region
 */
export function isOnlyARide(text: string, lang: string): boolean {
  const base = lang.split('-')[0] ?? lang
  const ride = explainedByRide.get(base)?.regExp()
  if (!ride) return false
  const folded = foldForPatterns(text, base).replace(/(?<![.!?؟。！？\s])[.!?؟。！？\s]+$/u, '')
  const isMore = /[,;،，.!?؟。！？\n]/u.test(folded) || saysMore.get(base)!.test(folded)
  if (!ride.test(folded) || isMore || mentionsPeople.get(base)!.test(folded)) return false
  // "Did not come" twice is said of two.
  const notHere = notHereIn.get(base)!.regExp()
  if (notHere.test(folded.replace(notHere, ' '))) return false
  const beside = folded.replace(ride, ' ').trim()
  return unspaced.has(base)
    ? beside.replace(/\s/g, '').length <= maxLettersBeside
    : countWords(beside) <= maxBeside
}

const countWords = (text: string) => text.split(/\s+/).filter(Boolean).length

import { buildPattern } from '../../platform/text/build-pattern.js'
import { explainedByRide } from './late-rides.js'
import { eitherWay, foldForPatterns } from './pattern-text.js'
import { begins, unspaced } from './word-edges.js'

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

const mentionsPeople: ReadonlyMap<string, RegExp> = new Map(
  Object.entries(people).map(([lang, words]) => [
    lang,
    buildPattern(`${unspaced.has(lang) ? '' : begins}(?:${eitherWay(words, lang)})`, 'u'),
  ]),
)

/**
 * True for a text about a late ride, or one that did not come, in which nobody is who could be missing. For the ten languages
 * other than English and Spanish.
 * @param lang BCP 47, with or without a region
 */
export function isOnlyARide(text: string, lang: string): boolean {
  const base = lang.split('-')[0] ?? lang
  const ride = explainedByRide.get(base)
  if (!ride) return false
  const folded = foldForPatterns(text, base)
  return ride.test(folded) && !mentionsPeople.get(base)!.test(folded)
}

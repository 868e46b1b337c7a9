import { buildPatternLate } from '../../platform/text/build-pattern.js'
import { foldWithApostrophes } from '../../platform/text/tokenize.js'
import type { DangerPattern } from './danger-patterns.js'
import { explainedByRide } from './late-rides.js'

/** "My son did not come home from school", as patterns of folded words. */
interface NotHome {
  child: string
  notCome: string
  /** Home, or from school; not "to school", which is an absence. */
  home: string
  /** The same with the place first. */
  placeFirst?: string
  /** Words that follow when only a thing stayed behind: "without his jacket". */
  not?: string
}

/**
 * In languages whose words alone brought no lines for it. Outright: nothing else that a family says of a child in these words is
 * calm, unless the bus is late.
 */
const notHome: Record<string, NotHome> = {
  ar: {
    child:
      'و?(?:ابني|ابنتي|ولدي|بنتي|طفلي|طفلتي|ابننا|ابنتنا|حفيدي|حفيدتي|أخي|أختي|أولادي|أطفالي|الولد|البنت|الطفل)',
    notCome:
      '(?:لم|ما|لسا ما|لسه ما) (?:يعد|تعد|يعودوا|يرجع|ترجع|يرجعوا|رجع|رجعت|رجعوا|يصل|تصل|وصل|وصلت|يأت|تأت|يأتي|تأتي|أجا|إجا|إجت|جا|جاء|جاءت|عاد|عادت|يجي|تجي|ييجي)',
    home: '(?:(?:إلى |الى |على )?(?:البيت|المنزل|بيتنا|بيته|بيتها)|للبيت|للمنزل|عالبيت|(?:من|بعد) المدرسة)',
    not: 'مع|بدون|ومعه|ومعها',
  },
  ru: {
    child:
      '(?:сын|сынок|сыночек|дочь|дочка|доченька|ребенок|внук|внучка|мальчик|девочка|брат|сестра|племянник|племянница|дети)',
    notCome:
      'не (?:пришел|пришла|пришли|вернулся|вернулась|вернулись|возвращался|возвращалась|приехал|приехала|дошел|дошла|добрался|добралась)',
    home: '(?:домой|до дома|из школы|со школы|после школы|с уроков)',
    not: 'с|со|без',
  },
  so: {
    child:
      '(?:wiilk[ae]yg|gabadh[ae]yd|inank[ae]yg|inant[ae]yd|ilmah[ae]yg|cunugg?[ae]yg|canugg?[ae]yg|carr?uurt[ae]yd|walaalk|walaash)[a-z]{1,4}',
    notCome:
      '(?:ma|kama|kuma|uma) (?:soo )?(?:iman|imaan|imanin|laaban|laabanin|noqon|noqonin|gaarin|gaadhin)',
    home: '(?:guriga|hooyga|guri)',
    placeFirst:
      '(?:guriga|hooyga)[^.!?,\\n]{0,15} (?:ma|kama|kuma|uma) (?:soo )?(?:iman|imaan|laaban|noqon|gaarin|gaadhin)|(?:iskuulka|dugsiga|isguulka)[^.!?,\\n]{0,15} kama (?:soo )?(?:iman|imaan|laaban|noqon)',
  },
  ht: {
    child: '(?:pitit|tifi|ti gason|ti fi|timoun|neve|nyes)',
    notCome:
      '(?:pa|poko|pako|pa ko|pat|pa te|pa janm|pa t janm) (?:janm )?(?:tounen|retounen|rive|vini|vin|antre)',
    home: '(?:lakay|nan kay|soti? (?:nan )?lekòl|apre lekòl)',
    not: 'ak|avèk|san',
  },
  pt: {
    child: '(?:filh[oa]s?|net[oa]|menin[oa]|sobrinh[oa]|criança|irmã|irmão)',
    notCome: 'não (?:voltou|voltaram|chegou|chegaram|retornou|apareceu|veio)',
    home: '(?:(?:para|pra|em|a) casa|da escola|do colégio|da aula)',
    not: 'com|sem',
  },
}

/** Within a sentence. */
const gap = (max: number) => String.raw`[^.!?؟،,\n]{0,${max}}`

const beginsWord = (words: string) => String.raw`(?<![\p{L}\p{N}])(?:${foldWithApostrophes(words)})`
const endsWord = String.raw`(?![\p{L}\p{N}])`

/** By language; read on folded text. */
export const notHomePatterns: readonly DangerPattern[] = Object.entries(notHome).map(([lang, words]) => ({
  name: `${lang}:not-home`,
  kind: 'missing-child',
  lang,
  isOutright: true,
  pattern: buildPatternLate(sourceOf(words), 'u'),
  unless: explainedByRide.get(lang)!,
}))

function sourceOf({ child, notCome, home, placeFirst, not }: NotHome): string {
  const whole = (words: string) => `${beginsWord(words)}${endsWord}`
  const behind = not ? `(?! (?:${foldWithApostrophes(not)}) )` : ''
  return [
    `${whole(child)}${gap(25)}${whole(notCome)}${gap(20)}${whole(home)}${behind}`,
    `${whole(notCome)} ${whole(child)}${gap(20)}${whole(home)}${behind}`,
    ...(placeFirst ? [`${whole(child)}${gap(25)}${whole(placeFirst)}`] : []),
  ].join('|')
}

import { buildPattern } from '../../platform/text/build-pattern.js'
import { eitherWay, foldForPatterns } from './pattern-text.js'
import { anyPhrase, begins, unspaced } from './word-edges.js'

/** Words for something swallowed, or poisonous, or for the wrong medicine; `$` where the word ends. By language. */
const swallowed: Record<string, string> = {
  en: "swallow | poison | bleach | detergent | antifreeze | drain cleaner | too many pills | took pills | bottle of pills | wrong medicine | wrong medication | wrong pill | wrong dose | double dose | someone else's medicine | button battery | edibles | overdos",
  es: 'trago$ | tragado | tragaron | veneno | envenen | intoxic | cloro$ | detergente | muchas pastillas | tomo pastillas | medicina equivocada | medicamento equivocado | doble dosis | pila de boton | sobredosis',
  ar: 'بلع | ابتلع | ابتلعت | تسمم | سم$ | كلور$ | مبيض | منظف | حبوب كثيرة | دواء خطأ | جرعة زائدة',
  fr: 'avalé | poison | intoxiqu | empoisonn | javel | détergent | comprimés | mauvais médicament | surdose | overdose',
  ht: 'vale$ | pwazon | anpwazonnen | klowòks | move medikaman | twòp grenn',
  ko: '삼켰 | 삼킨 | 삼켜 | 중독 | 독약 | 독성 | 독을 | 알약 | 세제 | 표백제 | 락스 | 약을 잘못',
  pt: 'engoliu | engolir | veneno | envenen | intoxic | cloro$ | água sanitária | detergente | comprimidos | remédio errado | overdose',
  ru: 'проглотил | яд$ | яда$ | ядом$ | отрав | таблет | хлорк | отбеливател | не то лекарство | передоз',
  so: 'liqday | liqay | liqdey | sun$ | sumow | kiniin | dawo khalad',
  tl: 'nalunok | nilunok | lumunok | lason | nalason | maling gamot | maraming gamot | tableta | chlorox | zonrox | na-overdose',
  vi: 'nuốt | thuốc độc | ngộ độc | trúng độc | uống nhầm | thuốc tẩy | viên thuốc | quá liều',
  zh: '吞 | 中毒 | 有毒 | 毒药 | 误服 | 误食 | 漂白水 | 药片 | 吃错药 | 过量',
}

const patterns = new Map(
  Object.entries(swallowed).map(([lang, phrases]) => [lang, buildPattern(sourceOf(phrases, lang), 'u')]),
)

/** Whether something may have been swallowed or taken, so that Poison Control can help. @param lang BCP 47 */
export function mayBePoisoned(text: string, lang: string): boolean {
  const base = lang.split('-')[0] ?? lang
  return patterns.get(base)?.test(foldForPatterns(text, base)) ?? false
}

function sourceOf(phrases: string, lang: string): string {
  const listed = phrases.split(' | ').map((phrase) => ({
    source: eitherWay(phrase.replace('$', ''), lang),
    isWhole: phrase.endsWith('$'),
  }))
  return anyPhrase(listed, unspaced.has(lang) ? '' : begins)
}

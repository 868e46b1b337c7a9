import { typedWords } from './typed-words.js'

/** Words that say which part of a town, by language. */
const partWords: Record<string, string> = {
  en: `north south east west northern southern eastern western northeast northwest southeast southwest downtown uptown outskirts
    side town city neighborhood`,
  es: 'norte sur este oeste noreste noroeste sureste suroeste centro afueras ciudad pueblo barrio zona',
  fr: `nord sud l'est ouest l'ouest centre centre-ville ville village quartier cote nord-est nord-ouest sud-est sud-ouest banlieue`,
  pt: 'norte sul leste oeste centro cidade bairro zona periferia',
  ht: 'nò sid lès lwès zòn vil katye bò',
  ru: `север севере юг юге восток востоке запад западе северной южной восточной западной центр центре город городе района районе окраине
    окраина сторона стороне`,
  so: 'waqooyi waqooyiga koonfur koonfurta bari bariga galbeed galbeedka magaalada xaafadda dhinaca qaybta',
  tl: 'hilaga hilagang timog silangan kanluran bayan siyudad lungsod north south east west side',
  vi: 'phía hướng khu vực trung tâm thành phố',
  ko: '북쪽 북쪽에 북쪽이에요 남쪽 남쪽에 남쪽이에요 동쪽 동쪽에 동쪽이에요 서쪽 서쪽에 서쪽이에요 북부에 남부에 동부에 서부에 시내 시내에 도시 마을에',
  ar: 'الشمال شمال الجنوب جنوب الشرق شرق الغرب غرب الشمالية الجنوبية الشرقية الغربية الشمالي الجنوبي المدينة البلدة الحي الجهة المنطقة',
}

/** What else such a sentence says. Nobody else is in it: with whom a child lives is a matter of its own. */
const livingWords: Record<string, string> = {
  en: `i we i'm we're am are is live living stay reside our my home house family apartment the a in on at of near by from to here over up
    part end edge area`,
  es: 'yo nosotros vivo vivimos resido residimos soy somos estoy estamos mi nuestra casa familia está queda en el la los las al del de lado parte',
  fr: `je j'habite nous vis vivons habite habitons suis sommes réside résidons ma notre maison famille est se trouve à a au aux le la les du
    de dans en partie zone`,
  pt: 'eu nós a gente moro moramos mora vivo vivemos resido minha nossa casa família fica é no na do da de em o ao lado parte',
  ht: 'mwen m nou rete abite viv kay fanmi lakay pati kote nan a an la',
  ru: 'я мы живу живём проживаю проживаем наш мой дом семья находится на в с из части часть города',
  so: 'waxaan waxaanu waxaannu aniga annaga ku noolahay nool nahay noolnahay deggenahay degganahay deganahay gurigaygu gurigeenu guriga ee ka u waa',
  tl: 'ako kami po nakatira bahay namin ko ang sa ng ay nasa dito parte bahagi',
  vi: 'tôi chúng nhà gia đình của em mình sống ở bắc nam đông tây',
  ko: '저는 나는 우리는 저희는 우리 저희 집은 가족은 살아요 삽니다 살고 있어요 있습니다 쪽에 지역에',
  ar: 'أسكن اسكن نسكن أعيش اعيش نعيش نحن أنا انا بيتي بيتنا منزلي منزلنا في من على وسط جزء',
}

/** Chinese has no blanks between words. */
const inChinese =
  /^(?:我|我们|我們|我家|我们家|我們家)?(?:就)?(?:住|住在|在)?[城市镇鎮]?[东南西北東](?:[边邊面部方区區城郊]|侧|側)?$/u

const maxWords = 10
const parts = Object.entries(partWords).map(([lang, words]) => {
  const part = new Set(typedWords(words))
  return { part, known: new Set([...part, ...typedWords(livingWords[lang] ?? '')]) }
})

/** True for "I live on the north side": a text that says in which part of a town its writer lives, and nothing else. */
export function saysOnlyWhere(words: readonly string[]): boolean {
  if (words.length === 0 || words.length > maxWords) return false
  if (words.every((word) => inChinese.test(word))) return true
  return parts.some(
    ({ part, known }) => words.some((word) => part.has(word)) && words.every((word) => known.has(word)),
  )
}

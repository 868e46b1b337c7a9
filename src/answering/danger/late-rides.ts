import { buildPatternLate, type LatePattern } from '../../platform/text/build-pattern.js'
import { eitherWay } from './pattern-text.js'
import { begins, ends, unspaced } from './word-edges.js'

/** What explains that a child is not home yet, or did not come by itself: sources of patterns, as people write. */
interface LateRide {
  /** A vehicle, or a thing that is waited for. */
  ride: string
  late: string
  notHere: string
  /** Stands between a ride and `notHere` where it is a person who is not here: "the bus came but she is not back". */
  person: string
  /** What may stand between `notHere` and a ride, where the verb comes first. */
  verbFirst?: string
}

const lateRides: Record<string, LateRide> = {
  ar: {
    ride: 'ال?باص|باص|ال?حافلة|حافلة|ال?أوتوبيس|ال?اتوبيس|السيارة|سيارة المدرسة|ال?بطاقة|ال?كتاب|ال?شهادة|ال?رسالة|ال?رد',
    late: 'متأخر|متأخرة|تأخر|تأخرت|يتأخر|زحمة|ازدحام|تعطل|عطل',
    notHere:
      '(?:لم|ما|لسا ما|لسه ما) (?:يعد|تعد|يرجع|ترجع|رجع|رجعت|يصل|تصل|وصل|وصلت|يأت|تأت|يأتي|تأتي|أجا|إجا|جا|جاء|عاد)',
    person: 'وابني|وابنتي|وبنتي|وولدي|وطفلي|وطفلتي|لكن|بس|وهو|وهي|ولم|ولا',
    verbFirst: '',
  },
  fr: {
    ride: 'bus|autobus|car scolaire|navette|train|bulletin|dossier|colis|courrier|chèque|manuel|livre|prof|professeur|enseignante?|maîtresse|remplaçante?|carte|commande|réponse',
    late: 'retard|retardé|bouchons?|panne',
    notHere: "n'est (?:pas|toujours pas)|n'est jamais|ne (?:vient|viennent|vint)|n'arrive",
    person: '(?<!de |à |pour )(?:mon|ma|notre|nos)|elle|mais|et',
  },
  ht: {
    ride: 'bis|otobis|autobis|bus|dosye|kat|papye|foto|liv|report card|nòt|chèk|kòmand|inifòm|lèt|pake|machin',
    late: 'an reta|reta|blokis|pan',
    notHere: '(?:pa|poko|pako|pa ko|pa janm) (?:rive|vini|tounen|retounen|pase)',
    person: 'men|epi|(?<!bis |otobis |autobis |dosye |kat |foto |liv |papye )(?:pitit|tifi|timoun|ti gason)',
  },
  ko: {
    ride: '버스|셔틀|차량|답장|회신|서류|환불|선생님',
    late: '늦|지연|막혀|막히|밀려|고장',
    notHere: '(?:집에 )?안 (?:왔|와|오|도착|돌아왔|들어왔)|오지 않|돌아오지 않|도착하지 않|도착 안',
    person: '아이|아들|딸|애가|애는|손주|손녀|손자|지만',
  },
  pt: {
    ride: 'ônibus|van|perua|transporte|boletim|livro|uniforme|carta|documento|histórico|professora?|cheque',
    late: 'atrasou|atrasad[oa]|atraso|atrasa|trânsito|quebrou|quebrad[oa]',
    notHere: 'não (?:voltou|chegou|veio|apareceu|passou)|ainda não',
    person: '(?<!d[aeo] |pr[ao] |para )(?:meu|minha|ele|ela)|mas|e',
    verbFirst: ' o',
  },
  ru: {
    ride: 'автобус|маршрутка|дневник|справка|письмо|учитель|учительница|учебник|документы',
    late: 'опаздыва[а-я]{1,4}|опозда[а-я]{1,3}|задержива[а-я]{1,4}|задерж[а-я]{1,4}|пробк[а-я]{1,2}|сломал[а-я]{1,3}',
    notHere: '(?:до сих пор )?(?:еще )?не (?:при(?:шел|шла|ехал|ехала|шло)|вернул(?:ся|ась|ись))',
    person: 'сын|дочь|дочка|ребенок|внук|внучка|мой|моя|он|она|но|а',
    verbFirst: '(?: наш| школьный)?',
  },
  so: {
    ride: 'bas|baska|baskii|basku|gaadhi|gaadhiga|gaadhigii|gaari|gaariga|gaarigii|warqad|warqadda|buug|buugga|shahaado|macallin|macalinka|macallinka',
    late: 'daahay|daahaa|dib u dhac[a-z]{0,4}|jaam|jaam ku jira|xumaaday',
    notHere: '(?:weli |wali )?(?:ma|kama|kuma|uma) (?:soo )?(?:iman|imaan|laaban|noqon|gaarin|gaadhin)',
    person: 'laakiin|balse|[a-z]{2,12}(?:kayg[iu]|aheyg[iu]|dayd[iu]|tayd[iu]|dheyd[iu]|kii|tii|dii)',
    verbFirst: '',
  },
  tl: {
    ride: 'bus|school bus|sasakyan|service|van|card|libro|report card|titser|teacher|pera',
    late: 'late|nahuli|naantala|delayed|na-delay|trapik|traffic|nasira',
    notHere:
      '(?:hindi|di|wala|hnd) (?:pa |pa rin )?(?:umuuwi|nakakauwi|dumarating|dumadating|dumating|umuwi|bumabalik)|wala pa',
    person: 'pero|ngunit|at|siya|(?<!ng |ni )(?:anak|bata)',
    verbFirst: '(?: pa)?(?: rin)?(?: (?:ang|yung|ung))?',
  },
  vi: {
    ride: 'xe|thẻ|giấy|sách|học bạ|thư|cô giáo|thầy',
    late: 'trễ|muộn|kẹt xe|tắc đường|hư|hỏng',
    notHere: 'chưa về|chưa tới|chưa đến|không tới|không đến|chưa thấy|không thấy',
    person: 'con|cháu|bé|nó|mà|nhưng',
  },
  zh: {
    ride: '(?<![坐乘搭上下校])车|(?<![坐乘搭上下])(?:校车|巴士)|老师|教练|校长|成绩单|材料|表格|书|快递|退款|邮件|回复',
    late: '晚点|迟|晚了|堵车|堵|坏了|延误|误点',
    notHere: '还没|没到|没来|没有[来到回]|未到|不来|没回',
    person: '儿子(?!的)|女儿(?!的)|孩子(?!的)|娃(?!的)|他|她|孙|但|可',
  },
}

/** By language: a text in which a ride is late, or a ride or a thing did not come. To be read on folded text. */
export const explainedByRide: ReadonlyMap<string, LatePattern> = new Map(
  Object.entries(lateRides).map(([lang, words]) => [lang, buildPatternLate(sourceOf(words, lang), 'u')]),
)

/** By language: words for not having come. To be read on folded text. */
export const notHereIn: ReadonlyMap<string, LatePattern> = new Map(
  Object.entries(lateRides).map(([lang, { notHere }]) => [
    lang,
    buildPatternLate(`${unspaced.has(lang) ? '' : begins}(?:${eitherWay(notHere, lang)})`, 'u'),
  ]),
)

function sourceOf({ ride, late, notHere, person, verbFirst }: LateRide, lang: string): string {
  const [start, end] = unspaced.has(lang) ? ['', ''] : [begins, ends]
  const any = (words: string) => `(?:${eitherWay(words, lang)})`
  const whole = (words: string) => `${start}${any(words)}${end}`
  const between = `(?:(?!${whole(person)})[^.!?؟،,，。！？\\n])`
  // Each begins a word: said once, see `anyPhrase`.
  const orders = [
    `${any(ride)}${end}${between}{0,30}${start}${any(late)}`,
    `${any(late)}${between}{0,15}${whole(ride)}`,
    `${any(ride)}${end}${between}{0,20}${start}${any(notHere)}`,
    ...(verbFirst === undefined ? [] : [`${any(notHere)}${eitherWay(verbFirst, lang)} ${whole(ride)}`]),
  ]
  return `${start}(?:${orders.join('|')})`
}

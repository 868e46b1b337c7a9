import { buildPattern } from '../../platform/text/build-pattern.js'

/** What must stand after a phrase and after a link: without it, a link would be cut off the front of a name. */
const gap = '[\\s:"“«]+'

/** How a language says "last name", before the name. Read on the text as typed; the name is what follows, if it looks like one. */
export const lastNamePhrases: Readonly<Record<string, RegExp>> = {
  fr: said(
    'nom de famille|s’appelle de son nom',
    "de (?:ma|mon|sa|son|notre|l['’])[ ]?\\p{L}+|est|c['’]est|commence par|la lettre|une?",
  ),
  pt: said(
    'sobrenome|apelido de família|nome de família',
    'd(?:el[ae]|[aeo]s? (?:(?:minha|meu|nossa|nosso) )?\\p{L}+)|é|começa com|a letra|com',
  ),
  vi: said(
    'họ|họ của con|tên họ',
    'của \\p{L}+(?: \\p{L}+)?|(?:con|cháu|bé)(?: (?:tôi|em))?|là|bắt đầu bằng|chữ',
  ),
  ht: said('siyati|non fanmi', 'pitit mwen an?|pitit mwen|[lmwny]|li|nou|yo|se|an|kòmanse ak|lèt'),
  so: said(
    'magaca dambe|magaca qoyska|magaca awoowe|magaca reerka',
    '(?:ee )?(?:wiilkayg\\p{L}+|gabadhayd\\p{L}+|ardayga)|waa|wuxuu ku bilaabmaa|xarafka',
  ),
  tl: said(
    'apelyido|apelido',
    '(?:ng|ni|nya|niya|ko) (?:anak ko|aking anak)|niya|nya|ng anak ko|ay|nagsisimula sa|letrang|na',
  ),
  ru: said(
    'фамили[яиюей]+',
    '(?:сына|дочери|ребёнка|ребенка|ученика|его|её|ее|у него|у нее)|на букву|начинается на|начинается с|это|—|-',
  ),
  ar: saidUnspaced('اسم العائلة|اسم عائلت[هي]ا?|الكنية|كنيت[هي]ا?|اللقب', 'هو|يبدأ بحرف|بحرف'),
  ko: saidUnspaced('성(?:은|이|씨는|씨가)|성씨', '영어로'),
  zh: /姓氏?(?:的?(?:是|为|叫|拼音|字母|开头|開頭|首字母|英文)|[\s:：“"])*(?<name>[A-Za-z]+)/gu,
}

/** Before "last name": it is to be changed or put right, so it is not the name yet. */
export const nameChange =
  /(?:chang|modifi|corrig|rectif|mudar|alterar|mudei|trocar|đổi|sửa|sai |chanje|korije|mal ekri|bedel|beddel|sax|palitan|baguhin|magpalit|mali |мен[яиа]|измен|смен|исправ|ошиб|바꾸|변경|수정|틀린|改|更改|错|غير|تغيير|تصحيح|تعديل|خطأ)/iu

/** @param links what may stand between the phrase and the name */
function said(phrases: string, links: string, end = gap): RegExp {
  return buildPattern(
    `(?<![\\p{L}\\p{M}])(?:${phrases})${end}(?:(?:${links})${end}){0,4}(?<name>[\\p{L}\\p{M}]+)`,
    'giu',
  )
}

/** In a script of its own: the name may follow without a space, in Latin letters. */
function saidUnspaced(phrases: string, links: string): RegExp {
  return said(phrases, links, `(?:${gap}|(?=[A-Z]))`)
}

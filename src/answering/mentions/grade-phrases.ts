import { buildPattern } from '../../platform/text/build-pattern.js'

/** One way to say a grade in a language. Read on folded words, joined by single spaces. */
export interface GradePhrase {
  /** From a word on; the group `n` says which grade, unless `grade` does. */
  said: RegExp
  /** Grades by what `n` says; digits need no entry. */
  numbers?: Readonly<Record<string, number>>
  /** For years that are counted within a school: `9` for high school. */
  after?: number
  /** `PK`, `K` or a grade, for a word that has only one. */
  grade?: string
}

/** Numbers from 1 on, one a word; other spellings after a stroke, and a space within one as `_`. */
function count(words: string): Record<string, number> {
  return Object.fromEntries(
    words.split(' ').flatMap((ways, i) => ways.split('|').map((way) => [way.replaceAll('_', ' '), i + 1])),
  )
}

const digits = '1[0-2]|[1-9]'

/** @param pattern with `N` for a number in words or digits, and `#` for digits alone */
function phrase(
  pattern: string,
  numbers: Record<string, number> = {},
  more: Pick<GradePhrase, 'after' | 'grade'> = {},
): GradePhrase {
  const words = Object.keys(numbers).sort((a, b) => b.length - a.length)
  const source = pattern
    .replaceAll('N', `(?<n>${[...words, digits].join('|')})`)
    .replaceAll('#', `(?<n>${digits})`)
  return { said: buildPattern(`^(?:${source})(?![\\p{L}\\p{N}])`, 'u'), numbers, ...more }
}

const french = count(
  'premiere|1re|1ere deuxieme|2e|2eme troisieme|3e|3eme quatrieme|4e|4eme cinquieme|5e|5eme sixieme|6e|6eme septieme|7e|7eme huitieme|8e|8eme neuvieme|9e|9eme dixieme|10e|10eme onzieme|11e|11eme douzieme|12e|12eme',
)
const portuguese = count(
  'primeiro|primeira|1o|1a segundo|segunda|2o|2a terceiro|terceira|3o|3a quarto|quarta|4o|4a quinto|quinta|5o|5a sexto|sexta|6o|6a setimo|setima|7o|7a oitavo|oitava|8o|8a nono|nona|9o|9a decimo|decima|10o|10a',
)
const vietnamese = count('mot|nhat hai ba bon|tu nam sau bay tam chin muoi muoi_mot muoi_hai')
const haitian = count(
  'premye|1ye|1e dezyem|2zyem|2yem|2em twazyem|3zyem|3yem|3em katriyem|4yem|4em senkyem|5yem|5em sizyem|6yem|6em setyem|7yem|7em wityem|8yem|8em nevyem|9yem|9em dizyem|10yem|10em onzyem|11yem|11em douzyem|12yem|12em',
)
const somali = count(
  'koowaad|kowaad|1aad labaad|2aad saddexaad|sadexaad|3aad afraad|4aad shanaad|5aad lixaad|6aad toddobaad|todobaad|7aad sideedaad|siddeedaad|8aad sagaalaad|9aad tobnaad|tobanaad|10aad kow_iyo_tobnaad|11aad laba_iyo_tobnaad|12aad',
)
const tagalog = count(
  'unang ikalawang|pangalawang|ika_2|ika2 ikatlong|ikatatlong|pangatlong|ika_3|ika3 ikaapat|ika_apat|ika_4|ika4 ikalimang|ika_5|ika5 ikaanim|ika_anim|ika_6|ika6 ikapitong|ika_7|ika7 ikawalong|ika_8|ika8 ikasiyam|ika_9|ika9 ikasampung|ika_10|ika10 ikalabing_isang|ika_11|ika11 ikalabindalawang|ika_12|ika12',
)
const russian = count('перв втор трет четверт пят шест седьм восьм девят десят одиннадцат двенадцат')
const russianPupils = count(
  'перво второ третье четверо пяти шести семи восьми девяти десяти одиннадцати двенадцати',
)
const arabic = count(
  'الاول|اول|الاولى الثاني|التاني الثالث|ثالث|تالت|التالت الرابع|رابع الخامس|خامس السادس|سادس السابع|سابع الثامن|ثامن|تامن التاسع|تاسع العاشر|عاشر الحادي_عشر|حادي_عشر الثاني_عشر|ثاني_عشر|تاني_عشر',
)

/** By language; the longer way first. English and Spanish have a reading of their own. */
export const gradePhrases: Readonly<Record<string, readonly GradePhrase[]>> = {
  fr: [
    phrase('(?:en|de|la) (?![0-9]+ )N annee', french),
    phrase('(?:niveau )?(?!premiere|deuxieme|2e|[0-9]+ )N annee', french),
    // Where both ways of counting agree.
    phrase('(?:en|de) (?:6e|6eme|sixieme)(?! periode| heure| fois)', {}, { grade: '6' }),
    phrase('cp', {}, { grade: '1' }),
    phrase('ce1', {}, { grade: '2' }),
    phrase('ce2', {}, { grade: '3' }),
    phrase('cm1', {}, { grade: '4' }),
    phrase('cm2', {}, { grade: '5' }),
    phrase('terminale', {}, { grade: '12' }),
    phrase('grande section|(?:en|a la|de) maternelle', {}, { grade: 'K' }),
    phrase('prematernelle|pre maternelle|moyenne section|petite section', {}, { grade: 'PK' }),
  ],
  pt: [
    phrase('(?:(?:no|do|ao|o|da|na) )?N (?:ano|serie) do (?:ensino )?medio', portuguese, { after: 9 }),
    phrase('(?:no|do|ao|da|na|para o) N (?:ano|serie)', portuguese),
    phrase('(?!primeiro|segundo|[0-9]+ )N (?:ano|serie)', portuguese),
    phrase('jardim de infancia', {}, { grade: 'K' }),
    phrase('pre escola|preescola|pre escolar|preescolar', {}, { grade: 'PK' }),
  ],
  vi: [
    phrase('lop N(?! (?:me|toi|ngoai|nay|truoc|sau|con|em|dua|ban|chau|ngay))', vietnamese),
    phrase('mau giao', {}, { grade: 'K' }),
    phrase('mam non', {}, { grade: 'PK' }),
  ],
  ht: [
    phrase('(?:nan|klas|nan klas) (?![0-9]+ )N (?:ane|grad|gred|klas)', haitian),
    phrase('(?!premye|1ye|1e|dezyem|[0-9]+ )N (?:ane|grad|gred|klas)', haitian),
    phrase('(?:klas|gred|grad) #(?! (?:lang|pwofese))'),
    phrase('jadendanfan|jaden danfan|kindegaden', {}, { grade: 'K' }),
    phrase('preskole|pre k', {}, { grade: 'PK' }),
  ],
  so: [
    phrase('(?:fasal|fasalka|fasalkii) N(?: aad)?', somali),
    phrase('xannaanada|xanaanada', {}, { grade: 'PK' }),
  ],
  tl: [
    phrase('(?!unang)N(?: na)? (?:baitang|grado)', tagalog),
    phrase('(?:nasa|sa) N(?: na)? (?:baitang|grado)', tagalog),
    phrase('baitang #'),
  ],
  ru: [
    phrase('N(?:ыи|ого|ом|ому|ии|ьего|ьем|ьему|ои|ым)? класс(?:а|е|у|ом)?', russian),
    phrase('#(?: (?:ыи|и|го|м|ом|ем|му))?(?: [абвгд])? класс(?:а|е|у|ом)?'),
    phrase('#[абвгд] класс(?:а|е|у|ом)?'),
    phrase('Nклассни\\p{L}+', russianPupils),
    phrase('нулев\\p{L}+ класс\\p{L}*|киндергарт\\p{L}+', {}, { grade: 'K' }),
  ],
  ar: [
    phrase('(?:(?:و?[بلف])?ا?ل?صف )?N (?:متوسط|المتوسط|اعدادي|الاعدادي)', arabic, { after: 6 }),
    phrase('(?:(?:و?[بلف])?ا?ل?صف )?N (?:ثانوي|الثانوي)', arabic, { after: 9 }),
    phrase('(?:و?[بلف])?ا?ل?صف N', arabic),
    phrase('N (?:ابتدائي|الابتدائي)', arabic),
    phrase('قبل (?:ال)?روض[هة]', {}, { grade: 'PK' }),
    phrase('(?!من)(?:في )?(?:[بل]?ال|لل)?روض[هة]', {}, { grade: 'K' }),
  ],
}

const chinese = count('一 二 三 四 五 六 七 八 九 十 十一 十二')
const korean = count('일 이 삼 사 오 육')

/** In scripts that write words together; found anywhere in a word. */
export const gradesWithin: Readonly<Record<string, readonly GradePhrase[]>> = {
  zh: [
    within('(?<=初中|中学)(?<n>[一二三])年[级級]', chinese, { after: 6 }),
    within('(?<=高中)(?<n>[一二三])年[级級]', chinese, { after: 9 }),
    within(
      `(?<!初中|高中|[0-9一二三四五六七八九十])(?<n>十[一二]?|[一二三四五六七八九]|${digits})年[级級]`,
      chinese,
    ),
    within('(?<![年最])初(?<n>[一二三])(?![年天次])', chinese, { after: 6 }),
    within('(?<![最更很太过過身])高(?<n>[一二三])(?![年点點些个個直下样樣米尺寸公])', chinese, { after: 9 }),
    within('幼[儿兒稚]园|幼[儿兒稚]園', {}, { grade: 'K' }),
  ],
  ko: [
    within('(?<=(?:^|[^가-힣])(?:중학교 ?|중))(?<n>[1-3])(?:학년|(?![0-9]))', korean, { after: 6 }),
    within('(?<=(?:^|[^가-힣])(?:고등학교 ?|고))(?<n>[1-3])(?:학년|(?![0-9]))', korean, { after: 9 }),
    within(`(?<!중학교 ?|고등학교 ?|[중고0-9])(?<n>${digits}|[일이삼사오육]) ?학년`, korean),
    within('유치원', {}, { grade: 'K' }),
  ],
}

function within(
  pattern: string,
  numbers: Record<string, number>,
  more: Pick<GradePhrase, 'after' | 'grade'> = {},
): GradePhrase {
  return { said: buildPattern(pattern, 'gu'), numbers, ...more }
}

import { buildPattern } from '../../platform/text/build-pattern.js'
import { foldForPatterns } from './pattern-text.js'

/**
 * Everyday words that contain the words of a danger phrase, as patterns of folded text. They are taken out before the patterns read:
 * the rest of the text still counts.
 */
const lookAlikes: Record<string, string[]> = {
  ar: [
    'لعبة (?:على شكل )?مسدس',
    'مسدس (?:ماء|مائي|بلاستيك|لعبة)',
    '(?:تمرين|تدريب|تدريبات) (?:على )?إطلاق (?:ال)?نار',
  ],
  fr: ["n'est pas maltrait", 'reste enfermée? dans sa chambre', 'exercice[^.!?]{0,20}fusillade'],
  ht: [
    '(?:sekretè|direktris|direktè|pwofesè|chofè) [^.!?]{0,15}maltrete (?:m|mwen|paran|nou)',
    'pou pèsòn pa konnen kote',
  ],
  ko: [
    '사유서',
    '유서 ?깊',
    '구멍이',
    '(?:주사|접종|백신)[^?]{0,60}맞았',
    '(?:비를|비|눈을|정답을|답이|답을|시간이) 맞았',
    '굶기듯',
  ],
  pt: [
    '(?:sala|turma|classe|ônibus|escola|ginásio|van|refeitório)[^.!?]{0,30}sem ar',
    'sem ar.condicionado',
    'quase bate(?:u)?',
    '(?:simulado|treinamento|treino)[^.!?]{0,20}tiroteio',
  ],
  ru: [
    'пожарн',
    'от пожаров',
    'после пожара',
    'как на пожар',
    'учебн[а-я]{2,3} пожар',
    'бомбическ',
    'прощальн[а-я]{2,3} (?:вечер|концерт|праздник|линейк|обед)',
  ],
  so: ['dhiig badan[^.!?]{0,25}caada', 'caada[^.!?]{0,25}dhiig badan'],
  tl: [
    '(?:sinabihan|pinaalis|sinabi)[^.!?]{0,30}lumayas',
    'puro pasa (?:nmn |naman )?(?:sa|ang (?:grade|marka|grado))',
    '(?:drill|praktis)[^.!?]{0,20}may (?:sunog|usok)',
  ],
  vi: ['\\b(?:tra|lam|dong|gop) tu tu\\b', '\\btu tu (?:thang|tuan|ngay|nam|lop)\\b'],
  zh: [
    '打(?:了|过|来|我|个|一个|我的)?(?:电话|手机|招呼|疫苗|针|球|篮球|分|卡)',
    '年轻生',
    '防?枪击(?:演练|演习)',
    '(?:发令|比赛)[^，。！？]{0,4}(?:枪声|开枪)',
    '演练[^，。！？]{0,8}枪击',
  ],
}

const patterns = new Map(
  Object.entries(lookAlikes).map(([lang, sources]) => [
    lang,
    buildPattern(sources.map((source) => foldForPatterns(source, lang)).join('|'), 'gu'),
  ]),
)

/** A folded text without the everyday words that look like danger. @param base BCP 47 code without a region */
export function takeOutLookAlikes(folded: string, base: string): string {
  const pattern = patterns.get(base)
  return pattern ? folded.replace(pattern, ' ') : folded
}

/** Their sources: what is learned as calm depends on them. */
export const lookAlikeSources: readonly string[] = [...patterns.values()].map(({ source }) => source)

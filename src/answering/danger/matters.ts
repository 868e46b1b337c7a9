import { buildPattern } from '../../platform/text/build-pattern.js'

/** Words that open another matter, in English and Spanish. */
const openers = [
  '(?:and |oh )?also|plus(?! (?:sizes?|ones?|sign|side))|btw|by the way|fyi|oh and|(?:and )?(?:another|one (?:more|other|last)|last) (?:thing|question)',
  'on another note|separately|lastly|unrelated(?: but)?|while i.?m at it',
  '(?:y )?tambi[eé]n|(?:y )?adem[aá]s|(?:y )?por cierto|(?:y )?otra (?:cosa|pregunta)|(?:y )?aparte|por otro lado|(?:y )?por [uú]ltimo',
].join('|')
const wordEnd = '(?![\\p{L}\\p{M}\\p{N}])'

/** Behind a mark, these go on with the same matter. */
const goesOn = [
  'he|she|they|it|its|him|them|this|that|these|those|because|cause|bc|but|so|then|which|since|even|or|nor|until|after|before|while|as|than|now|still|again',
  'el|él|ella|ellos|ellas|le|les|lo|eso|esto|esa|ese|porque|pero|entonces|así|que|luego|después|si|o|ni|aunque|ahora|ya|todavía',
].join('|')

const inMarks = ',.:;!?…–—-'
const marks = `[${inMarks}]`
const stops = '[.!?;…]'

const between = buildPattern(
  `(?:(?<!${marks})${marks}{1,20}|(?<![\\s${inMarks}]))\\s{1,9}(?:${openers})${wordEnd}[\\s,:]{0,9}|(?:(?<!${stops})${stops}{1,20}\\s{1,9}|\\s[-–—]{1,9}\\s{1,9}|(?<!\\n)\\n{1,9})(?!(?:and |but |y |pero )?(?:${goesOn})(?:['’]\\p{L}{1,9})?${wordEnd})`,
  'giu',
)

/** A question or a request, and the comma behind it before somebody or something else: "who do I send it to, our neighbor …". */
const askedBefore = buildPattern(
  `((?:^|[\\s¿])(?:who|what|whats|when|where|how|is there|is the|do (?:i|we|you)|does|can (?:i|we|you|someone)|could|please|needs?|qui[eé]n|qu[eé]|cu[aá]ndo|d[oó]nde|c[oó]mo|hay|puedo|necesito|quiero)\\s[^,.!?;]{8,80}),\\s(?=(?:and |y )?(?:my|our|an?|the|some|someone|somebody|there|theres|there's|we|i|i'm|no ?one|nobody|mis?|un[ao]?s?|nuestr[oa]|alguien|nadie|me|nos|no)\\s)`,
  'giu',
)

/** Less tells nothing by itself. */
const minWords = 3
/** Each is read by itself; the rest of a longer message is read with the whole. */
const maxMatters = 12

/**
 * The matters of a message in English or Spanish, as far as marks and words such as "also" or "por cierto" show them, without those
 * words; none where it has but one.
 */
export function mattersOf(text: string): string[] {
  const matters = text
    .replace(askedBefore, '$1. ')
    .split(between)
    .map((matter) => matter.trim())
    .filter((matter) => matter.split(' ').length >= minWords)
  return matters.length > 1 ? matters.slice(0, maxMatters) : []
}

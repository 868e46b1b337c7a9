import { allMatches } from '../../platform/text/all-matches.js'
import { buildPattern } from '../../platform/text/build-pattern.js'
import { isAscii } from '../../platform/text/is-ascii.js'
import type { Stretch } from './match.js'

/** A place where one concern of a message may end and the next begin; the words in it belong to neither. */
export interface Cut {
  from: number
  to: number
  /**
   * The separator: words that open another matter; a plain "and", or any words in a long story; a stop or a comma; a place between
   * two questions or requests; a stop, a number, or the end of a line where the message is a list;
   * a stop or a number where its matters are numbered or marked.
   */
  kind: 'joint' | 'and' | 'stop' | 'asked' | 'listed' | 'marked'
}

/** Words that introduce a second matter. */
const joints: Record<string, RegExp> = {
  en: /(?:[,.;!?]\s*|\s)(?:and also|also(?=,? )|plus(?=,? )|(?:and )?(?:another|one (?:more|last|other)|last) (?:thing|question)(?: is)?[,:]?|(?:first|second|third)(?:ly)?[,:]|(?:and )?(?:lastly|finally)[,:]|oh and|oh,? also|on another note[,:]?|while i'?m at it[,:]?|separately[,:]|and(?= (?:i|she|he|we|they) (?:also|still) ))\s+/giu,
  es: /(?:[,.;!?]\s*|\s)(?:y tambi[eé]n|tambi[eé]n(?=,? )|y tampoco|adem[aá]s(?=,? )|(?:y )?otra (?:cosa|pregunta)[,:]?|aparte(?=,? )|y de paso|por otro lado[,:]?|(?:y )?por [uú]ltimo[,:]?)\s+/giu,
  ...jointsOf({
    fr: 'et aussi|aussi|et puis|de plus|autre chose|par ailleurs|et je voudrais',
    pt: 'e tamb[eé]m|tamb[eé]m|al[eé]m disso|outra coisa|e queria',
    vi: 'v[aà] c[uũ]ng|ngo[aà]i ra|c[oò]n n[uữ]a|v[aà] t[oô]i',
    ht: 'epi tou|epi|anplis|yon l[oò]t bagay',
    so: 'sidoo kale|waxaan kale|iyo waliba',
    tl: 'at saka|saka|pati na rin|isa pa',
    ru: 'а также|и ещ[её]|кроме того|ещ[её] вопрос|и также',
    ko: '그리고|또한|또|그리고 또',
    ar: 'وأيض[اً]*|وايض[اً]*|أيض[اً]*|وكيف|وأريد|واريد|وكذلك',
  }),
  zh: /(?:[，。；？！,.;?!]\s?)(?:另外|还有|还想|我还想|我也想|同时|顺便|再问|還有|還想|我還想|順便)[，,]?/giu,
}

function jointsOf(words: Record<string, string>): Record<string, RegExp> {
  return Object.fromEntries(
    Object.entries(words).map(([lang, any]) => [
      lang,
      buildPattern(`(?:[,.;!?،؟]\\s?|\\s)(?:${any})[,:]?\\s`, 'giu'),
    ]),
  )
}

/** An "and" before a question or a request. */
const andAsks =
  /(?:[,.;!?]\s*|\s)(?:(?<=[.;,!?]\s)and (?=i |how |where |when |why |who |what |can |do |does |is |are |my |the )|and(?= (?:i need|we need|how do|where do|who do|can i|do we|do you|when is|when are|is there|why do|why did|why is|what time) )|(?<=[.;,!?]\s)y (?=quiero |necesito |como |cómo |donde |dónde |quien |quién |que |qué |mi |puedo )|y (?=quiero |necesito |saber si |saber cu[aá]ndo |c[oó]mo (?:\p{L}{2,12}o|puedo|se|le|hacemos) |d[oó]nde (?:\p{L}{2,12}o|puedo|se|est[aá]) |cu[aá]ndo (?:es|son|empiezan?|ser[aá]) |cu[aá]nto (?:cuesta|es|debo|vale) ))\s*/giu
/** An "and" before another thing or person: "and his teacher", "y la tableta". */
const andAnother =
  /\s(?:and(?= (?:my|his|her|our|their|the|someone|somebody|nobody|there) )|y(?= (?:mi|mis|su|sus|el|la|los|las|nuestr[oa]s?|nadie) ))\s/giu
/** Any "and": stories are full of it. */
const shortJoint = /\s(?:and|y|&)\s+/giu
const shortEnough = 14
const story = 30

/** The topic model reads both sides of each: a text of nothing but joints would be read for seconds. Labeled ones have up to two. */
const maxJoints = 12
const maxStops = 12
const maxCuts = 20
/** A longer text tells one story: its stops separate sentences, not matters. */
const listLength = 60

/** The end of a sentence, or a comma. */
const stop = /[.!?;]\s|,\s(?:(?:and|y|e)\s)?|[，。；？！、]|[،؟؛]\s/giu
/** The mark of a list: "2)", "- ". */
const mark = /(?<![^\s.,;:])(?:\(?[1-9][.):]|[-–•*])\s/gu
/** "Three questions:" */
const announced =
  /(?<![\p{L}\p{M}])(?:two|three|four|several|a few|a couple of|some|[2-9]|dos|tres|cuatro|varias|varios|unas|algunas)\s(?:quick\s|different\s|other\s)?(?:questions|things|requests|issues|problems|preguntas|cosas|dudas|asuntos|problemas)\s?[.,:;!-]/iu

/** The beginning of a question or a request. */
const asks: Record<string, RegExp> = {
  en: /^(?:(?:and|also|hi|hello|plus|ok|so),?\s)?(?:how|where|who|whom|when|what|why|which \w+ (?:do|does|is|are|will)|(?:can|could|do|does|is|are|will|would|should|may) (?:i|we|you|he|she|they|it|there|my|our|the|someone|somebody|anyone)|(?:i|we|he|she|they)(?: \w+)? (?:need|needs|want|wants|would like|would love)|(?:i|we)'d (?:\w+ )?(?:like|love)|please|need|looking for)\s/iu,
  es: /^¿|^(?:(?:y|también|además|hola),?\s)?(?:cómo|como|dónde|donde|quién|quien|cuándo|cuando|cuánto|cuanto|qué|a qué|por qué|hay|puedo|puede|tienen|(?:me |nos )?(?:necesito|quiero|quisiera|gustaría)|necesitamos|queremos)\s/iu,
}

/** A question in the middle of a text that has no stops. */
const runOn: Record<string, RegExp> = {
  en: /(?<!\b(?:know|knows|wondering|ask|asking|asked|say|said|tell|told|me|us|sure|understand|see|about|to|of|for|and|or|but|also|if|that|is|on|with|please|idea)),?\s(?=(?:how (?:do|can|does|much|many)|where (?:do|can|is|are)|who (?:do|is|can|does)|when (?:is|are|do|does|will)|what (?:time|shots|papers) |why (?:do|does|did|is|are|was)|is there|do you|can (?:i|we|she|he|my)|my other|i also) )/giu,
}

/** Words that continue the same matter: "… he", "… because". */
const sameMatter: Record<string, RegExp> = {
  en: /^(?:he|she|they|it|him|them|this|that|these|those|because|cause|bc|but|so|then|which(?! \w+ (?:do|does|is|are|will))|since|even|or|nor|until|after|before|while|as|than|now|still|again)\b/iu,
  es: /^(?:él|ella|ellos|ellas|le|les|lo|eso|esto|esa|ese|porque|pero|entonces|así|que|luego|después|cuando|si|o|ni|aunque|ahora|ya|todavía|otra vez)(?![\p{L}\p{M}])/iu,
}

/**
 * The places where a message may be cut, in order. The topic model decides which parts are separate matters.
 * @param lineEnds the ends of its lines: offsets in the tidied text
 */
export function possibleCuts(text: string, lang: string, lineEnds: readonly number[] = []): Cut[] {
  const joint = joints[lang]
  if (!joint) return []
  const words = countWords(text)
  const opened = allMatches(text, joint)
    .slice(0, maxJoints)
    .map((match) => cutAt(match, words > story ? 'and' : 'joint'))
  const andAsked = allMatches(text, andAsks)
    .slice(0, maxJoints)
    .map((match) => cutAt(match, 'asked'))
  const stops = words > listLength ? [] : listCuts(text, lang)
  const isShort = words <= shortEnough
  // In a list with stops, the last "and" is one of them.
  const kind = isShort || stops.length === 0 ? 'and' : 'stop'
  // Within several sentences, "and" mostly goes on with one of them.
  const plain = allMatches(text, isShort && !hasSentences(text) ? shortJoint : andAnother)
    .slice(0, maxJoints)
    .map((match) => cutAt(match, kind))
    .filter((cut) => !overlaps(cut, andAsked))
  const lines = lineEnds.slice(0, maxStops).map((from): Cut => ({ from, to: from + 1, kind: 'listed' }))
  const apart = [...opened, ...andAsked, ...plain, ...lines]
  const others = stops.filter((cut) => !overlaps(cut, apart))
  return [...apart, ...others].sort((a, b) => a.from - b.from).slice(0, maxCuts)
}

/** Between any two clauses. */
const clauseEnd: Record<string, RegExp> = {
  en: /,\s(?:(?:and|plus)\s)?|\s(?:and|&)\s|[.!?;]\s/giu,
  es: /,\s(?:[ye]\s)?|\s(?:[ye]|&)\s|[.!?;]\s/giu,
}
/** Goes on with what was just said. A pronoun may begin another matter: "and she lost a library book". */
const goesOn =
  /^(?:because|cause|but|so|then|which|who|since|or|nor|until|before|while|porque|pero|entonces|así|que|luego|aunque|ni)(?![\p{L}\p{M}])/iu

/** Every clause of a message in English or Spanish, each of at least `minWords`; none where one goes on with the one before. */
export function everyClause(text: string, lang: string, minWords: number): Stretch[] {
  const clauses: Stretch[] = []
  let from = startOfMatters(text)
  for (const { index, 0: end } of clauseEnd[lang] ? allMatches(text, clauseEnd[lang]) : []) {
    const to = index + end.length
    if (countWords(text.slice(from, index)) < minWords) continue
    clauses.push({ from, to: index })
    from = to
  }
  const last = { from, to: text.length }
  const isLong = countWords(text.slice(from)) >= minWords
  const all = isLong
    ? [...clauses, last]
    : [...clauses.slice(0, -1), { from: clauses.at(-1)?.from ?? from, to: text.length }]
  return all.some((clause) => goesOn.test(text.slice(clause.from, clause.to))) ? [] : all
}

/** The end of a sentence, and a stop that ends none: "St. Mary", "3.5". */
const sentenceEnd = /(?<![.!?])[.!?]+\s+(?=[¿¡"“«]*[\p{L}\p{N}])|(?<![。！？])[。！？]+\s*|(?<!؟)؟+\s*/gu
const abbreviation = /(?<![\p{L}\p{M}])(?:mr|mrs|ms|dr|st|sr|sra|srta|prof|no|vs|etc|approx|\p{L})$/iu
const minInSentence = 2

/** The two sentences of a message that has just two, the first no question; null for any other. */
export function twoSentences(text: string): Stretch[] | null {
  const ends = allMatches(text, sentenceEnd).filter(
    ({ index, 0: end }) =>
      index + end.length < text.length &&
      !abbreviation.test(text.slice(0, index)) &&
      text.slice(index + end.length).trim() !== '',
  )
  const [end, another] = ends
  // After a question, the second sentence mostly says more about it.
  if (!end || another || /[?？؟]/.test(end[0])) return null
  const parts = [
    { from: 0, to: end.index + end[0].trimEnd().length },
    { from: end.index + end[0].length, to: text.length },
  ]
  const said = parts.map(({ from, to }) => text.slice(from, to))
  return said.every((part) => countWords(part) >= minInSentence) && !goesOn.test(said[1]!) ? parts : null
}

function hasSentences(text: string): boolean {
  return /[.!?]\s+\p{L}/u.test(text)
}

const maxOpening = 40

/** The start of the first matter: behind "I have three questions:". */
export function startOfMatters(text: string): number {
  const said = announced.exec(text)
  const end = said ? said.index + said[0].length : 0
  return end <= maxOpening ? end : 0
}

function listCuts(text: string, lang: string): Cut[] {
  const marks = allMatches(text, mark)
  const listed = marks.length > 1 ? 'marked' : announced.test(text) ? 'listed' : null
  const stops = [...allMatches(text, stop), ...(marks.length > 1 ? marks : [])].sort(
    (a, b) => a.index - b.index,
  )
  const runs = runOn[lang] ? allMatches(text, runOn[lang]) : []
  const asking = asks[lang]
  let begins = 0
  const cuts = stops.map((match): Cut => {
    const before = text.slice(begins, match.index)
    const cut = cutAt(match, listed ?? 'stop')
    begins = cut.to
    const isAsked = asking?.test(text.slice(cut.to)) && (asking.test(before) || match[0].startsWith('?'))
    return isAsked ? { ...cut, kind: listed ?? 'asked' } : cut
  })
  const between = runs.map((match) => cutAt(match, 'and')).filter((run) => !overlaps(run, cuts))
  return [...cuts, ...between].filter(({ to }) => !sameMatter[lang]?.test(text.slice(to))).slice(0, maxStops)
}

function overlaps(cut: Cut, others: readonly Cut[]): boolean {
  return others.some(({ from, to }) => cut.from < to && from < cut.to)
}

function cutAt(match: RegExpMatchArray, kind: Cut['kind']): Cut {
  const from = match.index ?? 0
  return { from, to: from + match[0].length, kind }
}

/** Words; in scripts without spaces two letters count as one. */
export function countWords(text: string): number {
  if (isAscii(text)) return text.match(/[a-z0-9]+/gi)?.length ?? 0
  const unspaced = text.match(/\p{Script=Han}/gu)?.length ?? 0
  const spaced = text.replace(/\p{Script=Han}+/gu, ' ').match(/[\p{L}\p{N}]+/gu)?.length ?? 0
  return spaced + Math.ceil(unspaced / 2)
}

import { allMatches } from '../../platform/text/all-matches.js'

/** A place where one concern of a message may end and the next begin; the words in it belong to neither. */
export interface Cut {
  from: number
  to: number
  /**
   * The separator: words that open another matter; a plain "and", or any words in a long story; a stop or a comma; the same, or
   * a number, where the message says that it is a list.
   */
  kind: 'joint' | 'and' | 'stop' | 'listed'
}

/** Words that introduce a second matter. A plain "and" counts only in short texts: stories are full of it. */
const joints: Record<string, RegExp> = {
  en: /(?:[,.;!?]\s*|\s)(?:and also|also(?=,? )|plus(?=,? )|another (?:thing|question)(?: is)?[,:]?|second(?:ly)?[,:]|oh and|and one more thing[,:]?|on another note[,:]?|while i'?m at it[,:]?|separately[,:]|(?<=[.;,!?]\s)and (?=i |how |where |who |what |can |do |is |my |the )|and(?= i (?:also|still) )|and(?= (?:i need|we need|how do|where do|who do|can i|do i)))\s+/giu,
  es: /(?:[,.;!?]\s*|\s)(?:y tambi[eé]n|tambi[eé]n(?=,? )|adem[aá]s(?=,? )|otra (?:cosa|pregunta)[,:]?|aparte(?=,? )|y de paso|por otro lado[,:]?|(?<=[.;,!?]\s)y (?=quiero |necesito |como |donde |quien |que |mi |puedo ))\s+/giu,
}

const shortJoint = /\s(?:and|y|&)\s+/giu
const shortEnough = 14
const story = 30

/** The topic model reads both sides of each: a text of nothing but joints would be read for seconds. Labeled ones have up to two. */
const maxJoints = 12
const maxStops = 12
/** A longer text tells one story: its stops separate sentences, not matters. */
const listLength = 60

/** The end of a sentence, or a comma. */
const stop = /[.!?;]\s|,\s(?:(?:and|y|e)\s)?/giu
/** The mark of a list: "2)", "- ". */
const mark = /(?<![^\s.,;:])(?:\(?[1-9][.):]|[-–•*])\s/gu
/** "Three questions:" */
const announced =
  /(?<![\p{L}\p{M}])(?:two|three|four|several|a few|a couple of|some|[2-9]|dos|tres|cuatro|varias|varios|unas|algunas)\s(?:quick\s|different\s|other\s)?(?:questions|things|requests|issues|problems|preguntas|cosas|dudas|asuntos|problemas)\s?[.,:;!-]/iu

/** Words that continue the same matter: "… he", "… because". */
const sameMatter: Record<string, RegExp> = {
  en: /^(?:he|she|they|it|him|them|this|that|these|those|because|cause|bc|but|so|then|which|since|even|or|nor|until|after|before|while|as|than|now|still|again)\b/iu,
  es: /^(?:él|ella|ellos|ellas|le|les|lo|eso|esto|esa|ese|porque|pero|entonces|así|que|luego|después|cuando|si|o|ni|aunque|ahora|ya|todavía|otra vez)(?![\p{L}\p{M}])/iu,
}

/** The places where a message may be cut, in order. The topic model decides which parts are separate matters. */
export function possibleCuts(text: string, lang: string): Cut[] {
  const joint = joints[lang]
  const goesOn = sameMatter[lang]
  if (!joint || !goesOn) return []
  const words = countWords(text)
  const opened = allMatches(text, joint)
    .slice(0, maxJoints)
    .map((match) => cutAt(match, words > story ? 'and' : 'joint'))
  const plain = words > shortEnough ? [] : allMatches(text, shortJoint).map((match) => cutAt(match, 'and'))
  const apart = [...opened, ...plain]
  const stops = words > listLength ? [] : listCuts(text, goesOn)
  const others = stops.filter((cut) => !apart.some(({ from, to }) => cut.from < to && from < cut.to))
  return [...apart, ...others].sort((a, b) => a.from - b.from)
}

function listCuts(text: string, goesOn: RegExp): Cut[] {
  const marks = allMatches(text, mark)
  const isList = marks.length > 1 || announced.test(text)
  const stops = [...allMatches(text, stop), ...(marks.length > 1 ? marks : [])]
  return stops
    .map((match) => cutAt(match, isList ? 'listed' : 'stop'))
    .filter(({ to }) => !goesOn.test(text.slice(to)))
    .slice(0, maxStops)
}

function cutAt(match: RegExpMatchArray, kind: Cut['kind']): Cut {
  const from = match.index ?? 0
  return { from, to: from + match[0].length, kind }
}

export function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0
}

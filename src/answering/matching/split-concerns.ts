import { allMatches } from '../../platform/text/all-matches.js'
import type { Stretch } from './match.js'

/** A place where a concern may fall into two. `plain`: at nothing but an "and", or in a long story, where little follows from a joint. */
export interface Split {
  parts: [Stretch, Stretch]
  plain: boolean
}

/** Words that open a second matter. Plain "and" only joins when both sides are short: stories are full of it. */
const joints: Record<string, RegExp> = {
  en: /(?:[,.;!?]\s*|\s)(?:and also|also(?=,? )|plus(?=,? )|another (?:thing|question)(?: is)?[,:]?|second(?:ly)?[,:]|oh and|and one more thing[,:]?|on another note[,:]?|while i'?m at it[,:]?|separately[,:]|(?<=[.;,!?]\s)and (?=i |how |where |who |what |can |do |is |my |the )|and(?= i (?:also|still) )|and(?= (?:i need|we need|how do|where do|who do|can i|do i)))\s+/giu,
  es: /(?:[,.;!?]\s*|\s)(?:y tambi[eé]n|tambi[eé]n(?=,? )|adem[aá]s(?=,? )|otra (?:cosa|pregunta)[,:]?|aparte(?=,? )|y de paso|por otro lado[,:]?|(?<=[.;,!?]\s)y (?=quiero |necesito |como |donde |quien |que |mi |puedo ))\s+/giu,
}

const shortJoint = /\s(?:and|y|&)\s+/giu
const shortEnough = 14
const story = 30
const minWords = 2
/** Both sides of each are read by the topic model: a text of nothing but joints would be read for seconds. Labelled ones have up to two. */
const maxJoints = 12

/**
 * The places where a concern may fall into two, each as the stretch before and the stretch after. Which of them really is
 * two matters is for the topic model to say.
 */
export function possibleSplits(text: string, lang: string): Split[] {
  const joint = joints[lang]
  if (!joint) return []
  const long = wordsIn(text) > story
  const plain = wordsIn(text) <= shortEnough ? allMatches(text, shortJoint) : []
  return [
    ...allMatches(text, joint)
      .slice(0, maxJoints)
      .map((match) => splitAt(match, text, long)),
    ...plain.map((match) => splitAt(match, text, true)),
  ].filter(({ parts }) => parts.every((part) => wordsIn(text.slice(part.from, part.to)) >= minWords))
}

function splitAt(match: RegExpMatchArray, text: string, plain: boolean): Split {
  const at = match.index ?? 0
  return {
    parts: [
      { from: 0, to: at },
      { from: at + match[0].length, to: text.length },
    ],
    plain,
  }
}

function wordsIn(text: string): number {
  return text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0
}

import { allMatches } from '../../platform/text/all-matches.js'
import type { Stretch } from './match.js'

/** Where a concern may split in two. `plain`: just at an "and", or in a long story, where a joint means little. */
export interface Split {
  parts: [Stretch, Stretch]
  plain: boolean
}

/** Words that introduce a second matter. A plain "and" counts only in short texts: stories are full of it. */
const joints: Record<string, RegExp> = {
  en: /(?:[,.;!?]\s*|\s)(?:and also|also(?=,? )|plus(?=,? )|another (?:thing|question)(?: is)?[,:]?|second(?:ly)?[,:]|oh and|and one more thing[,:]?|on another note[,:]?|while i'?m at it[,:]?|separately[,:]|(?<=[.;,!?]\s)and (?=i |how |where |who |what |can |do |is |my |the )|and(?= i (?:also|still) )|and(?= (?:i need|we need|how do|where do|who do|can i|do i)))\s+/giu,
  es: /(?:[,.;!?]\s*|\s)(?:y tambi[eé]n|tambi[eé]n(?=,? )|adem[aá]s(?=,? )|otra (?:cosa|pregunta)[,:]?|aparte(?=,? )|y de paso|por otro lado[,:]?|(?<=[.;,!?]\s)y (?=quiero |necesito |como |donde |quien |que |mi |puedo ))\s+/giu,
}

const shortJoint = /\s(?:and|y|&)\s+/giu
const shortEnough = 14
const story = 30
const minWords = 2
/**
 * The topic model reads both sides of each joint: a text full of joints would take seconds. Labeled texts have up to
 * two.
 */
const maxJoints = 12

/** The possible splits of a concern, each with the text before and after. The topic model decides which are real. */
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

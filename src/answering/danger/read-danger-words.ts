import { tokenize } from '../../platform/text/tokenize.js'
import { logOdds } from '../models/log-odds.js'
import { classify, type TrainedModel } from '../models/trained-model.js'
import { clausesOf } from './clauses.js'
import type { DangerKind } from './danger.js'
import { dangerNumbers } from './danger-limits.js'
import { calmClass } from './danger-model.js'

/** The word model's judgment of a text. */
export interface WordsVerdict {
  /** Log-odds of danger: half from the whole text, half from its worst clause. */
  odds: number
  /** The same of danger or distress. */
  seriousOdds: number
  /** Log-odds of danger of the worst clause by itself; minus infinity of a text of one clause. */
  worstClause: number
  /** How the danger is shared out among its kinds, most likely first; the shares add up to 1. */
  kinds: { kind: DangerKind; share: number }[]
}

/**
 * Reads a text whole and clause by clause: danger may be one clause of a calm story.
 * @param inStretches whether long clauses are read in stretches, too: it takes thousands of phrases to tell so few words apart
 */
export function readDangerWords(
  text: string,
  lang: string,
  model: TrainedModel,
  inStretches: boolean,
): WordsVerdict {
  const tokens = tokenize(text, lang)
  const whole = classify(model, tokens)
  const clauses = clausesOf(text, inStretches).map((clause) => classify(model, tokenize(clause, lang)))
  const worstBy = (chance: Chance) =>
    clauses.reduce((a, b) => (chance(b) > chance(a) ? b : a), clauses[0] ?? whole)
  const share = dangerNumbers.worstClause
  // "I don't know" is all small words: they say too little, even if learned.
  const max = tokens.every(({ stop }) => stop) ? dangerNumbers.smallWords : Number.POSITIVE_INFINITY
  const oddsBy = (chance: Chance) =>
    Math.min(max, (1 - share) * logOdds(chance(whole)) + share * logOdds(chance(worstBy(chance))))
  return {
    odds: oddsBy(dangerIn),
    seriousOdds: oddsBy(seriousIn),
    worstClause:
      clauses.length > 0 ? Math.min(max, logOdds(dangerIn(worstBy(dangerIn)))) : Number.NEGATIVE_INFINITY,
    kinds: sharedOut([...new Set([whole, worstBy(seriousIn), worstBy(dangerIn)])]),
  }
}

type Classes = ReadonlyMap<string, number>
type Chance = (classes: Classes) => number

const seriousIn: Chance = (classes) => 1 - (classes.get(calmClass) ?? 1)
const dangerIn: Chance = (classes) =>
  Math.max(0, seriousIn(classes) - (classes.get('distress' satisfies DangerKind) ?? 0))

function sharedOut(readings: readonly Classes[]): WordsVerdict['kinds'] {
  const sums = new Map<DangerKind, number>()
  let all = 0
  for (const classes of readings)
    for (const [kind, probability] of classes) {
      if (kind === calmClass) continue
      sums.set(kind as DangerKind, (sums.get(kind as DangerKind) ?? 0) + probability)
      all += probability
    }
  if (all === 0) return []
  return [...sums].map(([kind, sum]) => ({ kind, share: sum / all })).sort((a, b) => b.share - a.share)
}

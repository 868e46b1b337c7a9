import { isNeutral } from '../matching/general-words.js'
import { leaveOutThings } from '../matching/leave-out-things.js'
import { sigmoid } from '../models/log-odds.js'
import type { TrainedModel } from '../models/trained-model.js'
import { leaveOutAppetite } from './appetite.js'
import { heldByNeed, isHomeWithoutFood, needKind } from './bare-needs.js'
import { leaveOutBareThing } from './bare-things.js'
import { leaveOutBusTimes } from './bus-times.js'
import type { Danger, DangerKind } from './danger.js'
import {
  type DangerLimits,
  dangerNumbers,
  kindsAt,
  levelAt,
  moreUrgent,
  oddsAlone,
  wellRead,
} from './danger-limits.js'
import { calmClass } from './danger-model.js'
import type { DangerPattern } from './danger-patterns.js'
import { findPatterns } from './find-patterns.js'
import { readDangerWords, type WordsVerdict } from './read-danger-words.js'
import { mayBePoisoned } from './swallowed.js'

const nothingRead: WordsVerdict = {
  odds: Number.NEGATIVE_INFINITY,
  seriousOdds: Number.NEGATIVE_INFINITY,
  worstClause: Number.NEGATIVE_INFINITY,
  kinds: [],
}

/** From where the words are said to have spoken: one in twenty. */
const spokenFrom = -2.9

/**
 * Is someone in danger, by words and patterns? Pure and quick, waits on nothing; without a model, or with one that has seen no
 * danger phrase, the patterns speak alone, and one is enough for `now`.
 * @param lang BCP 47 code of the text
 * @param limits log-odds from which help is shown
 * @param inEnglish its words in English, as far as a glossary knows them; null for none
 */
export function assessDanger(
  text: string,
  lang: string,
  trained: TrainedModel | null,
  limits: DangerLimits = dangerNumbers,
  inEnglish: string | null = null,
): Danger {
  const model = trained && knowsDanger(trained) ? trained : null
  const told = leaveOutCalm(text, lang)
  const words =
    model && !isNeutral(told) && hasWords(told) ? readWords(told, lang, inEnglish, model) : nothingRead
  const patterns = findPatterns(told, lang).filter((pattern) => !isCalmed(pattern, words, lang))
  const odds = withPatterns(words.odds, patterns)
  const seriousOdds = withPatterns(words.seriousOdds, patterns)
  const leading = leadingKinds(
    words,
    patterns.map(({ kind }) => kind),
  )
  const likely = withPoison(leading, text, lang)
  const alone = oddsAlone({ odds, seriousOdds })
  const found = levelAt(alone, limits)
  const byClause = levelByClause(words, lang, limits)
  const level = moreUrgent(found, byClause) ?? (patterns.length > 0 ? 'support' : null)
  const need = patterns.length > 0 ? null : needKind(told, lang)
  const danger: Danger = {
    level,
    kinds: kindsAt(level, likely),
    score: sigmoid(alone.danger),
    evidence: [
      ...patterns.map(({ name }) => name),
      ...(byClause || words.odds >= spokenFrom ? ['words'] : []),
    ],
    odds,
    seriousOdds,
    likely,
    asks: level === 'support' && (byClause !== null || patterns.length > 0 || alone.danger >= limits.support),
    byClause,
  }
  if (!need) return danger
  // Topics take nothing from it: "nothing to eat" is surely about lunch.
  const isSure = level !== null && isHomeWithoutFood(told, lang)
  return heldByNeed({ ...danger, likely: [need], need, byClause: isSure ? 'support' : byClause })
}

/** The text without what is surely no danger, although it uses the same words. */
function leaveOutCalm(text: string, lang: string): string {
  return leaveOutBareThing(leaveOutAppetite(leaveOutBusTimes(leaveOutThings(text, lang), lang), lang))
}

/** False when a text was only about a thing, so that no words are left. */
function hasWords(text: string): boolean {
  return /\p{L}/u.test(text)
}

/** To a model that has only seen calm texts, every text is calm. */
function knowsDanger({ linear }: TrainedModel): boolean {
  return linear.classes.some((name) => name !== calmClass)
}

/** In a language with few phrases: the surer of its own words and its words in English, held down. */
function readWords(text: string, lang: string, inEnglish: string | null, model: TrainedModel): WordsVerdict {
  if (wellRead.has(lang)) return readDangerWords(text, lang, model, true)
  const own = readDangerWords(text, lang, model, false)
  // A bus that did not come is left out of it, as it is of English.
  const rest = leaveOutThings(inEnglish ?? '', 'en')
  const english = hasWords(rest) ? readDangerWords(rest, 'en', model, false) : null
  const surer = english && english.odds > own.odds ? english : own
  return {
    kinds: surer.kinds,
    worstClause: own.worstClause,
    odds: surer.odds + dangerNumbers.fewPhrases.danger,
    seriousOdds:
      Math.max(own.seriousOdds, english?.seriousOdds ?? own.seriousOdds) + dangerNumbers.fewPhrases.serious,
  }
}

/** Around a pattern that is not outright, words as calm as can be: a book, a lesson, a figure of speech. */
function isCalmed({ isOutright }: DangerPattern, { odds }: WordsVerdict, lang: string): boolean {
  return !isOutright && wellRead.has(lang) && Number.isFinite(odds) && odds < dangerNumbers.calmWords
}

/** Danger in one clause, however calm the others are. */
function levelByClause({ worstClause }: WordsVerdict, lang: string, limits: DangerLimits): Danger['level'] {
  if (!wellRead.has(lang)) return null
  const above = worstClause - dangerNumbers.clauseAlone
  return levelAt({ danger: above, serious: above }, limits)
}

/** Without the model a pattern is as sure as can be. */
function withPatterns(odds: number, patterns: readonly DangerPattern[]): number {
  if (!Number.isFinite(odds)) return patterns.length > 0 ? Number.POSITIVE_INFINITY : odds
  if (patterns.length === 0) return odds
  const outright = patterns.some(({ isOutright }) => isOutright)
  return odds + (outright ? dangerNumbers.outrightPattern : dangerNumbers.pattern)
}

/** Those of the patterns, then the word model's: the leading one, and others that are nearly as likely. */
function leadingKinds({ kinds }: WordsVerdict, patternKinds: readonly DangerKind[]): DangerKind[] {
  const likely = kinds
    .filter(({ share }, i) => i === 0 || share >= dangerNumbers.minKindShare)
    .map(({ kind }) => kind)
  return [...new Set([...patternKinds, ...likely])].slice(0, dangerNumbers.maxKinds)
}

/** A medical emergency after something swallowed is also one for Poison Control. */
function withPoison(kinds: readonly DangerKind[], text: string, lang: string): DangerKind[] {
  const medical = kinds.indexOf('medical-emergency')
  if (medical === -1 || kinds.includes('overdose-substance') || !mayBePoisoned(text, lang)) return [...kinds]
  return kinds.toSpliced(medical + 1, 0, 'overdose-substance').slice(0, dangerNumbers.maxKinds)
}

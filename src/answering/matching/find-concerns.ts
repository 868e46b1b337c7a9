import { openGlossary } from '../glossary/open-glossary.js'
import type { ClassScores } from '../models/linear-model.js'
import { logOdds } from '../models/log-odds.js'
import { outOfScopeClass, severalConcerns } from '../models/numbers.js'
import type { TrainedModel } from '../models/trained-model.js'
import type { Stretch } from './match.js'
import type { MatchSources } from './match-concern.js'
import type { OneConcern } from './rank-offices.js'
import { type Cut, countWords, possibleCuts, startOfMatters } from './split-concerns.js'
import { negligible } from './topics-to-offices.js'
import type { TraceWriter } from './trace-writer.js'

/** The concerns of one message. */
export interface Concerns {
  /** Two or three, in order. */
  parts: Stretch[]
  /** Another concern follows the last of them. */
  more: boolean
}

/** A list of a few words each is short; between stops in a longer text, a few words are a part of a sentence. */
const minWords = { usual: 2, betweenStops: 4 }
const shortList = 14

/**
 * Several concerns in one message: the cuts where each part surely has a first office of its own.
 * @returns null for one concern, or while there is no topic model
 */
export function findConcerns(
  concern: OneConcern,
  sources: MatchSources,
  trace: TraceWriter,
  lineEnds: readonly number[] = [],
): Concerns | null {
  const model = sources.topicModel()
  const cuts = model ? possibleCuts(concern.text, concern.lang, lineEnds) : []
  if (!model || cuts.length === 0) return null
  return trace.stage(
    'split',
    () => surestDivision(cuts, concern, createReadPart(concern, model, sources), sources),
    (found) => ({ tried: cuts.length, parts: found?.parts ?? null }),
  )
}

interface Part extends Stretch {
  /** The most probable one. */
  topic: string
  /** Of its first office, by all topics. */
  probability: number
  /** Log-odds of that, and half the logarithm of the office's probability in the whole message: a story has one office throughout. */
  evidence: number
  /** Probability that it is about the topic of the whole message. */
  ofWhole: number
}

/** Picks the split with the most sure parts; breaks ties by the weakest part. */
function surestDivision(
  cuts: readonly Cut[],
  { text, level }: OneConcern,
  readPart: (from: number, to: number) => Part | null,
  { index }: MatchSources,
): Concerns | null {
  const { sure, sureNear, sureOnAverage, maxParts, stopsFrom } = severalConcerns
  const isShort = countWords(text) <= shortList
  const start = startOfMatters(text)
  let best: Concerns | null = null
  let top = { count: 0, sureness: Number.NEGATIVE_INFINITY }

  divide([], [])
  return best

  function divide(before: readonly Part[], at: readonly Cut[]): void {
    for (const { part, ends } of partsFrom(at.at(-1) ?? null, before)) {
      const parts = [...before, part]
      if (ends === null) take(parts, at)
      else if (parts.length < maxParts) divide(parts, [...at, ends])
      else if (partsFrom(ends, parts).length > 0) take(parts, [...at, ends])
    }
  }

  /** Every sure part that begins at a cut, and is about something else than those before. */
  function partsFrom(begins: Cut | null, before: readonly Part[]): { part: Part; ends: Cut | null }[] {
    const from = begins?.to ?? start
    return [...cuts, null].flatMap((ends) => {
      const to = ends?.from ?? text.length
      const beside = [begins, ends].filter((cut) => cut !== null)
      // Before it is read, which takes longest.
      const part = isFragment({ from, to }, beside) ? null : readPart(from, to)
      const minOf = (of: Record<Cut['kind'], number>) => Math.max(...beside.map(({ kind }) => of[kind]))
      const isSure = part !== null && part.evidence >= minOf(sure)
      return isSure && before.every((other) => areApart(other, part, minOf(sureNear))) ? [{ part, ends }] : []
    })
  }

  function isFragment({ from, to }: Stretch, beside: readonly Cut[]): boolean {
    if (isShort || beside.every(({ kind }) => kind !== 'stop')) return false
    return countWords(text.slice(from, to)) < minWords.betweenStops
  }

  /** @param at the cuts: one fewer than parts, unless another concern follows */
  function take(parts: readonly Part[], at: readonly Cut[]): void {
    const count = at.length + 1
    const evidence = parts.map((part) => part.evidence)
    const sureness = Math.min(...evidence)
    const average = evidence.reduce((a, b) => a + b) / parts.length
    const mixed = isMixed(parts)
    if (!mixed && average < Math.max(...at.map(({ kind }) => sureOnAverage[kind]))) return
    const isMore = count > top.count || (count === top.count && sureness > top.sureness)
    const isList = count >= stopsFrom || at.every(({ kind }) => kind !== 'stop') || mixed
    if (count < 2 || !isMore || !isList) return
    top = { count, sureness }
    best = { parts: parts.map(({ from, to }) => ({ from, to })), more: count > parts.length }
  }

  /** True if every part is sure, but none is about the topic of the whole message, which mixes words of several. */
  function isMixed(parts: readonly Part[]): boolean {
    const { maxOfWhole, minOfTwo, minOfThree } = severalConcerns.mixed
    const minProbability = parts.length < maxParts ? minOfTwo : minOfThree
    return parts.every(({ probability, ofWhole }) => probability >= minProbability && ofWhole <= maxOfWhole)
  }

  /** Two topics of one first office are one matter; where the first office of one would do for the other, both must be surer. */
  function areApart(a: Part, b: Part, minNear: number): boolean {
    const [firstOfA, firstOfB] = [a, b].map(({ topic }) => index.ladderOf(topic, level)[0] ?? []) as [
      readonly string[],
      readonly string[],
    ]
    if (firstOfA.some((office) => firstOfB.includes(office))) return false
    const fits = (offices: readonly string[], topic: string) =>
      offices.some((office) => index.sharesOf(topic, level)?.has(office))
    const areNear = fits(firstOfA, b.topic) || fits(firstOfB, a.topic)
    return !areNear || Math.min(a.probability, b.probability) >= minNear || isMixed([a, b])
  }
}

/** Reads the topic of a stretch; null for one that is too short, or about nothing that a district answers. */
function createReadPart(
  { text, lang, level, hear }: OneConcern,
  model: TrainedModel,
  { index }: MatchSources,
): (from: number, to: number) => Part | null {
  const known = new Map<string, Part | null>()
  const whole = score(text)
  const topicOfWhole = likeliest(whole.probabilities)
  const firstOffices = index.firstOffices(whole.classes, level)
  return (from, to) => {
    const key = `${from}-${to}`
    if (!known.has(key)) known.set(key, read(from, to))
    return known.get(key) ?? null
  }

  function read(from: number, to: number): Part | null {
    const part = text.slice(from, to)
    if (countWords(part) < minWords.usual) return null
    const scores = score(part)
    const { classes, probabilities } = scores
    const number = likeliest(probabilities)
    const topic = classes[number] ?? outOfScopeClass
    if (topic === outOfScopeClass) return null
    const first = firstOffices[number]
    const probability = chanceOf(first, scores)
    const inWhole = Math.max(chanceOf(first, whole), negligible)
    const evidence = logOdds(Math.min(probability, severalConcerns.surest)) + Math.log(inWhole) / 2
    return { from, to, topic, probability, evidence, ofWhole: probabilities[topicOfWhole] ?? 0 }
  }

  /** In its own language and in English, as far as a glossary knows it. */
  function score(part: string): ClassScores {
    const own = scoreIn(part, lang)
    const english = openGlossary(lang)?.read(part, index.spelling.isEnglish)
    if (!english) return own
    const glossed = scoreIn(english, 'en').probabilities
    return { ...own, probabilities: own.probabilities.map((chance, i) => (chance + glossed[i]!) / 2) }
  }

  function scoreIn(part: string, lang: string): ClassScores {
    return hear(part, lang).scores(model)
  }

  /** Of an office, as the first of any topic. */
  function chanceOf(office: string | undefined, { probabilities }: ClassScores): number {
    let chance = 0
    for (let i = 0; i < probabilities.length; i++)
      if (probabilities[i]! > negligible && firstOffices[i] === office) chance += probabilities[i]!
    return chance
  }
}

/** The place of the highest score; the first of equal ones. */
function likeliest(scores: Float32Array): number {
  let best = 0
  for (let i = 1; i < scores.length; i++) if (scores[i]! > scores[best]!) best = i
  return best
}

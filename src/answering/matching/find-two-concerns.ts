import { respell, tokenize } from '../../platform/text/tokenize.js'
import { outOfScopeClass, twoConcerns } from '../models/numbers.js'
import { scoreClasses, type TrainedModel } from '../models/trained-model.js'
import type { Stretch } from './match.js'
import type { MatchSources, MatchStages } from './match-concern.js'
import type { OneConcern } from './rank-offices.js'
import { possibleSplits, type Split } from './split-concerns.js'
import type { TraceWriter } from './trace-writer.js'

/**
 * Two concerns in one message: a split where each side clearly has a topic of its own, and neither topic's first office
 * would do for the other.
 * @returns the two stretches; null for one concern, or while the topic model is missing
 */
export function findTwoConcerns(
  concern: OneConcern,
  sources: MatchSources,
  stages: Pick<MatchStages, 'synonyms' | 'spelling'>,
  trace: TraceWriter,
): [Stretch, Stretch] | null {
  const model = sources.topicModel()
  const splits = model ? possibleSplits(concern.text, concern.lang) : []
  if (!model || splits.length === 0) return null
  return trace.stage(
    'split',
    () => surestSplit(splits, concern, model, sources, stages),
    (parts) => ({ tried: splits.length, parts }),
  )
}

function surestSplit(
  splits: Split[],
  { text, lang, level }: OneConcern,
  model: TrainedModel,
  { index }: MatchSources,
  stages: Pick<MatchStages, 'synonyms' | 'spelling'>,
): [Stretch, Stretch] | null {
  let best: [Stretch, Stretch] | null = null
  let top = 0
  for (const { parts, plain } of splits) {
    const [a, b] = parts.map(({ from, to }) => topTopic(text.slice(from, to))) as [TopTopic, TopTopic]
    const sureness = Math.min(a.probability, b.probability)
    const sure = plain ? twoConcerns.surePlain : twoConcerns.sure
    if (sureness > top && sureness >= sure && areApart(a.topic, b.topic)) {
      top = sureness
      best = parts
    }
  }
  return best

  function topTopic(part: string): TopTopic {
    const typed = { text: part, tokens: tokenize(part, lang) }
    const { tokens } = stages.synonyms ? index.synonyms.read(typed, lang) : typed
    const right = stages.spelling
      ? respell(tokens, (word) => index.spelling.correct(word, lang), lang)
      : tokens
    const { classes, probabilities } = scoreClasses(model, right)
    const probability = Math.max(...probabilities)
    return { topic: classes[probabilities.indexOf(probability)] ?? outOfScopeClass, probability }
  }

  function areApart(a: string, b: string): boolean {
    if (a === b || a === outOfScopeClass || b === outOfScopeClass) return false
    const firstOf = (topic: string) => index.ladderOf(topic, level)[0] ?? []
    const fits = (office: string, topic: string) => index.sharesOf(topic, level)?.has(office) ?? false
    return !firstOf(a).some((office) => fits(office, b)) && !firstOf(b).some((office) => fits(office, a))
  }
}

interface TopTopic {
  topic: string
  probability: number
}

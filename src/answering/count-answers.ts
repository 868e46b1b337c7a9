import { knownLabel, type Metrics } from '../platform/metrics/metrics.js'
import type { Inquiry } from './inquiries/inquiry-store.js'

/** How long the steps of an answer took besides the stages of its trace, in milliseconds. */
export interface AnswerTimes {
  redact: number
  keep: number
  /** From the concern to the answer. */
  whole: number
}

/** Stages of matching and the steps around it; a label. */
const stages = [
  ...[
    'redact',
    'danger',
    'place',
    'names',
    'rules',
    'language',
    'unsaid',
    'negation',
    'split',
    'listed',
    'sentences',
  ],
  ...['synonyms', 'spelling', 'glossary', 'words', 'glossed', 'terms', 'meaning', 'offices', 'climb'],
  ...['decide', 'keep'],
]

/** @param languages codes of the offered ones */
export function countAnswers(metrics: Metrics, languages: readonly string[]) {
  const answers = metrics.counter({
    name: 'answers_total',
    help: 'Answers by outcome, search engine, language of the question, and tier of danger',
    labelNames: ['outcome', 'engine', 'lang', 'tier'],
  })
  const unkept = metrics.counter({
    name: 'answers_not_kept_total',
    help: 'Answers that could be stored neither in the database nor in the file: their codes lead nowhere',
  })
  const whole = metrics.histogram({
    name: 'answer_seconds',
    help: 'From the concern to the answer, stored',
  })
  const parts = metrics.histogram({
    name: 'stage_seconds',
    help: 'Time of each stage of an answer',
    labelNames: ['stage'],
  })
  const known = [...languages, 'und']
  const observe = (stage: string, ms: number) => parts.observe({ stage }, ms / 1000)

  return {
    answered({ lang, result, trace }: Inquiry, isKept: boolean, times: AnswerTimes): void {
      answers.inc({
        outcome: result.outcome,
        engine: result.engine,
        lang: knownLabel(lang, known),
        tier: result.emergency?.level ?? 'none',
      })
      if (!isKept) unkept.inc()
      for (const { stage, ms } of trace.stages) observe(knownLabel(stage, stages), ms)
      observe('redact', times.redact)
      observe('keep', times.keep)
      whole.observe(times.whole / 1000)
    },
  }
}

export type AnswerCounts = ReturnType<typeof countAnswers>

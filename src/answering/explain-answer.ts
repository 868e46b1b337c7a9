import { inLanguage } from '../directory/model/in-language.js'
import type { InLanguages, RoutingTopic } from '../directory/model/topic.js'
import type { Speech } from '../platform/language/language.js'
import type { InquiryResult } from './inquiries/inquiry-store.js'
import type { Trace } from './matching/match.js'

/** For the front office: the words that led there, and why not the runner-up. */
export interface DeskExplanation {
  /** Words of the concern that the catalog knows, as stems. */
  matched: string[]
  topic: string | null
  runnerUp: { office: string; topic: string | null; why: string } | null
  /** Ids of the rules that fired. */
  rules: string[]
}

/** For admins: every stage with its ids and scores. */
export interface AdminExplanation {
  lang: string
  revision: number
  engine: InquiryResult['engine']
  stages: Trace['stages']
  offices: InquiryResult['offices']
}

type TopicOf = (slug: string) => RoutingTopic | null

/** Two explanations of one answer, from one trace; the family's sentence is each entry's `why`. */
export function explainAnswer(
  result: InquiryResult,
  trace: Trace,
  topicOf: TopicOf,
  speech: Speech,
): { desk: DeskExplanation; admin: AdminExplanation } {
  const [first, second] = result.offices
  return {
    desk: {
      matched: matchedIn(trace),
      topic: first?.topic ? titleOf(topicOf(first.topic), first.topic, speech) : null,
      runnerUp: second
        ? { office: second.office, topic: second.topic, why: whyNot(result, topicOf, speech) }
        : null,
      rules: (noteOf(trace, 'rules')?.fired as string[] | undefined) ?? [],
    },
    admin: {
      lang: trace.lang,
      revision: result.revision,
      engine: result.engine,
      stages: trace.stages,
      offices: result.offices,
    },
  }
}

function matchedIn(trace: Trace): string[] {
  return trace.stages
    .filter(({ stage }) => stage === 'terms')
    .flatMap(({ note }) => (note.matched as string[] | undefined) ?? [])
}

function noteOf(trace: Trace, stage: string): Record<string, unknown> | null {
  return trace.stages.find((entry) => entry.stage === stage)?.note ?? null
}

/** Why the runner-up is not first: in plain words, for staff. */
function whyNot({ offices, skipped, parts }: InquiryResult, topicOf: TopicOf, speech: Speech): string {
  const [first, second] = offices
  if (!first || !second) return ''
  if (skipped?.office === second.office)
    return speech.t(skipped.because === 'asked' ? 'whyNot.asked' : 'whyNot.complaint')
  if (parts && first.part !== second.part) return speech.t('whyNot.otherPart')
  if (first.topic === null) return speech.t('whyNot.named')
  const title = (topic: string) => titleOf(topicOf(topic), topic, speech)
  if (second.topic === first.topic || second.topic === null)
    return speech.t('whyNot.later', { topic: title(first.topic) })
  return speech.t('whyNot.better', {
    topic: title(first.topic),
    percent: speech.percent(first.score),
    other: title(second.topic),
    otherPercent: speech.percent(second.score),
  })
}

function titleOf(
  topic: { words: InLanguages<{ title: string }> } | null,
  slug: string,
  speech: Speech,
): string {
  return topic ? inLanguage(topic.words, speech.code).title : slug
}

import type { Trace } from '../matching/match.js'
import type { InLanguages, RoutingTopic } from '../routing/revision.js'
import type { InquiryResult } from './inquiry-store.js'

/** For the front office: which words led there, and why not the runner-up. */
export interface DeskExplanation {
  /** Words of the concern that the catalogue knows, as stems. */
  matched: string[]
  topic: string | null
  runnerUp: { office: string; topic: string | null; why: string } | null
  /** Rules that fired, by id. */
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

/** Two explanations of one answer, from its one trace; the parent's sentence is `why` of each entry. */
export function explainAnswer(
  result: InquiryResult,
  trace: Trace,
  topicOf: TopicOf,
): { desk: DeskExplanation; admin: AdminExplanation } {
  const [first, second] = result.offices
  return {
    desk: {
      matched: matchedIn(trace),
      topic: first?.topic ? titleOf(topicOf(first.topic), first.topic) : null,
      runnerUp: second ? { office: second.office, topic: second.topic, why: whyNot(result, topicOf) } : null,
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

/** Why the runner-up is not the first: in plain English, for staff. */
function whyNot({ offices, skipped, parts }: InquiryResult, topicOf: TopicOf): string {
  const [first, second] = offices
  if (!first || !second) return ''
  if (skipped?.office === second.office) {
    return skipped.because === 'asked'
      ? 'The parent has asked there already.'
      : 'The concern is about whoever answers there.'
  }
  if (parts && first.part !== second.part) return 'It answers the other half of the message.'
  if (first.topic === null) return 'The concern asks for the first by name, or a rule names it.'
  const title = (topic: string) => `“${titleOf(topicOf(topic), topic)}”`
  if (second.topic === first.topic || second.topic === null)
    return `It is a later step for ${title(first.topic)}.`
  return `The words fit ${title(first.topic)} better (${percent(first.score)}) than ${title(second.topic)} (${percent(second.score)}).`
}

function titleOf(topic: { words: InLanguages<{ title: string }> } | null, slug: string): string {
  return topic?.words.en.title ?? slug
}

function percent(score: number): string {
  return `${Math.round(score * 100)} %`
}

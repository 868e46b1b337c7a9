import type { RoutingTopic } from '../directory/model/topic.js'
import { localDate } from '../directory/time/local-time.js'
import type { AnswerEntry } from './answer.js'
import { type EntryContext, resolveEntry } from './resolve-entry.js'
import { withStandIn } from './stand-in.js'

/** True from the day after the promised reply. @param timeZone IANA name */
export function isReplyOverdue({ contact }: AnswerEntry, now: Date, timeZone: string): boolean {
  const promisedBy = contact?.promisedBy ?? null
  return promisedBy !== null && promisedBy < localDate(now, timeZone)
}

/**
 * The contact to ask when an office has not answered: the next step of its ladder, with dates that count from now.
 * @returns null at the top of the ladder, and for topics without one
 */
export function nextToAsk(
  { ladder }: AnswerEntry,
  topic: RoutingTopic | undefined,
  context: EntryContext,
): AnswerEntry | null {
  const second = ladder.find(({ step }) => step === 2)
  if (!topic || !second || topic.straight || topic.legal) return null
  const asked = { ...context, askedAt: context.now }
  const ranked = { office: second.office, score: 0, topic: topic.slug }
  return withStandIn(resolveEntry(ranked, topic, asked), asked)
}

import type { AnswerEntry } from '../answer.js'

/** Two or three that can be told apart: of one topic the best office alone, unless there is one topic only. */
export function clearChoices(entries: readonly AnswerEntry[]): AnswerEntry[] {
  const apart = entries.filter(
    ({ topic }, i) =>
      topic === null || i === entries.findIndex((entry) => entry.topic && entry.topic.slug === topic.slug),
  )
  return (apart.length > 1 ? apart : [...entries]).slice(0, 3)
}

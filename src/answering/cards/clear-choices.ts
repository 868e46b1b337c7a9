import type { AnswerEntry } from '../answer.js'

/** Two or three distinct choices: only the best office per topic, unless there is just one topic. */
export function clearChoices(entries: readonly AnswerEntry[]): AnswerEntry[] {
  const apart = entries.filter(
    ({ topic }, i) =>
      topic === null || i === entries.findIndex((entry) => entry.topic && entry.topic.slug === topic.slug),
  )
  return (apart.length > 1 ? apart : [...entries]).slice(0, 3)
}

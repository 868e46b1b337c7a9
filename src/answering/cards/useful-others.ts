import type { Answer, AnswerEntry } from '../answer.js'

/** Hide alternatives this much less likely than the top office; in testing they were noise. */
const minShare = 0.1
const maxOthers = 3

/** Alternatives to the office shown: nobody skipped, no later step, no long shots. */
export function usefulOthers(answer: Answer, shown: AnswerEntry): AnswerEntry[] {
  if (answer.outcome === 'handover') return []
  const minScore = (answer.entries[0]?.score ?? 0) * minShare
  return answer.entries
    .filter(
      (other) =>
        other !== shown &&
        other.score >= minScore &&
        !comesLater(other, shown) &&
        !wasSkipped(other, answer) &&
        isOfThisConcern(other, shown, answer),
    )
    .slice(0, maxOthers)
}

/** A later step of the ladder shown; or any of a topic that goes straight to an office. */
function comesLater({ office, topic, ladder }: AnswerEntry, shown: AnswerEntry): boolean {
  // A legal right replaces the steps, so name later offices here.
  if (shown.topic?.legal && !shown.topic.straight) return false
  const sameStraight = topic?.straight && topic.slug === shown.topic?.slug
  return shown.ladder.some((step) => step.office === office) || (sameStraight === true && ladder.length > 0)
}

/** Skipped offices: asked already or complained about, and any entry that leads to them. */
export function wasSkipped({ key, office, ladder }: AnswerEntry, { skipped, entries }: Answer): boolean {
  if (skipped === null || entries[0]?.key === key) return false
  return office === skipped || ladder.some((step) => step.office === skipped)
}

/** With several concerns: alternatives for the same one, and the first of each other. */
function isOfThisConcern(other: AnswerEntry, shown: AnswerEntry, { entries }: Answer): boolean {
  return other.part === shown.part || other === entries.find(({ part }) => part === other.part)
}

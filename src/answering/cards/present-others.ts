import type { Answer, AnswerEntry } from '../answer.js'

/** An office this much less likely than the first is no help beside it: it was noise in what people were shown. */
const minShare = 0.1
const maxOthers = 3

/** Who else may help, beside the office that is shown: nobody passed over, nobody whose turn comes later, no long shots. */
export function usefulOthers(answer: Answer, shown: AnswerEntry): AnswerEntry[] {
  if (answer.outcome === 'handover') return []
  const least = (answer.entries[0]?.score ?? 0) * minShare
  return answer.entries
    .filter(
      (other) =>
        other !== shown &&
        other.score >= least &&
        !comesLater(other, shown) &&
        !wasPassedOver(other, answer) &&
        isOfThisConcern(other, shown, answer),
    )
    .slice(0, maxOthers)
}

/** A later step of the ladder that is shown; or any of what goes straight to an office, where nobody is to climb. */
function comesLater({ office, topic, ladder }: AnswerEntry, shown: AnswerEntry): boolean {
  // Where a right is said in place of the steps, who comes later is named here.
  if (shown.topic?.legal && !shown.topic.straight) return false
  const sameStraight = topic?.straight && topic.slug === shown.topic?.slug
  return shown.ladder.some((step) => step.office === office) || (sameStraight === true && ladder.length > 0)
}

/** Asked already, or what the concern is about; and whoever comes before them. */
export function wasPassedOver({ key, office, ladder }: AnswerEntry, { skipped, entries }: Answer): boolean {
  if (skipped === null || entries[0]?.key === key) return false
  return office === skipped || ladder.some((step) => step.office === skipped)
}

/** With two concerns: the same one's, and the first of the other. */
function isOfThisConcern(other: AnswerEntry, shown: AnswerEntry, { entries }: Answer): boolean {
  return other.part === shown.part || other === entries.find(({ part }) => part === other.part)
}

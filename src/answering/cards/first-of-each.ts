import type { Answer, AnswerEntry } from '../answer.js'

/** With several concerns in one message: the best entry for each; empty for one concern. */
export function firstOfEach({ entries, parts }: Answer): AnswerEntry[] {
  return (parts ?? []).flatMap((_, part) => entries.find((entry) => entry.part === part) ?? [])
}

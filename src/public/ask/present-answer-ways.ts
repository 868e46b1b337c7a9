import type { AnswerEntry } from '../../answering/answer.js'
import { presentWays, type WaysToWrite } from '../messages/present-ways.js'
import type { AnswerSources } from './answer-sources.js'

/** The ways to write to an office of an answer. Null in danger, too: nobody should wait for a reply then. */
export function presentAnswerWays(
  { contact, part }: AnswerEntry,
  { answer, messages, speech }: AnswerSources,
): WaysToWrite | null {
  if (answer.emergency?.level === 'now') return null
  return presentWays(contact?.row ?? null, messages, speech.code, answer.code, answer.parts && part)
}

import type { Answer } from './answer.js'
import type { AnswerTools } from './answer-concern.js'
import { resolveAnswer } from './resolve-answer.js'

/**
 * A stored answer, with today's contacts.
 * @param code canonical
 * @param slug the same answer at this school; null or unknown for the original school
 * @returns null when there is no such answer
 */
export function findAnswer(
  code: string,
  lang: string,
  slug: string | null,
  tools: Pick<AnswerTools, 'inquiries' | 'directory' | 'language' | 'liveRevision' | 'now'>,
): Answer | null {
  const inquiry = tools.inquiries.find(code)
  if (!inquiry) return null
  const snapshot = tools.directory.current()
  const asked = snapshot.schools.find((school) => school.id === inquiry.school) ?? null
  const showing = {
    school: snapshot.school(slug) ?? asked,
    speech: tools.language.speech(lang),
    now: tools.now(),
  }
  return resolveAnswer(inquiry, showing, tools.liveRevision, snapshot)
}

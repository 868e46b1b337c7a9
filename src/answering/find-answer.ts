import type { Answer } from './answer.js'
import type { AnswerTools } from './answer-concern.js'
import { isReplyOverdue, nextToAsk } from './next-to-ask.js'
import { resolveAnswer } from './resolve-answer.js'

/** What a family picked on the page, to be shown the person for it; null for what it did not. */
export interface PickedChild {
  grade: string | null
  /** First letter of the last name, in upper case. */
  lastInitial: string | null
}

/**
 * A stored answer, with today's contacts.
 * @param code canonical
 * @param slug the same answer at this school; null or unknown for the original school
 * @param child the same answer for a child in this grade, or with this last name; null to use the text's own
 * @returns null when there is no such answer
 */
export function findAnswer(
  code: string,
  lang: string,
  slug: string | null,
  child: PickedChild | null,
  tools: Pick<AnswerTools, 'inquiries' | 'directory' | 'language' | 'liveRevision' | 'now'>,
): Answer | null {
  const stored = tools.inquiries.find(code)
  if (!stored) return null
  const { result } = stored
  const told = {
    ...result.told,
    grade: child?.grade ?? result.told.grade,
    lastInitial: child?.lastInitial ?? result.told.lastInitial,
  }
  const inquiry = { ...stored, result: { ...result, told } }
  const snapshot = tools.directory.current()
  const asked = snapshot.whole.schools.find((school) => school.id === inquiry.school)
  const showing = {
    school: snapshot.school(slug) ?? snapshot.school(asked?.slug ?? null),
    speech: tools.language.speech(lang),
    now: tools.now(),
  }
  const answer = resolveAnswer(inquiry, showing, tools.liveRevision, snapshot)
  const isDue = answer.entries.some((entry) => isReplyOverdue(entry, showing.now, snapshot.district.timeZone))
  const replied = isDue ? tools.inquiries.findReply(code) : null
  if (!replied) return answer
  const late = replied.answered ? null : answer.entries.find(({ office }) => office === replied.office)
  const { topics } = tools.liveRevision.live()
  const context = { ...showing, directory: snapshot, told: inquiry.result.told, askedAt: inquiry.askedAt }
  return {
    ...answer,
    replied,
    next: late ? nextToAsk(late, topics.get(late.topic?.slug ?? ''), context) : null,
  }
}

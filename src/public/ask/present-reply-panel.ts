import type { AnswerEntry } from '../../answering/answer.js'
import { type EntryCard, type LadderStep, presentEntry } from '../../answering/cards/present-entry.js'
import type { WrongNumberButton } from '../../answering/cards/present-wrong-number.js'
import { isReplyOverdue } from '../../answering/next-to-ask.js'
import { paths } from '../../paths/paths.js'
import type { AnswerSources } from './answer-sources.js'

/** The id of the panel: forms come back to it. */
export const replyAnchor = 'reply'

/** "Did they answer you?", and what follows. */
export interface ReplyPanel {
  /** The question; null once it was answered. */
  ask: { lead: string; action: string; office: string; school: string | null } | null
  /** Whether the answer was yes. */
  isAnswered: boolean
  /** The next contact to ask; null for the district's main line. */
  next: { card: EntryCard; after: LadderStep | null; wrongNumber: WrongNumberButton | null } | null
}

/** @returns null before the promised date is over, and if another office of this answer was asked about */
export function presentReplyPanel(sources: AnswerSources, entry: AnswerEntry): ReplyPanel | null {
  const { answer, speech, now, timeZone } = sources
  const { code, replied, next, school } = answer
  if (code === null || !isReplyOverdue(entry, now, timeZone)) return null
  if (replied && replied.office !== entry.office) return null
  const date = speech.date(entry.contact?.promisedBy ?? '', 'short')
  return {
    ask: replied
      ? null
      : {
          lead: speech.t('replied.lead', { date }),
          action: paths.answerReply(code, speech.code),
          office: entry.key,
          school: (entry.school ?? school)?.slug ?? null,
        },
    isAnswered: replied?.answered ?? false,
    next: next && presentNext(next, entry, sources),
  }
}

/** The card below has the button, if both have one number. */
function presentNext(next: AnswerEntry, entry: AnswerEntry, sources: AnswerSources): ReplyPanel['next'] {
  const card = presentEntry(next, sources)
  const [below, above] = [presentEntry(entry, sources), card].map(({ contact }) => contact?.wrongNumber)
  const wrongNumber = above && above.id !== below?.id ? above : null
  const after = card.ladder?.[1]
  // Its sentence names a date, which is not known after the end of the calendar.
  return { card, after: after?.askFrom ? after : null, wrongNumber }
}

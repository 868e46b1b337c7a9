import type { ClosedFor } from '../../directory/contacts/closed-for.js'
import type { OpenState } from '../../directory/contacts/resolved-contact.js'
import { markedIn } from '../../directory/model/in-language.js'
import { dayMs, localDate } from '../../directory/time/local-time.js'
import type { Speech } from '../../platform/language/language.js'
import { markedText } from '../../platform/web/mark-foreign.js'

/** Open now, or when it opens, in words. */
export interface OpenWords {
  open: boolean
  text: string
}

/** @param timeZone the district's; decides what "today" means */
export function presentOpen(state: OpenState, now: Date, timeZone: string, speech: Speech): OpenWords {
  const text = state.open ? openWords(state) : closedWords(state)
  return { open: state.open, text: state.unsure ? speech.t('answer.mayDiffer', { text }) : text }

  function openWords({ closesAt }: OpenState): string {
    return closesAt
      ? speech.t('answer.openUntil', { time: speech.time(closesAt, timeZone) })
      : speech.t('answer.open')
  }

  function closedWords({ opensAt, closedToday }: OpenState): string {
    if (!opensAt) return speech.t(closedToday ? 'today.closed' : 'answer.closed')
    const time = speech.time(opensAt, timeZone)
    const day = localDate(opensAt, timeZone)
    if (day === localDate(now, timeZone)) return speech.t('answer.opensToday', { time })
    if (day === localDate(new Date(now.getTime() + dayMs), timeZone))
      return speech.t(closedToday ? 'today.closedTomorrow' : 'answer.opensTomorrow', { time })
    const far = opensAt.getTime() - now.getTime() > 6 * dayMs
    return speech.t(closedToday ? 'today.closedUntil' : 'answer.opensOn', {
      day: far ? speech.date(day, 'long') : speech.weekday(opensAt, timeZone),
      time,
    })
  }
}

/** Why an office is closed, as a sentence; null if open, or if no reason is given. */
export function presentClosed(why: ClosedFor | null, { code, t }: Speech): string | null {
  if (why === null) return null
  return why.name === null
    ? t(`closed.${why.kind}`)
    : t(`closed.${why.kind}`, { name: markedText(markedIn(why.name, code, (name) => name)) })
}

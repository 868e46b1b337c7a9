import { isHomeWithoutFood } from './danger/bare-needs.js'
import type { Danger } from './danger/danger.js'
import { wellRead } from './danger/danger-limits.js'
import { mattersOf } from './danger/matters.js'
import { tellsOfWant } from './danger/want.js'
import type { LiveRevision } from './live-revision.js'
import { blankMarkers } from './privacy/redact-concern.js'

/**
 * The danger check with the calm line for a family without food or a home, in English or Spanish, whatever else its message is about: what
 * is everyday speaks for calm in the words and in the topics of the whole. Where the message brings some help already, it stays.
 * @param whole of the whole message, with its topics and its parts
 */
export function withNeedAmongMatters(
  whole: Danger,
  text: string,
  lang: string | null,
  { assess, detectLanguage }: Pick<LiveRevision, 'assess' | 'detectLanguage'>,
): Danger {
  if (whole.level !== null) return whole
  const told = detectLanguage(text, lang)
  if (!wellRead.has(told)) return whole
  const read = blankMarkers(text)
  const isTold =
    tellsOfWant(read, told) ||
    mattersOf(read).some((matter) => {
      // Few are, and the danger check takes far longer than this.
      if (!isHomeWithoutFood(matter, told)) return false
      const { need, byClause } = assess(matter, told)
      return need === 'distress' && byClause !== null
    })
  if (!isTold) return whole
  return {
    ...whole,
    level: 'support',
    kinds: ['distress'],
    asks: true,
    evidence: [...whole.evidence, 'need'],
  }
}

import type { Danger } from './danger/danger.js'
import { tellsOfWant } from './danger/want.js'
import type { LiveRevision } from './live-revision.js'
import { blankMarkers } from './privacy/redact-concern.js'

/**
 * The danger check with the calm line for a family without food or a home, in English or Spanish, whatever else its message is about:
 * everyday words make the whole look calm. Where the message brings some help already, it stays.
 * @param whole of the whole message, with its topics and its parts
 */
export function raiseForWant(
  whole: Danger,
  text: string,
  lang: string | null,
  { detectLanguage }: Pick<LiveRevision, 'detectLanguage'>,
): Danger {
  if (whole.level !== null || !tellsOfWant(blankMarkers(text), detectLanguage(text, lang))) return whole
  return {
    ...whole,
    level: 'support',
    kinds: ['distress'],
    asks: true,
    evidence: [...whole.evidence, 'need'],
  }
}

import { tidyText } from '../platform/text/tidy-text.js'
import type { Danger } from './danger/danger.js'
import { weighTopics } from './danger/weigh-topics.js'
import type { LiveRevision } from './live-revision.js'
import type { Match } from './matching/match.js'
import { blankMarkers } from './privacy/redact-concern.js'

/**
 * The danger check of a message with several concerns that brings no help as a whole: each is checked by itself, with its own topics,
 * because everyday ones outweigh danger in another. Where the whole brings some, it stays: what is told around a part may calm it.
 * @param whole of the whole message, with its topics
 * @param text as it was matched; the concerns are places in it
 */
export function dangerOfParts(
  whole: Danger,
  { parts, offices }: Pick<Match, 'parts' | 'offices'>,
  text: string,
  lang: string | null,
  liveRevision: Pick<LiveRevision, 'assess' | 'live'>,
): Danger {
  if (!parts || whole.level !== null) return whole
  const tidy = tidyText(text)
  const { dangerLimits } = liveRevision.live()
  const dangers = parts.map(({ from, to }, i) => {
    const topics = offices.flatMap(({ part, topic, score }) =>
      part === i && topic !== null ? [{ slug: topic, probability: score }] : [],
    )
    return weighTopics(liveRevision.assess(blankMarkers(tidy.slice(from, to)), lang), topics, dangerLimits)
  })
  return dangers.find(({ level }) => level === 'now') ?? dangers.find(({ level }) => level !== null) ?? whole
}

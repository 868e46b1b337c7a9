import type { DoubtTools } from './find-phrasing-doubts.js'
import type { RoutingRoomDeps } from './routing-room-deps.js'

/** Looks for other topics in the working copy. */
export function doubtToolsOf({
  identifiersIn,
  routing,
}: Pick<RoutingRoomDeps, 'identifiersIn' | 'routing'>): DoubtTools {
  return {
    identifiersIn,
    topicWith: ({ text, lang, topic }) => routing.phrasings.topicWith(text, { lang, except: topic }),
  }
}

import type { DoubtTools } from '../../content/revisions/find-phrasing-doubts.js'
import type { RoutingRoomDeps } from './routing-room-deps.js'

/** Looks for other topics in the working copy, which is read once: make them anew for each form. */
export const doubtToolsOf = ({
  identifiersIn,
  routing: { phrasings },
}: Pick<RoutingRoomDeps, 'identifiersIn' | 'routing'>): DoubtTools => ({
  identifiersIn,
  topicWith: phrasings.holders(),
})

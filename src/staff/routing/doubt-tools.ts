import type { FindHolder } from '../../content/revisions/phrasing-editor-store.js'
import type { DoubtTools } from './find-phrasing-doubts.js'
import type { RoutingRoomDeps } from './routing-room-deps.js'

/** Looks for other topics in the working copy, which is read once: make them anew for each form. */
export function doubtToolsOf({
  identifiersIn,
  routing: { phrasings },
}: Pick<RoutingRoomDeps, 'identifiersIn' | 'routing'>): DoubtTools {
  const inLanguages = new Map<string, FindHolder>()
  const holdersIn = (lang: string) => {
    const findHolder = inLanguages.get(lang) ?? phrasings.holdersIn(lang)
    inLanguages.set(lang, findHolder)
    return findHolder
  }
  return { identifiersIn, topicWith: ({ text, lang, topic }) => holdersIn(lang)(text, topic) }
}

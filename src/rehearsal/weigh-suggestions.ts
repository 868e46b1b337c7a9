import type { RouteTools } from '../concerns/route-concern.js'
import type { RevisionContent } from '../routing/revision.js'
import { answerItem, type ReplayItem } from './replay.js'
import { isAsAsked } from './saved-case.js'
import type { Suggestion, Weighed } from './suggestion.js'

/** The working copy with all suggestions taken up. */
export function withSuggestions(
  content: RevisionContent,
  suggestions: readonly Suggestion[],
): RevisionContent {
  const added = suggestions.flatMap(({ topic, lang, phrasings }) =>
    phrasings.map((text) => ({ topic, lang, text })),
  )
  return { ...content, phrasings: [...content.phrasings, ...added] }
}

/**
 * Says of each suggestion what it would gain and lose. Learning takes a minute, so all are tried together, and what changes is laid
 * to the one whose topic and language it changes to.
 */
export async function weighSuggestions(
  suggestions: readonly Suggestion[],
  items: readonly ReplayItem[],
  sides: Record<'without' | 'with', RouteTools>,
  moment: Date,
  onProgress: (share: number) => void,
): Promise<Weighed[]> {
  const weighed = new Map(
    suggestions.map(({ key }) => [key, { key, reached: 0, gained: [], lost: [], moved: [] } as Weighed]),
  )
  const own = new Map<string, string>(
    suggestions.flatMap(({ key, evidence }) => evidence.map(({ code }) => [`inquiry:${code}`, key])),
  )
  for (const [index, item] of items.entries()) {
    const before = await answerItem(item, sides.without, moment)
    const after = await answerItem(item, sides.with, moment)
    onProgress((index + 1) / items.length)
    const mine = own.get(item.key)
    if (mine) {
      const wanted = suggestions.find(({ key }) => key === mine)
      if (wanted && after.outcome !== 'handover' && after.topic === wanted.topic) weighed.get(mine)!.reached++
      continue
    }
    if (after.topic === before.topic && after.outcome === before.outcome) continue
    const charged = suggestions.find(({ topic }) => topic === after.topic)
    const of = charged && weighed.get(charged.key)
    if (!of) continue
    if (!item.asked) of.moved.push(item.key)
    else {
      const [was, is] = [isAsAsked(item.asked, before), isAsAsked(item.asked, after)]
      if (was !== is) (is ? of.gained : of.lost).push(item.key)
    }
  }
  return [...weighed.values()]
}

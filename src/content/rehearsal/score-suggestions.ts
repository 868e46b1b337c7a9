import type { RevisionContent } from '../../answering/revision/revision.js'
import type { UnderstandTools } from '../../answering/understand-concern.js'
import { groupBy } from '../../platform/database/group-by.js'
import { answerItem, type ReplayAnswer, type ReplayItem } from './replay.js'
import { isAsAsked } from './saved-case.js'
import type { Suggestion, SuggestionScore } from './suggestion.js'

/** The working copy with all suggestions accepted. */
export function withSuggestions(
  content: RevisionContent,
  suggestions: readonly Suggestion[],
): RevisionContent {
  const added = suggestions.flatMap(({ topic, lang, phrasings }) =>
    phrasings.map((text) => ({ topic, lang, text })),
  )
  const words = suggestions.flatMap(({ lang, synonym }) => (synonym ? [{ lang, ...synonym }] : []))
  const there = new Set(content.phrasings.map(({ topic, lang, text }) => `${topic}\n${lang}\n${text}`))
  const fresh = added.filter(({ topic, lang, text }) => !there.has(`${topic}\n${lang}\n${text}`))
  return {
    ...content,
    phrasings: [...content.phrasings, ...fresh],
    synonyms: [...content.synonyms, ...words],
  }
}

/**
 * Scores each suggestion. Training takes a minute, so all are tried together, and each change is attributed to the
 * suggestions whose topic it leads to.
 */
export async function scoreSuggestions(
  suggestions: readonly Suggestion[],
  items: readonly ReplayItem[],
  sides: Record<'without' | 'with', UnderstandTools>,
  moment: Date,
  onProgress: (share: number) => void,
): Promise<SuggestionScore[]> {
  const weighed = new Map(
    suggestions.map(({ key }) => [
      key,
      { key, reached: 0, gained: [], lost: [], moved: [] } as SuggestionScore,
    ]),
  )
  const own = groupBy(
    suggestions.flatMap((suggestion) =>
      suggestion.evidence.map(({ code }) => ({ key: `inquiry:${code}`, suggestion })),
    ),
    ({ key }) => key,
  )
  for (const [index, item] of items.entries()) {
    const before = await answerItem(item, sides.without, moment)
    const after = await answerItem(item, sides.with, moment)
    onProgress((index + 1) / items.length)
    const mine = own.get(item.key) ?? []
    for (const { suggestion } of mine)
      if (after.outcome !== 'handover' && after.topic === suggestion.topic)
        weighed.get(suggestion.key)!.reached++
    if (mine.length > 0 || (after.topic === before.topic && after.outcome === before.outcome)) continue
    for (const { key, topic } of suggestions)
      if (topic === after.topic) charge(weighed.get(key)!, item, before, after)
  }
  return [...weighed.values()]
}

function charge(
  to: SuggestionScore,
  { key, asked }: ReplayItem,
  before: ReplayAnswer,
  after: ReplayAnswer,
): void {
  if (!asked) return void to.moved.push(key)
  const [was, is] = [isAsAsked(asked, before), isAsAsked(asked, after)]
  if (was !== is) (is ? to.gained : to.lost).push(key)
}

import { directoryId } from '../platform/search/directory-document.js'
import type { DirectorySearch } from '../platform/search/directory-search.js'
import { tokenize } from '../platform/text/tokenize.js'
import { findPatterns } from './danger/find-patterns.js'
import type { Identifier } from './privacy/identifier.js'
import type { RevisionContent } from './revision/revision.js'

/** A reviewed topic that what is being typed may be about. */
export interface TopicSuggestion {
  /** Slug. */
  topic: string
  /** In the language asked for. */
  title: string
}

/** What suggestions are made from. */
export interface TopicSuggestionSources {
  suggest: DirectorySearch['suggest']
  topics: RevisionContent['topics']
  /** What in a text tells who somebody is: no other process is asked about it. */
  identifiersIn(text: string, lang: string): Identifier[]
}

export const maxSuggestions = 5

/** From which letter on, of how many words, and how long Meilisearch may take. */
const limits = { minLetters: 3, words: 6, deadlineMs: 100 }

/** Of the words asked, how much a title must hold: below, titles come that share one word in four. */
const minScore = 0.3

/**
 * Published topics whose titles fit what is being typed, best first; the last word may be unfinished. None where someone may be
 * in danger: the way goes through the answer, which has the lines to call.
 * @param text as typed, or its end
 * @param lang BCP 47 code of an offered language: only titles in it are looked at
 */
export async function suggestTopics(
  text: string,
  lang: string,
  { suggest, topics, identifiersIn }: TopicSuggestionSources,
): Promise<TopicSuggestion[]> {
  const titles = topics.flatMap((topic) => topic.words[lang]?.title ?? [])
  const words = wordsThatTell(leaveOut(text, identifiersIn(text, lang), titles), lang)
  if ([...words.join('')].length < limits.minLetters || findPatterns(text, lang).length > 0) return []
  // Meilisearch takes a field that no document has for a fault.
  if (titles.length === 0) return []
  const { hits } = await suggest(words.join(' '), {
    kinds: ['topic'],
    lang,
    minScore,
    limit: maxSuggestions,
    deadlineMs: limits.deadlineMs,
  })
  const published = new Map(topics.map((topic) => [directoryId('topic', topic.slug), topic]))
  return hits.flatMap(({ id }) => {
    const topic = published.get(id)
    const title = topic?.words[lang]?.title
    return topic && title ? [{ topic: topic.slug, title }] : []
  })
}

/** Leaves out what tells who somebody is; but for the half of a word that is being typed, where a title has its other half. */
function leaveOut(text: string, identifiers: readonly Identifier[], titles: readonly string[]): string {
  const typing = (/(?<![\p{L}\p{M}])[\p{L}\p{M}]+$/u.exec(text)?.[0] ?? '').toLowerCase()
  const inTitle = () =>
    titles.some((title) =>
      title
        .toLowerCase()
        .split(/[^\p{L}\p{M}]+/u)
        .some((word) => word.startsWith(typing)),
    )
  let left = ''
  let end = 0
  for (const { from, to } of identifiers) {
    if (to === text.length && to - from === typing.length && inTitle()) continue
    left += `${text.slice(end, from)} `
    end = to
  }
  return left + text.slice(end)
}

/** The last words, without those that stand in every sentence. */
function wordsThatTell(text: string, lang: string): string[] {
  return tokenize(text, lang)
    .filter(({ stop }) => !stop)
    .map(({ word }) => word)
    .slice(-limits.words)
}

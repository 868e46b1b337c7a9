import { directoryId } from '../platform/search/directory-document.js'
import type { DirectorySearch } from '../platform/search/directory-search.js'
import { tokenize } from '../platform/text/tokenize.js'
import { findPatterns } from './danger/find-patterns.js'
import type { Identifier } from './privacy/identifier.js'
import type { RevisionContent } from './revision/revision.js'

/** A reviewed topic that may match the text being typed. */
export interface TopicSuggestion {
  /** Slug. */
  topic: string
  /** In the requested language. */
  title: string
}

/** The inputs of suggestions. */
export interface TopicSuggestionSources {
  suggest: DirectorySearch['suggest']
  topics: RevisionContent['topics']
  /** Identifying details in a text: they are not sent to another process. */
  identifiersIn(text: string, lang: string): Identifier[]
}

export const maxSuggestions = 5

/** Min letters, max words, and the deadline for Meilisearch. */
const limits = { minLetters: 3, words: 6, deadlineMs: 100 }

/** Min score of a title: lower values let in titles that share one word in four. */
const minScore = 0.3

/**
 * Published topics whose titles match the text being typed, best first; the last word may be unfinished. None when
 * someone may be in danger: the answer, with its emergency lines, must not be bypassed.
 * @param text as typed, or its end
 * @param lang BCP 47 code of an offered language: searches only titles in it
 */
export async function suggestTopics(
  text: string,
  lang: string,
  { suggest, topics, identifiersIn }: TopicSuggestionSources,
): Promise<TopicSuggestion[]> {
  const titles = topics.flatMap((topic) => topic.words[lang]?.title ?? [])
  const words = wordsThatTell(leaveOut(text, identifiersIn(text, lang), titles), lang)
  if ([...words.join('')].length < limits.minLetters || findPatterns(text, lang).length > 0) return []
  // Meilisearch rejects a field that no document has.
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

/** Removes identifying details, except for an unfinished last word that begins a word of a title. */
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

/** The last words, without stop words. */
function wordsThatTell(text: string, lang: string): string[] {
  return tokenize(text, lang)
    .filter(({ stop }) => !stop)
    .map(({ word }) => word)
    .slice(-limits.words)
}

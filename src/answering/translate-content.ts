import type { Translations } from '../directory/model/translations.js'
import type { RevisionContent } from './revision/revision.js'

/**
 * Adds translations to published topics, for display: translations are live like contacts, and the revision itself, which
 * routes and trains, stays as it was published.
 * @returns a function that remembers its last content
 */
export function createTranslateContent(): (
  content: RevisionContent,
  translations: Translations,
) => RevisionContent {
  let last: { content: RevisionContent; translations: Translations; shown: RevisionContent } | null = null
  return (content, translations) => {
    if (last?.content !== content || last.translations !== translations) {
      const shown = { ...content, topics: content.topics.map(translations.topic) }
      last = { content, translations, shown }
    }
    return last.shown
  }
}

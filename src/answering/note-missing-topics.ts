import type { Log } from '../platform/web/log.js'
import { graveTopics, heavyTopics, uneasyTopics } from './danger/grave-topics.js'
import type { PreparedRevision } from './live-revision.js'
import { topicsByHome, usualTopics } from './matching/answer-unsaid.js'
import { fieldTopics } from './matching/field-words.js'
import { missingChild } from './matching/rank-offices.js'
import { topicOfDanger } from './models/danger-topics.js'

/** Topics that the code and `seeds/` name by slug, by the message about those that a district lacks. */
export const namedTopics: Readonly<Record<string, () => Iterable<string>>> = {
  'Topics that questions for one word leave out': fieldTopics,
  'Topics that danger is not read from': () => [
    ...Object.keys(graveTopics),
    ...heavyTopics,
    ...uneasyTopics,
    ...topicOfDanger.values(),
    missingChild,
  ],
  'Topics that vague questions do not offer': () => [...usualTopics, ...topicsByHome],
}

/** Logs the topics known by name that a district lacks: their part of the answers is left out. */
export function noteMissingTopics(
  { topics }: Pick<PreparedRevision, 'topics'>,
  log: Pick<Log, 'info'>,
): void {
  for (const [message, slugs] of Object.entries(namedTopics)) {
    const missing = [...new Set(slugs())].filter((slug) => !topics.has(slug))
    if (missing.length > 0) log.info({ topics: missing }, message)
  }
}

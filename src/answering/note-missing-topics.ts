import type { Log } from '../platform/web/log.js'
import type { PreparedRevision } from './live-revision.js'
import { missingFieldTopics } from './matching/field-words.js'

/** Logs the topics of fields that a district lacks: the questions for one word, as "lunch", leave them out. */
export function noteMissingTopics(
  { topics }: Pick<PreparedRevision, 'topics'>,
  log: Pick<Log, 'info'>,
): void {
  const missing = missingFieldTopics((slug) => topics.has(slug))
  if (missing.length > 0) log.info({ topics: missing }, 'Topics that questions for one word leave out')
}

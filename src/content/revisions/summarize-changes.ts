import type { RevisionContent } from '../../answering/revision/revision.js'

/** The parts of a revision, each as what its things are called, with what makes them the same and what they say. */
const parts: Record<string, (content: RevisionContent) => [key: string, value: string][]> = {
  offices: ({ offices }) => offices.map((office) => [office.id, JSON.stringify(office)]),
  topics: ({ topics }) => topics.map(({ ladders: _, ...topic }) => [topic.slug, JSON.stringify(topic)]),
  ladders: ({ topics }) => topics.map(({ slug, ladders }) => [slug, JSON.stringify(ladders)]),
  phrasings: ({ phrasings }) => phrasings.map(({ topic, lang, text }) => [`${topic}\n${lang}\n${text}`, '']),
  'danger phrases': ({ dangerPhrases }) =>
    dangerPhrases.map(({ kind, lang, text, danger }) => [`${kind}\n${lang}\n${text}`, String(danger)]),
  'out-of-scope phrases': ({ outOfScope }) => outOfScope.map(({ lang, text }) => [`${lang}\n${text}`, '']),
  synonyms: ({ synonyms }) => synonyms.map(({ lang, word, means }) => [`${lang}\n${word}`, means.join()]),
  rules: ({ rules }) => rules.map((rule) => [rule.id, JSON.stringify(rule)]),
  thresholds: ({ thresholds }) =>
    Object.entries(thresholds ?? {}).map(([name, value]) => [name, String(value)]),
}

/** What a summary may begin a part with. */
export const summaryParts = Object.keys(parts)

/**
 * What publishing changes, in counts: `topics: 2 added, 1 changed; phrasings: 31 added, 4 removed`.
 * @param before null for the first revision
 */
export function summarizeChanges(before: RevisionContent | null, after: RevisionContent): string {
  const lines = Object.entries(parts).flatMap(([name, part]) => {
    const counts = countChanges(new Map(before ? part(before) : []), part(after))
    return counts.length > 0 ? [`${name}: ${counts.join(', ')}`] : []
  })
  return lines.join('; ') || 'only the order changed'
}

function countChanges(before: Map<string, string>, after: [string, string][]): string[] {
  const counts = { added: 0, changed: 0, removed: 0 }
  for (const [key, value] of after) {
    const was = before.get(key)
    if (was === undefined) counts.added++
    else if (was !== value) counts.changed++
    before.delete(key)
  }
  counts.removed = before.size
  return Object.entries(counts).flatMap(([what, count]) => (count > 0 ? [`${count} ${what}`] : []))
}

/** Slugs of the topics that were added, changed or removed. */
export function changedTopics(before: RevisionContent | null, after: RevisionContent): string[] {
  const was = new Map(before?.topics.map((topic) => [topic.slug, JSON.stringify(topic)]))
  const is = new Map(after.topics.map((topic) => [topic.slug, JSON.stringify(topic)]))
  const slugs = new Set([...was.keys(), ...is.keys()])
  return [...slugs].filter((slug) => was.get(slug) !== is.get(slug))
}

import type { RevisionContent } from '../../answering/revision/revision.js'
import { type Wording, wording } from '../../platform/language/wording.js'

/** The parts of a revision, each with its items' identity and content. */
const parts = {
  offices: ({ offices }) => offices.map((office) => [office.id, JSON.stringify(office)]),
  topics: ({ topics }) => topics.map(({ ladders: _, ...topic }) => [topic.slug, JSON.stringify(topic)]),
  ladders: ({ topics }) => topics.map(({ slug, ladders }) => [slug, JSON.stringify(ladders)]),
  phrasings: ({ phrasings }) => phrasings.map(({ topic, lang, text }) => [`${topic}\n${lang}\n${text}`, '']),
  danger_phrases: ({ dangerPhrases }) =>
    dangerPhrases.map(({ kind, lang, text, danger }) => [`${kind}\n${lang}\n${text}`, String(danger)]),
  out_of_scope_phrases: ({ outOfScope }) =>
    outOfScope.map(({ who = '', lang, text }) => [`${lang}\n${text}`, who]),
  synonyms: ({ synonyms }) => synonyms.map(({ lang, word, means }) => [`${lang}\n${word}`, means.join()]),
  rules: ({ rules }) => rules.map((rule) => [rule.id, JSON.stringify(rule)]),
  thresholds: ({ thresholds }) =>
    Object.entries(thresholds ?? {}).map(([name, value]) => [name, String(value)]),
  retired_topics: ({ retired = [] }) => retired.map(({ slug, successor }) => [slug, successor ?? '']),
} satisfies Record<string, (content: RevisionContent) => [key: string, value: string][]>

const partNames = Object.keys(parts) as (keyof typeof parts)[]

/**
 * The changes to publish, in counts by part: `topics: 2 added and 1 changed`, `phrasings: 4 removed`.
 * @param before null for the first revision
 */
export function summarizeChanges(before: RevisionContent | null, after: RevisionContent): Wording[] {
  const changed = (before === after ? [] : partNames).flatMap((name) => {
    const counts = countChanges(new Map(before ? parts[name](before) : []), parts[name](after))
    const part = wording(`routing.summary.part.${name}`)
    return counts.length > 0 ? [wording('routing.summary.changed', { part, counts })] : []
  })
  return changed.length > 0 ? changed : [wording('routing.summary.order')]
}

function countChanges(before: Map<string, string>, after: [string, string][]): Wording[] {
  const counts = { added: 0, changed: 0, removed: 0 }
  for (const [key, value] of after) {
    const was = before.get(key)
    if (was === undefined) counts.added++
    else if (was !== value) counts.changed++
    before.delete(key)
  }
  counts.removed = before.size
  return (['added', 'changed', 'removed'] as const).flatMap((what) =>
    counts[what] > 0 ? [wording(`routing.summary.did.${what}`, { count: counts[what] })] : [],
  )
}

/** Slugs of added, changed or removed topics. */
export function changedTopics(before: RevisionContent | null, after: RevisionContent): string[] {
  const was = new Map(before?.topics.map((topic) => [topic.slug, JSON.stringify(topic)]))
  const is = new Map(after.topics.map((topic) => [topic.slug, JSON.stringify(topic)]))
  const slugs = new Set([...was.keys(), ...is.keys()])
  return [...slugs].filter((slug) => was.get(slug) !== is.get(slug))
}

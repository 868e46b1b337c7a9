import type {
  DangerPhrase,
  Phrasing,
  RoutingOffice,
  RoutingTopic,
  Synonym,
} from '../../directory/model/topic.js'
import type { RowList } from '../../platform/cache/resting-rows.js'
import type { Rule } from '../rules/rule.js'
import type { Thresholds } from './thresholds.js'

/** A text that no school district handles. */
export interface OutOfScopePhrase {
  /** Id of the outside service that handles it; absent for none in particular. */
  who?: string
  lang: string
  text: string
}

/** A topic that was merged with another one, or that nobody answers anymore. */
export interface RetiredTopic {
  slug: string
  /** In English, as it was. */
  title: string
  /** Slug of the topic that its words went to; null if nobody answers it anymore. */
  successor: string | null
}

/** All routing data. Published as a whole; immutable. */
export interface RevisionContent {
  offices: RoutingOffice[]
  topics: RoutingTopic[]
  phrasings: RowList<Phrasing>
  dangerPhrases: RowList<DangerPhrase>
  outOfScope: RowList<OutOfScopePhrase>
  synonyms: Synonym[]
  /** In order; disabled rules are left out. */
  rules: Rule[]
  /** Thresholds changed from their measured value; absent if none is. */
  thresholds?: Partial<Thresholds>
  /** Absent without one. */
  retired?: RetiredTopic[]
}

/** A content whose texts are all at hand, as they are read from a file or a database. */
export interface WrittenContent extends RevisionContent {
  phrasings: Phrasing[]
  dangerPhrases: DangerPhrase[]
  outOfScope: OutOfScopePhrase[]
}

/** An immutable, published snapshot of all routing data. */
export interface Revision {
  id: number
  /** SHA-256 of the content, in hex: equal contents have equal hashes. */
  contentHash: string
  publishedAt: Date
  content: RevisionContent
}

const merged = new WeakMap<object, ReadonlyMap<string, string>>()

/** Slugs of the topics that were merged, and the topics that their words went to. Made once for each content. */
export function mergedTopicsOf(
  content: Pick<RevisionContent, 'topics' | 'retired'>,
): ReadonlyMap<string, string> {
  const known = merged.get(content)
  if (known) return known
  const found = new Map<string, string>()
  for (const { slug } of content.retired ?? []) {
    const topic = topicNow(content, slug)
    if (topic && topic !== 'retired' && topic.slug !== slug) found.set(slug, topic.slug)
  }
  merged.set(content, found)
  return found
}

/**
 * The topic that answers for a slug now: the topic itself, or the one that its words went to.
 * @returns null for an unknown topic; `retired` for one that nobody answers anymore
 */
export function topicNow(
  { topics, retired = [] }: Pick<RevisionContent, 'topics' | 'retired'>,
  slug: string,
): RoutingTopic | 'retired' | null {
  const seen = new Set<string>()
  for (let at = slug; !seen.has(at); ) {
    const topic = topics.find((each) => each.slug === at)
    if (topic) return topic
    seen.add(at)
    const entry = retired.find((each) => each.slug === at)
    if (!entry) return null
    if (entry.successor === null) return 'retired'
    at = entry.successor
  }
  return null
}

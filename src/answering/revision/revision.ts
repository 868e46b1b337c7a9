import type {
  DangerPhrase,
  Phrasing,
  RoutingOffice,
  RoutingTopic,
  Synonym,
} from '../../directory/model/topic.js'
import type { Rule } from '../rules/rule.js'
import type { Thresholds } from './thresholds.js'

/** A text that no school district handles. */
export interface OutOfScopePhrase {
  /** Id of the outside service that handles it; absent for none in particular. */
  who?: string
  lang: string
  text: string
}

/** All routing data. Published as a whole; immutable. */
export interface RevisionContent {
  offices: RoutingOffice[]
  topics: RoutingTopic[]
  phrasings: Phrasing[]
  dangerPhrases: DangerPhrase[]
  outOfScope: OutOfScopePhrase[]
  synonyms: Synonym[]
  /** In order; disabled rules are left out. */
  rules: Rule[]
  /** Thresholds changed from their measured value; absent if none is. */
  thresholds?: Partial<Thresholds>
}

/** An immutable, published snapshot of all routing data. */
export interface Revision {
  id: number
  /** SHA-256 of the content, in hex: equal contents have equal hashes. */
  contentHash: string
  publishedAt: Date
  content: RevisionContent
}

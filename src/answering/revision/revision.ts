import type {
  DangerPhrase,
  Phrasing,
  RoutingOffice,
  RoutingTopic,
  Synonym,
} from '../../directory/model/topic.js'
import type { Rule } from '../rules/rule.js'
import type { Thresholds } from './thresholds.js'

/** Everything that routes. Published whole, never changed afterwards. */
export interface RevisionContent {
  offices: RoutingOffice[]
  topics: RoutingTopic[]
  phrasings: Phrasing[]
  dangerPhrases: DangerPhrase[]
  outOfScope: { lang: string; text: string }[]
  synonyms: Synonym[]
  /** In order; those that are switched off are not there. */
  rules: Rule[]
  /** Numbers that were moved away from where they were measured; not there where none was. */
  thresholds?: Partial<Thresholds>
}

/** An immutable, published snapshot of everything that routes. */
export interface Revision {
  id: number
  /** SHA-256 of the content, hexadecimal: the same content has the same hash. */
  contentHash: string
  publishedAt: Date
  content: RevisionContent
}

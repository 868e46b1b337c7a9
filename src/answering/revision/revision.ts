import type { Rule } from '../rules/rule.js'
import type { Thresholds } from './thresholds.js'

/** School level of a student. */
export type Level = 'elementary' | 'middle' | 'high'

/** Words of one thing in several languages, by BCP 47 code; English is always there. */
export type InLanguages<T> = { en: T } & Record<string, T>

export interface RoutingOffice {
  id: string
  level: 'district' | 'school'
  words: InLanguages<{ name: string; answersFor: string }>
}

export interface RoutingTopic {
  slug: string
  /** Offices that would not send the parent the wrong way, nearest first. */
  also: string[]
  /** Goes straight to the office: no climbing. */
  straight: boolean
  /** Has a legal track, with rights and deadlines. */
  legal: boolean
  words: InLanguages<{ title: string; summary: string; bring: string }>
  /** Whom to ask first, next, …: one entry a step, each with the offices that are equally right at it. */
  ladders: { any: string[][] } & Partial<Record<Level, string[][]>>
}

export interface Phrasing {
  topic: string
  lang: string
  text: string
}

export interface DangerPhrase {
  kind: string
  lang: string
  danger: boolean
  text: string
}

/** Everything that routes. Published whole, never changed afterwards. */
export interface RevisionContent {
  offices: RoutingOffice[]
  topics: RoutingTopic[]
  phrasings: Phrasing[]
  dangerPhrases: DangerPhrase[]
  outOfScope: { lang: string; text: string }[]
  synonyms: { lang: string; word: string; means: string[] }[]
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

/** The ladder of a topic at a level: the level's own steps, or those for any level. */
export function ladderAt(topic: RoutingTopic, level: Level | null): string[][] {
  return (level && topic.ladders[level]) || topic.ladders.any
}

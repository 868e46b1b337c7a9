/** School levels, youngest first. */
export const schoolLevels = ['elementary', 'middle', 'high'] as const

/** School level of a student. */
export type Level = (typeof schoolLevels)[number]

/** Words in several languages, by BCP 47 code; English is always present. */
export type InLanguages<T> = { en: T } & Record<string, T>

export interface RoutingOffice {
  id: string
  level: 'district' | 'school'
  words: InLanguages<{ name: string; answersFor: string }>
}

export interface RoutingTopic {
  slug: string
  /** Other acceptable offices, nearest first. */
  also: string[]
  /** Goes straight to the office: no ladder. */
  straight: boolean
  /** Has a legal track, with rights and deadlines. */
  legal: boolean
  words: InLanguages<{ title: string; summary: string; bring: string }>
  /** The steps of a ladder, in order: one entry per step, each with its equally right offices. */
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

/** A topic's ladder at a level: the level's own steps, or the general ones. */
export function ladderAt(topic: RoutingTopic, level: Level | null): string[][] {
  return (level && topic.ladders[level]) || topic.ladders.any
}

/** A word that is in no phrasing, and the words it means. */
export interface Synonym {
  lang: string
  word: string
  means: string[]
}

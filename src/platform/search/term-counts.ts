/**
 * One term of a concern, as looked up: a stem, or two stems side by side.
 * `text` is what the index holds (stemmed, lower case); a pair has a space in it and is matched as a phrase.
 */
export interface Term {
  text: string
  pair: boolean
  /** Tells who the concern is about: it goes to no other process. */
  private?: boolean
}

/** For each term, in the order asked: how many phrasings of each topic hold it. */
export type TermCounts = ReadonlyMap<string, number>[]

/** Counts terms in the phrasings of one revision. */
export interface TermCounter {
  /**
   * @param terms at most 56
   * @param deadlineMs how long to wait
   * @returns the counts, or null when there is no answer in time; never throws
   */
  count(terms: readonly Term[], deadlineMs: number): Promise<TermCounts | null>
  /** Whether it would be asked now: it is there and has not just failed. */
  ready(): boolean
}

/** A phrasing as the index holds it. `stems`: stemmed words joined by single spaces. */
export interface PhrasingDocument {
  id: number
  topic: string
  lang: string
  stems: string
}

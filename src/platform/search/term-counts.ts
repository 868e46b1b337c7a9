/**
 * One lookup term of a concern: a stem, or two adjacent stems. `text` is what the index holds (stemmed, lower case); a
 * pair has a space in it and is matched as a phrase.
 */
export interface Term {
  text: string
  pair: boolean
  /** Identifies a person: it goes to no other process. */
  private?: boolean
}

/** Per term, in order: how many phrasings of each topic contain it. */
export type TermCounts = TopicCounts[]

/** Counts by topic, in a steady order: a map, or something smaller. */
export type TopicCounts = Pick<ReadonlyMap<string, number>, 'get' | 'size'> &
  Iterable<[string, number]> &
  Partial<NumberedCounts>

/** A topic's number and its count, in turn. */
export type CountPairs = Uint16Array | Uint32Array

/** The same counts, quicker to read. */
export interface NumberedCounts {
  /** By number; the same list for all counts of one table. */
  readonly topics: readonly string[]
  readonly pairs: CountPairs
}

/** Counts terms in the phrasings of one revision. */
export interface TermCounter {
  /**
   * @param terms at most 56
   * @param deadlineMs how long to wait
   * @returns the counts, or null when there is no answer in time; never throws
   */
  count(terms: readonly Term[], deadlineMs: number): Promise<TermCounts | null>
  /** Whether it can be asked now: it exists and has not just failed. */
  ready(): boolean
}

/** A phrasing as indexed. `stems`: stemmed words joined by single spaces. */
export interface PhrasingDocument {
  id: number
  topic: string
  lang: string
  stems: string
}

/** Makes the documents of a set of phrasings, each time they are indexed. */
export type PhrasingDocuments = () => readonly PhrasingDocument[] | Promise<readonly PhrasingDocument[]>

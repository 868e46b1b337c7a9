/**
 * Numbers that decide, in log-odds. Fitted on one half of the development sets (by a hash of the id), measured on the other: see
 * docs/matching.md.
 */
export const dangerNumbers = {
  now: -0.7,
  support: -2.6,
  /** What a pattern adds. It is not enough for `now` where all words are calm: "passed out cupcakes". Never less than `support`. */
  pattern: 3.5,
  /** The same where suicide or a missing child is said outright: the words alone read "wants to kill himself" as calm. */
  outrightPattern: 8,
  /** The worst clause's share beside the whole text: recall at 2 % false alarms 76 with 0, 81 with a half, 69 with 1. */
  worstClause: 0.5,
  /** What is added to a language's words in English, one by one: at 1.5 % false alarms 57 of 100 are found without them, 77 with. */
  inEnglish: 0.3,
  /** From what the word model says to what it means, where it decides alone. */
  wordsAlone: { slope: 0.82, offset: -0.63 },
  /** The same beside the topics: the share of those that are about danger. Recall at 1 % false alarms 62 without, 70 with. */
  withTopics: { words: 0.74, grave: 0.49, offset: 1.01 },
  /** Share of grave topics that brings support whatever the words say. */
  graveTopic: 0.4,
  /** An everyday topic so sure takes away what the words are not sure of, up to so much above `now`. Spares 23, loses 3 of 240. */
  sureTopic: 0.8,
  unsure: 1.2,
  /** The most that a text of nothing but small words can mean: enough for `support`. */
  smallWords: -1.2,
  maxKinds: 2,
  minKindShare: 0.3,
}

/** Languages whose danger phrases are counted in thousands. */
export const wellRead: ReadonlySet<string> = new Set(['en', 'es'])

/** The numbers that a revision may move. */
export type DangerLimits = Record<'now' | 'support', number>

/** What is shown at these log-odds. */
export function levelAt(odds: number, limits: DangerLimits): 'now' | 'support' | null {
  return odds >= limits.now ? 'now' : odds >= limits.support ? 'support' : null
}

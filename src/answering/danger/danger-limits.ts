import type { Danger, DangerKind } from './danger.js'

/**
 * Numbers that decide, in log-odds. Fitted on one half of the development sets (by a hash of the id), measured on the other: see
 * docs/matching.md.
 */
export const dangerNumbers = {
  now: -0.3,
  support: -2.6,
  /** Added for a pattern. It is not enough for `now` where all words are calm: "passed out cupcakes". */
  pattern: 1.5,
  /**
   * A pattern that is not outright brings nothing where the words, in English or Spanish, are as calm as this: the class pet ran away.
   * Spares 9 of 26 calm texts with a pattern, and loses none of 798 in danger: the calmest with a pattern is at -4.3.
   */
  calmWords: -4.7,
  /** The same for an outright pattern, of suicide or a missing child, which must reach `now` by itself. */
  outrightPattern: 6,
  /** The worst clause's share beside the whole text: recall at 2 % false alarms 76 with 0, 81 with a half, 69 with 1. */
  worstClause: 0.5,
  /**
   * So far above a limit, the worst clause brings help by itself, in English or Spanish: families tell of danger among everyday things. Of
   * 564 dangers between two everyday concerns, 248 get the lines and 433 any help instead of 178 and 359; of 3,427 calm texts 6 more get
   * a calm line, and none more the lines.
   */
  clauseAlone: 5.2,
  /**
   * Added in the ten languages, which have some 500 danger phrases each, English 7,400. Of 45 concerns with danger 84 in 100 get the
   * lines, and 2 in 100 others. A serious one is held down more: needless help falls from 16 to 10 in 100, and no danger loses all help.
   */
  fewPhrases: { danger: -0.4, serious: -1.2 },
  /** Calibrates the word model where it decides alone. */
  wordsAlone: { slope: 0.82, offset: -0.53 },
  /** The same beside the topics: the share of those that are about danger. Recall at 1 % false alarms 62 without, 70 with. */
  withTopics: { words: 0.74, topics: 0.49, offset: 1.01 },
  /** The same for danger or distress, beside the share of grave and heavy topics: of serious concerns 60 in 100 get help without, 77 with. */
  seriousWithTopics: { words: 0.65, topics: 0.57, offset: 1 },
  /** Share of grave topics that brings support whatever the words say. */
  graveTopic: 0.25,
  /** An everyday topic this sure silences words up to `unsure` above `now`. Spares 17 of 2,515 calm texts, loses none of 635 of danger. */
  sureTopic: 0.5,
  unsure: 0.2,
  /** The most that a text of nothing but small words can mean: enough for `support`. */
  smallWords: -1.2,
  maxKinds: 2,
  minKindShare: 0.3,
}

/** Languages whose danger phrases are counted in thousands. */
export const wellRead: ReadonlySet<string> = new Set(['en', 'es'])

/** The numbers that a revision may move. */
export type DangerLimits = Record<'now' | 'support', number>

/** The help shown at these log-odds: `now` for danger, `support` for danger or distress. */
export function levelAt(odds: { danger: number; serious: number }, limits: DangerLimits): Danger['level'] {
  return odds.danger >= limits.now ? 'now' : odds.serious >= limits.support ? 'support' : null
}

/** The calibrated log-odds of words and patterns, where no topic is known. */
export function oddsAlone({ odds, seriousOdds }: Pick<Danger, 'odds' | 'seriousOdds'>): {
  danger: number
  serious: number
} {
  const { slope, offset } = dangerNumbers.wordsAlone
  return { danger: slope * odds + offset, serious: slope * seriousOdds + offset }
}

/** The more urgent of two levels. */
export function moreUrgent(one: Danger['level'], other: Danger['level']): Danger['level'] {
  return one === 'now' || other === 'now' ? 'now' : (one ?? other)
}

/** The kinds that help is shown for at a level, each once: distress brings no lines above everything. */
export function kindsAt(level: Danger['level'], likely: readonly DangerKind[]): DangerKind[] {
  if (level === null) return []
  return [...new Set(likely)].filter((kind) => level === 'support' || kind !== 'distress')
}

/**
 * Numbers that decide, in log-odds of the word model's "not calm". On the development set `now` at −1.6 catches 25 of 25 at
 * 0.6 % false alarms. A pattern adds 3, and is enough by itself for `now`.
 */
export const dangerNumbers = { pattern: 3, now: -1.6, support: -2.6, maxKinds: 3, minKindShare: 0.15 }

/** The numbers that a revision may move. */
export type DangerLimits = Record<'now' | 'support', number>

import { dangerNumbers } from '../danger/danger-limits.js'
import { decision } from '../models/numbers.js'

/** Numbers of the matcher that an admin may move: all of them probabilities, 0 to 1. */
export interface Thresholds {
  /** Probability below which a parent is asked one plain question in place of being sent to one office. */
  choose: number
  /** Share of the first office's probability from which another topic's office is offered in that question. */
  chooseShare: number
  /** Probability of "no district answers this" from which nobody is named. */
  outOfScope: number
  /** Probability of danger from which the lines to call stand above everything. */
  dangerNow: number
  /** Probability of danger from which one calm line stands below the answer. */
  dangerSupport: number
}

export type ThresholdName = keyof Thresholds

/** How far one may be moved, and where it was measured. */
export interface ThresholdBounds {
  least: number
  most: number
  /** The measured one: see `answering/models/numbers.ts`. */
  usual: number
}

const share = (odds: number) => 1 / (1 + Math.exp(-odds))

/** Wide enough to follow a district's judgement, narrow enough that no slip switches a stage off. */
export const thresholdBounds: Record<ThresholdName, ThresholdBounds> = {
  choose: { least: 0.5, most: 0.95, usual: decision.choose },
  chooseShare: { least: 0.1, most: 0.7, usual: decision.chooseShare },
  outOfScope: { least: 0.15, most: 0.7, usual: decision.outOfScope },
  dangerNow: { least: 0.1, most: 0.7, usual: share(dangerNumbers.now) },
  dangerSupport: { least: 0.02, most: 0.4, usual: share(dangerNumbers.support) },
}

export const thresholdNames = Object.keys(thresholdBounds) as ThresholdName[]

/** Those that change what families in danger are told. */
export const dangerThresholds: readonly ThresholdName[] = ['dangerNow', 'dangerSupport']

/** The numbers of a revision: those that were moved, and the measured ones. */
export function thresholdsOf(moved: Partial<Thresholds> | undefined): Thresholds {
  const usual = Object.fromEntries(thresholdNames.map((name) => [name, thresholdBounds[name].usual]))
  return { ...usual, ...moved } as Thresholds
}

/** Whether the number for the calm line is above that for the lines to call: then the calm line would never show. */
export function isSupportAbove(moved: Partial<Thresholds>): boolean {
  const { dangerNow, dangerSupport } = thresholdsOf(moved)
  return dangerSupport > dangerNow
}
